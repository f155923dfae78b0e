import { withoutAnswer } from './answers.ts';
import type { Child, ComplaintContext, Parent } from './context.ts';
import type { ComplaintEvent } from './events.ts';
import { ownRounds, roundReopened, roundThrough, withoutThrough } from './rounds.ts';

/**
 * Merged complaints are links of one step: a child hears what its parent says, and what its reporter says of an
 * answer is said of the parent's. No chains, no cycles. Pure.
 */

interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

type Update = Partial<ComplaintContext>;

/** Why it cannot be, in a sentence: as the office reads it, and as programs do. */
export interface MergeBar {
  indonesian: string;
  english: string;
}

/** Why a complaint cannot be put under another one, in words for whoever tried; null where it can. */
export function mergeBar(
  { id, ticket, children }: Pick<ComplaintContext, 'id' | 'ticket' | 'children'>,
  { instance, ticket: other, under, over }: Parent,
): MergeBar | null {
  if (instance === id)
    return {
      indonesian: `${ticket} tidak bisa digabung dengan dirinya sendiri.`,
      english: `${ticket} cannot be merged into itself.`,
    };
  if (under === ticket)
    return {
      indonesian: `${other} sudah digabung ke ${ticket}.`,
      english: `${other} was merged into ${ticket} already.`,
    };
  if (under !== undefined)
    return {
      indonesian: `${other} sendiri sudah digabung ke ${under}. Gabungkan ${ticket} ke ${under}.`,
      english: `${other} was merged into ${under} itself: merge ${ticket} into ${under}.`,
    };
  if (children.length > 0)
    return {
      indonesian: `${ticket} punya aduan gabungan (${named(children)}). Gabungkan ${other} ke ${ticket}, atau pisahkan dulu.`,
      english: `Others were merged into ${ticket} (${named(children)}): merge ${other} into ${ticket}, or separate them first.`,
    };
  if (over !== true) return null;
  return {
    indonesian: `${other} sudah ditutup dan tidak akan dijawab lagi.`,
    english: `${other} is closed and will not be answered any more.`,
  };
}

/** The same of an act as it was asked for; null for every other act. */
export function mergeBarOf(
  context: ComplaintContext,
  request: { type: string; parent?: unknown },
): MergeBar | null {
  return request.type === 'admin.merge' ? mergeBar(context, request.parent as Parent) : null;
}

/** More tickets than these are not named one by one. */
const FEW = 3;

function named(children: readonly Child[]): string {
  const tickets = children.slice(0, FEW).map(({ ticket }) => ticket);
  return children.length > FEW ? `${tickets.join(', ')} dll.` : tickets.join(', ');
}

const isChild = ({ context, event }: Args) =>
  event.type === 'child.unsolved' &&
  context.children.some(({ instance }) => instance === event.child.instance);

/** Guards of links, by the names the statechart uses. */
export function linkGuards(questions: {
  mayMove(context: ComplaintContext): boolean;
  turnsSecret(args: Args): boolean;
}) {
  return {
    isMerged: ({ context }: Args) => context.parent !== null,
    /** What its reporter says now is said of the parent's answer: it stays with that. */
    speaksToParent: (args: Args) => args.context.parent !== null && !questions.turnsSecret(args),
    isChild,
    /** The parent goes back to its agency for what a child's reporter says. */
    childReopens: (args: Args) => isChild(args) && questions.mayMove(args.context),
    mayMerge: ({ context, event }: Args) =>
      event.type === 'admin.merge' &&
      event.parent.secret === context.secret &&
      mergeBar(context, event.parent) === null,
  };
}

function without(children: Child[], child: Child): Child[] {
  return children.filter(({ instance }) => instance !== child.instance);
}

/** What the reporter of a complaint that has turned secret said here is of that one alone from now on. */
function withoutSecretWords({ additions }: ComplaintContext, { ticket, secret }: Child): Update {
  if (secret !== true) return {};
  return { additions: additions.filter((one) => one.ticket !== ticket) };
}

function childOf({ instance, ticket, secret }: Child): Child {
  return { instance, ticket, ...(secret === undefined ? {} : { secret }) };
}

/** The answer as the parent has it: a round of its own here, where it is no mere correction. */
export function parentAnswer(
  context: ComplaintContext,
  { text, agency, at, type }: Extract<ComplaintEvent, { type: `parent.${string}ed`; text: string }>,
): Update {
  const { parent, answer } = context;
  const via = parent === null ? {} : { via: parent.ticket };
  if (type === 'parent.corrected')
    return { answer: { text, agency, at: answer?.at ?? at, ...via } };
  const ticket = parent?.ticket ?? null;
  const rounds = ticket === null ? {} : roundThrough(context, ticket, agency, at);
  return { ...rounds, answer: { text, agency, at, ...via } };
}

/** Updates of links by the names the statechart uses. */
export const LINK_UPDATES = {
  setParent: ({ event }: Args): Update =>
    event.type === 'admin.merge' ? { parent: childOf(event.parent) } : {},
  dropParent: (): Update => ({ parent: null }),
  addChild: ({ context, event }: Args): Update =>
    event.type === 'child.merged'
      ? { children: [...without(context.children, event.child), event.child] }
      : {},
  dropChild: ({ context, event }: Args): Update =>
    event.type === 'child.separated'
      ? {
          children: without(context.children, event.child),
          ...withoutSecretWords(context, event.child),
        }
      : {},
  dropChildren: (): Update => ({ children: [] }),
  /** What the parent answered is no answer to this one, or none any more. */
  dropParentAnswer: ({ context, event }: Args): Update => {
    const { answer, answeredAt } = context;
    const isOwn = answer?.via === undefined && answeredAt === null;
    const past = event.type === 'admin.separate' ? ownRounds(context) : withoutThrough(context);
    return isOwn ? past : { ...withoutAnswer(context), ...past, answer: null };
  },
  /** The parent is open again, and this one with it. */
  waitAgain: ({ context, event }: Args): Update => ({
    ...roundReopened(context, event),
    answeredAt: null,
    closedAt: null,
    rating: null,
  }),
};
