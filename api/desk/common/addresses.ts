import type { Hotline } from '../../hotline/hotline.ts';
import { pageAddress } from '../../pages/addresses.ts';
import { reportAddress } from './report-words.ts';

/** Addresses of the pages of complaints and of what letters are about. */

/** What the hotline forwarded by itself. */
export const ROUTED_PAGE = '/diteruskan';
/** One act for many complaints. */
export const MANY_PAGE = '/aduan/sekaligus';
/** What the admin's phone did. */
export const PHONE_ACTS_PAGE = '/telepon-admin';

export function complaintAddress(instance: string): string {
  return `/aduan/${encodeURIComponent(instance)}`;
}

/** Page of an instance of a process whose pages are made from its value. */
export function instanceAddress(process: string, id: string): string {
  return `/proses/${process}/${encodeURIComponent(id)}`;
}

/** Page of what a letter is about: an instance of a process with pages, or the report of SOP step 6. */
export function subjectAddress(hotline: Pick<Hotline, 'processes'>, instance: string): string {
  return pageAddress(hotline, instance) ?? reportAddress(instance);
}
