import type { Reading } from '../complaint/base/context.ts';
import {
  choosesOne,
  countedIn,
  hearMatters,
  saysCount,
} from '../language/answers/matters-answers.ts';
import type { Reply } from '../language/answers/replies.ts';
import type { Effect } from '../messages/effects.ts';
import type { Matter } from '../text/understanding.ts';
import type { Asked, HeldMessage } from './base/context.ts';
import {
  heldMessage,
  openEffect,
  type Response,
  reply,
  type Step,
  type Turn,
} from './base/response.ts';
import { lengthOf } from './own-matter.ts';
import { shareWord, tellingWords } from './telling-words.ts';

/**
 * "Two matters: a complaint of each?" A text that plainly tells of two, for different agencies, becomes two complaints by its
 * writer's yes. Without an answer it is one, before the admin, who can part it (PECAH).
 */

const BINDING = 'warga: dua perkara';
/** What is secret, in danger or in doubt about it is not held up by another question. */
const URGENT: readonly string[] = ['emergency', 'secret', 'maybeSecret', 'abusive'];

/** Whether a matter is nobody's of the district. */
function isPartners({ rules }: Turn, agency: string): boolean {
  return rules.district.agencies.some(({ code, type }) => code === agency && type === 'partner');
}

/** One of both as its writer has confirmed it; without a place of its own it is where the whole is. */
function readingOfPart(turn: Turn, whole: Reading, part: Matter): Reading {
  const { category, agency, text, kind = whole.kind } = part;
  const rest = whole.flags.filter((flag) => flag !== 'outOfJurisdiction');
  return {
    ...whole,
    ...{ kind, category, agency, content: text, alternatives: [], action: 'route', confidence: 1 },
    place: part.place ?? whole.place,
    flags: isPartners(turn, agency) ? [...rest, 'outOfJurisdiction'] : rest,
    why: [...whole.why, BINDING],
  };
}

/** Both as complaints: the SMS itself is kept with the first, which opens the second, so that one receipt names both. */
function openBoth(turn: Turn, held: HeldMessage, [first, second]: readonly Matter[]): Effect[] {
  if (first === undefined) return [openEffect(turn.event.sender.phone, held, BINDING)];
  const partOf = (part: Matter) => ({
    text: part.text,
    reading: readingOfPart(turn, held.reading, part),
  });
  const { params } = openEffect(turn.event.sender.phone, { ...held, ...partOf(first) }, BINDING);
  const other = second === undefined ? {} : { second: partOf(second) };
  return [{ type: 'open', params: { ...params, input: { ...params.input, ...other } } }];
}

/** Asks where a new text plainly tells of two matters; who typed a keyword has said what it is about. */
export const asksMatters: Step = (turn) => {
  const { matters, flags, keyword } = turn.event.reading;
  const [first, second] = matters;
  if (first === undefined || second === undefined) return null;
  if (keyword === true || flags.some((flag) => URGENT.includes(flag))) return null;
  const vars = { first: first.category, second: second.category };
  const { at } = turn.event;
  const asked = { kind: 'matters' as const, parts: matters, held: heldMessage(turn), at };
  return reply(turn, { template: 'tanya-dua-perkara', vars }, { asked });
};

function said({ event: { reading } }: Turn): Reply | null {
  const { choice, text, command } = reading;
  if (command !== null) return null;
  const heard = hearMatters(text);
  if (heard !== null || saysCount(text)) return heard;
  if (choice !== 1 && choice !== 2) return null;
  return { answer: choice === 1 ? 'yes' : 'no', rest: '', sure: true, apart: false };
}

type AskedMatters = Extract<Asked, { kind: 'matters' }>;

/** So many words may be meant as an answer. */
const LONGEST_UNCLEAR = 12;

/** What may be meant as an answer and is none: it is asked once more, in other words. */
function unclear(turn: Turn, asked: AskedMatters): Response | null {
  const { reading, at } = turn.event;
  const { flags, topics, place, marked, ticket, command } = reading;
  const asks = asked.parts.map(({ category }) => category);
  const isOther = topics.some((topic) => !asks.includes(topic));
  const says = isOther || place !== null || marked || ticket !== null || command !== null;
  const urgent = flags.some((flag) => URGENT.includes(flag));
  if (asked.again === true || says || urgent || lengthOf(turn) > LONGEST_UNCLEAR) return null;
  const [first, second] = asked.parts;
  if (first === undefined || second === undefined) return null;
  const vars = { first: first.category, second: second.category };
  return reply(
    turn,
    { template: 'tanya-dua-lagi', vars },
    { asked: { ...asked, again: true, at } },
  );
}

const joined = (text: string, rest: string) => (rest === '' ? text : `${text}. ${rest}`);

/** What was said beside the answer is of each of what it makes. */
function withRest({ event: { message } }: Turn, asked: AskedMatters, rest: string) {
  const { held, parts } = asked;
  if (rest === '') return { held, parts };
  const ids = [...(held.joined ?? []), message.id];
  return {
    held: { ...held, text: joined(held.text, rest), joined: ids },
    parts: parts.map((part) => ({ ...part, text: joined(part.text, rest) })),
  };
}

/** Both in the order that is wanted: "yg jembatan dulu aja" is a yes that names which comes first. */
function chosen({ event: { reading }, rules }: Turn, { parts }: AskedMatters): Matter[] | null {
  const { text, command, ticket } = reading;
  const counted = countedIn(text);
  // "nomor 2 dulu" names no ticket
  const isElse = command !== null || (ticket !== null && counted === null);
  if (isElse || !choosesOne(text)) return null;
  const [first, second] = parts;
  if (first === undefined || second === undefined) return null;
  const said = tellingWords(text, rules);
  const isNamed = ({ text: own, category }: Matter) => {
    const words = tellingWords(`${own} ${category}`, rules);
    return said.some((word) => shareWord(word, words));
  };
  const [one, other] = [isNamed(first), isNamed(second)];
  if (!one && !other && counted === null) return null;
  const isSecond = one === other ? counted === 1 : other;
  return isSecond ? [second, first] : [first, second];
}

/** The answer to that; whatever else is written leaves the text to the admin. */
export const mattersAnswered: Step = (turn): Response | null => {
  const { asked } = turn.context;
  if (asked?.kind !== 'matters') return null;
  const heard = said(turn);
  if (heard === null) {
    const parts = chosen(turn, asked);
    if (parts === null) return unclear(turn, asked);
    return { effects: openBoth(turn, asked.held, parts), filed: 'done', asked: null };
  }
  const { held, parts } = withRest(turn, asked, heard.rest);
  const effects =
    heard.answer === 'yes'
      ? openBoth(turn, held, parts)
      : [openEffect(turn.event.sender.phone, held, 'warga: satu perkara')];
  return { effects, filed: 'done', asked: null };
};
