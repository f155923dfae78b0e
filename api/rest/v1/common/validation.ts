import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { eachText } from '../../../../machines/base/each-text.ts';
import { cleanText } from '../../../../machines/text/clean-text.ts';
import type { Operation } from './operation.ts';
import { invalid, notFound, Problem } from './problem.ts';

/** From a request to what a handler is given; everything that comes in may be missing, wrong or huge. */

const BODY_LIMIT = '256kb';

const parseJson = express.json({ limit: BODY_LIMIT, strict: true, type: 'application/json' });

/** What went wrong in body-parser, by its name for it. */
function unreadable(error: unknown, limit = BODY_LIMIT): unknown {
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large')
    return new Problem(413, `The body is too large: at most ${limit}.`);
  if (status === 415)
    return new Problem(415, 'The body has a charset or an encoding that is not supported.');
  if (status !== undefined && status < 500)
    return new Problem(400, 'The body could not be read as JSON.');
  return error;
}

/** @throws Problem 413, 415, 400 through `next` */
export const readBody: RequestHandler = (request, response, next) => {
  if (request.is('application/json') === false && request.get('content-type') !== undefined)
    return next(new Problem(415, 'The body must be application/json.'));
  parseJson(request, response, (error?: unknown) =>
    error === undefined ? next() : next(unreadable(error)),
  );
};

/** @throws Problem 413, 415, 400 through `next` */
export function readFile({ types, limit }: NonNullable<Operation['file']>): RequestHandler {
  const parse = express.raw({ limit, type: [...types] });
  return (request, response, next) => {
    if (request.is([...types]) === false && request.get('content-type') !== undefined)
      return next(new Problem(415, `The body must be ${types.join(', ')}.`));
    parse(request, response, (error?: unknown) =>
      error === undefined ? next() : next(unreadable(error, `${limit} bytes`)),
    );
  };
}

/** No sign that nobody sees comes through this door: it would hide words from whoever reads them, and cut SMS. */
export const cleaned = (given: unknown) => eachText(given, cleanText);

/** @throws Problem 400 */
function parsed<T extends z.ZodType>(schema: T, value: unknown, where: '' | 'query'): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) throw invalid(result.error, where);
  return result.data;
}

export interface Input {
  params: Record<string, unknown>;
  query: unknown;
  body: unknown;
}

/** What the first parameter of a path names: `complaint` of `/complaints/{id}/messages`. */
function namedBy({ path }: Pick<Operation, 'path'>): string {
  const [, collection = ''] = path.split('/');
  return collection.replace(/s$/, '');
}

/**
 * The request as the operation's schemas read it. A path that cannot be an id of ours names nothing.
 * @throws Problem 400, 404
 */
export function inputOf(operation: Operation, request: Request): Input {
  const { params, query, body } = operation;
  const path = params?.safeParse(request.params);
  if (path?.success === false) throw notFound(namedBy(operation));
  if (query === undefined && Object.keys(request.query).length > 0)
    throw new Problem(400, 'This operation takes no query.');
  return {
    params: path?.data ?? {},
    query: query === undefined ? {} : parsed(query, cleaned(request.query), 'query'),
    body: body === undefined ? {} : parsed(body, cleaned(request.body), ''),
  };
}

const KEY = /^[\w.:-]{8,100}$/;

/** @throws Problem 400 */
export function idempotencyKeyOf(request: Request): string {
  const key = request.get('Idempotency-Key') ?? '';
  if (KEY.test(key)) return key;
  throw new Problem(
    400,
    'The header Idempotency-Key is needed: 8 to 100 letters, digits, and . : - _',
  );
}
