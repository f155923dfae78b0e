import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Test } from 'supertest';
import { createDeliveryLog } from '../../../../api/hotline/deliveries.ts';
import { scopesOf } from '../../../../api/office/people/api-scopes.ts';
import { problemsOf } from '../../../../api/rest/v1/common/openapi.ts';
import type { Operation } from '../../../../api/rest/v1/common/operation.ts';
import { OPERATIONS } from '../../../../api/rest/v1/operations.ts';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { problem } from '../../../../api/rest/v1/schemas/common.ts';
import { EXAMPLES, type Example } from './examples.ts';
import { BEGIN, LETTER, openWorld, REPORTER, ROAD, type World } from './world.ts';

/** Every operation of the table with good, bad, missing, huge, foreign and unauthorised input. */

let world: World;
let admin: string;
let keys = 0;

beforeAll(async () => {
  world = await openWorld();
  admin = await world.token('admin');
  const { store, subscriptions } = world.hotline;
  for (const id of ['wh-first', 'wh-second']) {
    const value = await subscriptions.create({ url: 'http://127.0.0.1:9/', types: [] });
    await store.records.put({ kind: 'webhook', id, expectedRevision: 0, value: { ...value, id } });
    await subscriptions.remove(value.id);
  }
  const sent = { state: 'taken', since: BEGIN, triedAt: BEGIN, body: '{}', status: 204 } as const;
  const rest = { answer: null, reason: null, milliseconds: 1 };
  const about = { subscription: 'wh-first', event: `${ROAD}:1` };
  await createDeliveryLog(store.records).note({ ...sent, ...rest, ...about });
});
afterAll(() => world.close());

const nextKey = () => `test-key-${++keys}`;

function exampleOf({ id }: Operation): Example {
  const example = EXAMPLES[id];
  if (example === undefined) throw new Error(`no example of ${id} in examples.ts`);
  return example;
}

/** The path with its parameters filled in. */
function pathOf(operation: Operation, params: Record<string, string>): string {
  return (
    ROOT +
    operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    )
  );
}

interface Asked {
  token?: string | null;
  params?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: unknown;
  key?: string | null;
  headers?: Record<string, string>;
}

/** The good example of an operation, with some of it changed. */
async function call(operation: Operation, change: Asked = {}): Promise<Test> {
  await world.clock.advance(1000);
  const example = exampleOf(operation);
  const { token = admin, key = nextKey() } = change;
  const params = change.params ?? example.params ?? {};
  const test = request(world.app)[operation.method](pathOf(operation, params));
  // else it would count as a program on this machine
  if (operation.loopback === true) test.set('X-Forwarded-For', '192.0.2.1');
  test.query(change.query ?? example.query ?? {});
  if (token !== null && operation.scope !== null) test.set('Authorization', `Bearer ${token}`);
  if (operation.idempotent !== undefined && key !== null) test.set('Idempotency-Key', key);
  const body = 'body' in change ? change.body : example.body;
  if (operation.body !== undefined && body !== undefined) {
    test.set('Content-Type', 'application/json').set(change.headers ?? {});
    test.send(typeof body === 'string' ? body : JSON.stringify(body));
  } else if (example.file !== undefined) {
    test.set('Content-Type', example.file.type).set(change.headers ?? {});
    test.send(example.file.bytes);
  } else test.set(change.headers ?? {});
  return test;
}

/** The answer is a problem of this status that the document announces. */
async function expectProblem(
  operation: Operation,
  status: number,
  change: Asked,
): Promise<unknown> {
  const response = await call(operation, change);
  expect([operation.id, response.status]).toEqual([operation.id, status]);
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(problem.parse(JSON.parse(response.text)).status).toBe(status);
  expect(problemsOf(operation)).toContain(status);
  return JSON.parse(response.text);
}

const withToken = OPERATIONS.filter(({ scope }) => scope !== null);
const withBody = OPERATIONS.filter(({ body }) => body !== undefined);
const withQuery = OPERATIONS.filter(({ query }) => query !== undefined);
const byId = OPERATIONS.filter(({ params }) => params !== undefined);
/** Those that say how long something takes are never the same again. */
const lasting = OPERATIONS.filter(({ method, id }) => method === 'get' && id !== 'getMetrics');
const named = (operations: readonly Operation[]) =>
  operations.map((operation): [string, Operation] => [operation.id, operation]);

describe('every operation', () => {
  it('has an example, and every example an operation', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  });

  it.each(named(OPERATIONS))('%s answers good input as the document says', async (_, operation) => {
    const { status, schema, types = [] } = operation.success;
    const response = await call(operation);
    expect([response.status, response.text]).toEqual([status, response.text]);
    if (schema !== undefined && response.type === 'application/json')
      expect(schema.parse(response.body)).toEqual(response.body);
    else if (status !== 204) expect(types).toContain(response.type);
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(named(lasting))(
    '%s says with a tag what it has said, and not again to whoever has it',
    async (_, operation) => {
      // each of supertest’s servers has a port of its own
      const Host = 'localhost';
      const { etag = '' } = (await call(operation, { headers: { Host } })).headers;
      const headers = { Host, 'If-None-Match': etag };
      const again = await call(operation, { headers });
      expect([etag.slice(0, 3), again.status, again.text]).toEqual(['W/"', 304, '']);
    },
  );

  it.each(named(withToken))('%s refuses a request without a valid token', async (_, operation) => {
    await expectProblem(operation, 401, { token: null });
    await expectProblem(operation, 401, { token: 'nobody' });
    const cookie = { Cookie: `token=${admin}; session=${admin}` };
    await expectProblem(operation, 401, { token: null, headers: cookie });
    await expectProblem(operation, 401, {
      token: null,
      headers: { Authorization: `Basic ${admin}` },
    });
  });

  it.each(named(withToken))(
    '%s refuses a token with every scope but its own',
    async (_, operation) => {
      const others = scopesOf('admin').filter((scope) => ![operation.scope].flat().includes(scope));
      const token = await world.token('admin', null, others);
      await expectProblem(operation, 403, { token });
    },
  );

  it.each(named(byId))('%s knows nothing of ids that do not exist', async (_, operation) => {
    const ids = [
      '2026-Z999',
      'conversation:+6281200009001',
      '../x',
      'x'.repeat(5000),
      '%00',
      "'--",
    ];
    for (const id of ids) {
      const names = Object.keys(exampleOf(operation).params ?? {});
      const params = Object.fromEntries(names.map((name) => [name, id]));
      await expectProblem(operation, 404, { params });
    }
  });

  it.each(named(OPERATIONS.filter(({ id }) => EXAMPLES[id]?.foreign === true)))(
    '%s shows an agency nothing of another agency',
    async (_, operation) => {
      const token = await world.token('officer', 'DLHKP');
      await expectProblem(operation, 404, { token });
    },
  );

  it.each(named(OPERATIONS.filter(({ id }) => EXAMPLES[id]?.foreign === true)))(
    '%s answers alike of what is refused and of what is not there',
    async (_, operation) => {
      const token = await world.token('officer', 'DLHKP');
      const foreign = exampleOf(operation).params?.id ?? '';
      // none with that id, a ticket instead of an id, ids of other things, and what cannot be one
      const others = [
        '2026-A999',
        'A001',
        `conversation:${REPORTER}`,
        LETTER,
        ROAD,
        'x'.repeat(300),
      ];
      const answers: Record<string, unknown>[] = [];
      for (const id of [foreign, ...others.filter((one) => one !== foreign)]) {
        const problem = await expectProblem(operation, 404, { token, params: { id } });
        const { instance: _unused, ...answer } = problem as Record<string, unknown>;
        answers.push(answer);
      }
      expect(answers).toEqual(answers.map(() => answers[0]));
    },
  );

  it.each(named(withQuery))('%s refuses a query it does not know', async (_, operation) => {
    const query = { ...exampleOf(operation).query, bogus: 'x' };
    expect(await expectProblem(operation, 400, { query })).toMatchObject({
      errors: [{ pointer: 'query/bogus' }],
    });
    for (const [name, values] of Object.entries(exampleOf(operation).badQuery ?? {}))
      for (const value of values)
        expect(
          await expectProblem(operation, 400, {
            query: { ...exampleOf(operation).query, [name]: value },
          }),
        ).toMatchObject({ errors: [{ pointer: expect.stringMatching(`^query/${name}`) }] });
  });

  it.each(named(withBody))(
    '%s refuses bodies that are missing or not what they should be',
    async (_, operation) => {
      for (const body of [undefined, '', '{', 'null', '[]', '"x"', '{"__proto__":{"a":1}}', '[{}]'])
        await expectProblem(operation, 400, { body });
      const { body } = exampleOf(operation);
      const object = body as Record<string, unknown>;
      expect(await expectProblem(operation, 400, { body: { ...object, bogus: 1 } })).toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/bogus' })]),
      });
      for (const name of Object.keys(object)) {
        for (const value of [null, 1e308, ['x'], { a: {} }, 'x'.repeat(100_000)])
          await expectProblem(operation, 400, { body: { ...object, [name]: value } });
        if (exampleOf(operation).optional?.includes(name) === true) continue;
        await expectProblem(operation, 400, { body: { ...object, [name]: undefined } });
      }
    },
  );

  it.each(named(withBody))(
    '%s refuses bodies that are too large or of another type',
    async (_, operation) => {
      await expectProblem(operation, 413, { body: JSON.stringify({ text: 'x'.repeat(300_000) }) });
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])
        await expectProblem(operation, 415, { headers: { 'Content-Type': type } });
      await expectProblem(operation, 415, { headers: { 'Content-Encoding': 'x' } });
    },
  );

  it.each(named(OPERATIONS.filter(({ success }) => success.status !== 204)))(
    '%s refuses to answer in a type it does not have',
    async (_, operation) => {
      await expectProblem(operation, 406, { headers: { Accept: 'audio/ogg' } });
    },
  );
});

describe('the rest of the address space', () => {
  it('is 404, and other methods of a known path are 405', async () => {
    const lost = await request(world.app).get(`${ROOT}/nothing`);
    expect([lost.status, lost.type]).toEqual([404, 'application/problem+json']);
    for (const { path } of OPERATIONS) {
      const url = ROOT + path.replace(/\{\w+\}/g, 'x');
      const response = await request(world.app).put(url);
      const methods = OPERATIONS.filter((operation) => operation.path === path);
      expect(response.status).toBe(405);
      for (const { method } of methods)
        expect(response.headers.allow).toContain(method.toUpperCase());
    }
  });

  it('has the document itself', async () => {
    const { body } = await request(world.app).get(`${ROOT}/openapi.json`);
    expect(body).toMatchObject({ openapi: '3.1.0' });
  });

  it('tells a client that asks too often to wait', async () => {
    const token = await world.token('admin');
    const ask = () =>
      request(world.app).get(`${ROOT}/agencies`).set('Authorization', `Bearer ${token}`);
    let last = await ask();
    for (let n = 0; n < 130 && last.status === 200; n += 1) last = await ask();
    expect([last.status, last.headers['retry-after']]).toEqual([429, '1']);
    expect(last.headers['ratelimit-policy']).toBe('"token";q=120;w=30');
    expect(last.headers.ratelimit).toBe('"token";r=0;t=30');
    await world.clock.advance(1000);
    const next = await ask();
    expect([next.status, next.headers.ratelimit]).toEqual([200, '"token";r=3;t=30']);
  });
});
