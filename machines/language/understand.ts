import { oncePer } from '../base/once-per.ts';
import type { District } from '../district/district.ts';
import {
  type Command,
  type Flag,
  type Meant,
  type Sender,
  UNRELATED,
  type Understand,
  type Understanding,
} from '../text/understanding.ts';
import { apartIn } from './answers/apart.ts';
import { choiceOf } from './answers/choice.ts';
import { correctedIn } from './answers/corrects-words.ts';
import { insteadIn } from './answers/not-that-words.ts';
import { ownWords } from './answers/own-words.ts';
import { ratingIn } from './answers/rating.ts';
import { judge } from './answers/reaction.ts';
import { withoutSent } from './answers/sent-back.ts';
import { withdrawalIn } from './answers/withdrawal.ts';
import { isAutoReply, saysWrongPerson } from './commands/auto-replies.ts';
import { opensWithCommand } from './commands/command-word.ts';
import { createCommands } from './commands/commands.ts';
import { plainNotation } from './commands/notation.ts';
import { ticketInText, ticketsInText } from './commands/tickets.ts';
import { createComplaint } from './complaint.ts';
import { dangerNews } from './danger/goes-on.ts';
import { createFindHelper } from './danger/helper.ts';
import * as signs from './danger/signs.ts';
import { asSpam } from './matter/junk.ts';
import { isAppreciation, thanksForRepair } from './matter/kinds.ts';
import { createParts, isMatter, type Parts } from './matter/parts.ts';
import { hasLink, isOperatorSender, operatorText, spamText } from './matter/spam.ts';
import { followUpIn, namesIn, relatedTo } from './related.ts';
import { createWithAccused } from './secrecy/accused.ts';
import { ownDataIn } from './secrecy/own-data.ts';

/**
 * Reads an SMS: command, keyword, content, place and signs, then what to do with it. Never bounces:
 * whatever cannot be understood is left to the admin (design §5).
 */

type Needs = Pick<
  District,
  | 'kinds'
  | 'categories'
  | 'agencies'
  | 'places'
  | 'words'
  | 'office'
  | 'policy'
  | 'learned'
  | 'accusing'
>;

/**
 * What a reading starts from; every branch fills in what it found.
 * @param own the writer's own words of it, which a choice stands in
 */
function base(text: string, own = text): Understanding {
  return {
    text,
    own: text,
    kind: 'LAINNYA',
    category: null,
    agency: null,
    place: null,
    flags: [],
    action: 'triage',
    confidence: 0,
    why: [],
    command: null,
    more: [],
    ticket: ticketInText(text),
    tickets: [],
    choice: choiceOf(own),
    marked: false,
    content: text.trim(),
    alternatives: [],
    opinions: [],
    matters: [],
    followUp: 'none',
    ...UNRELATED,
  };
}

/** Where nothing but what is found counts. */
const BLANK = base('');

/** Messages of the network and of people who want something else. */
function unanswered(reading: Understanding, sender: Sender): Understanding | null {
  const { text } = reading;
  const ignored = { ...reading, action: 'ignore' as const };
  if (reading.rating !== null) return null;
  // people of the office are known by their number: whatever they write, it is not the network's
  const unknown = sender.role === 'citizen';
  if (isOperatorSender(sender.address) || (unknown && operatorText(text)))
    return {
      ...ignored,
      kind: 'OPERATOR',
      flags: ['operator'],
      confidence: 0.95,
      why: ['pesan dari operator'],
    };
  if (unknown && spamText(text)) return asSpam(reading);
  return isAutoReply(text)
    ? { ...ignored, kind: 'OTOMATIS', confidence: 0.9, why: ['balasan otomatis'] }
    : null;
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

/** So long is a command that a citizen copies from our SMS: `NILAI A001(spasi)1 s.d. 5`. */
const SHORT_COMMAND = 40;

/** How sure the matter of words about a complaint is where it alone makes them secret: 0–1. */
const SURE_MATTER = 0.5;

/** The reader of a district, built once for each; it is pure and never throws. */
export const createUnderstand = oncePer(build);

function build(district: Needs): Understand {
  const partsOf = createParts(district);
  const readComplaint = createComplaint(district, partsOf);
  const readCommands = createCommands(district.agencies);
  const withAccused = createWithAccused(district);
  const { signature } = district.office;
  const names = namesIn(district);
  const findHelper = createFindHelper(district);

  /** Beside danger whom it needs. */
  function helperOf(flags: Flag[], parts: Parts): Pick<Understanding, 'helper'> {
    const helper = flags.includes('emergency') ? findHelper(parts) : null;
    return helper === null ? {} : { helper };
  }

  /** What its words tell of danger that its writer has reported. */
  function newsOf(parts: Parts): Pick<Understanding, 'news'> {
    const news = dangerNews(parts);
    return news === null ? {} : { news };
  }

  /** Of words about a complaint whose agency is not known here. */
  const signsOf = (parts: Parts) =>
    withAccused(signs.withDoubt(signs.flagsOf(parts), parts), parts, null);

  /** Flags that the matter of words alone gives them, where it is no mere guess. */
  function keptByMatter(parts: Parts): Flag[] {
    const { flags, confidence } = readComplaint(BLANK, parts, false);
    return confidence < SURE_MATTER ? [] : flags.filter(isOfSecrecy);
  }

  /** Of words about a complaint, with what a piece of them would be kept for as an SMS of its own. */
  function flagsBeside(parts: Parts): Flag[] {
    const pieces = piecesOf(parts).map((piece) => partsOf(piece));
    return [...new Set([...signsOf(parts), ...[parts, ...pieces].flatMap(keptByMatter)])];
  }

  /** Matters that are judged apart. */
  function apartOf({ raw }: Parts, topics: readonly string[]): Understanding['apart'] {
    if (topics.length < 2) return [];
    const topicsOf = (text: string) => relatedTo(partsOf(text), names, false).topics;
    return apartIn(raw, partsOf, topicsOf, names);
  }

  /** The same words where they speak of nothing that was reported before. */
  function freshOf(
    reading: Understanding,
    parts: Parts,
    followUp: Understanding['followUp'],
  ): Understanding['fresh'] {
    // thanks are no complaint, whoever's they are
    if (followUp === 'thanks' || !isMatter(parts)) return null;
    const { kind, category, agency, flags, action, confidence, why, alternatives } = readComplaint(
      reading,
      parts,
      false,
    );
    return { kind, category, agency, flags, action, confidence, why, alternatives };
  }
  const withHelper = (reading: Understanding, parts: Parts): Understanding => ({
    ...reading,
    ...helperOf(reading.flags, parts),
  });

  function readWords(parts: Parts, reading: Understanding, sender: Sender): Understanding {
    if (parts.words.length === 0 && parts.found.covered.size === 0)
      return { ...reading, flags: ['empty'], action: 'ask', why: ['tidak ada kata di dalamnya'] };
    if (reading.rating !== null && sender.role === 'citizen')
      return {
        ...reading,
        ...{ kind: 'TINDAK_LANJUT', action: 'followUp', confidence: 0.8, why: ['sebuah nilai'] },
      };
    if (sender.role !== 'citizen' && !parts.opening.marked && signs.readsAsOfficer(reading.text))
      return {
        ...reading,
        flags: ofOffice(flagsBeside(parts)),
        kind: 'TINDAK_LANJUT',
        action: 'followUp',
        confidence: 0.7,
        followUp: 'addition',
        why: ['petugas tentang tugasnya'],
      };
    const praise =
      isAppreciation(parts) &&
      (parts.opening.marked || (parts.scores.length > 0 && !thanksForRepair(parts)));
    const followUp = praise ? 'none' : followUpIn(parts);
    if (followUp !== 'none')
      return {
        ...reading,
        kind: 'TINDAK_LANJUT',
        place: parts.found.place,
        flags: flagsBeside(parts),
        action: 'followUp',
        confidence: 0.8,
        followUp,
        why: ['berbicara tentang pesan sebelumnya'],
        fresh: sender.role === 'citizen' ? freshOf(reading, parts, followUp) : null,
      };
    return noMatter(reading, parts) ?? readComplaint(reading, parts, praise);
  }

  /** Danger and secrecy are found in all words of a citizen, those behind a command too. */
  function readBehind(
    { text }: Command,
    parts: Parts,
    sender: Sender,
  ): Pick<Understanding, 'flags' | 'helper' | 'news' | 'place' | 'behind'> {
    if (text === '') return { flags: [], place: null, behind: null };
    const flags = flagsBeside(parts);
    if (sender.role !== 'citizen') return { flags: ofOffice(flags), place: null, behind: null };
    const maySecret = flags.includes('secret') || flags.includes('maybeSecret');
    const behind = maySecret ? readWords(parts, base(text), sender) : null;
    const found = { ...helperOf(flags, parts), ...newsOf(parts) };
    return { flags, ...found, place: parts.found.place, behind };
  }

  /** The matter that a text says is meant, rather than the one that it denies. */
  function insteadOf(own: string, sender: Sender): Pick<Understanding, 'instead'> {
    const words = sender.role === 'citizen' ? insteadIn(own) : null;
    if (words === null) return { instead: null };
    const parts = partsOf(words);
    const related = relatedTo(parts, names, false);
    if (related.topics.length === 0) return { instead: null };
    const read = readWords(parts, { ...base(words), ...related }, sender);
    const { text, topics, tells, category, agency, confidence, opinions, place, goesOn } = read;
    const matter = { category, agency, confidence, opinions, place };
    return { instead: { text, topics, tells, goesOn, ...matter } };
  }

  /** What was reported wrongly, and how it is right. */
  function correctedOf(own: string, sender: Sender): Pick<Understanding, 'corrected'> {
    const said = sender.role === 'citizen' ? correctedIn(own) : null;
    if (said === null) return { corrected: null };
    return { corrected: { not: meantBy(said.not, sender), but: meantBy(said.but, sender) } };
  }

  function meantBy(words: string, sender: Sender): Meant {
    const parts = partsOf(words);
    const { topics } = relatedTo(parts, names, false);
    const { place, category, agency } = readWords(parts, base(words), sender);
    return { topics, place: place ?? parts.found.place, category, agency };
  }

  /** What a command brings besides itself; a rating is what the whole text says. */
  function readCommand(reading: Understanding, [command, ...more]: Command[], sender: Sender) {
    if (command === undefined) return null;
    const rates =
      command.name === 'NILAI' ? ratingIn(partsOf(withoutTicket(reading, command)), true) : null;
    const rating = typeof rates === 'number' ? rates : null;
    const behind = partsOf(command.text);
    return {
      ...reading,
      kind: 'PERINTAH' as const,
      action: 'command' as const,
      confidence: 1,
      ...readBehind(command, behind, sender),
      judgement: judge(behind, names),
      rating: rates,
      withdrawal: command.name === 'BATAL' ? withdrawalIn(behind, true) : null,
      command: command.name === 'NILAI' ? { ...command, rating } : command,
      more,
      ticket: command.ticket,
      why: [`perintah ${command.name}`],
    };
  }

  return (text, sender) => {
    const isStaff = sender.role !== 'citizen';
    // a command that is given again is no SMS of ours, though our question quoted it
    const left =
      opensWithCommand(text) && (isStaff || text.length <= SHORT_COMMAND)
        ? null
        : withoutSent(text, sender.sent ?? [], isStaff);
    const written = left === '' ? '' : ownWords(left ?? text, signature);
    const own = plainNotation(written);
    const echo = written === '' && text.trim() !== '';
    const automatic = isAutoReply(own) && !(sender.role !== 'citizen' && opensWithCommand(own));
    const silent = echo || isOperatorSender(sender.address) || automatic;
    const commands = silent ? [] : readCommands(own, sender.role);
    const parts = partsOf(own);
    const related = relatedTo(parts, names, !isStaff && !silent);
    const reading = {
      ...base(text, own),
      own: written,
      tickets: ticketsInText(sender.role === 'citizen' ? plainNotation(text) : own),
      wrongPerson: isNoTask(commands) && related.topics.length < 2 && saysWrongPerson(own),
      echo,
    };
    if (echo) return { ...reading, why: ['SMS kita sendiri yang dikirim balik'] };
    return (
      readCommand(reading, commands, sender) ??
      unanswered({ ...reading, ...related }, sender) ?? {
        ...withHelper(
          readWords(parts, { ...reading, ...related, text: own, content: own.trim() }, sender),
          parts,
        ),
        ...insteadOf(own, sender),
        ...correctedOf(own, sender),
        ...(isStaff ? {} : { ...newsOf(parts), ...ownDataOf(parts) }),
        apart: isStaff ? [] : apartOf(parts, related.topics),
        text: left === null ? text : written,
      }
    );
  };
}

/** What it asks of what is kept of its writer. */
function ownDataOf(parts: Parts): Pick<Understanding, 'ownData'> {
  const ownData = ownDataIn(parts);
  return ownData === null ? {} : { ownData };
}

/** What somebody says why. */
const REASON = / (?:karena|sebab|soalnya|gara gara|tapi) /;
/** More pieces are not read one by one. */
const MOST_PIECES = 8;

/** Clauses, and what follows "because" in them; none where a text is but one piece. */
function piecesOf({ clauses }: Parts): string[] {
  const pieces = clauses.flatMap((clause) => clause.split(REASON));
  return pieces.length < 2 ? [] : pieces.slice(0, MOST_PIECES);
}

/** Of words of the office it counts only whether its admin may read them. */
const ofOffice = (flags: Flag[]) => flags.filter((flag) => flag === 'accusesOffice');

/** Flags that say from whom words are kept. */
const OF_SECRECY: ReadonlySet<Flag> = new Set([
  'secret',
  'maybeSecret',
  'accusesOverseer',
  'accusesSecond',
  'accusesOffice',
]);

const isOfSecrecy = (flag: Flag): boolean => OF_SECRECY.has(flag);

/** No command at all, or what whoever has the phone may well say: who are you, no more SMS. */
function isNoTask(commands: Command[]): boolean {
  return commands.every(({ name, ticket }) => /^(?:STOP|BANTUAN)$/.test(name) && ticket === null);
}

/** A ticket's digits rate nothing. */
function withoutTicket({ text }: Understanding, { ticket }: Command): string {
  const plain = plainNotation(text).replace(/\b20\d\d\/(?=[a-z])/gi, ' ');
  if (ticket === null) return plain;
  const typed = /^\d+$/.test(ticket)
    ? /\b(?:(?:20)?\d\d\s*[-/]\s*)?0*\d{3}\b/
    : /\b[a-hj-np-z]{1,2}[\s.-]{0,3}[\doil]{2,3}\b-?/i;
  return plain.replace(typed, ' ');
}
