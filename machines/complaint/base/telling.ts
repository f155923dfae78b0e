import type { TellEffect } from '../../messages/effects.ts';
import { hideReporter } from '../../numbers/masks.ts';
import type { Child, ComplaintContext } from './context.ts';
import { ahead, isAgencysTurn } from './deadline.ts';
import type { ComplaintEvent } from './events.ts';
import { phonesOf } from './phones.ts';
import { accusationsOf, wardOf } from './secrecy.ts';

/** What a complaint tells related complaints, and the conversation with its reporter. */

type Told = TellEffect['event'];
type Build<P = undefined> = (context: ComplaintContext, event: ComplaintEvent, params: P) => Told;
type Tell<P = undefined> = (
  context: ComplaintContext,
  event: ComplaintEvent,
  params: P,
) => TellEffect[];

function self(context: ComplaintContext): Child {
  const { id: instance, ticket, secret } = context;
  return { instance, ticket, secret, ...(secret ? { ward: wardOf(context) } : {}) };
}

/** Neither its ticket nor why: who may see the other one may be the last who should know. */
function separated({ id: instance }: ComplaintContext): Told {
  return { type: 'child.separated', child: { instance } };
}

/**
 * One that a complaint was put together with has another secrecy than this now, or this accuses somebody more, who may
 * be the one that has the other. @param before this event
 */
export function partsFrom(
  before: ComplaintContext,
  after: ComplaintContext,
  { secret = before.secret }: Child,
): boolean {
  const accused = (context: ComplaintContext) => accusationsOf(context).join();
  return secret !== after.secret || accused(before) !== accused(after);
}

/** Tells those that a complaint is parted from because its secrecy has changed. */
export function partings(before: ComplaintContext, after: ComplaintContext): TellEffect[] {
  const { children, parent } = before;
  const left = children.filter((child) => partsFrom(before, after, child));
  const toChildren = left.map(({ instance }) => ({ instance, event: gone() }));
  if (parent === null || !partsFrom(before, after, parent)) return toChildren;
  return [...toChildren, { instance: parent.instance, event: separated(after) }];
}

const answered: Build = ({ answer }) => {
  const { text, agency } = answer ?? { text: '', agency: '' };
  return { type: 'parent.answered', text, agency };
};
const corrected: Build = (context, event) => ({
  ...answered(context, event, undefined),
  type: 'parent.corrected',
});
const retracted: Build = ({ answer }, event) => {
  const { promisedAt, dueAt } = answer?.clock ?? {};
  return { type: 'parent.retracted', due: ahead(promisedAt ?? dueAt, event) };
};
const gone = (): Told => ({ type: 'parent.gone' });

/** @param to who has it now */
const reopened: Build<{ to: 'agency' | 'admin' }> = ({ agency, clock }, event, { to }) => ({
  type: 'parent.reopened',
  ...(to === 'agency' ? { agency, due: clock?.dueAt ?? null } : { agency: null, due: null }),
  ticket: event.type === 'child.unsolved' ? event.child.ticket : null,
});

const children =
  <P = undefined>(build: Build<P>): Tell<P> =>
  (context, event, params) =>
    context.children.map(({ instance }) => ({ instance, event: build(context, event, params) }));

const parent =
  (build: Build): Tell =>
  (context, event, params) =>
    context.parent === null
      ? []
      : [{ instance: context.parent.instance, event: build(context, event, params) }];

/** To the complaint that says so: it is put under this one, or its reporter judges the answer. */
const newChild =
  (build: Build): Tell =>
  (context, event, params) =>
    event.type === 'child.merged' || event.type === 'child.unsolved'
      ? [{ instance: event.child.instance, event: build(context, event, params) }]
      : [];

// the other complaint does not know this reporter's number, so it could not hide it
function words(context: ComplaintContext, event: ComplaintEvent): string {
  return hideReporter('text' in event ? (event.text ?? '') : '', phonesOf(context));
}

const asked = (
  context: ComplaintContext,
  _: ComplaintEvent,
  { kind }: { kind: 'clarify' | 'info' | 'secrecy' },
): TellEffect[] => {
  const { reporter, options, id: instance, ticket, secret } = context;
  const event = { type: 'asked', kind, instance, ticket, secret, options };
  return [{ instance: `conversation:${reporter}`, event }];
};

/** By the names the statechart uses. */
export const TELLING = {
  childrenAnswered: children(answered),
  childrenCorrected: children(corrected),
  childrenRetracted: children(retracted),
  childrenReopened: children(reopened),
  childrenGone: children(gone),
  newChildAnswered: newChild(answered),
  newChildGone: newChild(gone),
  /** It is open already. */
  childReopened: newChild((context, event) =>
    reopened(context, event, { to: isAgencysTurn(context) ? 'agency' : 'admin' }),
  ),
  parentMerged: parent((context) => ({ type: 'child.merged', child: self(context) })),
  parentSeparated: parent(separated),
  parentAdded: parent((context, event) => ({
    type: 'child.added',
    ticket: context.ticket,
    text: words(context, event),
  })),
  parentUnsolved: parent((context, event) => ({
    type: 'child.unsolved',
    child: self(context),
    text: words(context, event),
  })),
  /** What he was asked waits for the answer of his new phone. */
  askedAgain: (context: ComplaintContext, event: ComplaintEvent): TellEffect[] =>
    context.question === null ? [] : asked(context, event, { kind: 'info' }),
  /** To itself: what could be taken back, and was not. */
  held: ({ id: instance, held }: ComplaintContext): TellEffect[] =>
    held == null ? [] : [{ instance, event: { ...held.request, by: held.by } }],
  /** What the citizen was asked, so that his next message is read as the answer. */
  asked,
};
