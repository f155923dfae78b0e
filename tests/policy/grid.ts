/**
 * Who sees what, written down by hand: the policy itself, and every door, are held against it. A letter
 * for each person who sees the complaint; `.` for who does not.
 */

/** In the order of the columns. */
export const PEOPLE = [
  'admin',
  'program', // of the admin's, without the scope for secrets
  'PUPR',
  'DINSOS',
  'INSPEKTORAT',
  'leader',
  'auditor',
  'anybody',
] as const;

export type PersonName = (typeof PEOPLE)[number];

export interface Case {
  name: string;
  facts: { agency: string | null; given: boolean; secret: boolean; accusesOffice?: boolean };
  /** `AGPDILUO` of who sees it. */
  sees: string;
}

/** Letters of the columns of `sees`. */
const LETTERS = 'AGPDILUO';

export const CASES: Case[] = [
  {
    name: 'given to PUPR',
    facts: { agency: 'PUPR', given: true, secret: false },
    sees: 'AGP..LU.',
  },
  {
    name: 'given to DINSOS',
    facts: { agency: 'DINSOS', given: true, secret: false },
    sees: 'AG.D.LU.',
  },
  {
    name: 'only proposed for PUPR',
    facts: { agency: 'PUPR', given: false, secret: false },
    sees: 'AG...LU.',
  },
  {
    name: 'without an agency',
    facts: { agency: null, given: false, secret: false },
    sees: 'AG...LU.',
  },
  {
    name: 'secret, given to INSPEKTORAT',
    facts: { agency: 'INSPEKTORAT', given: true, secret: true },
    sees: 'A...I...',
  },
  {
    name: 'secret, accusing the office, given to INSPEKTORAT',
    facts: { agency: 'INSPEKTORAT', given: true, secret: true, accusesOffice: true },
    sees: '....I...',
  },
  {
    name: 'secret, accusing the office, without an agency',
    facts: { agency: null, given: false, secret: true, accusesOffice: true },
    sees: '........',
  },
  {
    name: 'secret, only proposed for INSPEKTORAT',
    facts: { agency: 'INSPEKTORAT', given: false, secret: true },
    sees: 'A.......',
  },
  {
    name: 'secret, only proposed for PUPR',
    facts: { agency: 'PUPR', given: false, secret: true },
    sees: 'A.......',
  },
  {
    name: 'secret, still with PUPR',
    facts: { agency: 'PUPR', given: true, secret: true },
    sees: 'A.......',
  },
  {
    name: 'secret, without an agency',
    facts: { agency: null, given: false, secret: true },
    sees: 'A.......',
  },
];

/** Whether the table lets somebody see a case. */
export function seesBy({ sees }: Case, person: PersonName): boolean {
  const column = PEOPLE.indexOf(person);
  return sees[column] === LETTERS[column];
}
