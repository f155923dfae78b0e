import type { Writable } from 'node:stream';
import { type AuditLog, createAuditLog, TERMINAL } from '../office/audit/audit-log.ts';
import { CLIENT_ROLES, type Scope, scopesOf } from '../office/people/api-scopes.ts';
import {
  stateOf,
  TokenError,
  type TokenInfo,
  type Tokens,
  tokensOf,
} from '../office/people/api-tokens.ts';
import { type Command, type Environment, withHotline } from './with-hotline.ts';

/** `hotline token …`: tokens of the API from the command line. */

const DAY = 24 * 3_600_000;

export interface NewTokenOptions {
  name: string;
  role: string;
  agency?: string;
  person?: string;
  /** All of the role where left out, but `numbers` and `secrets`. */
  scope?: string[];
  /** Until it is revoked where left out. */
  days?: number;
}

type Now = () => number;

function withTokens(
  environment: Environment,
  command: Command,
  work: (tokens: Tokens, now: Now, audit: AuditLog) => Promise<void>,
): Promise<void> {
  return withHotline(
    environment,
    command,
    (hotline) => work(tokensOf(hotline), () => hotline.clock.now(), createAuditLog(hotline)),
    'makes the store',
  );
}

const SENSITIVE: readonly string[] = ['numbers', 'secrets'];

/** @throws TokenError */
function wantedOf(options: NewTokenOptions, now: number) {
  const role = CLIENT_ROLES.find((code) => code === options.role);
  if (role === undefined)
    throw new TokenError(`--role ${options.role}: must be one of ${CLIENT_ROLES.join(', ')}`);
  const plain = scopesOf(role).filter((scope) => !SENSITIVE.includes(scope));
  return {
    name: options.name,
    role,
    agency: options.agency ?? null,
    person: options.person ?? null,
    // what is no scope is refused by name
    scopes: (options.scope ?? plain) as Scope[],
    expiresAt: options.days === undefined ? null : now + options.days * DAY,
  };
}

/** Prints the token: the only time it is seen. @throws TokenError */
export function createToken(
  options: NewTokenOptions,
  environment: Environment,
  output: Writable,
  notes: Writable,
): Promise<void> {
  return withTokens(environment, null, async (tokens, now, audit) => {
    const { token, info } = await tokens.create(wantedOf(options, now()));
    const { name, role, agency, scopes } = info;
    const detail = { name, role, agency, scopes: scopes.join(' ') };
    await audit.record(TERMINAL, 'token.made', info.id, detail);
    output.write(`${token}\n`);
    notes.write(`Token ${info.id} (${info.scopes.join(' ')}). It is not shown again.\n`);
  });
}

function line(token: TokenInfo, now: number): string {
  const { id, name, role, agency, person, scopes, lastUsedAt } = token;
  const used = lastUsedAt === null ? 'never used' : `used ${new Date(lastUsedAt).toISOString()}`;
  const as = agency === null ? role : `${role}:${agency}`;
  const who = person === null ? as : `${as} (${person})`;
  return [id, stateOf(token, now), who, used, scopes.join(' '), name].join('\t');
}

export function listTokens(environment: Environment, output: Writable): Promise<void> {
  return withTokens(environment, { name: 'token list' }, async (tokens, now) => {
    for (const token of await tokens.list()) output.write(`${line(token, now())}\n`);
  });
}

/** @throws TokenError when there is nothing to revoke */
export function revokeToken(id: string, environment: Environment): Promise<void> {
  return withTokens(environment, null, async (tokens, _now, audit) => {
    if (await tokens.revoke(id)) return audit.record(TERMINAL, 'token.revoked', id);
    throw new TokenError(`${id}: no such token, or revoked already; see: hotline token list`);
  });
}
