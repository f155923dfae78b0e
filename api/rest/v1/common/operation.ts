import type { Request } from 'express';
import type { z } from 'zod';
import type { Understand } from '../../../../machines/text/understanding.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import type { Scope } from '../../../office/people/api-scopes.ts';
import type { PrintPdf } from '../../../print/print.ts';
import type { Metrics } from './metrics/metrics.ts';

/**
 * An operation of the API as a value: the router, the validation, the OpenAPI document and the tests
 * are all made from it.
 */

/** What handlers work with. */
export interface Services {
  hotline: Hotline;
  understand: Understand;
  printPdf: PrintPdf;
  metrics: Metrics;
}

type ObjectSchema = z.ZodObject;

/** Type of answers that hold only the fields that were asked for. */
export const PARTIAL = 'application/vnd.hotline.partial+json';

/** A good answer: JSON of a schema, or another media type sent as it is. */
export interface Success {
  status: 200 | 201 | 202 | 204;
  description: string;
  /** JSON body; neither this nor `types` where there is none. */
  schema?: z.ZodType;
  /** JSON body of an answer with only the fields that were asked for, of type `PARTIAL`. */
  partial?: z.ZodType;
  /** Other media types. */
  types?: string[];
}

export interface Answer {
  /** JSON value of `success.schema`, or text or bytes of `type`. */
  body?: unknown;
  type?: string;
  headers?: Record<string, string>;
}

export interface Call<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  client: Client;
  /** Unique for client, idempotency key and content; empty for operations that take no key. */
  key: string;
  request: Request;
  services: Services;
}

export interface Operation {
  /** `operationId`. */
  id: string;
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Below the API's root, parameters in braces: `/complaints/{id}`. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** Of several one is enough to be let in; null: needs no token. */
  scope: Scope | readonly Scope[] | null;
  /** Programs on the same machine need no token. */
  loopback?: boolean;
  params?: ObjectSchema;
  query?: ObjectSchema;
  body?: z.ZodType;
  /** Instead of a JSON body a file as it is, of these media types and at most so many bytes. */
  file?: { types: readonly string[]; limit: number };
  /**
   * The header `Idempotency-Key` is needed. `kept`: the same request again gets the same answer; `anew`: it is asked
   * again under its key, which does nothing twice, so that nobody is told what he may not see any more.
   */
  idempotent?: 'kept' | 'anew';
  success: Success;
  /** Problems beside those that every operation may have. */
  problems: number[];
  handle(call: Call<unknown, unknown, unknown>): Promise<Answer>;
}

type Inferred<T> = T extends z.ZodType ? z.output<T> : Record<string, never>;

interface Declared<
  P extends ObjectSchema | undefined,
  Q extends ObjectSchema | undefined,
  B extends z.ZodType | undefined,
> extends Omit<Operation, 'params' | 'query' | 'body' | 'handle'> {
  params?: P;
  query?: Q;
  body?: B;
  handle(call: Call<Inferred<P>, Inferred<Q>, Inferred<B>>): Promise<Answer>;
}

/** Declares an operation; the handler is given what its schemas make of the request. */
export function operation<
  P extends ObjectSchema | undefined = undefined,
  Q extends ObjectSchema | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(declared: Declared<P, Q, B>): Operation {
  // the router parses with these very schemas before it calls the handler
  return declared as unknown as Operation;
}
