import type { ActType } from '../../../machines/complaint/acts/act.ts';
import { ACT_TYPES, actOf } from '../../../machines/complaint/acts/acts.ts';
import {
  type ComplaintFacts,
  isPublished,
  maySee,
  maySeeReporter,
} from '../../../machines/complaint/base/policy.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { Person, Speaker } from '../../../machines/people/people.ts';

/** The README's table of roles, asked of the policy: what each sees, and what each may do. */

interface Line {
  role: string;
  person: Person;
  /** As whom it acts on complaints; null for those who only look. */
  speaker: Speaker | null;
}

/** @param plain an agency that is not for secrets; @param trusted one that is */
function linesOf(plain: string, trusted: string): Line[] {
  return [
    { role: 'admin', person: { role: 'admin' }, speaker: 'admin' },
    { role: 'agency (SKPD)', person: { role: 'agency', agency: plain }, speaker: 'agency' },
    {
      role: 'agency for secrets (oversight)',
      person: { role: 'agency', agency: trusted },
      speaker: 'agency',
    },
    { role: 'leader: Sekda, Bupati (`viewer`)', person: { role: 'leader' }, speaker: null },
    { role: 'Bupati by SMS', person: { role: 'leader' }, speaker: 'regent' },
    { role: 'auditor', person: { role: 'auditor' }, speaker: null },
    { role: 'reporter by SMS', person: { role: 'citizen', phone: REPORTER }, speaker: 'reporter' },
    { role: 'anybody (Open311)', person: { role: 'public' }, speaker: null },
  ];
}

const REPORTER = '+620000000000';
const OTHER = '(another)';
/** The case of a secret that accuses the office. */
const ACCUSING = 'accusing';

/**
 * Complaints of one kind: the person's own, one that is only proposed to it, one of somebody else; of secrets also one
 * that accuses the office.
 */
function casesOf({ agency = OTHER }: Person, secret: boolean): Record<string, ComplaintFacts> {
  const facts = { reporter: REPORTER, secret, accusesOffice: false };
  return {
    given: { ...facts, agency: agency ?? OTHER, given: true },
    proposed: { ...facts, agency: agency ?? OTHER, given: false },
    others: { ...facts, reporter: OTHER, agency: OTHER, given: true },
    ...(secret
      ? { [ACCUSING]: { ...facts, agency: agency ?? OTHER, given: true, accusesOffice: true } }
      : {}),
  };
}

function seen(rules: Rules, person: Person, secret: boolean): string {
  const cases = Object.entries(casesOf(person, secret));
  const shown = cases.filter(([, facts]) => maySee(rules, person, facts)).map(([name]) => name);
  if (shown.length === cases.length) return 'all';
  const names = shown.filter((name) => name !== ACCUSING);
  const most = cases.filter(([name]) => name !== ACCUSING).length;
  if (names.length === most) return 'all but those that accuse the office';
  if (names.join() === 'given') return 'those it was given';
  if (names.join() === 'given,proposed') return 'its own';
  if (names.length > 0) return names.join(', ');
  if (person.role === 'public')
    return isPublished({ secret }, null) ? 'state and place, no words' : 'none';
  return secret && person.role !== 'agency' ? 'that there are' : 'none';
}

function knowsReporter(rules: Rules, person: Person): string {
  const all = [false, true].flatMap((secret) => Object.values(casesOf(person, secret)));
  return all.some((facts) => maySeeReporter(rules, person, facts)) ? 'on request' : 'no digit';
}

const shortOf = (type: ActType) => type.slice(type.indexOf('.') + 1);

function actsOf(speaker: Speaker | null): string {
  const acts = ACT_TYPES.filter((type) => actOf(type).by === speaker);
  return acts.length === 0 ? 'nothing' : acts.map(shortOf).join(', ');
}

/**
 * Markdown, a row for each role.
 * @param agencies codes of an agency that is not for secrets, and of one that is
 */
export function roleTable(rules: Rules, agencies: { plain: string; trusted: string }): string {
  const rows = linesOf(agencies.plain, agencies.trusted).map(({ role, person, speaker }) => [
    role,
    seen(rules, person, false),
    seen(rules, person, true),
    knowsReporter(rules, person),
    actsOf(speaker),
  ]);
  const head = [
    'role',
    'complaints',
    'secret ones',
    'reporter’s number',
    'may do with a complaint',
  ];
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
