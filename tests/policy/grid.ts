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
  /** Who may do what is his to do: reporter, admin, an officer of PUPR, DINSOS or INSPEKTORAT, the Bupati. */
  may: string;
}

/** Letters of the columns of `sees`. */
const LETTERS = 'AGPDILUO';

export const CASES: Case[] = [
  {
    name: 'given to PUPR',
    facts: { agency: 'PUPR', given: true, secret: false },
    sees: 'AGP..LU.',
    may: 'RAPB',
  },
  {
    name: 'given to DINSOS',
    facts: { agency: 'DINSOS', given: true, secret: false },
    sees: 'AG.D.LU.',
    may: 'RADB',
  },
  {
    name: 'only proposed for PUPR',
    facts: { agency: 'PUPR', given: false, secret: false },
    sees: 'AG...LU.',
    may: 'RAB',
  },
  {
    name: 'without an agency',
    facts: { agency: null, given: false, secret: false },
    sees: 'AG...LU.',
    may: 'RAB',
  },
  {
    name: 'secret, given to INSPEKTORAT',
    facts: { agency: 'INSPEKTORAT', given: true, secret: true },
    sees: 'A...I...',
    may: 'RAI',
  },
  {
    name: 'secret, accusing the office, given to INSPEKTORAT',
    facts: { agency: 'INSPEKTORAT', given: true, secret: true, accusesOffice: true },
    sees: '....I...',
    may: 'RI',
  },
  {
    name: 'secret, accusing the office, without an agency',
    facts: { agency: null, given: false, secret: true, accusesOffice: true },
    sees: '........',
    may: 'R',
  },
  {
    name: 'secret, only proposed for INSPEKTORAT',
    facts: { agency: 'INSPEKTORAT', given: false, secret: true },
    sees: 'A.......',
    may: 'RA',
  },
  {
    name: 'secret, only proposed for PUPR',
    facts: { agency: 'PUPR', given: false, secret: true },
    sees: 'A.......',
    may: 'RA',
  },
  {
    name: 'secret, still with PUPR',
    facts: { agency: 'PUPR', given: true, secret: true },
    sees: 'A.......',
    may: 'RA',
  },
  {
    name: 'secret, without an agency',
    facts: { agency: null, given: false, secret: true },
    sees: 'A.......',
    may: 'RA',
  },
];

/** Whether the table lets somebody see a case. */
export function seesBy({ sees }: Case, person: PersonName): boolean {
  const column = PEOPLE.indexOf(person);
  return sees[column] === LETTERS[column];
}

/** Whose each act is, as `may` has it; of an agency it is the officer's letter. */
export const ACTS_OF = {
  reporter:
    'citizen.add citizen.choose citizen.thank citizen.rate citizen.unsolved citizen.withdraw citizen.newPhone citizen.unsay',
  agency:
    'officer.accept officer.answer officer.progress officer.ask officer.transfer officer.extend officer.correct officer.retract officer.note officer.take officer.settle',
  admin:
    'admin.release admin.return admin.keep admin.forward admin.recall admin.ask admin.classify admin.merge admin.separate admin.reject admin.answer admin.restore admin.retract admin.note admin.newPhone admin.hold admin.unhold admin.unsay admin.move admin.split admin.park admin.wake admin.phone admin.settle admin.calm admin.alarm press.select press.edit press.approve press.send press.publish press.clip press.drop',
  regent: 'regent.instruct',
  hotline:
    'child.merged child.separated child.added child.unsolved parent.answered parent.corrected parent.reopened parent.retracted parent.gone letter.sent letter.voided pack.agency pack.category pack.calendar pack.accused',
};

/** Acts that an agency's task is open to, as soon as it has it. */
export const TAKEN_AT_ONCE =
  'citizen.add citizen.withdraw officer.accept officer.answer officer.progress officer.ask officer.extend officer.note admin.recall admin.ask admin.reject admin.note admin.split admin.park regent.instruct'.split(
    ' ',
  );

/** Letter of whoever an act is of, for somebody of this letter: an agency's acts are of each officer. */
export function isHis(type: string, letter: string): boolean {
  const owner = Object.entries(ACTS_OF).find(([, types]) => types.split(' ').includes(type))?.[0];
  if (owner === 'agency') return 'PDI'.includes(letter);
  return { reporter: 'R', admin: 'A', regent: 'B' }[owner ?? ''] === letter;
}
