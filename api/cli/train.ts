import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import { printWeights, readWeights } from '../../machines/language/learned/file.ts';
import { createParts } from '../../machines/language/matter/parts.ts';
import { FUSION, lessonsOf, teach, teachBeside } from '../../machines/language/teaching/teach.ts';
import { packagePath } from '../paths.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import { readLabelled } from './labelled.ts';

/** Agency of other regencies: told by the place, never by the words. */
export const OUTSIDER = 'KAB_LAIN';
const REMARKS = [
  'Bobot pendapat kedua (hotline train): dipelajari dari teks berlabel; teksnya sendiri tidak ada di sini.',
  'Sumber dan jumlahnya ada di "learntFrom" di bawah ini.',
];

export interface TrainOptions {
  /** Where to write the weights. */
  out: string;
  /** Weights whose agencies stay as they are; left out: all is learnt from scratch. */
  beside?: string;
}

/** Learns weights from files of labelled SMS and writes them as the file of a pack. */
export function trainCommand(
  files: string[],
  { out, beside }: TrainOptions,
  output: Writable,
  folder = packagePath('examples', 'lampung-barat'),
): void {
  const district = loadDistrict(folder);
  const read = files.map((path) => ({ path, texts: readLabelled(path) }));
  const learntFrom = read.map(({ path, texts }) => `${basename(path)}: ${texts.length}`);
  const lessons = lessonsOf(
    read.flatMap(({ texts }) => texts),
    createParts(district),
  );
  const weights =
    beside === undefined
      ? teach(lessons, OUTSIDER, learntFrom, FUSION)
      : teachBeside(readWeights(readFileSync(beside, 'utf8')), lessons, learntFrom);
  writeFileSync(out, printWeights(weights, REMARKS));
  const { agencies, kinds } = weights;
  output.write(
    `${lessons.length} texts, ${agencies.features.size} + ${kinds.features.size} features, ${agencies.classes.length} classes: ${out}\n`,
  );
}
