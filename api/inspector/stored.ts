import type { AnyMachineSnapshot, StateValue } from 'xstate';
import { CONVERSATION } from '../../machines/conversation/kind.ts';
import type { Move, Preview } from '../../machines/engine/move.ts';
import { mayDo } from '../../machines/people/may-do.ts';
import type { Filled, Sample, Samples } from '../../machines/people/shown.ts';
import type { Change, HistoryEntry } from '../../store/ports/instances.ts';
import type { NewEffect, OutboxEntry } from '../../store/ports/outbox.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { replay } from './replay.ts';
import { possibleSamples } from './sample.ts';
import type { Done, Moment, Outcome, Subject } from './subject.ts';

/** Instances that the engine keeps in the store. */

/** Steps that are looked at together; a conversation may have thousands. */
const WINDOW = 300;

function doneOf(effect: NewEffect & { state?: OutboxEntry['state'] }): Done {
  const { type, to, text, dueAt, state } = effect;
  const { role } = JSON.parse(effect.params) as { role?: unknown };
  return {
    type,
    to,
    text,
    dueAt,
    state: state ?? null,
    role: typeof role === 'string' ? role : null,
  };
}

function momentOf(entry: HistoryEntry, outbox: Map<string, OutboxEntry>): Moment {
  const { revision, at, type, by, from, to, effects } = entry;
  return {
    revision,
    at,
    type,
    by,
    event: JSON.parse(entry.event) as Record<string, unknown>,
    from: from === null ? null : (JSON.parse(from) as StateValue),
    to: JSON.parse(to) as StateValue,
    effects: effects.flatMap((id) => {
      const effect = outbox.get(id);
      return effect === undefined ? [] : [doneOf(effect)];
    }),
  };
}

function outcomeOf(change: Change, snapshot: AnyMachineSnapshot): Outcome {
  return {
    handled: true,
    value: snapshot.value as StateValue,
    finished: snapshot.status !== 'active',
    effects: change.effects.map(doneOf),
    arm: change.arm,
    cancel: change.cancel,
  };
}

function outcome(preview: Preview, before: AnyMachineSnapshot): Outcome {
  if (preview.outcome === 'applied') return outcomeOf(preview.change, preview.snapshot);
  const value = before.value as StateValue;
  return { handled: false, value, finished: false, effects: [], arm: [], cancel: [] };
}

/** An SMS stands for all that the phone might write; the engine reads the words that were filled in. */
const ANY_SMS: Sample = { event: { type: 'sms' }, by: { role: 'citizen' } };

interface Wanted {
  machine: string;
  id: string;
  /** Revision to look at; the present where undefined. */
  revision: number | undefined;
  samples: Samples;
  filled: Filled;
}

/** Undefined where there is no such instance of the machine. */
export async function storedSubject(
  { engine, store, clock, rules }: Hotline,
  { machine, id, revision, samples, filled }: Wanted,
): Promise<Subject | undefined> {
  const { instances } = engine;
  const found = await instances.snapshot(id);
  if (found === undefined || found.stored.machine !== machine) return undefined;
  const { stored, snapshot } = found;
  const shown = revision ?? stored.revision;
  const after = stored.revision <= WINDOW ? 0 : Math.max(0, shown - WINDOW / 2);
  const [history, outbox, timers] = await Promise.all([
    store.instances.history(id, after),
    store.outbox.of(id),
    store.timers.of(id),
  ]);
  const kind = instances.kind(machine);
  const replayed = replay(kind, stored, history);
  const effects = new Map(outbox.map((entry) => [entry.id, entry]));
  const now = clock.now();
  const takes = ({ event, by }: Sample) => mayDo(snapshot, by, event, now);
  const conversation = machine === 'conversation';

  async function preview(move: Pick<Move, 'event' | 'timer'>): Promise<Outcome> {
    return outcome(await instances.preview({ id, key: 'rehearsal', ...move }), snapshot);
  }

  return {
    machine: kind.decider.machine,
    id,
    createdAt: stored.createdAt,
    updatedAt: stored.updatedAt,
    version: stored.version,
    finished: stored.status === 'done',
    tags: stored.search.tags,
    revision: stored.revision,
    snapshot,
    moments: history.slice(0, WINDOW).map((entry) => momentOf(entry, effects)),
    contextAt: (at) =>
      at === stored.revision ? snapshot.context : replayed?.[at - 1]?.snapshot.context,
    timersAt: (at) => (at === stored.revision ? timers : replayed?.[at - 1]?.timers),
    possible: [
      ...possibleSamples(samples, { rules, snapshot, now, filled }, takes),
      ...(conversation ? [ANY_SMS] : []),
    ],
    async rehearse(sample) {
      if (sample === ANY_SMS)
        return preview({
          event: await engine.rehearse(id.slice(CONVERSATION.idPrefix.length), filled.text),
        });
      return preview({ event: { ...sample.event, at: now, by: sample.by } });
    },
    async fire(timer) {
      const armed = timers.find((each) => each.id === timer);
      if (armed === undefined) return undefined;
      const { armedRevision, dueAt } = armed;
      const event = { type: timer, at: Math.max(now, dueAt) };
      return preview({ event, timer: { id: timer, armedRevision, dueAt } });
    },
  };
}
