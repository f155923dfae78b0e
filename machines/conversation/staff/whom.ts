import { wordsIn } from '../../language/answers/answers.ts';
import { putsOff, saysYes, takesBack } from '../../language/answers/office-answers.ts';
import { isMiddle, whomSaid } from '../../language/answers/whom-words.ts';
import { mayHarm } from '../../language/commands/harmful-answers.ts';
import { bothEnds } from '../../text/text-ends.ts';
import type { Command } from '../../text/understanding.ts';
import type { Asked, WaitingAct } from '../base/context.ts';
import type { TicketFact } from '../base/events.ts';
import { messageId, type Response, reply, type Step, type Turn } from '../base/response.ts';
import { askForCode, dayOf, wordsOf } from './confirm.ts';
import { misleads } from './misleading.ts';
import { fullUsage, isOfAgency } from './office-terms.ts';
import { goesOut } from './plain.ts';
import { tellActs } from './tell-acts.ts';

/**
 * Words that may be for the reporter or for the office: whom they are for is asked with numbers. YA sends none of
 * them, because nothing brings back what a citizen has read.
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

/** The act that was picked by its number, by the word of its command, or by whom it says the words are for. */
function picked({ event: { reading } }: Turn, { options }: AskedWhom): WaitingAct | undefined {
  const { choice, text } = reading;
  if (typeof choice === 'number') return options[choice - 1];
  if (isMiddle(text) && options.length === 2) return options[1];
  const said = whomSaid(text);
  return options.find(({ command, ticket }) => {
    const isNamed = reading.ticket === null || ticket.endsWith(reading.ticket);
    return isNamed && (said === 'office' ? command === 'CATATAN' : said === command);
  });
}

/** The only one that was offered, beside to drop it: a yes is for that. */
function onlyOne({ event: { reading } }: Turn, { options }: AskedWhom): WaitingAct | undefined {
  return options.length === 1 && saysYes(reading.text) ? options[0] : undefined;
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
  const act = picked(turn, asked) ?? onlyOne(turn, asked);
  const dropped = (act === undefined && takesBack(text)) || choice === asked.options.length + 1;
  if (dropped) return reply(turn, { template: 'tidak-jadi', vars: {} }, { asked: null });
  if (act === undefined) return isUnclear(turn) ? asksWhomAgain(turn, asked) : null;
  const words = wordsOf(act);
  // a forged number can send a digit too
  return goesOut(act.command) && (misleads(words) || mayHarm(words))
    ? askForCode(turn, [act], asked.id)
    : tellActs(turn, [act], asked.id);
};
