import { agencyNow } from '../../district/former.ts';
import type { Rules } from '../../district/rules.ts';
import type { ComplaintContext } from './context.ts';
import type { ComplaintEvent } from './events.ts';
import { ACCUSES_OFFICE, accusesOffice, isGiven } from './policy.ts';
import { presentRound } from './rounds.ts';
import { mayForwardTo } from './secrecy.ts';

/**
 * What changes in an open complaint when the pack calls its agency or category otherwise. What is over keeps the
 * name it had: rounds that were answered, steps, answers, and complaints that are closed. Pure.
 */

interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

type Update = Partial<ComplaintContext>;

/** An agency that has it gets no secret that is not for it; one that is only proposed need only be known. */
function mayTakeOver(rules: Rules, context: ComplaintContext, agency: string): boolean {
  if (rules.agency(agency) === undefined) return false;
  return !isGiven(context) || mayForwardTo(rules, context, agency);
}

/** Its agency, or the one that is asked for, is now another; of what is over nothing is. */
export function agencyMoves(rules: Rules, { context, event }: Args): boolean {
  if (event.type !== 'pack.agency' || context.closedAt !== null || event.from === event.to)
    return false;
  if (context.agency === event.from) return mayTakeOver(rules, context, event.to);
  return context.transfer?.to === event.from && rules.agency(event.to) !== undefined;
}

/** Its category, or one that was offered, is called otherwise. */
export function categoryMoves(rules: Rules, { context, event }: Args): boolean {
  if (event.type !== 'pack.category' || context.closedAt !== null || event.from === event.to)
    return false;
  const named = context.category === event.from || context.options.includes(event.from);
  return named && rules.district.categories.some(({ code }) => code === event.to);
}

/** It is secret, and was read before anybody looked for accusations of the office. */
export function accusesUnnoticed(context: ComplaintContext): boolean {
  return context.secret && !accusesOffice(context);
}

/**
 * The round that runs goes on under the new name, with its steps and the answer that is held; one whose answer went
 * out stays whose it was.
 */
function movedRound(context: ComplaintContext, from: string, to: string): Update {
  const { rounds, steps, answer } = context;
  const round = presentRound(context);
  if (round === undefined || round.agency !== from || round.answeredAt !== null) return {};
  const index = rounds.length - 1;
  return {
    rounds: [...rounds.slice(0, -1), { ...round, agency: to }],
    answer: answer?.agency === from ? { ...answer, agency: to } : answer,
    ...(steps === undefined
      ? {}
      : { steps: steps.map((one) => (one.inRound === index ? { ...one, agency: to } : one)) }),
  };
}

export const PACK_UPDATES = {
  moveAgency: ({ context, event }: Args): Update => {
    if (event.type !== 'pack.agency') return {};
    const { from, to } = event;
    const now = <T extends string | null>(code: T) => (code === from ? to : code);
    const { transfer, alarm } = context;
    return {
      agency: now(context.agency),
      givenTo: now(context.givenTo),
      transfer: transfer === null ? null : { ...transfer, to: now(transfer.to) },
      alarm:
        alarm === null || alarm.taken === null
          ? alarm
          : { ...alarm, taken: { ...alarm.taken, agency: now(alarm.taken.agency) } },
      ...movedRound(context, from, to),
    };
  },
  moveCategory: ({ context, event }: Args): Update => {
    if (event.type !== 'pack.category') return {};
    const { from, to } = event;
    const now = <T extends string | null>(code: T) => (code === from ? to : code);
    return { category: now(context.category), options: context.options.map(now) };
  },
  noteAccused: ({ context: { reading } }: Args): Update => ({
    reading: { ...reading, flags: [...reading.flags, ACCUSES_OFFICE] },
  }),
};

/** The agency of what was closed, as it is now: it may be opened again under another name. */
export function agencyAgain(
  { district }: Rules,
  { agency }: Pick<ComplaintContext, 'agency'>,
): string | null {
  return agency === null ? null : agencyNow(district, agency);
}
