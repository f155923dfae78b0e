import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Scope } from '../../api/office/people/api-scopes.ts';
import { personAtDesk, personOfClient } from '../../api/office/people/person.ts';
import { roleTable } from '../../api/office/people/role-table.ts';
import { visibleQuery } from '../../api/office/people/scope.ts';
import { packagePath } from '../../api/paths.ts';
import {
  ACCUSES_OFFICE,
  isPublished,
  mayAct,
  mayJudge,
  maySee,
  maySeeReporter,
  PROPOSED,
} from '../../machines/complaint/base/policy.ts';
import { createRules, type Rules } from '../../machines/district/rules.ts';
import type { Actor } from '../../machines/people/actor.ts';
import type { Person, Speaker } from '../../machines/people/people.ts';
import { createMachines, wholeProcesses } from '../../machines/processes/list.ts';
import { loadPack } from '../support/pack.ts';
import { CASES, type Case, PEOPLE, type PersonName, seesBy } from './grid.ts';

/** The policy against the table that was written by hand, and as the README prints it. */

const { rules } = loadPack();
const REPORTER = '+6281200009001';
const client = { role: 'admin' as const, agency: null, scopes: new Set([]) };
const PERSON: Record<PersonName, Person> = {
  admin: personAtDesk({ role: 'admin', agency: null }),
  program: personOfClient(client),
  PUPR: personAtDesk({ role: 'agency', agency: 'PUPR' }),
  DINSOS: personAtDesk({ role: 'agency', agency: 'DINSOS' }),
  INSPEKTORAT: personAtDesk({ role: 'agency', agency: 'INSPEKTORAT' }),
  leader: personAtDesk({ role: 'viewer', agency: null }),
  auditor: personAtDesk({ role: 'auditor', agency: null }),
  anybody: { role: 'public' },
};

const processesOf = (given: Rules) => ({
  processes: wholeProcesses(given, createMachines(given)),
});
const factsOf = ({ facts }: Case) => ({ accusesOffice: false, ...facts, reporter: REPORTER });
const all = CASES.flatMap((one) => PEOPLE.map((person) => ({ one, person, name: one.name })));

/** As the store would answer the query for a complaint of this case. */
function finds({ facts }: Case, person: Person): boolean {
  const query = visibleQuery(processesOf(rules), person, { machine: 'complaint' });
  if (query === null) return false;
  const { agency, given, secret } = facts;
  const tags = [
    ...(secret ? ['secret'] : []),
    ...(facts.accusesOffice === true ? [ACCUSES_OFFICE] : []),
    ...(agency !== null && !given ? [PROPOSED] : []),
  ];
  if (query.agency !== undefined && query.agency !== agency) return false;
  if (query.forwarded !== undefined && !given) return false;
  return (query.without ?? []).every((tag) => !tags.includes(tag));
}

describe('who may see', () => {
  it.each(all)('$name: $person', ({ one, person }) => {
    const expected = seesBy(one, person);
    expect(maySee(rules, PERSON[person], factsOf(one))).toBe(expected);
    expect(finds(one, PERSON[person])).toBe(expected);
    const knows = (person === 'admin' || person === 'program') && expected;
    expect(maySeeReporter(rules, PERSON[person], factsOf(one))).toBe(knows);
  });

  it('lets the reporter see his own, whoever else he is', () => {
    for (const one of CASES) {
      const officer: Person = { role: 'agency', agency: 'PUPR', phone: REPORTER };
      expect(maySee(rules, officer, factsOf(one))).toBe(true);
      expect(maySee(rules, { role: 'citizen', phone: REPORTER }, factsOf(one))).toBe(true);
      expect(maySee(rules, { role: 'citizen', phone: '+6281200009002' }, factsOf(one))).toBe(false);
    }
  });

  it('lets a channel see what it brought, and nothing else; of that secrets only with the scope', () => {
    const scopes = (...given: Scope[]) => new Set(given);
    const sees = (
      token: { name: string; scopes: Set<Scope> },
      one: Case,
      brought: string | null,
    ) => {
      const person = personOfClient({ ...token, role: 'channel', agency: null });
      const may = maySee(rules, person, { ...factsOf(one), client: brought });
      expect(maySeeReporter(rules, person, { ...factsOf(one), client: brought })).toBe(false);
      return may;
    };
    for (const one of CASES) {
      expect(sees({ name: 'bot', scopes: scopes() }, one, 'bot')).toBe(!one.facts.secret);
      expect(sees({ name: 'bot', scopes: scopes('secrets') }, one, 'bot')).toBe(true);
      for (const brought of ['formulir', null])
        expect(sees({ name: 'bot', scopes: scopes('secrets') }, one, brought)).toBe(false);
    }
    const person = personOfClient({ name: 'bot', role: 'channel', agency: null, scopes: scopes() });
    expect(visibleQuery(processesOf(rules), person, { machine: 'complaint' })).toEqual({
      ...{ machine: 'complaint', client: 'bot', without: ['secret'] },
    });
    for (const machine of ['letter', 'report'])
      expect(visibleQuery(processesOf(rules), person, { machine })).toBeNull();
  });

  it('lets leaders and auditors read secrets only where the pack names them', () => {
    const { district, calendar } = rules;
    const office = { ...district.office, secretReaders: ['leader' as const] };
    const open = createRules({ ...district, office }, calendar);
    const given = { reporter: REPORTER, agency: 'INSPEKTORAT', given: true };
    const secret = { ...given, secret: true, accusesOffice: false };
    expect(maySee(open, PERSON.leader, secret)).toBe(true);
    expect(maySee(open, PERSON.auditor, secret)).toBe(false);
    const seen = visibleQuery(processesOf(open), PERSON.leader, { machine: 'complaint' });
    expect(seen?.without).toEqual([]);
  });

  it('lets the admin read what accuses his office only where the pack says so', () => {
    const { district, calendar } = rules;
    const { agency } = district.office;
    const facts = { reporter: REPORTER, agency, given: true, secret: true, accusesOffice: true };
    const ofOffice: Person[] = [PERSON.admin, personAtDesk({ role: 'agency', agency })];
    for (const person of ofOffice) {
      expect(maySee(rules, person, facts)).toBe(false);
      const hidden = visibleQuery(processesOf(rules), person, { machine: 'complaint' })?.without;
      expect(hidden).toEqual(
        expect.arrayContaining([expect.stringMatching(/secret|accusesOffice/)]),
      );
    }
    const office = { ...district.office, readsOwnAccusations: true };
    const open = createRules({ ...district, office }, calendar);
    expect(maySee(open, PERSON.admin, facts)).toBe(true);
    const seen = visibleQuery(processesOf(open), PERSON.admin, { machine: 'complaint' });
    expect(seen?.without).toEqual([]);
  });

  it('publishes neither secrets nor spam', () => {
    expect(isPublished({ secret: false }, null)).toBe(true);
    expect(isPublished({ secret: true }, null)).toBe(false);
    expect(isPublished({ secret: false }, 'spam')).toBe(false);
  });
});

describe('who may act', () => {
  const ACTORS: Record<string, Actor> = {
    reporter: { role: 'citizen', phone: REPORTER },
    stranger: { role: 'citizen', phone: '+6281200009002' },
    'channel that brought it': { role: 'citizen', via: 'bot', name: 'token:t1' },
    'another channel': { role: 'citizen', via: 'formulir', name: 'token:t2' },
    PUPR: { role: 'officer', agency: 'PUPR' },
    'head of PUPR': { role: 'head', agency: 'PUPR' },
    DINSOS: { role: 'officer', agency: 'DINSOS' },
    admin: { role: 'admin' },
    Sekda: { role: 'secretary' },
    Bupati: { role: 'regent' },
    engine: { role: 'system' },
  };
  const given = { reporter: REPORTER, client: 'bot', agency: 'PUPR', given: true };
  const open = { ...given, secret: false, accusesOffice: false };
  /** Who may, of a public complaint with PUPR, one proposed for it, and one turned secret there. */
  const TABLE: [Speaker, { given: string[]; proposed: string[]; secret: string[] }][] = [
    [
      'reporter',
      {
        given: ['reporter', 'channel that brought it'],
        proposed: ['reporter', 'channel that brought it'],
        secret: ['reporter', 'channel that brought it'],
      },
    ],
    ['agency', { given: ['PUPR', 'head of PUPR'], proposed: [], secret: [] }],
    ['admin', { given: ['admin'], proposed: ['admin'], secret: ['admin'] }],
    ['regent', { given: ['Bupati'], proposed: ['Bupati'], secret: [] }],
    ['hotline', { given: ['engine'], proposed: ['engine'], secret: ['engine'] }],
  ];

  it.each(TABLE)('what is the %s’s to do', (speaker, expected) => {
    const may = (change: Partial<typeof open>) =>
      Object.entries(ACTORS)
        .filter(([, actor]) => mayAct(rules, actor, speaker, { ...open, ...change }))
        .map(([name]) => name);
    expect({
      given: may({}),
      proposed: may({ given: false }),
      secret: may({ secret: true }),
    }).toEqual(expected);
  });
});

describe('whose verdict counts', () => {
  const { contacts, office } = rules.district;
  const phoneOf = (agency: string) => contacts.find((one) => one.agency === agency)?.phone ?? '';
  const admin = contacts.find(({ role }) => role === 'admin')?.phone ?? '';
  const answer = { text: 'sudah ditimbun', at: 0, agency: 'PUPR' };
  it.each([
    ['a citizen', REPORTER, 'PUPR', answer, true],
    ['somebody of another agency', phoneOf('DINSOS'), 'PUPR', answer, true],
    ['somebody of the agency that answered', phoneOf('PUPR'), 'PUPR', answer, false],
    ['the same, when it has gone to another since', phoneOf('PUPR'), 'DINSOS', answer, false],
    ['the admin, of another agency', admin, 'PUPR', answer, true],
    ['the admin, of the office', admin, office.agency, { ...answer, agency: office.agency }, false],
  ])('%s', (_, reporter, agency, given, counts) => {
    expect(mayJudge(rules, { reporter, agency, answer: given })).toBe(counts);
  });
});

describe('the table of roles', () => {
  it('in the README is what the policy says', () => {
    const readme = readFileSync(packagePath('README.md'), 'utf8');
    const [, printed] =
      /<!-- roles: printed from the policy -->\n([\s\S]*?)\n<!-- end -->/.exec(readme) ?? [];
    expect(printed).toBe(roleTable(rules, { plain: 'PUPR', trusted: 'INSPEKTORAT' }));
  });
});
