import { withoutAnswer } from './answers.ts';
import type { Child, ComplaintContext, Parent } from './context.ts';
import type { ComplaintEvent } from './events.ts';
import { ownRounds, roundReopened, roundThrough, withoutThrough } from './rounds.ts';
import { wardOf } from './secrecy.ts';

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

/** @see wardOf */
interface Warded {
  ward: string;
}

/** Why a complaint cannot be put under another one, in words for whoever tried; null where it can. */
export function mergeBar(
  { id, ticket, children, ward }: Pick<ComplaintContext, 'id' | 'ticket' | 'children'> & Warded,
  { instance, ticket: other, under, over, ward: otherWard = '', secret }: Parent,
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
  if (secret === true && ward !== '' && otherWard !== ward)
    return {
      indonesian: `${ticket} dan ${other} tidak bisa digabung: keduanya rahasia, tetapi yang dituduh atau yang memegangnya berbeda.`,
      english: `${ticket} and ${other} cannot be merged: both are secret, but accuse or are held by others.`,
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
  if (request.type !== 'admin.merge') return null;
  return mergeBar({ ...context, ward: wardOf(context) }, request.parent as Parent);
}

/** More tickets than these are not named one by one. */
const FEW = 3;

function named(children: readonly Child[]): string {
  const tickets = children.slice(0, FEW).map(({ ticket }) => ticket);
  return children.length > FEW ? `${tickets.join(', ')} dll.` : tickets.join(', ');
}

/** Neither says anything to anybody who may not know the other. */
export function fits(
  context: ComplaintContext,
  { secret = context.secret, ward = '' }: Child,
): boolean {
  return secret === context.secret && ward === wardOf(context);
}

const isChild = ({ context, event }: Args) =>
  event.type === 'child.unsolved' &&
  context.children.some(({ instance }) => instance === event.child.instance);

/** Guards of links, by the names the statechart uses. */
export function linkGuards(questions: {
  mayMove(context: ComplaintContext): boolean;
  leavesParent(args: Args): boolean;
}) {
  return {
    isMerged: ({ context }: Args) => context.parent !== null,
    /** What its reporter says now is said of the parent's answer: it stays with that. */
    speaksToParent: (args: Args) => args.context.parent !== null && !questions.leavesParent(args),
    /** Who may get it is no more who may get its parent: it stands for itself. */
    leavesParent: questions.leavesParent,
    /** Complaints of different secrecy are never put together, nor secrets that accuse, or are with, others. */
    sameSecrecy: ({ context, event }: Args) =>
      event.type === 'child.merged' && fits(context, event.child),
    isChild,
    /** The parent goes back to its agency for what a child's reporter says. */
    childReopens: (args: Args) => isChild(args) && questions.mayMove(args.context),
    mayMerge: ({ context, event }: Args) =>
      event.type === 'admin.merge' &&
      fits(context, event.parent) &&
      mergeBarOf(context, event) === null,
  };
}

function without(children: Child[], child: Pick<Child, 'instance'>): Child[] {
  return children.filter(({ instance }) => instance !== child.instance);
}

/** What reporters of complaints that part said here is of those alone, which have it too. @param stays who does not */
export function wordsOfThose(
  { additions, children }: ComplaintContext,
  stays: readonly Child[],
): Pick<ComplaintContext, 'additions' | 'wordsLeft'> {
  const kept = new Set(stays.map(({ ticket }) => ticket));
  const left = new Set(children.map(({ ticket }) => ticket).filter((ticket) => !kept.has(ticket)));
  if (left.size === 0) return { additions };
  const own = additions.filter(({ ticket }) => ticket === null || !left.has(ticket));
  return { additions: own, ...(own.length < additions.length ? { wordsLeft: true } : {}) };
}

/**
 * True for what another complaint told that has parted since: whose it was, and what its reporter said, is not this
 * one's to show any more.
 * @param event as the history keeps it
 */
export function isOfParted(
  { children }: Pick<ComplaintContext, 'children'>,
  { type, child, ticket }: { type?: unknown; child?: unknown; ticket?: unknown },
): boolean {
  if (typeof type !== 'string' || !type.startsWith('child.')) return false;
  const { ticket: told = ticket } = (child ?? {}) as { ticket?: unknown };
  return children.every((one) => one.ticket !== told);
}

/** True when one parts from it whose reporter said something here. */
export function takesWords(context: ComplaintContext, event: ComplaintEvent): boolean {
  if (event.type !== 'child.separated') return false;
  const { additions } = wordsOfThose(context, without(context.children, event.child));
  return additions.length < context.additions.length;
}

/** Only these are still put under it. */
function withChildren(context: ComplaintContext, children: Child[]): Update {
  return { children, ...wordsOfThose(context, children) };
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
      ? { children: [...without(context.children, event.child), childOf(event.child)] }
      : {},
  dropChild: ({ context, event }: Args): Update =>
    event.type === 'child.separated'
      ? withChildren(context, without(context.children, event.child))
      : {},
  dropChildren: ({ context }: Args): Update => withChildren(context, []),
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
