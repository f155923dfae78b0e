import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LearnedWeights } from '../../../machines/language/learned/weights.ts';

/** The files of a pack that are lists rather than settings: common words, learned weights. Both may be missing. */

/** Words by lines and spaces; a line that begins with `#` is a remark. */
export function readCommonWords(folder: string): string[] {
  const path = join(folder, 'common-words.txt');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => word !== '');
}

export function readLearned(_folder: string): {
  weights: LearnedWeights | null;
  problems: string[];
} {
  return { weights: null, problems: [] };
}
