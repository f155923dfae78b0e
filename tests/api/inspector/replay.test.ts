import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { replay } from '../../../api/inspector/replay.ts';
import type { HistoryEntry, StoredInstance } from '../../../store/ports/instances.ts';
import { CITIZEN, playStory, type Running, startHotline } from './running.ts';

/** Histories played again: exact, or not shown at all. */

let running: Running;
let stored: StoredInstance;
let history: HistoryEntry[];

const kindOf = (machine: string) => running.stage.hotline.engine.instances.kind(machine);
const times = (timers: { id: string; dueAt: number }[] = []) =>
  timers.map(({ id, dueAt }) => `${id} ${dueAt}`).sort();

beforeAll(async () => {
  running = await startHotline();
  await playStory(running);
  const { store } = running.stage.hotline;
  const found = await store.instances.load('2026-A001');
  if (found === undefined) throw new RangeError('the story made no complaint');
  stored = found;
  history = await store.instances.history(stored.id);
});
afterAll(() => running.stage.close());

/** The history with one of its entries changed. */
const changed =
  (n: number, change: (entry: HistoryEntry) => Partial<HistoryEntry>) =>
  (entries: HistoryEntry[]): HistoryEntry[] =>
    entries.map((entry, at) => (at === n ? { ...entry, ...change(entry) } : entry));

describe('a history that is played again', () => {
  it('gives the states, the context and the timers of every revision', async () => {
    const replayed = replay(kindOf('complaint'), stored, history) ?? [];
    expect(replayed.map(({ snapshot }) => JSON.stringify(snapshot.value))).toEqual(
      history.map(({ to }) => to),
    );
    expect(replayed.map(({ snapshot }) => snapshot.context.additions.length)).toEqual(
      history.map((_, n) => (n < 3 ? 0 : n < 6 ? 1 : 2)),
    );
    const armed = await running.stage.hotline.store.timers.of(stored.id);
    expect(times(replayed.at(-1)?.timers)).toEqual(times(armed));
    // while the citizen was asked, the agency's reminder was not armed
    expect(times(replayed[2]?.timers).join()).toContain('citizenTimeout');
    expect(times(replayed[2]?.timers).join()).not.toContain('remindTime');
  });

  it('gives those of an instance that its first event made', async () => {
    const { engine, store, clock } = running.stage.hotline;
    const id = 'line:probe';
    const down = { type: 'line.down', since: clock.now(), reason: 'x', alone: false };
    for (const [n, event] of [down, { type: 'line.up' }].entries()) {
      const move = { machine: 'line', id, event: { ...event, at: clock.now() }, key: `k${n}` };
      await engine.instances.move(move);
    }
    const line = await store.instances.load(id);
    if (line === undefined) throw new RangeError('no line was made');
    const replayed = replay(kindOf('line'), line, await store.instances.history(id));
    expect(replayed?.map(({ snapshot }) => snapshot.value.service)).toEqual(['silent', 'working']);
    expect(replayed?.map(({ timers }) => timers.length)).toEqual([1, 0]);
  });

  it.each([
    ['lacks its beginning', (entries: HistoryEntry[]) => entries.slice(1)],
    [
      'has an event that was another one',
      changed(3, ({ event }) => ({ event: event.replaceAll('depan', 'belakang') })),
    ],
    ['leads elsewhere', changed(2, () => ({ to: '{"flow":"triage"}' }))],
    [
      'has an event that the machine cannot read',
      changed(2, () => ({ event: '{"type":"officer.ask"}' })),
    ],
  ])('is nothing when it %s', (_, change) => {
    expect(replay(kindOf('complaint'), stored, change(history))).toBeNull();
  });

  it('is nothing when another version wrote it, or when not all of its events were kept', async () => {
    expect(replay(kindOf('complaint'), { ...stored, version: '0' }, history)).toBeNull();
    const { store } = running.stage.hotline;
    const talk = await store.instances.load(`conversation:${CITIZEN}`);
    if (talk === undefined) throw new RangeError('the story made no conversation');
    expect(replay(kindOf('conversation'), talk, await store.instances.history(talk.id))).toBeNull();
  });
});
