import type { TellEffect } from '../../effects.ts';
import { hideReporter } from '../../masks.ts';
import type { Child, ComplaintContext } from './context.ts';
import type { ComplaintEvent } from './events.ts';

/** What a complaint tells related complaints, and the conversation with its reporter. */

type Told = TellEffect['event'];
type Build = (context: ComplaintContext, event: ComplaintEvent) => Told;
type Tell = (context: ComplaintContext, event: ComplaintEvent) => TellEffect[];

function self({ id, ticket, secret }: ComplaintContext): Child {
  return { instance: id, ticket, secret };
}

/** One that a complaint was put together with has another secrecy than this now. @param before this event */
export function partsFrom(
  before: Pick<ComplaintContext, 'secret'>,
  after: Pick<ComplaintContext, 'secret'>,
  { secret = before.secret }: Child,
): boolean {
  return secret !== after.secret;
}

/** Tells those that a complaint is parted from because its secrecy has changed. */
export function partings(before: ComplaintContext, after: ComplaintContext): TellEffect[] {
  const { children, parent } = before;
  const left = children.filter((child) => partsFrom(before, after, child));
  const toChildren = left.map(({ instance }) => ({ instance, event: gone() }));
  if (parent === null || !partsFrom(before, after, parent)) return toChildren;
  const event: Told = { type: 'child.separated', child: self(after) };
  return [...toChildren, { instance: parent.instance, event }];
}

const answered: Build = ({ answer }) => {
  const { text, agency } = answer ?? { text: '', agency: '' };
  return { type: 'parent.answered', text, agency };
};
const retracted = (): Told => ({ type: 'parent.retracted' });
const gone = (): Told => ({ type: 'parent.gone' });

const children =
  (build: Build): Tell =>
  (context, event) =>
    context.children.map(({ instance }) => ({ instance, event: build(context, event) }));

const parent =
  (build: Build): Tell =>
  (context, event) =>
    context.parent === null
      ? []
      : [{ instance: context.parent.instance, event: build(context, event) }];

/** To a complaint that was put under this one when that could not help it any more, or is answered. */
const newChild =
  (build: Build): Tell =>
  (context, event) =>
    event.type === 'child.merged'
      ? [{ instance: event.child.instance, event: build(context, event) }]
      : [];

/** By the names the statechart uses. */
export const TELLING = {
  childrenAnswered: children(answered),
  childrenRetracted: children(retracted),
  childrenGone: children(gone),
  newChildAnswered: newChild(answered),
  newChildGone: newChild(gone),
  parentMerged: parent((context) => ({ type: 'child.merged', child: self(context) })),
  parentSeparated: parent((context) => ({ type: 'child.separated', child: self(context) })),
  // the other complaint does not know this reporter's number, so it could not hide it
  parentAdded: parent(({ ticket, reporter }, event) => {
    const text = 'text' in event ? (event.text ?? '') : '';
    return { type: 'child.added', ticket, text: hideReporter(text, reporter) };
  }),
  /** What the citizen was asked, so that his next message is read as the answer. */
  asked: (
    context: ComplaintContext,
    _: ComplaintEvent,
    { kind }: { kind: 'clarify' | 'info' | 'secrecy' },
  ): TellEffect[] => {
    const { reporter, options } = context;
    const event = { type: 'asked', kind, ...self(context), options };
    return [{ instance: `conversation:${reporter}`, event }];
  },
};
