import type { District } from '../district.ts';
import { oncePer } from '../once-per.ts';
import { createAccused, secretReceivers } from './accused.ts';
import { createCommands } from './commands.ts';
import { createComplaint } from './complaint.ts';
import { followUpOf } from './followups.ts';
import { asSpam } from './junk.ts';
import { isAppreciation, thanksForRepair } from './kinds.ts';
import { ownWords } from './own-words.ts';
import { createParts, isMatter, type Parts } from './parts.ts';
import * as signs from './signs.ts';
import { hasLink, isOperatorSender, operatorText, spamText } from './spam.ts';
import { ticketInText, ticketsInText } from './tickets.ts';
import type { Command, Flag, Sender, Understand, Understanding } from './understanding.ts';

/**
 * Reads an SMS: command, keyword, content, place and signs, then what to do with it. Never bounces:
 * whatever cannot be understood is left to the admin (DESIGN §5).
 */

type Needs = Pick<
  District,
  'kinds' | 'categories' | 'agencies' | 'places' | 'words' | 'office' | 'policy' | 'learned'
>;

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
    more: [],
    ticket: ticketInText(text),
    tickets: [],
    choice: choiceOf(text),
    marked: false,
    content: text.trim(),
    alternatives: [],
    opinions: [],
    matters: [],
    followUp: 'none',
  };
}

/** Messages of the network and of people who want something else. */
function unanswered(reading: Understanding, sender: Sender): Understanding | null {
  const { text } = reading;
  const ignored = { ...reading, action: 'ignore' as const };
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
  return null;
}

function followUpIn(parts: Parts): Understanding['followUp'] {
  const { opening, found } = parts;
  if (opening.category !== null && opening.marked) return 'none';
  const matter = isMatter(parts);
  const tone = followUpOf({ ...parts, matter, ownMatter: matter && found.named });
  // a text that tells its matter in full stands by itself, whatever it says of earlier ones
  return tone !== 'thanks' && tellsInFull(parts) ? 'none' : tone;
}

/** So much evidence and so many words make a report of their own. */
const FULL = { points: 2, words: 12 };

function tellsInFull({ scores, words }: Parts): boolean {
  return (scores[0]?.points ?? 0) >= FULL.points && words.length >= FULL.words;
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

/** The reader of a district, built once for each; it is pure and never throws. */
export const createUnderstand = oncePer(build);

function build(district: Needs): Understand {
  const partsOf = createParts(district);
  const readComplaint = createComplaint(district, partsOf);
  const readCommands = createCommands(district.agencies);
  const accusedIn = createAccused(district.office);
  const receivers = secretReceivers(district);

  /** Of words about a complaint whose agency is not known here. */
  function signsOf(parts: Parts): Flag[] {
    const flags = signs.flagsOf(parts);
    const accuses = accusedIn(parts).some((agency) => receivers.has(agency));
    return flags.includes('secret') && accuses ? [...flags, 'accusesOverseer'] : flags;
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
      (parts.opening.marked || (parts.scores.length > 0 && !thanksForRepair(parts)));
    const followUp = praise ? 'none' : followUpIn(parts);
    if (followUp !== 'none')
      return {
        ...reading,
        kind: 'TINDAK_LANJUT',
        place: parts.found.place,
        flags: signsOf(parts),
        action: 'followUp',
        confidence: 0.8,
        followUp,
        why: ['berbicara tentang pesan sebelumnya'],
      };
    return noMatter(reading, parts) ?? readComplaint(reading, parts, praise);
  }

  /** Danger and secrecy are found in all words of a citizen, those behind a command too. */
  function readBehind({ text }: Command, { role }: Sender): Pick<Understanding, 'flags' | 'place'> {
    if (role !== 'citizen' || text === '') return { flags: [], place: null };
    const parts = partsOf(text);
    return { flags: signsOf(parts), place: parts.found.place };
  }

  return (text, sender) => {
    const tickets = sender.role === 'citizen' ? [] : ticketsInText(ownWords(text));
    const reading = { ...base(text), tickets };
    const [command, ...more] = readCommands(text, sender.role);
    if (command === undefined || isOperatorSender(sender.address))
      return unanswered(reading, sender) ?? readWords(reading, sender);
    return {
      ...reading,
      kind: 'PERINTAH',
      action: 'command',
      confidence: 1,
      ...readBehind(command, sender),
      command,
      more,
      ticket: command.ticket,
      why: [`perintah ${command.name}`],
    };
  };
}
