import type { AnyMachineSnapshot, EventObject } from 'xstate';
import type { Decision } from '../../machines/engine/decider.ts';
import type { MachineKind } from '../../machines/engine/kind.ts';
import type { HistoryEntry, StoredInstance } from '../../store/ports/instances.ts';
import type { NewTimer } from '../../store/ports/timers.ts';

/**
 * Plays an instance's history through the decider once more, to know its context and timers at every
 * revision. It only counts when it ends exactly where the instance is: where the machine or the
 * district's rules have changed meanwhile, or the history keeps less than the whole events, it does not.
 */

export interface Replayed {
  snapshot: AnyMachineSnapshot;
  timers: NewTimer[];
}

/** Histories longer than this are not played: people step through the states alone. */
const LONGEST = 500;

type Event = EventObject & { at: number };

/** Timers after a decision; one that fired is gone even where nothing cancels it. */
function timersAfter(before: NewTimer[], decision: Decision, event: Event): NewTimer[] {
  const gone = new Set([...decision.cancel, ...decision.arm.map(({ id }) => id), event.type]);
  const armed = decision.arm.map(({ id, delayMs }) => ({ id, dueAt: event.at + delayMs }));
  return [...before.filter(({ id }) => !gone.has(id)), ...armed];
}

/** The decisions that made the instance; `created` has the input, other first events make it. */
function begun({ decider, inputFor }: MachineKind, id: string, event: Event): Decision[] {
  if (event.type === 'created') return [decider.start((event as { input?: unknown }).input)];
  const first = decider.start(inputFor?.(id));
  return [first, decider.decide(first.snapshot, event)];
}

function steps(kind: MachineKind, id: string, history: HistoryEntry[]): Replayed[] {
  const replayed: Replayed[] = [];
  for (const entry of history) {
    const event = JSON.parse(entry.event) as Event;
    const last = replayed.at(-1);
    const decisions =
      last === undefined ? begun(kind, id, event) : [kind.decider.decide(last.snapshot, event)];
    const timers = decisions.reduce(
      (armed, decision) => timersAfter(armed, decision, event),
      last?.timers ?? [],
    );
    const { snapshot } = decisions.at(-1) ?? {};
    if (snapshot === undefined || JSON.stringify(snapshot.value) !== entry.to)
      throw new RangeError(`${id}: revision ${entry.revision} comes out otherwise`);
    replayed.push({ snapshot, timers });
  }
  return replayed;
}

/** Same content, whatever the order of the fields: stores keep none. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, inner]) => [key, canonical(inner)]));
}

function isSame(kind: MachineKind, snapshot: AnyMachineSnapshot, stored: StoredInstance): boolean {
  const played = JSON.stringify(canonical(JSON.parse(kind.decider.persist(snapshot))));
  return played === JSON.stringify(canonical(JSON.parse(stored.snapshot)));
}

/**
 * Snapshot and timers after each revision, first to last; null when they cannot be known exactly.
 * @param history the whole history, ascending
 */
export function replay(
  kind: MachineKind,
  stored: StoredInstance,
  history: HistoryEntry[],
): Replayed[] | null {
  const whole = history.length === stored.revision && history.length <= LONGEST;
  if (!whole || kind.journal !== undefined || kind.version !== stored.version) return null;
  try {
    const replayed = steps(kind, stored.id, history);
    const last = replayed.at(-1);
    return last !== undefined && isSame(kind, last.snapshot, stored) ? replayed : null;
  } catch {
    // an event that this machine would not take as it did then: the history is not ours to play
    return null;
  }
}
