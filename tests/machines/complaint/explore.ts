import type { ActorLogic, Snapshot } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import type { Contact, Policy } from '../../../machines/district/district.ts';
import type { Decider } from '../../../machines/engine/decider.ts';
import { outsideEvents } from './events.ts';
import { begin, contextOf, firings, type Held, move, type Timed } from './held.ts';
import { stateFaults } from './invariants.ts';
import { type First, inputOf, officeRules } from './office.ts';
import { stepFaults } from './step-invariants.ts';
import { leavesOf, nodesOf, type Watch, watchTransitions } from './watch.ts';

/** Goes everywhere a complaint can get to from one first message under one policy. */

const MINUTE = 60_000;

type HeldSnapshot = Held & Snapshot<undefined>;

/** The rung a paused deadline goes back to; of one that is parked, nothing but that it is. */
function keptRung(held: Held): string[] {
  const { snapshot } = held;
  if (contextOf(held).clock?.parkedUntil !== undefined) return ['parked'];
  if (!snapshot.matches({ deadline: 'paused' })) return [];
  const kept = Object.entries(snapshot.historyValue).filter(([id]) => id.endsWith('running.rung'));
  return kept.flatMap(([, nodes]) => nodes.map(({ id }) => id));
}

/** The clock that an answer stopped was parked. */
function answeredAside(held: Held): boolean {
  return contextOf(held).answer?.clock?.parkedUntil !== undefined;
}

/** What makes two situations different: the states, and what of the context decides where it goes. */
export function whole(held: Held): string {
  const { answer, forwardedAt, secret } = contextOf(held);
  const { alarm: _, ...value } = held.snapshot.value;
  return JSON.stringify([value, answer !== null, forwardedAt !== null, secret, keptRung(held)]);
}

/** Flow and deadline only: what the law and the newspaper do beside them is the same everywhere. */
export function main(held: Held): string {
  const { answer, forwardedAt } = contextOf(held);
  const { flow, deadline } = held.snapshot.value;
  const facts = [answer !== null, forwardedAt !== null, answeredAside(held)];
  return JSON.stringify([flow, deadline, ...facts, keptRung(held)]);
}

/** The flow alone, apart for what the overseer has and what is secret. */
export function overseen(held: Held): string {
  const { agency, secret, children, answer } = contextOf(held);
  const { flow } = held.snapshot.value;
  return JSON.stringify([flow, agency === 'INSPEKTORAT', secret, children.length, answer !== null]);
}

/** The flow alone, apart for the reporter's last words and what they found. */
export function said(held: Held): string {
  const { lastWords, answer } = contextOf(held);
  const { closedAt = null, answeredAt = null, question = null } = lastWords?.before ?? {};
  const found = [closedAt, answeredAt, question].map((one) => one !== null);
  const { flow } = held.snapshot.value;
  return JSON.stringify([flow, lastWords?.type ?? null, ...found, answer !== null]);
}

/** Flow and deadline, apart for complaints that others were put under, and that were put under another. */
export function family(held: Held): string {
  const { children, parent, agency } = contextOf(held);
  return `${main(held)} ${children.length} ${parent !== null} ${agency !== null}`;
}

/** Danger, and how far the complaint is that it is about. */
export function danger(held: Held): string {
  const { alarm, flow } = held.snapshot.value;
  const stage = typeof flow === 'string' ? flow : Object.keys(flow ?? {})[0];
  const { agency, alarm: known } = contextOf(held);
  return JSON.stringify([alarm, stage, agency, known?.taken?.role, known?.rings === 0]);
}

/** Whatever comes of the question that a first message is answered with. */
export function asked(held: Held): string {
  return held.snapshot.matches({ flow: 'clarifying' }) ? main(held) : `${contextOf(held).secret}`;
}

export interface Explored {
  decider: Decider;
  input: ReturnType<typeof inputOf>;
  /** As it is after the first message. */
  held: Held;
  /** The events of each shortest path, in time. */
  paths: Timed[][];
  /** Leaf states it was in. */
  reached: Set<string>;
  /** Laws that were broken, and where `can` and what happens differ. */
  faults: string[];
  watch: Watch;
}

/**
 * @param keyOf situations with the same key are one; each is gone into once
 * @param more people of the office besides those of the pack
 */
export function explore(
  first: First,
  policy: Partial<Policy>,
  keyOf: (held: Held) => string,
  more: Contact[] = [],
): Explored {
  const rules = officeRules(policy, more);
  const machine = createComplaintMachine(rules);
  const watch = watchTransitions(machine);
  const { decider } = watch;
  const input = inputOf(first);
  const reached = new Set<string>();
  const faults: string[] = [];
  const timerIds = nodesOf(machine.root).flatMap(({ after }) => after.map((one) => one.eventType));

  function arrive(held: Held): HeldSnapshot {
    for (const leaf of leavesOf(held.snapshot)) reached.add(leaf);
    faults.push(...stateFaults(held, rules, input));
    return held as HeldSnapshot;
  }

  const logic: ActorLogic<HeldSnapshot, Timed, typeof input> = {
    getInitialSnapshot(_, given) {
      return arrive(begin(decider, given));
    },
    transition(held, event) {
      const next = move(decider, held, event);
      if (!next.decision.handled) faults.push(`can, but is not handled: ${where(held, event)}`);
      faults.push(...stepFaults(held, event, next, rules));
      return arrive(next);
    },
    getPersistedSnapshot: (held) => held,
  };

  function where(held: Held, event: Timed): string {
    return `${JSON.stringify(event)} in ${JSON.stringify(held.snapshot.value)}`;
  }

  /** What may happen next; events that the machine does not take are tried here and left out. */
  function isTaken(held: Held, event: Timed): boolean {
    const can = held.snapshot.can(event);
    if (!can && decider.decide(held.snapshot, event).handled)
      faults.push(`cannot, but is handled: ${where(held, event)}`);
    const isTimer = event.type.startsWith('xstate.after.');
    if (!isTimer || held.timers.has(event.type)) return can;
    if (can && !held.spent.has(event.type)) faults.push(`is not armed: ${where(held, event)}`);
    return false;
  }

  /** From outside a minute later, armed timers when they are due, and all others as stale firings. */
  function events(held: Held): Timed[] {
    const unarmed = timerIds.filter((id) => !held.timers.has(id));
    return [
      ...outsideEvents(contextOf(held), held.now + MINUTE),
      ...firings(held),
      ...unarmed.map((type) => ({ type, at: held.now })),
    ];
  }

  const paths = getShortestPaths(logic, {
    input,
    events,
    filterEvents: isTaken,
    serializeState: keyOf,
    stopWhen: ({ status }) => status !== 'active',
  });
  // the first step of each is XState's own start
  const steps = paths.map((path) => path.steps.slice(1).map(({ event }) => event));
  return { decider, input, held: begin(decider, input), paths: steps, reached, faults, watch };
}
