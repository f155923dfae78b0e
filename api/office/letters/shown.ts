import { maySeePrintedNumbers } from '../../../machines/letter/policy.ts';
import { REPORTERS_NUMBER } from '../../../machines/numbers/masks.ts';
import type { Person } from '../../../machines/people/people.ts';

/** A masked number as letters printed it until agencies were to see no digit of a reporter's (`maskSender`). */
const MASKED = /\b0\d{3}x{4}\d{3}\b/g;

/**
 * An archived letter as somebody may read it. It is kept as it was rendered, for ever; for who may not know
 * numbers the digits that were left of them in letters of before are taken out.
 */
export function shownLetter(person: Pick<Person, 'role'>, html: string): string {
  return maySeePrintedNumbers(person) ? html : html.replace(MASKED, REPORTERS_NUMBER);
}
