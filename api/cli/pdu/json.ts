import type { z } from 'zod';
import { PduError } from '../../../channels/gsm/pdu/error.ts';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PduError('line', error instanceof Error ? error.message : String(error));
  }
}

/** @throws PduError naming the first field that is not as the schema has it */
export function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  const result = schema.safeParse(jsonOf(text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new PduError(issue?.path.join('.') || 'line', issue?.message ?? 'not understood');
}
