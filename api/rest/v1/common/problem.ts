import type { z } from 'zod';
import { ToldError } from '../../../../machines/base/told-error.ts';

/** Errors as RFC 9457 problem details. */

/** One thing that is wrong with a request. */
export interface ProblemItem {
  /** Where: a JSON pointer into the body (RFC 6901), or `query`/`path` and the name. */
  pointer: string;
  detail: string;
}

const TITLES: Record<number, string> = {
  400: 'Invalid request',
  401: 'Token missing or not valid',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Not possible in this state',
  413: 'Request too large',
  415: 'Unsupported media type',
  422: 'Idempotency key was used for another request',
  429: 'Too many requests',
  500: 'Internal error',
  501: 'Not available here',
  503: 'Store cannot be reached',
};

export function titleOf(status: number): string {
  return TITLES[status] ?? 'Error';
}

export interface ProblemDetails {
  errors?: ProblemItem[];
  /** Further members of the problem, e.g. what is allowed instead. */
  members?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** An error that the client is told of. */
export class Problem extends ToldError {
  override readonly name = 'Problem';
  override readonly status: number;
  readonly details: ProblemDetails;

  constructor(status: number, detail: string, details: ProblemDetails = {}) {
    super(detail);
    this.status = status;
    this.details = details;
  }
}

export const notFound = (what: string) => new Problem(404, `There is no such ${what}.`);

/** RFC 6901 §3: `~` and `/` in names are escaped. */
function pointerOf(path: PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

type Issue = z.core.$ZodIssue;

/** An unknown field is named itself, not the object it stands in. */
function pathsOf(issue: Issue): PropertyKey[][] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => [...issue.path, key])
    : [issue.path];
}

/**
 * What zod found wrong, as a problem.
 * @param where `` for the body, else `query` or `path`
 */
export function invalid(error: z.ZodError, where: '' | 'query' | 'path'): Problem {
  const errors = error.issues.flatMap((issue) =>
    pathsOf(issue).map((path) => ({
      pointer: where === '' ? pointerOf(path) : `${where}${pointerOf(path)}`,
      detail: issue.code === 'unrecognized_keys' ? 'This field is not known.' : issue.message,
    })),
  );
  const place = where === '' ? 'body' : where;
  return new Problem(400, `The ${place} of the request is not valid; see errors.`, { errors });
}

/** The same for something wrong that only looking it up shows. */
export function invalidAt(pointer: string, detail: string): Problem {
  return new Problem(400, 'The request is not valid; see errors.', {
    errors: [{ pointer, detail }],
  });
}
