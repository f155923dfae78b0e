import type { Matter } from '../../text/understanding.ts';
import { areApart } from './apart.ts';
import { tellsOfCircumstance } from './circumstances.ts';
import { type Clause, cut } from './clauses.ts';
import { bareCuts, namedIn, ofClause } from './named.ts';
import type { Advisor } from './opinion.ts';
import { contentOf, type Parts } from './parts.ts';
import { createTold, type Told } from './told.ts';

/**
 * Two matters in one text: clauses of it that each tell by themselves what is wrong or asked (`told.ts`), and of which neither
 * comes of the other (`apart.ts`).
 */

const MOST_CLAUSES = 8;
/** Evidence for a category in the whole text, for a clause of it to be looked at. */
const SOME = 0.3;
const LONGEST = 1000;

/** Says how many are to come, and nothing of them. */
const HEADING =
  /^\W*(?:\S+\s+){0,4}(?:2|3|dua|tiga|beberapa)\s+(?:hal|keluhan|aduan|pengaduan|laporan|masalah|perkara|usulan|pertanyaan)\b(?:\s+\S+){0,2}\W*$/i;

/** Which of both matters a clause is of; null where it may be of either. */
type Whose = 0 | 1 | null;

interface Judged {
  clause: Clause;
  told: Told | null;
  /** Which of the matters that were found it is of, in the order of the text; null where of none. */
  at: number | null;
}

const isSame = (one: Told, other: Told) =>
  one.category === other.category && one.agency === other.agency;

/** @returns both matters in the order of the text; an empty list where the text tells of one */
export type FindMatters = (parts: Parts) => Matter[];

/** Builds the finder once. @param partsOf takes a text apart */
export function createMatters(partsOf: (raw: string) => Parts, advisor: Advisor): FindMatters {
  const toldIn = createTold(partsOf, advisor);

  /** A clause without a mark in it may still tell of two things. */
  function parted(clause: Clause, cuts: [Clause, Clause][]): Clause[] {
    const isFirst = clause.opened === 'first';
    const found = cuts.find(([head, rest]) => {
      const one = toldIn(head, { isFirst, tail: '' });
      if (one === null || !one.plain) return false;
      const other = toldIn(rest, { isFirst: false, tail: '' });
      return other !== null && areApart(one, other);
    });
    return found ?? [clause];
  }

  /** Clauses with whether they name anything: what does not tells of nothing, and is not looked at. */
  function clausesIn(raw: string, parts: Parts): { clause: Clause; names: boolean }[] {
    const named = namedIn(parts);
    const said = cut(raw, MOST_CLAUSES).filter(({ text }) => !HEADING.test(text));
    const clauses = said.flatMap((clause) => parted(clause, bareCuts(raw, clause, named)));
    const typed = parts.opening.marked ? 0 : -1;
    return clauses.map((clause, index) => ({
      clause,
      names: index === typed || ofClause(named, clause).length > 0,
    }));
  }

  function judgedIn(clauses: { clause: Clause; names: boolean }[]): Judged[] {
    const judged: Judged[] = [];
    const found: Told[] = [];
    for (const [index, { clause, names }] of clauses.entries()) {
      const next = clauses[index + 1]?.clause;
      const tail = next?.opened === 'tied' ? next.text : '';
      const told = names ? toldIn(clause, { isFirst: found.length === 0, tail }) : null;
      const isOf = told === null ? -1 : found.findIndex((one) => isSame(one, told));
      const isNew = told !== null && isOf < 0 && found.every((one) => areApart(one, told));
      if (isNew) found.push(told);
      const at = isNew ? found.length - 1 : isOf;
      judged.push({ clause, at: told === null || at < 0 ? null : at, told });
    }
    return judged;
  }

  /** Whose each clause is: what goes on about another is of that one, a third matter and what tells of none are of both. */
  function ownersOf(judged: readonly Judged[]): Whose[] {
    let last: Whose = null;
    return judged.map(({ clause, told, at }) => {
      const goesOn =
        told !== null || clause.opened === 'tied' || tellsOfCircumstance(partsOf(clause.text).full);
      if (at !== null) last = at === 0 || at === 1 ? at : null;
      else if (!goesOn) last = null;
      return last;
    });
  }

  /** What is said of one of both, and what tells of neither: a name, a wish or a third one. */
  function textOf(raw: string, judged: readonly Judged[], owners: readonly Whose[], own: 0 | 1) {
    const kept = judged.flatMap(({ clause }, index) =>
      owners[index] === null || owners[index] === own ? [{ clause, index }] : [],
    );
    const pieces = kept.map(({ clause, index }, at) => {
      const last = kept[at - 1];
      if (last === undefined) return clause.text;
      const isNext = last.index === index - 1;
      return (isNext ? raw.slice(last.clause.end, clause.start) : ', ') + clause.text;
    });
    return contentOf(partsOf(pieces.join('')));
  }

  return (parts) => {
    const { scores, opening } = parts;
    // most texts speak of one category only, and are not looked at twice
    const spoken = scores.filter(({ points }) => points >= SOME).length;
    if (spoken + (opening.marked ? 1 : 0) < 2) return [];
    const raw = parts.raw.slice(0, LONGEST);
    const clauses = clausesIn(raw, parts);
    if (clauses.filter(({ names }) => names).length < 2) return [];
    const judged = judgedIn(clauses);
    const matters = ([0, 1] as const).flatMap((own) => {
      const told = judged.find(({ at }) => at === own)?.told;
      return told == null ? [] : [{ told, own }];
    });
    if (matters.length < 2) return [];
    // a keyword says what it is all about, unless it is one of them
    const typed = opening.marked ? opening.category?.code : undefined;
    if (typed !== undefined && !matters.some(({ told }) => told.category === typed)) return [];
    const owners = ownersOf(judged);
    return matters.map(({ told: { category, agency, where, kind }, own }) => ({
      ...{ category, agency, place: where, kind: opening.kind ?? kind },
      text: textOf(raw, judged, owners, own),
    }));
  };
}
