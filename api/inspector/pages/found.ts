import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { Filled } from '../../../machines/people/shown.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import { mayReadTalk } from '../../office/people/sms-scope.ts';
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

/** What may be looked into: no complaint that is kept from whoever looks, nor the talk with who reported it. */
function mayLookInto(hotline: Hotline, person: Person, machine: string, id: string) {
  if (machine === CONVERSATION.name) return mayReadTalk(hotline, person, id);
  return maySeeNamed(hotline, person, machine === LETTER.name ? 'letter' : 'instance', id);
}

/** @throws PageError 404 */
export async function foundSubject(
  hotline: Hotline,
  person: Person,
  { name: machine, samples, source }: InspectedMachine,
  { name, revision, filled }: Asked,
): Promise<Subject> {
  const id = source === 'store' ? await idNamed(hotline.store, machine, name) : name;
  const wanted = { machine, id: id ?? '', revision, samples, filled };
  const hidden =
    id === undefined || (source === 'store' && !(await mayLookInto(hotline, person, machine, id)));
  const subject = hidden
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
