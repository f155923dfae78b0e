import type { Understanding } from '../../text/understanding.ts';
import type { LabelledText } from './teach.ts';

/** How well labelled texts are read. */

/** So many of so many. */
export interface Share {
  right: number;
  all: number;
}

export interface Figures {
  texts: number;
  kind: Share;
  /** Of the texts with a matter. */
  agency: Share;
  withinThree: Share;
  routedRight: Share;
  /** Complaints taken for no complaint; not those that may as well be none. */
  lost: number;
  /** Of all that is forwarded by itself, texts without a matter included: what goes to the wrong place. */
  wrongOfRouted: Share;
  /** Advertising, fraud and network messages that are recognised. */
  junk: Share;
  /** By tenths of the confidence said: how often the agency was right. */
  calibration: Share[];
  /** `wanted → given`, most frequent first. */
  confusion: { wanted: string; given: string; count: number }[];
}

const JUNK = ['SPAM', 'OPERATOR'];
const BANDS = 10;
const THREE = 3;

const share = (): Share => ({ right: 0, all: 0 });

function count(of: Share, isRight: boolean): void {
  of.all += 1;
  if (isRight) of.right += 1;
}

/** @param readings one for each text, in the same order */
export function figuresOf(texts: LabelledText[], readings: Understanding[]): Figures {
  const figures: Figures = {
    texts: texts.length,
    kind: share(),
    agency: share(),
    withinThree: share(),
    routedRight: share(),
    lost: 0,
    wrongOfRouted: share(),
    junk: share(),
    calibration: Array.from({ length: BANDS }, share),
    confusion: [],
  };
  const confused = new Map<string, { wanted: string; given: string; count: number }>();
  texts.forEach(({ kinds, matters, maybeNobodys }, index) => {
    const reading = readings[index];
    if (reading === undefined) return;
    const { kind, agency, action, confidence, opinions } = reading;
    count(figures.kind, kinds.includes(kind));
    if (kinds.some((own) => JUNK.includes(own))) count(figures.junk, JUNK.includes(kind));
    const wanted = matters.map((matter) => matter.agency);
    const isRight = agency !== null && wanted.includes(agency);
    if (action === 'route') count(figures.wrongOfRouted, !isRight);
    if (wanted.length === 0) return;
    count(figures.agency, isRight);
    count(figures.routedRight, action === 'route' && isRight);
    const three = [agency, ...opinions.map((opinion) => opinion.agency)];
    const distinct = [...new Set(three)].slice(0, THREE);
    count(
      figures.withinThree,
      distinct.some((own) => own !== null && wanted.includes(own)),
    );
    const isKept = action === 'followUp' || action === 'ignore' || action === 'command';
    if (isKept && maybeNobodys !== true) figures.lost += 1;
    const band = figures.calibration[Math.min(BANDS - 1, Math.floor(confidence * BANDS))];
    if (band !== undefined) count(band, isRight);
    if (isRight) return;
    const pair = { wanted: wanted[0] ?? '', given: agency ?? '-', count: 0 };
    const key = `${pair.wanted} ${pair.given}`;
    const known = confused.get(key) ?? pair;
    confused.set(key, { ...known, count: known.count + 1 });
  });
  return { ...figures, confusion: [...confused.values()].sort((a, b) => b.count - a.count) };
}

/**
 * The Wilson score interval (E. B. Wilson, JASA 22 (1927) 209–212): between which shares the true one lies, 95 % sure.
 * @returns lower and upper end, 0–1
 */
export function boundsOf({ right, all }: Share): [number, number] {
  const Z = 1.96;
  if (all === 0) return [0, 1];
  const p = right / all;
  const middle = p + (Z * Z) / (2 * all);
  const spread = Z * Math.sqrt((p * (1 - p)) / all + (Z * Z) / (4 * all * all));
  const scale = 1 + (Z * Z) / all;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}
