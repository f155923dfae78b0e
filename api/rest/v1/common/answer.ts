import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Log } from '../../../../machines/engine/ports.ts';
import { StoreUnavailableError } from '../../../../store/ports/trouble.ts';
import { type Answer, type Operation, PARTIAL } from './operation.ts';
import { Problem, titleOf } from './problem.ts';

/** From what a handler gives, or throws, to the response. */

const STORE_DOWN =
  'Data cannot be read or written now. Nothing is lost; send the request again a little later, with the same Idempotency-Key.';

export function mediaTypesOf({ success }: Operation): string[] {
  return [
    ...(success.schema === undefined ? [] : ['application/json']),
    ...(success.partial === undefined ? [] : [PARTIAL]),
    ...(success.types ?? []),
  ];
}

/** @throws Problem 406 */
export function checkAccept(operation: Operation, request: Request): void {
  const types = mediaTypesOf(operation);
  if (types.length === 0 || request.accepts(types) !== false) return;
  throw new Problem(406, `This is available as ${types.join(', ')} only.`);
}

export function send(response: Response, { success }: Operation, answer: Answer): void {
  response.status(success.status).set(answer.headers ?? {});
  if (answer.body === undefined) response.end();
  else if (answer.type === undefined) response.json(answer.body);
  else response.type(answer.type).send(answer.body);
}

function problemOf(error: unknown): { problem: Problem; ours: boolean } {
  if (error instanceof Problem) return { problem: error, ours: false };
  if (error instanceof StoreUnavailableError) {
    const headers = { 'Retry-After': '10' };
    return { problem: new Problem(error.status, STORE_DOWN, { headers }), ours: true };
  }
  // the router puts a status on addresses that cannot be decoded
  const { status } = error as { status?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500)
    return { problem: new Problem(400, 'The request could not be read.'), ours: false };
  return { problem: new Problem(500, 'Something is wrong here; the log says what.'), ours: true };
}

/** RFC 9457. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const { problem, ours } = problemOf(error);
    if (ours)
      log('error', 'a request of the API failed', {
        path: request.path,
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    const { status, message, details } = problem;
    const { errors, members = {}, headers = {} } = details;
    const body = {
      type: 'about:blank',
      title: titleOf(status),
      status,
      detail: message,
      instance: request.originalUrl.split('?')[0],
      ...(errors === undefined ? {} : { errors }),
      ...members,
    };
    response.status(status).set(headers).type('application/problem+json');
    response.send(JSON.stringify(body));
  };
}
