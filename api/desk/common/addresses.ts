import { reportAddress } from './report-words.ts';

/** Addresses of the pages of complaints and of what letters are about. */

export function complaintAddress(instance: string): string {
  return `/aduan/${encodeURIComponent(instance)}`;
}

/** Page of what a letter is about: a complaint, or the report of SOP step 6. */
export function subjectAddress(instance: string): string {
  return instance.startsWith('report:') ? reportAddress(instance) : complaintAddress(instance);
}
