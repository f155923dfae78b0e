import type { Hotline } from '../../hotline/hotline.ts';
import { reportAddress } from './report-words.ts';

/** Addresses of the pages of complaints and of what letters are about. */

export function complaintAddress(instance: string): string {
  return `/aduan/${encodeURIComponent(instance)}`;
}

/** Page of an instance of a process that the pack has switched on. */
export function instanceAddress(process: string, id: string): string {
  return `/proses/${process}/${encodeURIComponent(id)}`;
}

/** Page of what a letter is about: a complaint, the report of SOP step 6, an instance of the pack's processes. */
export function subjectAddress(
  { processes }: Pick<Hotline, 'processes'>,
  instance: string,
): string {
  const found = processes.find(
    ({ process: { idPrefix }, desk }) => desk !== undefined && instance.startsWith(idPrefix),
  );
  if (found !== undefined) return instanceAddress(found.process.name, instance);
  return instance.startsWith('report:') ? reportAddress(instance) : complaintAddress(instance);
}
