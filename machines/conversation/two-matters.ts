import type { Reading } from '../complaint/base/context.ts';
import type { Effect } from '../effects.ts';
import { createAnswer } from '../language/answers.ts';
import type { Matter } from '../understanding.ts';
import type { HeldMessage } from './base/context.ts';
import {
  heldMessage,
  openEffect,
  type Response,
  reply,
  type Step,
  type Turn,
} from './base/response.ts';

/**
 * "Two matters: a complaint of each?" A text that plainly tells of two, for different agencies, becomes two complaints by its
 * writer's yes. Without an answer it is one, before the admin, who can part it (PECAH).
 */

// "1" alone is the yes that was asked for
const hear = createAnswer({
  ...{ numbered: true, offers: true },
  yes: 'dua2nya dua_duanya keduanya kedua_duanya dua_aduan 2_aduan dua_laporan 2_laporan',
  no: 'jangan jgn satu cukup_satu cukup_1 1_aduan 1_laporan 1_saja 1_aja',
  beside: 'aduan laporan',
  behindNo: 'apa_apa',
});
const BINDING = 'warga: dua perkara';
/** What is secret, in danger or in doubt about it is not held up by another question. */
const URGENT: readonly string[] = ['emergency', 'secret', 'maybeSecret', 'abusive'];

/** Whether a matter is nobody's of the district. */
function isPartners({ rules }: Turn, agency: string): boolean {
  return rules.district.agencies.some(({ code, type }) => code === agency && type === 'partner');
}

/** One of both as its writer has confirmed it; without a place of its own it is where the whole is. */
function readingOfPart(turn: Turn, whole: Reading, part: Matter): Reading {
  const { category, agency, text } = part;
  const rest = whole.flags.filter((flag) => flag !== 'outOfJurisdiction');
  return {
    ...whole,
    ...{ category, agency, content: text, alternatives: [], action: 'route', confidence: 1 },
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

/** Asks where a new text plainly tells of two matters. */
export const asksMatters: Step = (turn) => {
  const { matters, flags, marked } = turn.event.reading;
  const [first, second] = matters;
  if (first === undefined || second === undefined) return null;
  if (marked || flags.some((flag) => URGENT.includes(flag))) return null;
  const vars = { first: first.category, second: second.category };
  const { at } = turn.event;
  const asked = { kind: 'matters' as const, parts: matters, held: heldMessage(turn), at };
  return reply(turn, { template: 'tanya-dua-perkara', vars }, { asked });
};

function said({ event: { reading } }: Turn): boolean | null {
  const { choice, text, command } = reading;
  if (command !== null) return null;
  const answer = hear(text);
  if (answer === 'no' || choice === 2) return false;
  return answer === 'yes' || choice === 1 ? true : null;
}

/** The answer to that; whatever else is written leaves the text to the admin. */
export const mattersAnswered: Step = (turn): Response | null => {
  const { asked } = turn.context;
  if (asked?.kind !== 'matters') return null;
  const isTwo = said(turn);
  if (isTwo === null) return null;
  const { held, parts } = asked;
  const effects = isTwo
    ? openBoth(turn, held, parts)
    : [openEffect(turn.event.sender.phone, held, 'warga: satu perkara')];
  return { effects, filed: 'done', asked: null };
};
