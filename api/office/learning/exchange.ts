import { z } from 'zod';
import { hidePrivateNumbers } from '../../../machines/numbers/private-numbers.ts';
import { type Example, exampleSchema } from './example.ts';

/** Examples as a file, for another office: texts without numbers, and what was decided on them. */

const fileSchema = z.array(
  exampleSchema.pick({ text: true, category: true, agency: true, at: true }).extend({
    id: z.string().max(100).optional(),
  }),
);

/** What is refused here is not handed on. */
export function printExamples(examples: Example[]): string {
  const shown = examples
    .filter(({ refused }) => !refused)
    .map(({ text, category, agency, at }) => ({
      text: hidePrivateNumbers(text).text,
      category,
      agency,
      at,
    }));
  return `${JSON.stringify(shown, null, 2)}\n`;
}

export interface Known {
  categories: ReadonlySet<string>;
  agencies: ReadonlySet<string>;
}

/**
 * @param now when they are noted
 * @returns null for what is no such file; else those whose category and agency this district has
 */
export function readExamples(json: string, known: Known, now: number): Example[] | null {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    return null;
  }
  const read = fileSchema.safeParse(content);
  if (!read.success) return null;
  return read.data.flatMap(({ text, category, agency, at }, index) => {
    const isKnown =
      (category === null && agency === null) ||
      (known.categories.has(category ?? '') && known.agencies.has(agency ?? ''));
    const shown = hidePrivateNumbers(text).text;
    const own = { text: shown, category, agency, at, sort: 'imported' as const };
    const id = `imported:${now}-${index}`;
    return isKnown ? [{ id, ...own, notedAt: now, wasRight: false, refused: false }] : [];
  });
}
