import { writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import type { District } from '../../machines/district/district.ts';
import { interpretLine } from '../../machines/language/json.ts';
import { createParts } from '../../machines/language/matter/parts.ts';
import { crossTeach, foldsOf } from '../../machines/language/teaching/cross-validation.ts';
import {
  boundsOf,
  type Figures,
  figuresOf,
  type Share,
} from '../../machines/language/teaching/figures.ts';
import { FUSION, type LabelledText, lessonsOf } from '../../machines/language/teaching/teach.ts';
import { createUnderstand } from '../../machines/language/understand.ts';
import type { Understand } from '../../machines/text/understanding.ts';
import { OWNER_ONLY } from '../../store/base/owner-only.ts';
import { packagePath } from '../paths.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import { readLabelled } from './labelled.ts';
import { OUTSIDER } from './train.ts';

/** `hotline evaluate`: how well labelled texts are read, by the pack's weights or by cross-validation. */

export interface EvaluateOptions {
  /** So many folds: every text is read with weights that have not seen it. */
  folds?: number;
  /** Files learnt from in every fold. */
  train?: string[];
  /** Where to write what was read, as `interpret` prints it. */
  answers?: string;
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`;

function line(name: string, share: Share): string {
  const [low, high] = boundsOf(share).map(percent);
  const { right, all } = share;
  if (all === 0) return `${name.padEnd(24)} -`;
  return `${name.padEnd(24)} ${percent(right / all)} (${right} of ${all}; 95 %: ${low}–${high})`;
}

function tableOf(figures: Figures): string {
  const { calibration, confusion } = figures;
  return [
    `${figures.texts} texts`,
    line('agency right', figures.agency),
    line('agency within three', figures.withinThree),
    line('routed right', figures.routedRight),
    line('wrong of all routed', figures.wrongOfRouted),
    line('kind right', figures.kind),
    line('spam recognised', figures.junk),
    `${'lost'.padEnd(24)} ${figures.lost}`,
    'calibration: confidence said, agency right',
    ...calibration.flatMap(({ right, all }, band) =>
      all === 0 ? [] : [`  ${(band / 10).toFixed(1)}  ${right} of ${all}`],
    ),
    'confusion: wanted, given, how often',
    ...confusion.map(({ wanted, given, count }) => `  ${wanted} ${given} ${count}`),
    '',
  ].join('\n');
}

/** One reader for each text. */
function readersFor(
  texts: LabelledText[],
  district: District,
  { folds, train = [] }: EvaluateOptions,
): (index: number) => Understand {
  if (folds === undefined) {
    const understand = createUnderstand(district);
    return () => understand;
  }
  const partsOf = createParts(district);
  const always = lessonsOf(train.flatMap(readLabelled), partsOf);
  const readers = crossTeach(lessonsOf(texts, partsOf), always, folds, OUTSIDER, FUSION).map(
    (learned) => createUnderstand({ ...district, learned }),
  );
  const fold = foldsOf(texts.length, folds);
  const plain = createUnderstand(district);
  return (index) => readers[fold[index] ?? 0] ?? plain;
}

/** Prints how well the texts of a file are read. */
export function evaluateCommand(
  file: string,
  options: EvaluateOptions,
  output: Writable,
  folder = packagePath('examples', 'lampung-barat'),
): void {
  const district = loadDistrict(folder);
  const texts = readLabelled(file);
  const readerOf = readersFor(texts, district, options);
  const readings = texts.map(({ text }, index) => readerOf(index)(text, { role: 'citizen' }));
  output.write(tableOf(figuresOf(texts, readings)));
  if (options.answers === undefined) return;
  const lines = texts.map(({ text }, index) =>
    JSON.stringify(interpretLine(readerOf(index), text, 'citizen')),
  );
  writeFileSync(options.answers, `${lines.join('\n')}\n`, { mode: OWNER_ONLY });
}
