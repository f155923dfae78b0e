import type { District } from '../../district/district.ts';
import { createLexicon } from '../base/lexicon.ts';
import { squeezed, type Vocabulary } from '../base/tokens.ts';

/** All words that a district's pack knows: what is spelled right, and what a misspelled word may mean. */

const single = (phrases: Iterable<string>) =>
  [...phrases].flatMap((phrase) => phrase.toLowerCase().split(/[^\p{L}\p{N}]+/u));

/** Builds the vocabulary once. */
export function createVocabulary({
  categories,
  agencies,
  places,
  kinds,
  words,
  office,
}: Pick<
  District,
  'categories' | 'agencies' | 'places' | 'kinds' | 'words' | 'office'
>): Vocabulary {
  const content = categories.flatMap(({ code, aliases, strongHints, hints, weakHints, routes }) => [
    code,
    ...aliases,
    ...strongHints,
    ...hints,
    ...weakHints,
    ...routes.flatMap((route) => route.words),
  ]);
  const names = [
    office.district,
    office.shortName,
    ...places.districts.flatMap(({ name, aliases, villages }) => [
      name,
      ...aliases,
      ...villages.map((village) => village.name),
    ]),
    ...places.landmarks.flatMap((landmark) => landmark.names),
    ...places.outside.flatMap((outside) => outside.names),
    ...agencies.flatMap(({ code, shortName, aliases }) => [code, shortName, ...aliases]),
  ];
  const typos = categories.flatMap((category) => category.typos);
  const spoken = [...words.everyday, ...Object.values(words.abbreviations)];
  const telling = single([...content, ...kinds.flatMap(({ code, aliases }) => [code, ...aliases])]);
  const lexicon = createLexicon(
    [...single([...names, ...typos, ...words.idioms]), ...names.map(squeezed), ...words.common],
    [...telling, ...single(spoken)].filter((word) => word.length > 1),
  );
  const common = new Set([
    ...telling,
    ...single(spoken),
    ...Object.keys(words.abbreviations),
    ...words.common,
  ]);
  return {
    abbreviations: new Map(Object.entries(words.abbreviations)),
    lexicon,
    isCommon: (word) => common.has(word),
  };
}
