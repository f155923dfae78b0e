import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { oncePerText } from '../../../machines/base/once-per.ts';
import type { LearnedWeights, LinearModel } from '../../../machines/district/learned-weights.ts';
import { readModel, readWeights, WeightsError } from '../../../machines/language/learned/file.ts';

/** The files of a pack that are lists rather than settings; any of them may be missing. */

/** Lines without remarks, which begin with `#`. */
function linesOf(folder: string, file: string): string[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Words by lines and spaces. */
export function readCommonWords(folder: string): string[] {
  return linesOf(folder, 'common-words.txt').flatMap((line) => line.split(/\s+/));
}

/** Regencies and cities, one a line. @param own this district, which is not one of the others */
export function readRegencies(folder: string, own: string): string[] {
  return linesOf(folder, 'regencies.txt').filter((name) => name !== `Kabupaten ${own}`);
}

const FILE = 'learned.txt';

/** Where a pack has its weights. */
export const weightsFile = (folder: string): string => join(folder, FILE);

/** What a pack has learnt; null without such a file. */
interface FromFile<T> {
  weights: T | null;
  problems: string[];
}

/** @param command how the file is made anew */
function read<T>(path: string, of: (text: string) => T, command: string): FromFile<T> {
  if (!existsSync(path)) return { weights: null, problems: [] };
  try {
    return { weights: of(readFileSync(path, 'utf8')), problems: [] };
  } catch (error) {
    if (!(error instanceof WeightsError || error instanceof SyntaxError)) throw error;
    const again = `learn again with "${command}", or remove the file`;
    return { weights: null, problems: [`${basename(path)}: ${error.message}: ${again}`] };
  }
}

/** A pack that is changed at the desk keeps its weights; another may be looked at beside it. */
const KEPT = 3;
const weightsIn = oncePerText(readWeights, KEPT);
const modelIn = oncePerText(readModel, KEPT);

/** What texts are about. */
export const readLearned = (folder: string): FromFile<LearnedWeights> =>
  read(weightsFile(folder), weightsIn, 'hotline train');

/** Which texts accuse somebody in office. */
export const readAccusing = (folder: string): FromFile<LinearModel> =>
  read(join(folder, 'accusing.txt'), modelIn, 'hotline train --accusing');
