import { describe, expect, it } from '@jest/globals';
import { createOpenApi } from '../../../../api/rest/v1/common/openapi.ts';
import { OPERATIONS } from '../../../../api/rest/v1/operations.ts';
import { ROOT } from '../../../../api/rest/v1/router.ts';

/** The OpenAPI document holds together: whatever it refers to is there, whatever it promises has a schema. */

const document = createOpenApi(OPERATIONS, ROOT);

function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === '$ref' && typeof part === 'string') yield part;
    else yield* referencesIn(part);
  }
}

function resolve(reference: string): unknown {
  const [, ...path] = reference.split('/');
  return path.reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], document);
}

describe('the OpenAPI document', () => {
  it('is plain JSON of version 3.1 without identifiers of other documents', () => {
    const text = JSON.stringify(document);
    expect(JSON.parse(text)).toEqual(document);
    expect(document.openapi).toBe('3.1.0');
    expect(text).not.toMatch(/"\$(id|schema|defs)"/);
  });

  it('refers only to what it has, and has nothing that is not referred to', () => {
    const references = new Set(referencesIn(document));
    for (const reference of references)
      expect([reference, resolve(reference)]).not.toContain(undefined);
    const names = Object.keys(document.components.schemas).map(
      (name) => `#/components/schemas/${name}`,
    );
    expect([...references].sort()).toEqual(names.sort());
  });

  it('gives each operation a name of its own, and each of its path parameters a schema', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const { parameters } of Object.values(methods)) {
        const named = parameters
          .filter((parameter) => parameter.in === 'path')
          .map(({ name }) => name);
        expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
        for (const { schema } of parameters) expect(schema).toHaveProperty('type');
      }
    }
  });

  it('has what is posted to those who subscribed, also what tries them, each with a name of its own', () => {
    const posted = document.webhooks as Record<string, { post: { operationId: string } }>;
    expect(Object.keys(posted)).toEqual(['complaint', 'test']);
    const ids = Object.values(posted).map(({ post }) => post.operationId);
    expect(OPERATIONS.filter(({ id }) => ids.includes(id))).toEqual([]);
  });

  it('gives every response but an empty one a schema, and every operation its problems', () => {
    for (const methods of Object.values(document.paths)) {
      for (const { operationId, responses } of Object.values(methods)) {
        expect([operationId, Object.keys(responses)]).toEqual([
          operationId,
          expect.arrayContaining(['500', '503']),
        ]);
        for (const [status, { content }] of Object.entries(responses)) {
          if (['204', '304'].includes(status)) expect(content).toBeUndefined();
          else
            for (const { schema } of Object.values(content ?? { '': {} }))
              expect([operationId, status, schema]).toEqual([
                operationId,
                status,
                expect.anything(),
              ]);
        }
      }
    }
  });

  it('describes itself, each group and each operation', () => {
    expect(document.info.license.identifier).toBe('MIT');
    for (const { name, description } of document.tags)
      expect([name, description]).toEqual([name, expect.stringMatching(/\.$/)]);
    for (const methods of Object.values(document.paths))
      for (const { operationId, description = '' } of Object.values(methods))
        expect([operationId, description]).not.toEqual([operationId, '']);
  });

  it('needs a token for all but what is open', () => {
    const open = OPERATIONS.filter(({ scope }) => scope === null).map(({ id }) => id);
    expect(open).toEqual(['listPrinted', 'getPrintedFeed', 'getHealth']);
  });
});
