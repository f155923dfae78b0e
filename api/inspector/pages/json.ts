import { eachText } from '../../../machines/base/each-text.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { momentText } from '../../office/words/dates.ts';

/** Data as people read it: indented JSON, numbers masked, times also in words. */

export interface JsonLine {
  text: string;
  /** The time a number of the line stands for; null where it is none. */
  time: string | null;
}

/** Epoch milliseconds of the years 2001 to 2100, alone behind their name. */
const MOMENT = /^\s*(?:"[^"]*": )?(1\d{12}|[23]\d{12}),?$/;

export function jsonLines(rules: Rules, value: unknown): JsonLine[] {
  const json = JSON.stringify(eachText(value, lookersMask().text), null, 2) ?? 'null';
  return json.split('\n').map((text) => {
    const at = MOMENT.exec(text)?.[1];
    return { text, time: at === undefined ? null : momentText(rules, Number(at)) };
  });
}
