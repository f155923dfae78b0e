import { keepsAll, knowsNumbers, type Person } from '../people/people.ts';

/**
 * Who may see a letter, and who keeps the register: the only answer for every door (desk, PDF, API, inspector, audit
 * log, command line). What may be done to a letter, and by whom, says its table (`acts.ts`). Pure.
 */

/** True when the register is somebody's to keep: paper is moved by the admin. */
export function mayKeepRegister({ role }: Pick<Person, 'role'>): boolean {
  return role === 'admin';
}

/** True when somebody may go through the register; which letters are in it for him says `maySeeLetter`. */
export function mayReadRegister(person: Pick<Person, 'role'>): boolean {
  return mayKeepRegister(person) || person.role === 'auditor';
}

/**
 * True when somebody may read a letter: all that it is about is his to see. One that is about nothing we know of is
 * read by whoever reads all.
 * @param seen of each complaint, report or other thing that it is about, whether he may see that
 */
export function maySeeLetter(person: Person, seen: readonly boolean[]): boolean {
  return seen.length === 0 ? keepsAll(person) : seen.every((one) => one);
}

/** True when numbers in a letter are shown as it was printed; letters of before have digits of reporters. */
export function maySeePrintedNumbers(person: Pick<Person, 'role'>): boolean {
  return knowsNumbers(person);
}
