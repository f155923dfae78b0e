import { expect, it } from '@jest/globals';
import { visibleQuery } from '../../../api/office/people/scope.ts';
import {
  ACCUSES_OFFICE,
  mayAct,
  maySee,
  PROPOSED,
  searchedFacts,
} from '../../../machines/complaint/base/policy.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import type { Person } from '../../../machines/people/people.ts';
import { createMachines, wholeProcesses } from '../../../machines/processes/list.ts';
import { loadPack } from '../../support/pack.ts';

/** Lists show what may be seen one by one, and whose phone it is makes nobody of the office a citizen. */

const { rules } = loadPack();
const processes = wholeProcesses(rules, createMachines(rules));
const REPORTER = '+6281200009001';
const FORWARDED = 1_800_000_000_000;

const PEOPLE: Person[] = [
  { role: 'admin' },
  { role: 'leader' },
  { role: 'auditor' },
  { role: 'public' },
  { role: 'agency', agency: null },
  ...['PUPR', 'DINSOS', 'INSPEKTORAT'].map((agency) => ({ role: 'agency' as const, agency })),
];

/** What complaints may be found by; one that was forwarded may be proposed for another agency again. */
const FOUND = ['PUPR', 'INSPEKTORAT', null].flatMap((agency) =>
  [null, FORWARDED].flatMap((forwardedAt) =>
    [...[[], ['secret'], [PROPOSED], [PROPOSED, 'secret']], ['secret', ACCUSES_OFFICE]].map(
      (tags) => ({
        ...{ phone: REPORTER, agency, forwardedAt, tags },
      }),
    ),
  ),
);

/** As the stores answer the query that a list asks for somebody. */
function isListed(person: Person, found: (typeof FOUND)[number]): boolean {
  const query = visibleQuery({ processes }, person, { machine: 'complaint' });
  if (query === null) return false;
  const { agency, forwarded, without = [] } = query;
  return (
    (agency === undefined || agency === found.agency) &&
    (forwarded === undefined || found.forwardedAt !== null) &&
    !without.some((tag) => found.tags.includes(tag))
  );
}

it.each(PEOPLE)('lists show $role $agency what it may see, and nothing else', (person) => {
  for (const found of FOUND)
    expect([found, isListed(person, found)]).toEqual([
      found,
      maySee(rules, person, searchedFacts(found)),
    ]);
});

it.each<[string, Actor, boolean]>([
  ['the reporter', { role: 'citizen', phone: REPORTER }, true],
  ['an officer from the same phone', { role: 'officer', agency: 'PUPR', phone: REPORTER }, false],
  ['the admin from the same phone', { role: 'admin', phone: REPORTER }, false],
])('%s rates or takes back as its reporter: %#', (_, actor, may) => {
  const complaint = { reporter: REPORTER, agency: 'PUPR', given: true };
  const facts = { ...complaint, secret: false, accusesOffice: false };
  expect(mayAct(rules, actor, 'reporter', facts)).toBe(may);
});
