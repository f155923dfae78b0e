import type { Person } from '../people/people.ts';

/**
 * Who may see reports, their figures, documents and tables: the only answer for every door (desk, PDF, API, inspector).
 * What may be done to a report, and by whom, says its table (`acts.ts`); the Sekda and the Bupati get digests by
 * SMS because they lead. Of secrets they have sums alone (`open-to-all.ts`). Pure.
 */

/** True for those who lead, those who check, and the admin, who writes them. */
export function maySeeReports({ role }: Pick<Person, 'role'>): boolean {
  return role === 'admin' || role === 'leader' || role === 'auditor';
}
