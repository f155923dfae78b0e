import type { Agency, Role } from '../../district/district.ts';
import type { Command } from '../../text/understanding.ts';
import { createAgencyNames } from './agency-names.ts';
import { withoutClosing } from './closing-words.ts';
import { createArguments, joined } from './command-arguments.ts';
import { wordsBefore } from './command-at-end.ts';
import { beginsAt, FIRST, startsOf, WORD } from './command-places.ts';
import type { Shape } from './command-shapes.ts';
import { createShapeOf, isIdleTail } from './command-word.ts';
import { type InPlace, isDoubtful, isInSentence, timeAskedIn } from './doubts.ts';
import {
  ALSO,
  BEFORE_NEXT,
  DENIES,
  DOUBTFUL,
  IDLE,
  LONGEST_ASKED,
  MERGES,
  NO_COMMAND,
  OWN_WORDS,
  PASSIVE,
  QUESTION,
  SCAFFOLD,
  UNIT,
} from './staff-words.ts';
import { ticketAtStart, ticketsAtStart, ticketsInText } from './tickets.ts';
import { isUnsureTransfer } from './transfers.ts';

/**
 * Commands of people of the office: among the first words, whatever salutations, polite words, quotes or
 * `Fwd:` stand before them, the ticket before or after the word, several tickets and several commands in
 * one SMS. In doubt there is no command, or one without a ticket: then one question is asked back.
 */

const SEPARATORS = /^[\s#*.,:;=/_"'”()[<-]+/;
/** Before the words of an act; a quote that opens there stays with them. */
const BEFORE_WORDS = /^(?:[\s#*.,:;=/_\]>-]|["'”)](?=[\s#*.,:;=/_-]))+/;
const SPACE = /^\s*\(?\s*spasi\s*\)?/i;
const GLUED = /^([A-Za-z]{2,15})([A-Za-z]{1,2}\d{3})(?!\d)/;
const HEAD = /^([A-Za-z]{2,16})["'”]?/;
const INTO = /^\s*(?:(?:,|&|\+|dan\b|dgn\b|dg\b|dengan\b|sama\b|ke\b|ke ?dalam\b|dlm\b)\s*)*/i;
/** So many words may name the ticket before a command set off from them. */
const MOST_BEFORE = 6;
/** Several commands in one SMS, at most. */
const MOST = 6;

/** Digits without their letter: they may be anything. */
const isDigitsOnly = (ticket: string) => /^\d+$/.test(ticket);

interface Found {
  shape: Shape;
  tickets: string[];
  /** The command as it is typed. */
  word: string;
  /** Where its words begin and where it starts, in the text. */
  from: number;
  at: number;
}

const behindWords = (text: string, { shape, word, at }: Found) =>
  wordsBefore(shape.name, word, text.slice(0, at));

/** @param agencies known by code, name and alias */
export function createStaffCommands(agencies: Agency[]): (text: string, role: Role) => Command[] {
  const shapeOf = createShapeOf();
  const { command, rated } = createArguments(agencies);
  const agencyAtStart = createAgencyNames(agencies);

  /** People of the office look at a complaint where citizens check it. */
  function staffShape(shape: Shape | null, hasTicket: boolean): Shape | null {
    if (shape?.name !== 'CEK') return shape;
    return shapeOf(hasTicket ? 'LIHAT' : 'DAFTAR', hasTicket, false);
  }

  function ticketsOf(shape: Shape | null, after: string) {
    const joined = shape?.name === 'GABUNG' ? INTO : undefined;
    const found = ticketsAtStart(after, joined);
    if (found !== null) {
      const [first = ''] = found.tickets;
      return isDigitsOnly(first) && UNIT.test(found.rest) ? null : found;
    }
    if (shape?.name !== 'PERINTAH') return null;
    // PERINTAH PU A001 …
    const named = agencyAtStart(after);
    return named.agency === null ? null : ticketsAtStart(named.rest);
  }

  /**
   * `JAWAB A001 …` at this place.
   * @param slips words that differ from a command in a letter count too
   */
  function wordFirst(text: string, start: number, slips: boolean): Found | null {
    const at = start + (PASSIVE.exec(text.slice(start))?.[0].length ?? 0);
    const here = text.slice(at);
    const [, glued, code] = GLUED.exec(here) ?? [];
    const joined = glued !== undefined && code !== undefined;
    const word = joined ? glued : HEAD.exec(here)?.[1];
    if (word === undefined) return null;
    const behind = here
      .slice(word.length)
      .replace(/^["'”]/, '')
      .replace(SPACE, '');
    const after = behind.replace(SEPARATORS, '').replace(SPACE, '');
    const shape = shapeOf(word.toUpperCase(), false, false);
    const list = ticketsOf(shape, after);
    const meant = staffShape(
      shape ?? (list === null || !slips ? null : shapeOf(word.toUpperCase(), true, false)),
      true,
    );
    if (meant === null || list === null || meant.ticket.length === 0) return null;
    return { shape: meant, tickets: list.tickets, word, from: text.length - list.rest.length, at };
  }

  /** `A001 JAWAB: …` at this place; a word that may be part of a sentence must be set off. */
  function ticketFirst(text: string, at: number, role: Role): Found | null {
    const here = text.slice(at);
    const list = ticketsAtStart(here);
    const [first = ''] = list?.tickets ?? [];
    if (list === null || isDigitsOnly(first)) return null;
    const [whole, word = ''] = HEAD.exec(list.rest) ?? [];
    const shape = staffShape(shapeOf(word.toUpperCase(), false, false), true);
    if (whole === undefined || shape?.ticket.includes(role) !== true) return null;
    const rest = list.rest.slice(whole.length);
    const isMeant = /^\s*[:#=]/.test(rest) || word === word.toUpperCase() || rest.trim() === '';
    if (DOUBTFUL.has(shape.name) && !isMeant) return null;
    if (NO_COMMAND[shape.name]?.test(rest.trim()) === true) return null;
    const words = rest.replace(SPACE, '').replace(BEFORE_WORDS, '');
    return { shape, tickets: list.tickets, word, from: text.length - words.length, at };
  }

  /** "Saya minta A001 …" of one who has no MINTA: a word of his sentence. */
  function isOwnSentence({ shape, at }: { shape: Shape; at: number }, text: string, role: Role) {
    if (!DOUBTFUL.has(shape.name) || shape.roles.includes(role)) return false;
    const word = HEAD.exec(text.slice(at))?.[1] ?? '';
    return word !== word.toUpperCase();
  }

  /** The first command that names a ticket. */
  function firstOf(text: string, role: Role): Found | null {
    for (const at of startsOf(text)) {
      const found = wordFirst(text, at, true) ?? ticketFirst(text, at, role);
      if (found !== null && !isOwnSentence(found, text, role)) return found;
    }
    return null;
  }

  /**
   * Further commands behind it: each with tickets that were not named before, or set off from the words
   * before it.
   */
  function furtherOf(text: string, first: Found, role: Role): Found[] {
    const all = [first];
    const known = new Set(first.tickets);
    for (const { index } of text.matchAll(WORD)) {
      if (index < (all.at(-1)?.from ?? 0) || all.length >= MOST) continue;
      const begins = beginsAt(text, index);
      const found =
        wordFirst(text, index, false) ?? (begins ? ticketFirst(text, index, role) : null);
      if (found === null || !found.shape.roles.includes(role)) continue;
      const again = found.tickets.some((ticket) => known.has(ticket));
      if (again && !begins && !ALSO.test(text.slice(0, index))) continue;
      if (found.tickets.some(isDigitsOnly)) continue;
      for (const ticket of found.tickets) known.add(ticket);
      all.push(found);
    }
    return all;
  }

  /** The words of a command, up to where the next one begins. */
  function wordsOf(text: string, found: Found, next: Found | undefined): string {
    const words = text
      .slice(found.from, next?.at)
      .replace(SPACE, '')
      .replace(BEFORE_WORDS, '')
      .replace(SCAFFOLD, '');
    return next === undefined
      ? withoutClosing(words.trim())
      : words.trim().replace(BEFORE_NEXT, '');
  }

  /** A command at the end of an SMS, with its ticket and nothing behind it. */
  function lastOf(text: string, role: Role): Found | null {
    const [last] = [...text.matchAll(WORD)]
      .flatMap(({ index }) => wordFirst(text, index, false) ?? [])
      .filter(({ shape, from }) => shape.ticket.includes(role) && from === text.length);
    return last !== undefined && behindWords(text, last) !== '' ? last : null;
  }

  /** As it was typed, or as what its words ask for. */
  function asMeant(shape: Shape, ticket: string | null, words: string, role: Role): Command {
    const time = shape.name === 'MINTA' ? timeAskedIn(words) : null;
    const extend = time === null ? null : shapeOf('TUNDA', false, false);
    return time === null || extend === null
      ? command(shape, ticket, words, role)
      : { ...command(extend, ticket, time, role), doubtful: true };
  }

  /** What may be no transfer at all is asked about. */
  function sure(read: Command): Command {
    return isUnsureTransfer(read) ? { ...read, doubtful: true } : read;
  }

  /** @param place what stands before it in its sentence, and how it is typed */
  function commandsOf(found: Found, place: InPlace, role: Role): Command[] {
    const { shape, tickets } = found;
    const { words } = place;
    const doubt = isDoubtful(shape.name, place) ? { doubtful: true as const } : {};
    if (shape.name !== 'GABUNG' || tickets.length < 2)
      return tickets.map((ticket) => ({
        ...sure(asMeant(shape, ticket, words, role)),
        ...doubt,
        // TERIMA of a complaint is no command of the regent's, though TERIMA is
        entitled: shape.ticket.includes(role),
      }));
    // the last is the one they are put under
    const into = tickets.at(-1) ?? null;
    return tickets
      .slice(0, -1)
      .map((ticket) => ({ ...command(shape, ticket, '', role), otherTicket: into, text: words }));
  }

  /** A command word without a ticket, as the first that says anything. */
  function unnamed(text: string, role: Role): Command | null {
    const words = [...text.slice(0, FIRST).matchAll(WORD)];
    for (const { 0: typed, index } of words) {
      const after = text
        .slice(index + typed.length)
        .replace(SEPARATORS, '')
        .trim();
      const shape = staffShape(shapeOf(typed.toUpperCase(), false, after === ''), false);
      const none = shape !== null && NO_COMMAND[shape.name]?.test(after) === true;
      if (shape !== null && isOwnSentence({ shape, at: index }, text, role)) return null;
      const place = { before: text.slice(0, index), word: typed, words: after };
      if (shape !== null && !none) return unnamedBy(shape, place, role);
      if (!IDLE.has(typed.toLowerCase())) return null;
    }
    return null;
  }

  function unnamedBy(shape: Shape, place: InPlace, role: Role): Command | null {
    const { words: after } = place;
    if (shape.bare.includes(role) && isIdleTail(shape, after))
      return { ...command(shape, null, '', role), text: after };
    if (shape.name === 'NILAI') return rated(shape, after, role);
    if (shape.bare.length > 0 && !shape.ticket.includes(role)) {
      // a citizen's question by itself gets its answer; words behind it are a sentence
      return after === '' ? command(shape, null, '', role) : null;
    }
    const needsNone = shape.ticket.includes(role) && shape.name !== 'LIHAT';
    if (!needsNone && after !== '') return null;
    const read = sure(behindArgument(asMeant(shape, null, after, role)));
    return isInSentence(shape.name, place) || isDoubtful(shape.name, { ...place, before: '' })
      ? { ...read, doubtful: true }
      : read;
  }

  /** `TUNDA sampai 5 Januari A001 …`, `ALIH ke BPBD A001 …`: the ticket behind the day or the agency. */
  function behindArgument(read: Command): Command {
    const found = read.date === null && read.agency === null ? null : ticketAtStart(read.text);
    if (found === null || isDigitsOnly(found.ticket)) return read;
    return { ...read, ticket: found.ticket, text: found.rest };
  }

  /** `numpang tanya A001, MINTA foto …`: a command in capitals, set off from what names the ticket. */
  function setOff(text: string, role: Role): Command | null {
    if (text === text.toUpperCase() || ticketsInText(text).length !== 1) return null;
    const first = [...text.slice(0, FIRST).matchAll(WORD)].slice(0, MOST_BEFORE);
    for (const { 0: word, index } of first) {
      if (word !== word.toUpperCase() || !beginsAt(text, index)) continue;
      const shape = shapeOf(word, false, false);
      const after = text
        .slice(index + word.length)
        .replace(BEFORE_WORDS, '')
        .trim();
      const own = shape?.ticket.includes(role) === true && ticketsInText(after).length === 0;
      if (shape !== null && own && NO_COMMAND[shape.name]?.test(after) !== true)
        return command(shape, null, after, role);
    }
    return null;
  }

  /** `A002 sama dg A001 gabung aja`: the first is put under the other. */
  function merged(text: string, role: Role): Command | null {
    const shape = shapeOf('GABUNG', false, false);
    const [ticket, otherTicket, third] = ticketsInText(text);
    if (shape?.roles.includes(role) !== true || !MERGES.test(text) || DENIES.test(text))
      return null;
    if (ticket === undefined || otherTicket === undefined || third !== undefined) return null;
    return { ...command(shape, ticket, '', role), otherTicket };
  }

  function askedFor(text: string, role: Role): Command | null {
    if (text.length > LONGEST_ASKED) return null;
    const asked = OWN_WORDS.filter(({ roles }) => roles.includes(role));
    const name = asked.find(({ pattern }) => pattern.test(text))?.name;
    const shape = name === undefined ? null : shapeOf(name, false, false);
    return shape === null || ticketsInText(text).length > 0
      ? null
      : { ...command(shape, null, '', role), text };
  }

  return (text, role) => {
    const help = shapeOf('BANTUAN', false, false);
    if (QUESTION.test(text) && help !== null) return [command(help, null, '', role)];
    const first = firstOf(text, role) ?? lastOf(text, role);
    if (first === null) {
      const only =
        unnamed(text, role) ?? setOff(text, role) ?? merged(text, role) ?? askedFor(text, role);
      return only === null ? [] : [only];
    }
    const all = furtherOf(text, first, role);
    const behind = wordsOf(text, first, all[1]);
    const earlier = all.length === 1 && behind === '' ? behindWords(text, first) : '';
    // they are asked about: nobody is taught to type so
    if (earlier !== '')
      return commandsOf(first, { before: '', word: first.word, words: earlier }, role).map(
        (read) => ({ ...read, doubtful: true }),
      );
    return all
      .flatMap((found, n) => {
        const words = wordsOf(text, found, all[n + 1]);
        const before = n === 0 ? text.slice(0, found.at) : '';
        return commandsOf(found, { before, word: found.word, words }, role);
      })
      .reduce(joined, [])
      .slice(0, MOST);
  };
}
