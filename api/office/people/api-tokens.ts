import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../channels/port.ts';
import { ToldError } from '../../../machines/base/told-error.ts';
import type { RecordStore, StoredRecord } from '../../../store/ports/records.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { createAuditLog } from '../audit/audit-log.ts';
import type { DeskRole } from '../identity.ts';
import type { Client } from './api-client.ts';
import { ALL_SCOPES, CLIENT_ROLES, type ClientRole, type Scope, scopesOf } from './api-scopes.ts';
import { Users } from './users.ts';

/**
 * Tokens of the API. A token is 32 random bytes that are shown once; only its SHA-256 is stored, which
 * is enough because nobody can guess 256 bits.
 */

const KIND = 'api-token';
const PREFIX = 'hsc_';
/** When a token was used is written no more often than this. */
const USE_NOTED_EVERY = 60_000;
const PAGE = 200;

const stored = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(CLIENT_ROLES),
  agency: z.string().nullable(),
  /** User whose token it is; null of a program. */
  person: z.string().nullable().default(null),
  scopes: z.array(z.enum(ALL_SCOPES as [Scope, ...Scope[]])),
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  lastUsedAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
});

/** What is kept of a token; times are epoch milliseconds. */
export type TokenInfo = z.infer<typeof stored>;

export interface NewToken {
  name: string;
  role: ClientRole;
  /** Needed for officers, null for all others. */
  agency: string | null;
  /** User of the desk with this role: what it does is his, for as long as he has it. Of a program none. */
  person?: string | null;
  scopes: Scope[];
  /** Null: until it is revoked. */
  expiresAt: number | null;
}

/** A token that cannot be made as asked; the message says what would do. */
export class TokenError extends ToldError {
  override readonly name = 'TokenError';
}

export interface Tokens {
  /** @throws TokenError */
  create(wanted: NewToken): Promise<{ token: string; info: TokenInfo }>;
  /** Newest first; also those that are expired or revoked. */
  list(): Promise<TokenInfo[]>;
  /** False when there is no such token, or it was revoked before. */
  revoke(id: string): Promise<boolean>;
  /** The client of a token that is valid now, whose use is noted. */
  find(token: string): Promise<Client | undefined>;
}

export interface TokenParts {
  records: RecordStore;
  clock: Pick<Clock, 'now'>;
  random(bytes: number): Buffer;
  /** True for the code of an agency of the district. */
  isAgency(code: string): boolean;
  /** True while somebody is a user of the desk and what a token of his acts as. */
  isUser(name: string, as: Pick<TokenInfo, 'role' | 'agency'>): Promise<boolean>;
  /** Hears of a token that had what its role may not have any more, and lost it. */
  narrowed?: (id: string, lost: Scope[]) => Promise<void>;
  /** Hears of a token that is not let in: its id, null for one that never was, and why. */
  refused?: (id: string | null, state: Exclude<TokenState, 'valid'> | 'unknown') => Promise<void>;
}

export type TokenState = 'valid' | 'expired' | 'revoked';

export function stateOf({ revokedAt, expiresAt }: TokenInfo, now: number): TokenState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'valid';
}

const digest = (token: string) => createHash('sha256').update(token).digest('hex');

function check({ name, role, agency, scopes, expiresAt }: NewToken, parts: TokenParts): void {
  if (name.trim() === '' || name.length > 60)
    throw new TokenError('the name of a token has 1 to 60 characters');
  if (role === 'officer' && (agency === null || !parts.isAgency(agency)))
    throw new TokenError('a token of an officer needs the code of an agency of the district');
  if (role !== 'officer' && agency !== null)
    throw new TokenError('only a token of an officer has an agency');
  const allowed = scopesOf(role);
  const refused = excessOf({ role, scopes });
  if (scopes.length === 0 || refused.length > 0)
    throw new TokenError(
      `scopes ${refused.join(', ') || '(none)'}: a token of role ${role} takes one or more of ${allowed.join(', ')}`,
    );
  if (expiresAt !== null && expiresAt <= parts.clock.now())
    throw new TokenError('the token would be expired already');
}

/** What its role may not have (any more): tokens of before are not as narrow as those of today. */
export function excessOf({ role, scopes }: Pick<TokenInfo, 'role' | 'scopes'>): Scope[] {
  const allowed = scopesOf(role);
  return scopes.filter((scope) => !allowed.includes(scope));
}

function clientOf({ id, name, role, agency, person, scopes }: TokenInfo): Client {
  return { id, name, role, agency, person, scopes: new Set(scopes) };
}

interface KeptToken {
  record: StoredRecord;
  info: TokenInfo;
}

async function keptTokens(records: Pick<RecordStore, 'list'>): Promise<KeptToken[]> {
  const found: KeptToken[] = [];
  for (let after = ''; ; ) {
    const page = await records.list(KIND, { after, limit: PAGE });
    found.push(...page.map((record) => ({ record, info: stored.parse(record.value) })));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    after = last.id;
  }
}

/** Tokens that are still let in and have on paper what their role may not: each loses it when it is used. */
export async function excessiveTokens(
  records: Pick<RecordStore, 'list'>,
  now: number,
): Promise<TokenInfo[]> {
  const all = (await keptTokens(records)).map(({ info }) => info);
  return all.filter((info) => stateOf(info, now) === 'valid' && excessOf(info).length > 0);
}

export function createTokens(parts: TokenParts): Tokens {
  const { records, clock, random } = parts;

  /** Losing against another writer is harmless: he noted a use too, or revoked it. */
  function put(record: StoredRecord, info: TokenInfo): Promise<'stored' | 'conflict'> {
    const { kind, id, revision } = record;
    return records.put({ kind, id, expectedRevision: revision, value: info });
  }

  return {
    async create(wanted) {
      check(wanted, parts);
      const { person = null } = wanted;
      if (person !== null && !(await parts.isUser(person, wanted)))
        throw new TokenError(`${person}: no user with this role and agency`);
      const token = PREFIX + random(32).toString('base64url');
      const info: TokenInfo = {
        ...wanted,
        person,
        id: `t${random(6).toString('hex')}`,
        name: wanted.name.trim(),
        scopes: [...new Set(wanted.scopes)],
        createdAt: clock.now(),
        lastUsedAt: null,
        revokedAt: null,
      };
      await records.put({ kind: KIND, id: digest(token), expectedRevision: 0, value: info });
      return { token, info };
    },
    async list() {
      const tokens = (await keptTokens(records)).map(({ info }) => info);
      return tokens.sort((a, b) => b.createdAt - a.createdAt);
    },
    async revoke(id) {
      for (;;) {
        const found = (await keptTokens(records)).find(({ info }) => info.id === id);
        if (found === undefined || found.info.revokedAt !== null) return false;
        const revoked = { ...found.info, revokedAt: clock.now() };
        if ((await put(found.record, revoked)) === 'stored') return true;
      }
    },
    async find(token) {
      const record = await records.get(KIND, digest(token));
      if (record === undefined) {
        await parts.refused?.(null, 'unknown');
        return undefined;
      }
      const info = stored.parse(record.value);
      const now = clock.now();
      const gone = info.person !== null && !(await parts.isUser(info.person, info));
      const state = gone ? 'revoked' : stateOf(info, now);
      if (state !== 'valid') {
        await parts.refused?.(info.id, state);
        return undefined;
      }
      const lost = excessOf(info);
      const left = { ...info, scopes: info.scopes.filter((scope) => !lost.includes(scope)) };
      const isDue = info.lastUsedAt === null || now - info.lastUsedAt >= USE_NOTED_EVERY;
      if (lost.length > 0 || isDue) {
        const outcome = await put(record, { ...left, lastUsedAt: now });
        if (outcome === 'stored' && lost.length > 0) await parts.narrowed?.(info.id, lost);
      }
      return clientOf(left);
    },
  };
}

/** Tokens that never were are guessed by the thousand: of those one row in so much time, milliseconds. */
const UNKNOWN_NOTED_EVERY = 60_000;

/** Writes down tokens that were not let in. */
function refusals({
  store,
  clock,
}: Pick<Hotline, 'store' | 'clock'>): NonNullable<TokenParts['refused']> {
  const audit = createAuditLog({ store, clock });
  let notedAt = Number.NEGATIVE_INFINITY;
  let others = 0;
  return async (id, state) => {
    const now = clock.now();
    if (id === null && now - notedAt < UNKNOWN_NOTED_EVERY) {
      others += 1;
      return;
    }
    const user = id === null ? '-' : `token:${id}`;
    const detail = { via: 'api', state, ...(id === null ? { before: others } : {}) };
    await audit.record({ user, role: 'anonymous' }, 'token.refused', id, detail);
    if (id !== null) return;
    notedAt = now;
    others = 0;
  };
}

/** Writes down what tokens of before have lost. */
function narrowings(parts: Pick<Hotline, 'store' | 'clock'>): NonNullable<TokenParts['narrowed']> {
  const audit = createAuditLog(parts);
  return (id, lost) =>
    audit.record({ user: `token:${id}`, role: 'anonymous' }, 'token.narrowed', id, {
      via: 'api',
      lost: lost.join(' '),
    });
}

/** What somebody is at the desk, by what a token of his acts as; others have none of their own. */
const AT_DESK: Partial<Record<ClientRole, DeskRole>> = { admin: 'admin', officer: 'agency' };

function userCheck(parts: Pick<Hotline, 'store' | 'clock'>): TokenParts['isUser'] {
  const users = new Users(parts);
  return async (name, { role, agency }) => {
    const user = await users.get(name);
    if (user === undefined || user.disabled) return false;
    return user.role === AT_DESK[role] && user.agency === agency;
  };
}

/** Tokens of a hotline. Partners outside the office get none: nothing is forwarded to them. */
export function tokensOf(hotline: Pick<Hotline, 'store' | 'clock' | 'rules'>): Tokens {
  const { store, clock, rules } = hotline;
  const isAgency = (code: string) => (rules.agency(code)?.type ?? 'partner') !== 'partner';
  return createTokens({
    records: store.records,
    clock,
    random: randomBytes,
    isAgency,
    isUser: userCheck(hotline),
    refused: refusals(hotline),
    narrowed: narrowings(hotline),
  });
}
