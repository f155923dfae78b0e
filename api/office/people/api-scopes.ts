import {
  bringsWords,
  isChannel,
  isOfOffice,
  keepsAll,
  knowsNumbers,
  type Person,
  personOf,
} from '../../../machines/people/people.ts';
import { maySeeReports } from '../../../machines/report/policy.ts';

/** What a token of the API may be allowed to do. */

/** Each scope with what it opens, as the documentation prints it. */
export const SCOPES = {
  'complaints:read': 'Read complaints.',
  'complaints:write': 'Open complaints on behalf of citizens.',
  'events:read': 'List what may happen to a complaint now.',
  'events:write': 'Move complaints on: forward, answer, reject …',
  'citizen:act':
    'Act for the reporters of complaints that this channel brought: add, rate, withdraw; the history names it.',
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

/**
 * On whose behalf a token acts: its events count as this person's. A `channel` (bot, form, counter) is of no office: it
 * brings complaints, sees what it brought, and acts for the reporters of those.
 */
export const CLIENT_ROLES = ['admin', 'officer', 'regent', 'channel'] as const;

export type ClientRole = (typeof CLIENT_ROLES)[number];

/** Whose business a scope is at all; all others are everybody's who has a token. */
const RIGHTS: Partial<Record<Scope, (person: Person) => boolean>> = {
  'complaints:write': (person) => keepsAll(person) || bringsWords(person),
  // no office speaks as a citizen
  'citizen:act': bringsWords,
  'events:read': isOfOffice,
  'events:write': isOfOffice,
  'messages:read': isOfOffice,
  'documents:read': isOfOffice,
  'webhooks:manage': keepsAll,
  numbers: knowsNumbers,
  'reports:read': maySeeReports,
  metrics: maySeeReports,
};

/** Scopes that a token of this role may have. */
export function scopesOf(role: ClientRole): Scope[] {
  const person: Person = isChannel(role) ? { role } : personOf({ role });
  return ALL_SCOPES.filter((scope) => RIGHTS[scope]?.(person) !== false);
}
