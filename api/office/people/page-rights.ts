import type { Person } from '../../../machines/people/people.ts';

/**
 * Rights to open pages that belong to no process. Pages of complaints, letters and reports ask their policies; each page
 * names its right where it stands (`api/pages/pages.ts`).
 */

/** A right that lets somebody in besides the admin. */
export type Right = (person: Person) => boolean;

/** How the hotline itself is: for those who lead and those who check. */
export const oversees: Right = ({ role }) => role === 'leader' || role === 'auditor';

/** Charts and the audit log. */
export const checks: Right = ({ role }) => role === 'auditor';

/** Forms of acts: which of them he may send, the machine says. */
export const answers: Right = ({ role }) => role === 'agency';

/** True for the admin, to whom every page is open. */
export function opensAll({ role }: Pick<Person, 'role'>): boolean {
  return role === 'admin';
}
