import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { packagePath } from '../../paths.ts';

/** What is declared of the demo district's life: `examples/demo.yaml`. */

const share = z.number().min(0).max(1);
/** The least and the most of something. */
const range = z.tuple([z.number().min(0), z.number().min(0)]);
const words = z.string().min(1);
const some = z.array(words).min(1);

const matter = z.strictObject({
  text: words,
  /** How often it is written, beside the others. */
  weight: z.number().positive(),
  /** Agency to which the admin forwards it, where the hotline asks him. */
  forward: words.exactOptional(),
  /** Why the admin rejects it, where the hotline asks him. */
  reject: z.enum(['spam', 'jurisdiction', 'unclear']).exactOptional(),
});

const habit = z.strictObject({
  /** Share of tasks that are answered at all. */
  answers: share,
  /** From the task to its answer. */
  hours: range,
});

const life = z.strictObject({
  seed: z.number().int(),
  weeks: z.number().int().positive(),
  perDay: range,
  citizens: z.number().int().positive(),
  habits: z.record(words, habit).and(z.object({ usual: habit })),
  ratings: z.strictObject({
    share,
    unsolved: share,
    stars: z.array(z.number().int().min(1).max(5)).min(1),
  }),
  chasing: z.strictObject({ share, days: z.number().positive() }),
  matters: z.array(matter).min(1),
  answers: some,
  progress: words,
  rejections: z.record(words, words),
  chase: words,
  lastNight: some,
});

export type Life = z.infer<typeof life>;
export type Matter = Life['matters'][number];

/** @throws ZodError, which is a fault of the package */
export function readLife(file: string = packagePath('examples', 'demo.yaml')): Life {
  return life.parse(parse(readFileSync(file, 'utf8')));
}
