import type { Request } from 'express';
import type { Client } from '../../../office/people/api-client.ts';
import type { Scope } from '../../../office/people/api-scopes.ts';
import { Problem } from './problem.ts';

/** Who sent a request: bearer tokens only (RFC 6750); no cookie is ever looked at. */

/** The client a token belongs to; undefined for one that is unknown, expired or revoked. */
export type FindClient = (token: string) => Promise<Client | undefined>;

const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="hotline"' };

/** @throws Problem 401 */
export async function clientOf(find: FindClient, request: Request): Promise<Client> {
  const [, token] = /^Bearer +([\w~+/.-]+=*)$/i.exec(request.get('Authorization') ?? '') ?? [];
  const client = token === undefined ? undefined : await find(token);
  if (client !== undefined) return client;
  const detail = 'A valid token is needed in the header Authorization: Bearer …';
  throw new Problem(401, detail, { headers: CHALLENGE });
}

/** @param wanted of several one is enough */
export function hasScope({ scopes }: Client, wanted: Scope | readonly Scope[]): boolean {
  return [wanted].flat().some((scope) => scopes.has(scope));
}

/** @param wanted of several one is enough @throws Problem 403 */
export function requireScope(client: Client, wanted: Scope | readonly Scope[]): void {
  if (hasScope(client, wanted)) return;
  const any = [wanted].flat();
  throw new Problem(403, `The token does not have the scope ${any.join(' or ')}.`, {
    headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${any.join(' ')}"` },
  });
}
