import { oncePer } from '../../base/once-per.ts';
import type { Category } from '../../district/district.ts';
import { formsOf } from '../base/reading.ts';
import { phraseText, typedText, type Word } from '../base/tokens.ts';

/** The agency of a category, moved by the words that name somebody else's matter. */

/** "dekat SMK": only says where, so it moves nothing. */
const BESIDE = new Set(
  'depan dekat samping sebelah belakang seberang sekitar simpang perempatan pertigaan pas tepat tepatnya persis di'.split(
    ' ',
  ),
);

interface Routed {
  agency: string | null;
  why: string[];
}

/** Between two words that stand side by side: a blank and a mark at most. */
const SIDE_BY_SIDE = 3;

/** It follows a word that only says where; a place's name between them ends that. */
function onlySaysWhere(word: Word, before: Word | undefined): boolean {
  if (before === undefined || !BESIDE.has(before.full)) return false;
  return word.start - before.end < SIDE_BY_SIDE;
}

/** What words say besides where it is, in the shapes that phrases are looked for in. */
const spokenIn = oncePer((words: Word[]) => {
  const spoken = words.filter((word, index) => !onlySaysWhere(word, words[index - 1]));
  return { forms: formsOf(spoken), full: phraseText(spoken), typed: typedText(spoken) };
});

export function agencyFor(category: Category | null, words: Word[]): Routed {
  if (category === null) return { agency: null, why: [] };
  const { forms, full, typed } = spokenIn(words);
  const says = (phrase: string): boolean => {
    if (phrase.includes('+')) return phrase.split('+').every(says);
    return phrase.includes(' ')
      ? full.includes(` ${phrase}`) || typed.includes(` ${phrase}`)
      : forms.has(phrase);
  };
  for (const { words: phrases, agency } of category.routes) {
    const phrase = phrases.find(says);
    if (phrase !== undefined) {
      const words = phrase.replaceAll('+', ' … ');
      return { agency, why: [`"${words}" urusan ${agency}`] };
    }
  }
  return { agency: category.agency, why: [`kategori ${category.code} urusan ${category.agency}`] };
}
