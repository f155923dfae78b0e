import { z } from 'zod';
import { SCOPES, type Scope } from '../../../office/people/api-scopes.ts';
import { problem } from '../schemas/common.ts';
import { bodies, models } from '../schemas/registry.ts';
import { webhooksSection } from './openapi-webhooks.ts';
import { type Operation, PARTIAL } from './operation.ts';
import { titleOf } from './problem.ts';
import { TAGS } from './tags.ts';

/** The OpenAPI 3.1 document, made from the table of operations. */

type Json = Record<string, unknown>;

export interface OpenApi {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    description: string;
    contact: { name: string };
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  security: Json[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  webhooks: Json;
  components: { schemas: Record<string, Json>; securitySchemes: Json };
}

interface OpenApiResponse {
  description: string;
  headers?: Record<string, { description: string; schema: Json }>;
  content?: Record<string, { schema: Json }>;
}

export interface OpenApiOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Json[];
  parameters: { name: string; in: string; required: boolean; schema: Json; description?: string }[];
  requestBody?: { required: true; content: Record<string, { schema: Json }> };
  responses: Record<string, OpenApiResponse>;
}

const REF = '#/components/schemas/';
const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';

/** The components of a registry. The dialect stands in the document once, the ids are the keys. */
function components(registry: typeof models, io: 'input' | 'output'): Record<string, Json> {
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => REF + id, io });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const { $schema: _dialect, $id: _id, ...rest } = schema as Json;
      return [id, rest];
    }),
  );
}

/** @throws TypeError for a schema that has no name, which is a fault of the table */
function reference(schema: z.ZodType): Json {
  const id = models.get(schema)?.id ?? bodies.get(schema)?.id;
  if (id === undefined) throw new TypeError('a body of an operation has no named schema');
  return { $ref: REF + id };
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query') {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as Json;
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: rest,
      ...(description === undefined ? {} : { description: String(description) }),
    };
  });
}

const IDEMPOTENCY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Chosen by the client, unique for what it wants: the same request with the same key counts once and gets the same answer for 24 hours.',
  schema: { type: 'string', minLength: 8, maxLength: 100, pattern: '^[\\w.:-]+$' },
};

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: '`ETag` of an answer of before: 304 where nothing has changed.',
  schema: { type: 'string' },
};

const header = (description: string) => ({ description, schema: { type: 'string' } });

const LIMIT_HEADERS = {
  RateLimit: header('Requests that are left (`r`), and seconds until all of them are back (`t`).'),
  'RateLimit-Policy': header('Requests at once (`q`), and seconds in which they come back (`w`).'),
};

/** Problems an operation may answer with, besides those it declares. */
export function problemsOf(operation: Operation): number[] {
  const { scope, params, query, body, file, idempotent, problems } = operation;
  const input = query !== undefined || body !== undefined || idempotent !== undefined;
  return [
    ...new Set([
      ...(input ? [400] : []),
      ...(scope === null ? [] : [401, 403, 429]),
      ...(params === undefined ? [] : [404]),
      406,
      ...(body === undefined && file === undefined ? [] : [413, 415]),
      ...(idempotent !== undefined ? [422] : []),
      ...problems,
      500,
      503,
    ]),
  ].sort((a, b) => a - b);
}

/** Text, or bytes as they are. */
function mediaOf(type: string): Json {
  return /^text\/|xml$/.test(type) ? { type: 'string' } : { type: 'string', format: 'binary' };
}

function successOf({ success, method, scope }: Operation): OpenApiResponse {
  const { description, schema, partial, types = [] } = success;
  const content = {
    ...(schema === undefined ? {} : { [JSON_TYPE]: { schema: reference(schema) } }),
    ...(partial === undefined ? {} : { [PARTIAL]: { schema: reference(partial) } }),
    ...Object.fromEntries(types.map((type) => [type, { schema: mediaOf(type) }])),
  };
  const headers = {
    ...(method === 'get' ? { ETag: header('For `If-None-Match` of the next request.') } : {}),
    ...(scope === null ? {} : LIMIT_HEADERS),
  };
  return {
    description,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(Object.keys(content).length === 0 ? {} : { content }),
  };
}

/** Answers to whoever has the same already. */
function notModified({ method }: Operation): OpenApiOperation['responses'] {
  return method === 'get' ? { 304: { description: 'It is what `If-None-Match` names.' } } : {};
}

function responsesOf(operation: Operation): OpenApiOperation['responses'] {
  const failed = problemsOf(operation).map((status) => [
    status,
    { description: titleOf(status), content: { [PROBLEM_TYPE]: { schema: reference(problem) } } },
  ]);
  return {
    [operation.success.status]: successOf(operation),
    ...notModified(operation),
    ...Object.fromEntries(failed),
  };
}

function scopesText(scope: Scope | readonly Scope[]): string {
  return [scope]
    .flat()
    .map((one) => `\`${one}\``)
    .join(' or ');
}

/** JSON of a schema, or a file. */
function bodyOf({ body, file }: Operation): Pick<OpenApiOperation, 'requestBody'> {
  const ofFile = (type: string) => [type, { schema: mediaOf(type) }];
  if (file !== undefined)
    return { requestBody: { required: true, content: Object.fromEntries(file.types.map(ofFile)) } };
  if (body === undefined) return {};
  return { requestBody: { required: true, content: { [JSON_TYPE]: { schema: reference(body) } } } };
}

function operationOf(operation: Operation): OpenApiOperation {
  const { id, method, tag, summary, description, scope } = operation;
  const { params, query, idempotent } = operation;
  const needs = scope === null ? '' : `Needs the scope ${scopesText(scope)}.`;
  const words = [description, needs].filter(Boolean).join(' ');
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(words === '' ? {} : { description: words }),
    security: scope === null ? [] : [{ token: [] }, ...(operation.loopback === true ? [{}] : [])],
    parameters: [
      ...parametersOf(params, 'path'),
      ...parametersOf(query, 'query'),
      ...(idempotent !== undefined ? [IDEMPOTENCY] : []),
      ...(method === 'get' ? [IF_NONE_MATCH] : []),
    ],
    ...bodyOf(operation),
    responses: responsesOf(operation),
  };
}

const DESCRIPTION = `Complaints of the SMS hotline for other systems of the office.

Every request has a token in \`Authorization: Bearer …\`; cookies are never looked at. Tokens are made at the desk (\`/token\`) or with \`hotline token create\` and carry scopes:

${Object.entries(SCOPES)
  .map(([scope, meaning]) => `- \`${scope}\`: ${meaning}`)
  .join('\n')}

Times are RFC 3339. Errors are problem details (RFC 9457). Lists come in pages: go on with \`next\`, or the header \`Link\`. Whoever wants to know what has changed follows \`/events\`, or asks with \`If-None-Match\`.`;

/**
 * @param root path under which the operations are, e.g. `/api/v1`
 * @throws TypeError for an operation whose bodies have no named schema
 */
export function createOpenApi(operations: readonly Operation[], root: string): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationOf(operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      ...{ title: 'Hotline SMS Center', version: '1', description: DESCRIPTION },
      contact: { name: 'The office that runs this hotline' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: root }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({
      name,
      description: TAGS[name] ?? '',
    })),
    security: [{ token: [] }],
    paths,
    webhooks: webhooksSection(reference),
    components: {
      schemas: { ...components(models, 'output'), ...components(bodies, 'input') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}
