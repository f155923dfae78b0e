import type { Category, District, Kind } from '../district.ts';
import { type Choice, chooseCategory } from './category.ts';
import { createCommands } from './commands.ts';
import { followUpOf } from './followups.ts';
import { createKeywords, type Opening } from './keywords.ts';
import { isAppreciation, kindOf, thanksForRepair } from './kinds.ts';
import { createPlaces, type FoundPlace } from './places.ts';
import { clausesOf, type Read } from './reading.ts';
import { agencyFor } from './routing.ts';
import { createScore, type Score } from './score.ts';
import * as signs from './signs.ts';
import { hasLink, isOperatorSender, operatorText, spamText } from './spam.ts';
import { ticketInText } from './tickets.ts';
import type { Action, Flag, Sender, Understand, Understanding } from './understanding.ts';
import { createVocabulary } from './vocabulary.ts';
import { phraseText, typedText, type Word, wordsOf } from './words.ts';

/**
 * Reads an SMS: command, keyword, content, place and signs, then what to do with it. Never bounces:
 * whatever cannot be understood is left to the admin (DESIGN §5).
 */

type Needs = Pick<District, 'kinds' | 'categories' | 'agencies' | 'places' | 'words' | 'office'>;

/** A category with fewer characters of text behind it is asked about. */
const SHORTEST_CONTENT = 8;
/** Evidence for a matter of its own: one ordinary content word. */
const MATTER = 0.8;
/** Less than this behind abuse is no complaint. */
const ABUSE_ONLY = 1.7;
/** Less is no choice to put before the citizen. */
const ALTERNATIVE = 0.5;
const ROUTE = 0.8;
const ASK = 0.5;
/** How sure the agency at least is where the text tells of an abuse of office. */
const OVERSEEN = 0.85;

interface Parts extends Read {
  /** The words without names of places. */
  spoken: Word[];
  opening: Opening;
  scores: Score[];
  found: FoundPlace;
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
    ticket: ticketInText(text),
    choice: choiceOf(text),
    marked: false,
    content: text.trim(),
    alternatives: [],
    followUp: 'none',
  };
}

/** @param namesMatter the category says what it is about, so that it can be asked about */
function decide(
  confidence: number,
  flags: Flag[],
  agency: string | null,
  namesMatter: boolean,
): Action {
  if (flags.includes('empty') || flags.includes('tooShort')) return 'ask';
  if (flags.includes('appreciation')) return 'route';
  if (agency === null || flags.includes('abusive')) return 'triage';
  if (flags.includes('emergency') || confidence >= ROUTE) return 'route';
  return confidence >= ASK && namesMatter ? 'ask' : 'triage';
}

/** Messages of the network and of people who want something else. */
function unanswered(reading: Understanding, sender: Sender): Understanding | null {
  const { text } = reading;
  const ignored = { ...reading, action: 'ignore' as const };
  if (isOperatorSender(sender.address) || operatorText(text))
    return {
      ...ignored,
      kind: 'OPERATOR',
      flags: ['operator'],
      confidence: 0.95,
      why: ['pesan dari operator'],
    };
  if (sender.role === 'citizen' && spamText(text)) return asSpam(ignored);
  return null;
}

function asSpam(reading: Understanding): Understanding {
  return {
    ...reading,
    kind: 'SPAM',
    flags: ['spam'],
    action: 'ignore',
    confidence: 0.9,
    why: ['terbaca sebagai iklan atau penipuan'],
  };
}

/** What is put before people: the text behind greeting, kind and keyword. */
function contentOf({ raw, opening }: Parts): string {
  return raw
    .slice(opening.contentStart)
    .replace(/^(\s*\(?\s*spasi\s*\)?)?[\s#*.,:;/_"'()=+-]+/i, '')
    .trim();
}

function isMatter({ opening, scores }: Parts): boolean {
  return opening.category !== null || (scores[0]?.points ?? 0) >= MATTER;
}

function followUpIn(parts: Parts): Understanding['followUp'] {
  const { opening, found } = parts;
  if (opening.category !== null && opening.marked) return 'none';
  const matter = isMatter(parts);
  return followUpOf({ ...parts, matter, ownMatter: matter && found.named });
}

/** Nothing that the hotline could do anything about. */
function noMatter(reading: Understanding, parts: Parts): Understanding | null {
  if (parts.opening.category !== null) return null;
  const { text } = reading;
  if (signs.isSmallTalk(text))
    return {
      ...reading,
      flags: ['tooShort'],
      action: 'ask',
      confidence: 0.8,
      why: ['hanya salam atau pertanyaan siapa'],
    };
  if (signs.isPrivate(parts))
    return { ...reading, category: 'LAIN', why: ['urusan pribadi, bukan aduan'] };
  return !isMatter(parts) && hasLink(text) && !parts.found.named ? asSpam(reading) : null;
}

/** Builds the reader of a district once; it is pure and never throws. */
export function createUnderstand(district: Needs): Understand {
  const vocabulary = createVocabulary(district);
  const keywords = createKeywords(district);
  const places = createPlaces(district.places, vocabulary.isCommon);
  const { everyday, idioms } = district.words;
  const score = createScore(district.categories, district.agencies, new Set(everyday), idioms);
  const readCommand = createCommands(district.agencies);
  const partners = new Set(
    district.agencies.filter(({ type }) => type === 'partner').map(({ code }) => code),
  );
  const catchAll = district.categories.find(({ code }) => code === 'LAIN') ?? null;
  const { oversightAgency } = district.office;

  function partsOf(raw: string): Parts {
    const words = wordsOf(raw, vocabulary);
    const found = places(words, raw);
    // names of places say nothing about the matter: "kebun tebu" is a kecamatan, no plantation
    const spoken = words.filter((_, index) => !found.covered.has(index));
    const opening = keywords.opening(raw, words, found.covered);
    const silent = (index: number) =>
      found.covered.has(index) || (opening.marked && index === opening.at);
    return {
      raw,
      words: spoken,
      spoken,
      opening,
      scores: score(words, silent),
      found,
      full: phraseText(spoken),
      typed: typedText(spoken),
      clauses: clausesOf(raw, spoken),
    };
  }

  /** The agency: of the place outside the district, of the inspectorate, of the category. */
  function agencyOf(category: Category | null, parts: Parts) {
    const { outside } = parts.found;
    if (outside !== null) return { agency: outside, why: [] };
    const routed = agencyFor(category, parts.spoken);
    const foreign = routed.agency !== null && partners.has(routed.agency);
    if (routed.agency === null || foreign || !signs.isOversight(parts)) return routed;
    return { agency: oversightAgency, why: [`dugaan penyimpangan urusan ${oversightAgency}`] };
  }

  function flagsOf(parts: Parts, category: Category | null, agency: string | null): Flag[] {
    const flags = new Set(signs.flagsOf(parts));
    if (category?.secret === true || agency === oversightAgency) flags.add('secret');
    if (agency !== null && partners.has(agency)) flags.add('outOfJurisdiction');
    if (parts.found.ambiguous) flags.add('ambiguousPlace');
    if (parts.opening.category !== null) {
      const { length } = contentOf(parts);
      if (length === 0) flags.add('empty');
      else if (length < SHORTEST_CONTENT) flags.add('tooShort');
    }
    return [...flags];
  }

  function complaint(reading: Understanding, parts: Parts, praise: boolean): Understanding {
    const { opening, scores, found } = parts;
    const kind: Kind = opening.kind ?? (praise ? 'APRESIASI' : kindOf(parts));
    const chosen = chooseCategory(opening, scores);
    const other = opening.kind !== null || kind !== 'KELUHAN' ? catchAll : null;
    const choice: Choice = { ...chosen, category: chosen.category ?? other };
    const { category } = choice;
    const routed = agencyOf(category, parts);
    const unsettled = category === catchAll && routed.agency === catchAll?.agency;
    const flags = flagsOf(parts, category, routed.agency).filter(
      (flag) => flag !== 'emergency' || kind === 'KELUHAN' || kind === 'TANYA',
    );
    if (praise) flags.push('appreciation');
    // whichever category it is, the inspectorate has it
    const overseen = routed.agency === oversightAgency ? OVERSEEN : 0;
    const confidence = unsettled ? 0 : Math.max(choice.confidence, overseen);
    const content = contentOf(parts);
    return {
      ...reading,
      kind,
      category: category?.code ?? null,
      agency: routed.agency,
      place: found.place,
      flags,
      confidence: Math.round(confidence * 100) / 100,
      action: decide(confidence, flags, routed.agency, category !== catchAll),
      why: [...opening.why, ...choice.why, ...routed.why, ...found.why],
      marked: opening.marked || opening.kind !== null,
      content: content === '' ? parts.raw.trim() : content,
      alternatives: scores
        .filter(
          ({ category: other, points }) =>
            other !== category && other !== catchAll && points >= ALTERNATIVE,
        )
        .slice(0, 3)
        .map(({ category: { code }, points }) => ({
          category: code,
          score: points / (points + 1),
        })),
      followUp: followUpOf({ ...parts, matter: true, ownMatter: found.named }),
    };
  }

  /** Abuse with hardly a matter behind it is for the admin to look at. */
  function unlessAbuse(result: Understanding, parts: Parts): Understanding {
    const { opening, scores, found } = parts;
    const matter = opening.category !== null || found.named;
    if (!result.flags.includes('abusive') || matter) return result;
    if ((scores[0]?.points ?? 0) >= ABUSE_ONLY) return result;
    const { code = null } = catchAll ?? {};
    return { ...result, kind: 'LAINNYA', category: code, agency: null, confidence: 0.3 };
  }

  function readWords(reading: Understanding, sender: Sender): Understanding {
    const parts = partsOf(reading.text);
    if (parts.words.length === 0 && parts.found.covered.size === 0)
      return { ...reading, flags: ['empty'], action: 'ask', why: ['tidak ada kata di dalamnya'] };
    if (sender.role !== 'citizen' && !parts.opening.marked && signs.readsAsOfficer(reading.text))
      return {
        ...reading,
        kind: 'TINDAK_LANJUT',
        action: 'followUp',
        confidence: 0.7,
        followUp: 'addition',
        why: ['petugas tentang tugasnya'],
      };
    const praise =
      isAppreciation(parts) &&
      (parts.opening.marked || (isMatter(parts) && !thanksForRepair(parts)));
    const followUp = praise ? 'none' : followUpIn(parts);
    if (followUp !== 'none')
      return {
        ...reading,
        kind: 'TINDAK_LANJUT',
        place: parts.found.place,
        flags: signs.flagsOf(parts),
        action: 'followUp',
        confidence: 0.8,
        followUp,
        why: ['berbicara tentang pesan sebelumnya'],
      };
    return noMatter(reading, parts) ?? unlessAbuse(complaint(reading, parts, praise), parts);
  }

  return (text, sender) => {
    const reading = base(text);
    const command = readCommand(text, sender.role);
    if (command === null || isOperatorSender(sender.address))
      return unanswered(reading, sender) ?? readWords(reading, sender);
    return {
      ...reading,
      kind: 'PERINTAH',
      action: 'command',
      confidence: 1,
      command,
      ticket: command.ticket,
      why: [`perintah ${command.name}`],
    };
  };
}
