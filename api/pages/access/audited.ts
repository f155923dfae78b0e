import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../../../machines/engine/ports.ts';
import type { AuditEntry } from '../../../store/ports/audit.ts';
import { type AuditLog, whoOf } from '../../office/audit/audit-log.ts';
import type { OpenPage } from '../pages.ts';

/** Everything that is done over a page is in the audit log, also on pages that know nothing of it. */

/** What a route knows of what it did better than its address does. */
const better = new WeakMap<Request, { subject: string | null; detail: AuditEntry['detail'] }>();

/** Names what a request was about, for its row: who was blocked, which token was revoked. */
export function nameSubject(
  request: Request,
  subject: string | null,
  detail: AuditEntry['detail'] = {},
): void {
  better.set(request, { subject, detail });
}

function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' ? path : request.path;
}

/** What the log calls a form, by the pattern of its route. */
type Notes = ReadonlyMap<string, OpenPage['noted']>;

async function note(
  audit: AuditLog,
  notes: Notes,
  request: Request,
  response: Response,
): Promise<void> {
  if (response.statusCode >= 400) return;
  const route = routeOf(request);
  const action = notes.get(route) ?? null;
  if (action === null) return;
  const { params } = request;
  // what it was done to: the parameter that is called so, or the only one
  const [subject = 'id'] = 'id' in params ? ['id'] : Object.keys(params);
  const rest = Object.entries(params).filter(([name]) => name !== subject);
  const named = better.get(request);
  const inAddress = params[subject] === undefined ? null : String(params[subject]);
  await audit.record(whoOf(request), action, named === undefined ? inAddress : named.subject, {
    ...Object.fromEntries(
      named === undefined ? rest.map(([name, value]) => [name, String(value)]) : [],
    ),
    ...named?.detail,
  });
}

/**
 * Writes an entry for each changing request that succeeded, before its answer is finished: what the
 * browser is told is done is in the log.
 */
export function auditRequests(
  audit: AuditLog,
  log: Log,
  pages: readonly OpenPage[],
): RequestHandler {
  const notes: Notes = new Map(
    pages.filter(({ method }) => method === 'post').map(({ path, noted }) => [path, noted]),
  );
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const end = response.end.bind(response) as (...values: unknown[]) => Response;
    const later = (...values: unknown[]): Response => {
      response.end = end as Response['end'];
      note(audit, notes, request, response)
        .catch((error: unknown) =>
          log('error', 'an action could not be written into the audit log', {
            page: request.path,
            reason: error instanceof Error ? error.message : String(error),
          }),
        )
        .finally(() => end(...values));
      return response;
    };
    response.end = later as Response['end'];
    next();
  };
}
