import { wordsIn } from '../../language/answers/answers.ts';
import {
  beginsWithYes,
  putsOff,
  saysYes,
  takesBack,
} from '../../language/answers/office-answers.ts';
import { type Which, whichIn } from '../../language/answers/which-words.ts';
import { isMiddle, whomSaid } from '../../language/answers/whom-words.ts';
import { reportsWork } from '../../language/commands/done-words.ts';
import { mayHarm } from '../../language/commands/harmful-answers.ts';
import { bothEnds } from '../../text/text-ends.ts';
import type { Command, CommandName } from '../../text/understanding.ts';
import type { Asked, WaitingAct } from '../base/context.ts';
import type { TicketFact } from '../base/events.ts';
import { messageId, type Response, reply, type Step, type Turn } from '../base/response.ts';
import { askForCode, dayOf, wordsOf } from './confirm.ts';
import { misleads } from './misleading.ts';
import { fullUsage, isOfAgency } from './office-terms.ts';
import { goesOut } from './plain.ts';
import { tellActs } from './tell-acts.ts';

/**
 * Words that may be for the reporter or for the office: whom they are for is asked with numbers. YA sends none that is
 * doubtful, because nothing brings back what a citizen has read; a plain report of what was done it sends.
 */

/** A numbered question quotes so many characters of the words. */
const SHOWN = 40;

/** The same words as a note of the office, where one may be made. */
export function asNote(turn: Turn, { instance, ticket, can }: TicketFact, { text }: Command) {
  const mayNote = isOfAgency(turn) && can.some(({ name }) => name === 'CATATAN');
  const request = { type: 'officer.note' as const, text };
  return mayNote && text.trim() !== ''
    ? [{ instance, ticket, command: 'CATATAN' as const, request }]
    : [];
}

/**
 * @param first what the words are likely to be meant as
 * @param others what else they may be
 * @param id inbox message that they come from
 */
export function askWhom(
  turn: Turn,
  first: WaitingAct,
  others: WaitingAct[],
  id = messageId(turn),
): Response {
  const options = [first, ...others];
  const asked: Asked = { kind: 'meant', options, id, at: turn.event.at };
  const { command, ticket } = first;
  const vars = {
    ...{
      command,
      ticket,
      to: null,
      until: dayOf(first),
      ready: true,
      code: null,
      text: bothEnds(wordsOf(first), SHOWN),
    },
    usage: fullUsage(command, turn.event.sender.role, ticket),
    choices: options.map((act, n) => ({
      ...{ key: String(n + 1), command: act.command, outside: goesOut(act.command) },
    })),
    drop: String(options.length + 1),
  };
  return reply(turn, { template: 'maksud', vars }, { asked });
}

export type AskedWhom = Extract<Asked, { kind: 'meant' }>;

/** The same question about the same words. */
export function asksWhomAgain(turn: Turn, { options, id }: AskedWhom): Response | null {
  const [first, ...others] = options;
  return first === undefined ? null : askWhom(turn, first, others, id);
}

/** "yg pertama pak, kan sudah": by its turn, whatever is said beside it. */
function byTurn(text: string, options: readonly WaitingAct[]): WaitingAct | undefined {
  const which = whichIn(text);
  if (which === null) return undefined;
  const act = options[placeOf(which)];
  // what a citizen reads is chosen by a number alone, unless it is plain
  const isPlain = act !== undefined && (!goesOut(act.command) || reportsWork(wordsOf(act)));
  return which.rest === '' || isPlain ? act : undefined;
}

/** Where in the list; -1 where it says nothing of that. */
function placeOf(which: Which): number {
  switch (which.kind) {
    case 'number':
      return which.number - 1;
    case 'oldest':
      return 0;
    case 'newest':
    case 'all':
    case 'none':
    case 'dropped':
      return -1;
  }
}

/** The act that was picked by its number, by the word of its command, or by whom it says the words are for. */
function picked({ event: { reading } }: Turn, { options }: AskedWhom): WaitingAct | undefined {
  const { choice, text } = reading;
  if (typeof choice === 'number') return options[choice - 1];
  if (isMiddle(text) && options.length === 2) return options[1];
  const inTurn = byTurn(text, options);
  if (inTurn !== undefined) return inTurn;
  const said = whomSaid(text);
  return options.find(({ command, ticket }) => {
    const isNamed = reading.ticket === null || ticket.endsWith(reading.ticket);
    return isNamed && (said === 'office' ? command === 'CATATAN' : said === command);
  });
}

/** What tells the reporter of work. */
const REPORTS: ReadonlySet<CommandName> = new Set(['JAWAB', 'PROSES']);

/** A yes is for the only one that was offered, beside to drop it, or for the first where that is the likeliest without a doubt. */
function byYes({ event: { reading } }: Turn, { options }: AskedWhom): WaitingAct | undefined {
  const [first] = options;
  if (first === undefined) return undefined;
  if (options.length === 1 && saysYes(reading.text)) return first;
  return REPORTS.has(first.command) && beginsWithYes(reading.text) && reportsWork(wordsOf(first))
    ? first
    : undefined;
}

/** So few words without a number are meant as an answer. */
const SHORT_ANSWER = 4;

function isUnclear({ event: { reading } }: Turn): boolean {
  const { choice, text, command, ticket } = reading;
  if (typeof choice === 'number' || saysYes(text) || putsOff(text)) return true;
  return command === null && ticket === null && wordsIn(text).length <= SHORT_ANSWER;
}

/** The answer to it: a number, the word of a command, or no; YA is asked again. */
export const whomAnswered: Step = (turn) => {
  const { asked } = turn.context;
  if (asked?.kind !== 'meant') return null;
  const { text, choice } = turn.event.reading;
  const act = picked(turn, asked) ?? byYes(turn, asked);
  const dropped = (act === undefined && takesBack(text)) || choice === asked.options.length + 1;
  if (dropped) return reply(turn, { template: 'tidak-jadi', vars: {} }, { asked: null });
  if (act === undefined) return isUnclear(turn) ? asksWhomAgain(turn, asked) : null;
  const words = wordsOf(act);
  // a forged number can send a digit too
  return goesOut(act.command) && (misleads(words) || mayHarm(words))
    ? askForCode(turn, [act], asked.id)
    : tellActs(turn, [act], asked.id);
};
