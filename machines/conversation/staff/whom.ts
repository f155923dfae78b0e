import { mayHarm } from '../../language/harmful-answers.ts';
import { saysNo, saysYes } from '../../language/office-answers.ts';
import { bothEnds } from '../../text-ends.ts';
import type { Command } from '../../understanding.ts';
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

type AskedWhom = Extract<Asked, { kind: 'meant' }>;

/** Behind the word of a command that is all the answer. */
const IDLE = /^(?:\W*(?:saja|aja|sj|ya|dong|deh|itu|yg|yang|pak|bu|min|admin|dulu|kantor))*\W*$/i;

/** The act that was picked by its number, or by its word alone. */
function picked({ event: { reading } }: Turn, { options }: AskedWhom): WaitingAct | undefined {
  const { choice, command } = reading;
  if (typeof choice === 'number') return options[choice - 1];
  if (command === null || !IDLE.test(command.text)) return undefined;
  return options.find(
    ({ command: name, ticket }) =>
      name === command.name && (command.ticket === null || ticket.endsWith(command.ticket)),
  );
}

/** The answer to it: a number, the word of a command, or no; YA is asked again. */
export const whomAnswered: Step = (turn) => {
  const { asked } = turn.context;
  if (asked?.kind !== 'meant') return null;
  const { text, choice } = turn.event.reading;
  const [first, ...others] = asked.options;
  const dropped = saysNo(text) || choice === asked.options.length + 1;
  if (first === undefined || dropped)
    return reply(turn, { template: 'tidak-jadi', vars: {} }, { asked: null });
  const act = picked(turn, asked);
  if (act === undefined) {
    const unclear = saysYes(text) || typeof choice === 'number';
    return unclear ? askWhom(turn, first, others, asked.id) : null;
  }
  const words = wordsOf(act);
  // a forged number can send a digit too
  return goesOut(act.command) && (misleads(words) || mayHarm(words))
    ? askForCode(turn, [act], asked.id)
    : tellActs(turn, [act], asked.id);
};
