import type { Alike } from '../ports/search.ts';
import { searchedWords, wordsOf } from './searched-words.ts';

/** What a search asks for: of each word its beginning, and whole words that are as good. */
export interface AskedWord {
  beginning: string;
  /** In the spelling of the index. */
  whole: string[];
}

/** @param alike other spellings of a word */
export function askedWords(typed: string, alike?: Alike): AskedWord[] {
  return searchedWords(typed).map((beginning) => {
    const others = wordsOf([...(alike?.(beginning) ?? [])].join(' '));
    return { beginning, whole: others.filter((word) => !word.startsWith(beginning)) };
  });
}
