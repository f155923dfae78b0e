import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import {
  type AnswerCase,
  answer,
  automatic,
  type ClosingCase,
  closing,
  type FollowUpCase,
  type Found,
  followUp,
  notation,
  type PlainYesCase,
  plainYes,
  type RatingCase,
  rating,
  type SpokenCase,
} from './talk-outcomes.ts';

/**
 * What citizens and officers write, as data (`tests/cases/talk`), written by somebody who had seen the need and not
 * the code: what closes, what a text belongs to, what is a rating, what a phone sends by itself, our own notation.
 */

interface Told {
  id: string;
  text: string;
  wrong?: string;
}

function casesOf<T extends Told>(file: string): T[] {
  return JSON.parse(readFileSync(packagePath('tests', 'cases', 'talk', file), 'utf8')) as T[];
}

/** Each case once; what is known to be wrong must still be so, else it is right and the mark goes. */
function plays<T extends Told>(file: string, atLeast: number, play: (one: T) => Found): void {
  const cases = casesOf<T>(file);
  const rows = (some: T[]) => some.map((one) => [one.id, one.text, one] as const);
  const known = cases.filter(({ wrong }) => wrong !== undefined);
  const right = (one: T) => {
    const { outcome, isRight } = play(one);
    expect({ outcome, isRight }).toEqual({ outcome, isRight: true });
  };

  describe(file, () => {
    it.each(rows(cases.filter((one) => !known.includes(one))))('%s %s', (_, _text, one) =>
      right(one),
    );
    if (known.length > 0) it.failing.each(rows(known))('%s %s', (_, _text, one) => right(one));
    it(`are at least ${atLeast}`, () => expect(cases.length).toBeGreaterThanOrEqual(atLeast));
  });
}

plays<ClosingCase>('closing.json', 60, closing);
plays<PlainYesCase>('plain-yes.json', 100, plainYes);
plays<AnswerCase>('answers.json', 60, answer);
plays<FollowUpCase>('followups.json', 60, followUp);
plays<RatingCase>('ratings.json', 40, rating);
plays<SpokenCase>('auto-replies.json', 30, automatic);
plays<SpokenCase>('notation.json', 40, notation);
