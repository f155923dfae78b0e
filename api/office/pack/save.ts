import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../../channels/port.ts';
import type { RecordStore } from '../../../store/ports/records.ts';
import { changesBetween } from './changes.ts';
import type { PackData, PackFiles, Problem } from './pack.ts';
import { PackError } from './pack-error.ts';
import { changedFiles } from './sheets.ts';
import { keepVersion, type Version } from './versions.ts';

/** A change of the pack as a whole: checked as at the start, written into the files, kept as a version. */

export const CHANGED_MEANWHILE =
  'Pengaturan ini baru saja diubah di tempat lain. Bandingkan dengan yang berlaku sekarang, lalu simpan lagi.';

export interface Office {
  files: PackFiles;
  records: RecordStore;
  clock: Clock;
}

export type Told = Pick<Version, 'by' | 'reason' | 'title'> & { takesBack?: number };

export type Saved =
  | { kind: 'saved'; number: number; files: string[] }
  | { kind: 'same' }
  | { kind: 'refused'; problems: Problem[] };

/**
 * @param before the pack that `after` was made of
 * @throws PackError when somebody has changed these files since, or they cannot be written; what keeping the version throws, with the files as before
 */
export async function savePack(
  { files, records, clock }: Office,
  before: PackData,
  after: PackData,
  { takesBack, ...told }: Told,
): Promise<Saved> {
  const changed = changedFiles(before, after);
  const names = Object.keys(changed);
  if (names.length === 0) return { kind: 'same' };
  const checked = files.check(changed);
  if ('problems' in checked) return { kind: 'refused', problems: checked.problems };
  const now = files.read();
  if (!names.every((name) => isDeepStrictEqual(now[name], before[name])))
    throw new PackError(CHANGED_MEANWHILE);
  files.write(changed);
  const changes = changesBetween(before, changed);
  const version = { ...told, at: clock.now(), changes, takesBack: takesBack ?? null };
  try {
    return { kind: 'saved', number: await keepVersion(records, version), files: names };
  } catch (error) {
    // what nobody can take back is not left there
    files.write(Object.fromEntries(names.map((name) => [name, before[name]])));
    throw error;
  }
}
