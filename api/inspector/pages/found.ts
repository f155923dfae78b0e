import type { Filled } from '../../../machines/shown.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { PageError } from '../../pages/errors.ts';
import { modemSubject } from '../in-process.ts';
import type { InspectedMachine } from '../machines.ts';
import { storedSubject } from '../stored.ts';
import type { Subject } from '../subject.ts';
import { idNamed, instanceAddress } from './address.ts';

/** Between addresses and the instances they name. */

/** Which instance is asked for, and with what filled in. */
interface Asked {
  /** As the address has it. */
  name: string;
  /** The part of a long history that is wanted; the end where undefined. */
  revision?: number;
  filled: Filled;
}

/** @throws PageError 404 */
export async function foundSubject(
  hotline: Hotline,
  { name: machine, samples, source }: InspectedMachine,
  { name, revision, filled }: Asked,
): Promise<Subject> {
  const id = source === 'store' ? await idNamed(hotline.store, machine, name) : name;
  const wanted = { machine, id: id ?? '', revision, samples, filled };
  const subject =
    id === undefined
      ? undefined
      : source === 'store'
        ? await storedSubject(hotline, wanted)
        : modemSubject(hotline, wanted);
  if (subject === undefined) throw new PageError(404, 'Yang dicari ini tidak ada.');
  return subject;
}

/** Address of an instance's page. */
export async function subjectAddress(
  { store }: Hotline,
  { name, source }: InspectedMachine,
  { id }: Subject,
): Promise<string> {
  return source === 'store'
    ? instanceAddress(store, { id, machine: name })
    : `/inspektur/${name}/${encodeURIComponent(id)}`;
}
