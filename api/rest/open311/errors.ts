import type { ErrorRequestHandler } from 'express';
import type { Log } from '../../../machines/engine/ports.ts';
import { StoreUnavailableError } from '../../../store/ports/trouble.ts';
import { Problem } from '../v1/common/problem.ts';
import { sendRows } from './format.ts';

/** Errors as GeoReport v2 has them: a list of code and description. */

function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof StoreUnavailableError)
    return new Problem(503, 'The store cannot be reached now; please try again later.');
  const { status } = error as { status?: unknown };
  if (status === 413) return new Problem(413, 'The request is too large.');
  return typeof status === 'number' && status >= 400 && status < 500
    ? new Problem(400, 'The request could not be read.')
    : undefined;
}

/** What is wrong with each parameter, in one sentence. */
function describe({ message, details }: Problem): string {
  const { errors = [] } = details;
  return errors.length === 0
    ? message
    : errors
        .map(({ pointer, detail }) => `${pointer.replace(/^(query)?\//, '')}: ${detail}`)
        .join('; ');
}

export function georeportErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const known = problemOf(error);
    if (known === undefined)
      log('error', 'an Open311 request failed', {
        path: request.path,
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    const problem = known ?? new Problem(500, 'Something is wrong here; the log says what.');
    const rows = [{ code: problem.status, description: describe(problem) }];
    response.status(problem.status).set(problem.details.headers ?? {});
    sendRows(request, response, { list: 'errors', item: 'error' }, rows);
  };
}
