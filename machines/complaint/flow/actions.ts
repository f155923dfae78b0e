import type { ActionFunction } from 'xstate';
import type { Rules } from '../../district/rules.ts';
import type { Effect } from '../../messages/effects.ts';
import { inputOf, timeOf } from '../../people/happened.ts';
import { clockMoves } from '../base/clock.ts';
import type { ComplaintContext, ComplaintInput } from '../base/context.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { wordsKept } from '../base/last-words.ts';
import { isForAdmin } from '../base/policy.ts';
import { apart } from '../base/secrecy-updates.ts';
import { partings, TELLING } from '../base/telling.ts';
import { complaintTexts } from '../texts/texts.ts';
import { twinOf } from '../texts/twin.ts';
import type { complaintGuards } from './guards.ts';
import { movedWords } from './moved-words.ts';
import { complaintUpdates, newComplaint } from './remembers.ts';
import { type Base, createBase } from './setup.ts';

/** Everything the chart does, by name: what is remembered, how the clock moves, and what goes out. */

interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

type OfComplaint = Extract<Effect, { type: 'sms' | 'tell' | 'letter' | 'open' }>;
type Action = ReturnType<Base['enqueueActions']>;
/** The same with parameters that the chart writes beside its name. */
type WithParams<P> =
  Action extends ActionFunction<
    infer C,
    infer X,
    infer E,
    undefined,
    infer A,
    infer N,
    infer G,
    infer D,
    infer M
  >
    ? ActionFunction<C, X, E, P & (object | undefined), A, N, G, D, M>
    : never;
type Third<F> = F extends (first: never, second: never, params: infer P) => unknown
  ? unknown extends P
    ? undefined
    : P
  : never;

type Texts = ReturnType<typeof complaintTexts>;
type Moves = ReturnType<typeof clockMoves>;
type SmsActions = { [N in keyof Texts & string as `sms.${N}`]: WithParams<Third<Texts[N]>> };
type TellActions = {
  [N in keyof typeof TELLING as `tell.${N}`]: WithParams<Third<(typeof TELLING)[N]>>;
};
type MoveActions = { [N in keyof Moves]: WithParams<Parameters<Moves[N]['update']>[1]> };
type UpdateActions = Record<keyof ReturnType<typeof complaintUpdates>, Action>;

type Built = Readonly<Record<string, unknown>>;

/** Makes an action of each entry of a table, under a name that begins with `prefix`. */
function each<T>(prefix: string, table: Readonly<Record<string, T>>, make: (entry: T) => unknown) {
  const actions = Object.entries(table).map(([name, entry]) => [prefix + name, make(entry)]);
  return Object.fromEntries(actions) as Built;
}

/** One or several, as a list. */
function listOf<T>(items: T | readonly T[]): readonly T[] {
  return Array.isArray(items) ? items : [items as T];
}

const isAlone = ({ children, parent }: Pick<ComplaintContext, 'children' | 'parent'>): boolean =>
  children.length === 0 && parent === null;

export function complaintActions(base: Base, rules: Rules) {
  type Out = (args: Args, params: never) => readonly OfComplaint[];
  const effects = (out: Out) =>
    base.enqueueActions(({ context, event, enqueue }, params) => {
      for (const effect of out({ context, event }, params as never)) enqueue(effect);
    });
  const sms = each('sms.', complaintTexts(rules), (text) =>
    effects(({ context, event }, params) =>
      listOf(text(context, event, params)).map((one) => ({ type: 'sms', params: one })),
    ),
  ) as SmsActions;
  const tell = each('tell.', TELLING, (told) =>
    effects(({ context, event }, params) =>
      told(context, event, params).map((one) => ({ type: 'tell', params: one })),
    ),
  ) as TellActions;
  const moves = each('', clockMoves(rules), ({ tells, update }) =>
    base.enqueueActions(({ context, event, enqueue }, params) => {
      const moved = update({ context, event }, params as never);
      // more time, or a matter put aside, is something that somebody did since
      enqueue.assign({ ...moved, ...wordsKept(context, event) });
      enqueue.raise({ type: tells, at: timeOf(event) });
    }),
  ) as MoveActions;
  /** Whatever changes the secrecy also parts it from those of another. */
  const updates = each('', complaintUpdates(rules), (update) =>
    base.enqueueActions(({ context, event, enqueue }) => {
      const changed: Partial<ComplaintContext> = update({ context, event });
      const kept = wordsKept(context, event);
      const { children = context.children, parent = context.parent } = changed;
      // there is nobody to part from: most are never put together with another
      if (isAlone(context) && isAlone({ children, parent }))
        return enqueue.assign({ ...changed, ...kept });
      const after = { ...context, ...changed };
      for (const params of partings(context, after)) enqueue({ type: 'tell', params });
      enqueue.assign({ ...changed, ...apart(context, after), ...kept });
    }),
  ) as UpdateActions;
  return {
    begin: base.assign(({ event }) => newComplaint(rules, inputOf<ComplaintInput>(event))),
    ...updates,
    ...moves,
    ...sms,
    ...tell,
    armHeld: base.raise(({ event }) => ({ type: 'held.due', at: timeOf(event) }), {
      id: 'held.due',
      delay: 'holdTime',
    }),
    disarmHeld: base.cancel('held.due'),
    /** A second matter as a complaint of its own, as secret as the one it came with. */
    openSplit: effects(({ context, event }) => {
      if (event.type !== 'admin.split') return [];
      const { reporter, secret } = context;
      const twin = twinOf(rules, context);
      const input = { at: event.at, reporter, text: event.text.trim(), secret, twin };
      return [{ type: 'open', params: { machine: 'complaint', input } }];
    }),
    /** The other matter of its SMS becomes a complaint: once, and whatever becomes of this one. */
    openSecond: base.enqueueActions(({ context, enqueue }) => {
      const { second, reporter, receivedAt: at, splits } = context;
      if (second == null) return;
      const input = { at, reporter, ...second, twin: twinOf(rules, context) };
      enqueue({ type: 'open', params: { machine: 'complaint', input } });
      enqueue.assign({ second: null, splits: [...splits, { at, text: second.text }] });
    }),
    /** Words of this complaint go where they belong, as their reporter said them. */
    moveWords: effects(({ context, event }) => movedWords(context, event)),
    letterToAgency: effects(({ context }) => {
      // the office signs no letter about itself
      if (!isForAdmin(rules, context)) return [];
      const agency = context.agency ?? rules.district.office.agency;
      return [{ type: 'letter', params: { type: 'penerusan', agency } }];
    }),
  };
}

/** Everything that the chart names, for one district. */
export function complaintSetup(rules: Rules) {
  const base = createBase(rules);
  return base.extend({ actions: complaintActions(base, rules) });
}

type Setup = ReturnType<typeof complaintSetup>;

/** A state of the chart: plain JSON in these names. */
export type ComplaintState = Parameters<Setup['createStateConfig']>[0];
export type GuardName = keyof ReturnType<typeof complaintGuards>;
export type ActionName = keyof ReturnType<typeof complaintActions>;
