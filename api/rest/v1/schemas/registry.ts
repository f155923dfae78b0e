import { z } from 'zod';

/**
 * Schemas with a name: what goes out (`models`) and what comes in (`bodies`). The OpenAPI document
 * has them as components and refers to them.
 */

type Named = z.core.$ZodRegistry<{ id: string }>;

export const models: Named = z.registry<{ id: string }>();
export const bodies: Named = z.registry<{ id: string }>();

export function model<T extends z.ZodType>(id: string, schema: T): T {
  models.add(schema, { id });
  return schema;
}

export function body<T extends z.ZodType>(id: string, schema: T): T {
  bodies.add(schema, { id });
  return schema;
}
