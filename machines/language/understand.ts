import type { Category, District, Kind } from '../district.ts';
import { createCommands } from './commands.ts';
import { createKeywords, type Opening } from './keywords.ts';
import { createPlaces, type FoundPlace } from './places.ts';
import { createScore, type Score } from './score.ts';
import * as signs from './signs.ts';
import { ticketInText } from './tickets.ts';
import type { Action, Flag, Sender, Understand, Understanding } from './understanding.ts';
import { hasAny, phraseText, typedText, type Word, wordsOf } from './words.ts';

/**
 * Reads an SMS: command, keyword, content, place and signs, then what to do with it. Never bounces:
 * whatever cannot be understood is left to the admin (DESIGN §5).
 */

type Needs = Pick<District, 'kinds' | 'categories' | 'agencies' | 'places' | 'words' | 'office'>;

/** So much stronger must the content speak for another category than for an unmarked keyword's. */
const CONTRADICTED = 0.14;

/** A category with fewer characters of text behind it is asked about. */
const SHORTEST_CONTENT = 8;

interface Parts {
  /** The SMS as it came. */
  raw: string;
  words: Word[];
  opening: Opening;
  scores: Score[];
  found: FoundPlace;
  full: string;
  typed: string;
}

interface Choice {
  category: Category | null;
  confidence: number;
  why: string[];
}

/** The keyword decides unless it opens an ordinary sentence that plainly speaks of something else. */
function chooseCategory({ opening, scores }: Parts): Choice {
  const [best, second] = scores;
  const lead = best === undefined ? 0 : best.score - (second?.score ?? 0);
  if (opening.category !== null) {
    const own = scores.find(({ category }) => category === opening.category)?.score ?? 0;
    const contradicted =
      !opening.marked &&
      best !== undefined &&
      best.category !== opening.category &&
      best.score - own > CONTRADICTED;
    if (!contradicted)
      return { category: opening.category, confidence: opening.certainty, why: [] };
  }
  if (best === undefined)
    return { category: null, confidence: 0, why: ['no word that points to a category'] };
  const confidence = Math.min(
    0.95,
    best.score * 0.75 + lead * 0.5 + (best.words.length > 1 ? 0.12 : 0),
  );
  return { category: best.category, confidence, why: [`content words ${best.words.join(', ')}`] };
}

/** The agency of a category, moved by the words that name somebody else's matter. */
function chooseAgency(
  category: Category | null,
  { full, typed }: Parts,
): { agency: string | null; why: string[] } {
  if (category === null) return { agency: null, why: [] };
  for (const { words, agency } of category.routes) {
    const word = hasAny(full, words) ?? hasAny(typed, words);
    if (word !== null) return { agency, why: [`"${word}" belongs to ${agency}`] };
  }
  return { agency: category.agency, why: [`${category.code} belongs to ${category.agency}`] };
}

function kindOf(parts: Parts, flags: Flag[]): Kind {
  if (parts.opening.kind !== null) return parts.opening.kind;
  if (flags.includes('appreciation')) return 'APRESIASI';
  if (signs.makesSuggestion(parts)) return 'SARAN';
  if (signs.asksForInformation(parts)) return 'TANYA';
  return 'KELUHAN';
}

function choiceOf(text: string): Understanding['choice'] {
  if (/^\W*(baru|bru|laporan baru|aduan baru)\W*$/i.test(text)) return 'BARU';
  const number = /^\W*(?:no\.?\s*|nomor\s*|pilih\s*)?([1-9])\W*$/i.exec(text);
  return number === null ? null : Number(number[1]);
}

/** What a reading starts from; every branch fills in what it found. */
function base(text: string): Understanding {
  return {
    text,
    kind: 'LAINNYA',
    category: null,
    agency: null,
    place: null,
    flags: [],
    action: 'triage',
    confidence: 0,
    why: [],
    command: null,
    ticket: null,
    choice: null,
    content: text.trim(),
    alternatives: [],
    followUp: 'none',
  };
}

function decide(
  confidence: number,
  flags: Flag[],
  agency: string | null,
  alternatives: number,
): Action {
  if (flags.includes('empty') || flags.includes('tooShort')) return 'ask';
  if (flags.includes('emergency') || flags.includes('appreciation')) return 'route';
  if (agency === null || flags.includes('abusive')) return 'triage';
  if (confidence >= 0.8) return 'route';
  return confidence >= 0.5 && alternatives > 0 ? 'ask' : 'triage';
}

/** Builds the reader of a district once; it is pure and never throws. */
export function createUnderstand(district: Needs): Understand {
  const abbreviations = new Map(Object.entries(district.words.abbreviations));
  const keywords = createKeywords(district);
  const places = createPlaces(district.places);
  const score = createScore(district.categories, district.agencies);
  const readCommand = createCommands(district.agencies);
  const partners = new Set(
    district.agencies.filter(({ type }) => type === 'partner').map(({ code }) => code),
  );

  function complaint(reading: Understanding, parts: Parts, flags: Flag[]): Understanding {
    const choice = chooseCategory(parts);
    const { category } = choice;
    const routed = chooseAgency(category, parts);
    const agency = parts.found.outside ?? routed.agency;
    const content = parts.raw
      .slice(parts.opening.contentStart)
      .replace(/^(\s*\(?\s*spasi\s*\)?)?[\s#*.,:;/_"'()-]+/i, '')
      .trim();
    const all = new Set(flags);
    if (category?.secret === true || agency === district.office.oversightAgency) all.add('secret');
    if (agency !== null && partners.has(agency)) all.add('outOfJurisdiction');
    if (parts.found.ambiguous) all.add('ambiguousPlace');
    if (parts.opening.category !== null && content === '') all.add('empty');
    else if (parts.opening.category !== null && content.length < SHORTEST_CONTENT)
      all.add('tooShort');
    const list = [...all];
    const alternatives = parts.scores
      .filter((other) => other.category !== category)
      .slice(0, 3)
      .map((other) => ({ category: other.category.code, score: other.score }));
    const kind = kindOf(parts, list);
    const nothing =
      category === null && parts.opening.kind !== null
        ? district.categories.find(({ code }) => code === 'LAIN')
        : undefined;
    return {
      ...reading,
      kind,
      category: category?.code ?? nothing?.code ?? null,
      agency: agency ?? (nothing === undefined ? null : chooseAgency(nothing, parts).agency),
      place: parts.found.place,
      flags: list,
      confidence: Math.round(choice.confidence * 100) / 100,
      action: decide(
        choice.confidence,
        list,
        agency,
        alternatives.length + (category === null ? 0 : 1),
      ),
      why: [...parts.opening.why, ...choice.why, ...routed.why, ...parts.found.why],
      content: content === '' ? parts.raw.trim() : content,
      alternatives,
      followUp: signs.followUpOf(parts),
    };
  }

  /** Messages of the network and of people who want something else. */
  function unanswered(reading: Understanding, sender: Sender): Understanding | null {
    const { text } = reading;
    const fromNetwork = signs.isOperatorSender(sender.address);
    if (fromNetwork || signs.operatorText(text))
      return {
        ...reading,
        kind: 'OPERATOR',
        flags: ['operator'],
        action: 'ignore',
        confidence: 0.95,
        why: ['a message of the network'],
      };
    if (sender.role === 'citizen' && signs.spamText(text))
      return {
        ...reading,
        kind: 'SPAM',
        flags: ['spam'],
        action: 'ignore',
        confidence: 0.9,
        why: ['reads as advertising or fraud'],
      };
    return null;
  }

  function read(text: string, sender: Sender): Understanding {
    const reading = { ...base(text), ticket: ticketInText(text), choice: choiceOf(text) };
    const command = readCommand(text, sender.role);
    if (command !== null && !signs.isOperatorSender(sender.address))
      return {
        ...reading,
        kind: 'PERINTAH',
        action: 'command',
        confidence: 1,
        command,
        ticket: command.ticket,
        why: [`command ${command.name}`],
      };
    const other = unanswered(reading, sender);
    if (other !== null) return other;
    const words = wordsOf(text, abbreviations);
    if (words.length === 0)
      return { ...reading, flags: ['empty'], action: 'ask', why: ['no word in it'] };
    const found = places(words);
    const opening = keywords.opening(text, words, found.covered);
    // names of places say nothing about the matter: "kebun tebu" is a kecamatan, no plantation
    const spoken = words.filter((_, index) => !found.covered.has(index));
    const parts: Parts = {
      raw: text,
      words,
      opening,
      scores: score(spoken),
      found,
      full: phraseText(spoken),
      typed: typedText(spoken),
    };
    const sign = parts;
    const flags = signs.flagsOf(sign);
    const officer =
      sender.role !== 'citizen' && !parts.opening.marked && signs.readsAsOfficer(text);
    if (officer)
      return {
        ...reading,
        kind: 'TINDAK_LANJUT',
        action: 'followUp',
        confidence: 0.7,
        followUp: 'addition',
        why: ['an officer about a task'],
      };
    const marked =
      parts.opening.category !== null && (parts.opening.marked || parts.opening.certainty === 1);
    const followUp = signs.followUpOf(parts);
    if (
      followUp !== 'none' &&
      !(marked && parts.opening.marked) &&
      (followUp !== 'thanks' || parts.opening.category === null)
    )
      return {
        ...reading,
        kind: 'TINDAK_LANJUT',
        place: parts.found.place,
        flags,
        action: 'followUp',
        confidence: 0.8,
        followUp,
        why: ['speaks of an earlier message'],
      };
    if (parts.opening.category === null && signs.isSmallTalk(text))
      return {
        ...reading,
        flags: ['tooShort'],
        action: 'ask',
        confidence: 0.8,
        why: ['nothing to be handled in it'],
      };
    if (signs.isAppreciation(sign)) flags.push('appreciation');
    const result = complaint(reading, parts, flags);
    if (
      flags.includes('abusive') &&
      parts.opening.category === null &&
      (parts.scores[0]?.score ?? 0) < 0.6
    )
      return {
        ...result,
        kind: 'LAINNYA',
        category: 'LAIN',
        agency: null,
        action: 'triage',
        confidence: 0.3,
      };
    return result;
  }

  return (text, sender) => read(text, sender);
}
