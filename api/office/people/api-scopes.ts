import { keepsAll, knowsNumbers, type Person, personOf } from '../../../machines/people/people.ts';
import { maySeeReports } from '../../../machines/report/policy.ts';

/** What a token of the API may be allowed to do. */

/** Each scope with what it opens, as the documentation prints it. */
export const SCOPES = {
  'complaints:read': 'Read complaints.',
  'complaints:write': 'Open complaints on behalf of citizens.',
  'events:read': 'List what may happen to a complaint now.',
  'events:write': 'Move complaints on: forward, answer, reject …',
  'citizen:act':
    'Act for reporters who came to a counter or a form: add, rate, withdraw; the history says so.',
  'messages:read': 'Read the SMS of complaints.',
  'agencies:read': 'Read agencies and categories.',
  'documents:read': 'Read archived letters.',
  'reports:read': 'Read statistics.',
  'webhooks:manage': 'Subscribe addresses to what happens.',
  metrics: 'Read technical metrics.',
  secrets: 'Also the words of secret complaints, which otherwise stay hidden.',
  numbers: 'Phone numbers of reporters in full; each reading is audited.',
} as const;

export type Scope = keyof typeof SCOPES;

export const ALL_SCOPES = Object.keys(SCOPES) as Scope[];

/** On whose behalf a token acts: its events count as this person's. */
export const CLIENT_ROLES = ['admin', 'officer', 'regent'] as const;

export type ClientRole = (typeof CLIENT_ROLES)[number];

/** Whose business a scope is at all; all others are everybody's who has a token. */
const RIGHTS: Partial<Record<Scope, (person: Person) => boolean>> = {
  'complaints:write': keepsAll,
  'citizen:act': keepsAll,
  'webhooks:manage': keepsAll,
  numbers: knowsNumbers,
  'reports:read': maySeeReports,
  metrics: maySeeReports,
};

/** Scopes that a token of this role may have. */
export function scopesOf(role: ClientRole): Scope[] {
  const person = personOf({ role });
  return ALL_SCOPES.filter((scope) => RIGHTS[scope]?.(person) !== false);
}
