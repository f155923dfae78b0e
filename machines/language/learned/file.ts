import { ToldError } from '../../base/told-error.ts';
import type {
  FeatureTable,
  FeatureWeights,
  LearnedWeights,
  LinearModel,
} from '../../district/learned-weights.ts';

/**
 * The learned weights as the text file of a district pack: remarks, one line of JSON, then `@roots`, `@agencies`, `@kinds`
 * and, where danger was learnt, `@dangers`. A feature is a line of `feature TAB rarity TAB weights`; a weight is the letter of
 * its class and hundredths (`A34C-12`). A pack's `accusing.txt` is one such model by itself (`accuser.ts`).
 */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!$%&()*;<>?@';
const SCALE = 100;
const WEIGHT = /([^\d-])(-?\d+)/g;

/** The file is no file of weights. */
export class WeightsError extends ToldError {
  override readonly name = 'WeightsError';
}

type Bare = Pick<LinearModel, 'classes' | 'bias'>;
type Head = Pick<LearnedWeights, 'learntFrom' | 'fusion'> &
  Record<'agencies' | 'kinds', Bare> & { dangers?: Bare };

const rounded = (value: number) => Math.round(value * SCALE);

function featureLine(feature: string, { idf, classes, weights }: FeatureWeights): string {
  const pieces = [...classes].map((own, k) => {
    const points = rounded(weights[k] ?? 0);
    return points === 0 ? '' : `${LETTERS[own] ?? ''}${points}`;
  });
  return `${feature}\t${rounded(idf)}\t${pieces.join('')}`;
}

function unpacked(line: string): FeatureWeights {
  const [idf = '', packed = ''] = line.split('\t');
  const pieces = [...packed.matchAll(WEIGHT)];
  return {
    idf: Number(idf) / SCALE,
    classes: Uint8Array.from(pieces, ([, letter = '']) => LETTERS.indexOf(letter)),
    weights: Float32Array.from(pieces, ([, , points]) => Number(points) / SCALE),
  };
}

/** Lines of features, taken apart when they are asked for: of tens of thousands a text has a few hundred. */
class PackedFeatures implements FeatureTable {
  /** A line as it is packed; once it was asked for, what is in it. */
  readonly #lines = new Map<string, string | FeatureWeights>();

  constructor(lines: string[]) {
    for (const line of lines) {
      const end = line.indexOf('\t');
      if (end < 0 || line.indexOf('\t', end + 1) < 0)
        throw new WeightsError(`no line of a feature: ${line.slice(0, 40)}`);
      this.#lines.set(line.slice(0, end), line.slice(end + 1));
    }
  }

  get size(): number {
    return this.#lines.size;
  }

  has(feature: string): boolean {
    return this.#lines.has(feature);
  }

  get(feature: string): FeatureWeights | undefined {
    const line = this.#lines.get(feature);
    if (typeof line !== 'string') return line;
    const weights = unpacked(line);
    this.#lines.set(feature, weights);
    return weights;
  }

  *[Symbol.iterator](): Iterator<[string, FeatureWeights]> {
    for (const [feature, line] of this.#lines)
      yield [feature, typeof line === 'string' ? unpacked(line) : line];
  }
}

const HEADED = '@features';

/** One model by itself: remarks, one line of JSON, then `@features`. @throws WeightsError for more classes than letters */
export function printModel(model: LinearModel, learntFrom: string[], remarks: string[]): string {
  const { classes, bias } = bare(model);
  return [
    ...remarks.map((remark) => `# ${remark}`),
    JSON.stringify({ learntFrom, classes, bias }),
    HEADED,
    ...linesOf(model),
    '',
  ].join('\n');
}

/** @throws WeightsError, or SyntaxError for a head that is no JSON */
export function readModel(text: string): LinearModel {
  const lines = contentOf(text);
  const at = lines.indexOf(HEADED);
  if (at !== 1) throw new WeightsError(`no part ${HEADED}`);
  const { classes, bias } = JSON.parse(lines[0] ?? '') as Bare;
  return { classes, bias, features: new PackedFeatures(lines.slice(at + 1)) };
}

/** Lines of a file without remarks. */
function contentOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** What stands in the head. @throws WeightsError for more classes than the format has letters */
function bare({ classes, bias }: LinearModel): Bare {
  if (classes.length > LETTERS.length)
    throw new WeightsError(`${classes.length} classes; at most ${LETTERS.length}`);
  return { classes, bias: bias.map((value) => rounded(value) / SCALE) };
}

const linesOf = (model: LinearModel): string[] =>
  [...model.features].map(([feature, known]) => featureLine(feature, known));

/** @throws WeightsError for more classes than the format has letters */
export function printWeights(weights: LearnedWeights, remarks: string[]): string {
  const { learntFrom, roots, agencies, kinds, dangers, fusion } = weights;
  const learnt = dangers === null ? {} : { dangers: bare(dangers) };
  const both = { agencies: bare(agencies), kinds: bare(kinds) };
  const head: Head = { learntFrom, fusion, ...both, ...learnt };
  return [
    ...remarks.map((remark) => `# ${remark}`),
    JSON.stringify(head),
    '@roots',
    [...roots].join(' '),
    '@agencies',
    ...linesOf(agencies),
    '@kinds',
    ...linesOf(kinds),
    ...(dangers === null ? [] : ['@dangers', ...linesOf(dangers)]),
    '',
  ].join('\n');
}

/** @throws WeightsError, or SyntaxError for a head that is no JSON */
export function readWeights(text: string): LearnedWeights {
  const lines = contentOf(text);
  const [roots, agencies, kinds] = ['@roots', '@agencies', '@kinds'].map((mark) => {
    const at = lines.indexOf(mark);
    if (at < 0) throw new WeightsError(`no part ${mark}`);
    return at;
  });
  const head = JSON.parse(lines[0] ?? '') as Head;
  // a pack of before has learnt no danger
  const dangers = head.dangers === undefined ? lines.length : lines.indexOf('@dangers');
  const model = (bare: Bare, from = 0, to = lines.length): LinearModel => ({
    ...bare,
    features: new PackedFeatures(lines.slice(from + 1, to)),
  });
  return {
    learntFrom: head.learntFrom,
    fusion: head.fusion,
    roots: new Set(lines.slice((roots ?? 0) + 1, agencies).flatMap((line) => line.split(' '))),
    agencies: model(head.agencies, agencies, kinds),
    kinds: model(head.kinds, kinds, dangers),
    dangers: head.dangers === undefined ? null : model(head.dangers, dangers),
  };
}
