import { commandRule } from '../../complaint/commands.ts';
import { isOutward, type Outward } from '../../language/commands/outward.ts';
import type { Command, CommandName } from '../../text/understanding.ts';
import type { TicketFact } from '../base/events.ts';
import type { Turn } from '../base/response.ts';

/** Whether YA alone is enough for words that a citizen would read. Pure. */

/** As what the citizen reads the words of a command. */
const READ_AS: Partial<Record<CommandName, Outward>> = {
  JAWAB: 'answer',
  PROSES: 'progress',
  MINTA: 'question',
  TUNDA: 'delay',
  RALAT: 'correction',
};
/** What the citizen would read goes out to him. */
export function goesOut(name: CommandName): boolean {
  return commandRule(name)?.confirm === 'misleading';
}

/** Single words for the matter of a complaint and for its place. */
function matterOf({ rules }: Turn, { category, place }: TicketFact): ReadonlySet<string> {
  const known = rules.district.categories.find(({ code }) => code === category);
  const hints =
    known === undefined ? [] : [...known.hints, ...known.strongHints, ...known.weakHints];
  const words = [...hints, place ?? ''].join(' ').toLowerCase();
  return new Set(words.match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** @returns whether words are plainly of this kind for whoever complained */
export function saysTo(
  turn: Turn,
  complaint: TicketFact,
): (kind: Outward, text: string) => boolean {
  const { abbreviations } = turn.rules.district.words;
  const around = { abbreviations, matter: matterOf(turn, complaint) };
  return (kind, text) => isOutward(kind, text, around);
}

/**
 * True where nothing doubtful would go to a citizen: it stays in the office, its command was typed, or its words
 * are plainly for him.
 * @param given the command that was typed, null for a guess
 */
export function isPlain(
  turn: Turn,
  complaint: TicketFact,
  given: Command | null,
  said: { name: CommandName; text: string },
): boolean {
  if (!goesOut(said.name) || (given !== null && given.doubtful !== true)) return true;
  const kind = READ_AS[said.name];
  // an answer is doubtful by what stands around its words
  const isAround = given !== null && (kind === 'answer' || kind === 'correction');
  if (kind === undefined || isAround) return false;
  return saysTo(turn, complaint)(kind, said.text);
}
