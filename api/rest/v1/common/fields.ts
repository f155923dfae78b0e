import { z } from 'zod';
import { type Answer, PARTIAL } from './operation.ts';

/** Answers with only the fields that somebody asked for. */

/** `fields=id,state`: names of the model, each of which may be asked for; the id is always there. */
export function fieldsOf(model: z.ZodObject) {
  const names = Object.keys(model.shape).join('|');
  return z
    .string()
    .max(1000)
    .regex(new RegExp(`^(${names})(,(${names}))*$`))
    .transform((text) => new Set(['id', ...text.split(',')]))
    .optional()
    .describe(`Only these fields, e.g. \`id,state\`; the answer is then \`${PARTIAL}\`.`);
}

type Fields = ReadonlySet<string> | undefined;

export function asksFor(fields: Fields, name: string): boolean {
  return fields === undefined || fields.has(name);
}

export function partOf<T extends object>(item: T, fields: Fields): Partial<T> {
  if (fields === undefined) return item;
  const entries = Object.entries(item).filter(([name]) => fields.has(name));
  return Object.fromEntries(entries) as Partial<T>;
}

/** The type of the answer says that it holds a part. */
export function typeFor(fields: Fields): Pick<Answer, 'type'> {
  return fields === undefined ? {} : { type: PARTIAL };
}
