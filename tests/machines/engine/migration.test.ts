import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { createEngine, type Engine } from '../../../machines/engine/engine.ts';
import type { MachineKind } from '../../../machines/engine/kind.ts';
import { UnreadableSnapshotError } from '../../../machines/engine/migrate.ts';
import type { Process } from '../../../machines/engine/process.ts';
import { createProcesses } from '../../../machines/processes/list.ts';
import { UNRELATED, type Understanding } from '../../../machines/text/understanding.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { engineParts, QUIET_PORTS } from '../../support/engine-parts.ts';
import { inputOf, officeRules, PEOPLE, ROAD, START } from '../complaint/office.ts';
import { MIGRATIONS, permit } from './permits.ts';

/**
 * A new program on the store of an old one (design §3 rule 6): snapshots are migrated when they are
 * loaded, timers that were armed still fire when they were due, and what no migration leads to waits.
 */

const HOUR = 3_600_000;
const { admin, citizen } = PEOPLE;
const PERMIT = 'permit:1';

const rules = officeRules();

function readsAsRoad(text: string): Understanding {
  return {
    ...ROAD,
    flags: [],
    action: 'route',
    text,
    command: null,
    more: [],
    tickets: [],
    ticket: null,
    choice: null,
    marked: false,
    alternatives: [],
    opinions: [],
    matters: [],
    followUp: 'none',
    own: '',
    ...UNRELATED,
  };
}

const offices = createProcesses(rules, { ...QUIET_PORTS, understand: readsAsRoad });

let clock: SimulatedClock;
let store: SqliteStore;
let errors: string[];

/** The office's program in another release: the same store, other machines. */
function release(processes: Process[]): Engine {
  const log = (level: string, _: string, fields: Record<string, unknown> = {}) => {
    if (level === 'error') errors.push(String(fields.reason));
  };
  return createEngine(engineParts({ store, clock, rules, processes, log }));
}

beforeEach(async () => {
  clock = new SimulatedClock(START);
  store = new SqliteStore(':memory:');
  errors = [];
  await store.open();
});
afterEach(() => store.close());

async function pass(engine: Engine, hours: number): Promise<void> {
  await clock.advance(hours * HOUR);
  await engine.settle();
}

describe('a permit of an older version', () => {
  const note = (engine: Engine, text: string) =>
    engine.request(PERMIT, { type: 'note', text }, admin, `note ${text}`);
  const timers = async () =>
    Object.fromEntries(
      (await store.timers.of(PERMIT)).map(({ id, dueAt }) => [id, (dueAt - START) / HOUR]),
    );

  beforeEach(async () => {
    const first = release([permit('1')]);
    await first.instances.create('permit', PERMIT, { at: START }, 'open');
    await note(first, 'old');
    expect(await store.instances.load(PERMIT)).toMatchObject({ version: '1', revision: 2 });
  });

  it('is migrated with the next event, and nothing is written before', async () => {
    const second = release([permit('2')]);
    expect((await second.instances.snapshot(PERMIT))?.snapshot.context).toEqual({ notes: ['old'] });
    expect(await store.instances.load(PERMIT)).toMatchObject({ version: '1', revision: 2 });
    expect(await note(second, 'new')).toBe('applied');
    expect(await store.instances.load(PERMIT)).toMatchObject({ version: '2', revision: 3 });
    const { snapshot } = (await second.instances.snapshot(PERMIT)) ?? {};
    expect(snapshot?.context).toEqual({ notes: ['old', 'new'] });
  });

  it('keeps its timers as they were due, whatever the new version would wait', async () => {
    const second = release([permit('2')]);
    await note(second, 'new');
    const before = {
      'xstate.after.patience.permit.waiting': 2,
      'xstate.after.forgetting.permit': 9,
    };
    expect(await timers()).toEqual(before);
    await pass(second, 1);
    expect(await store.instances.load(PERMIT)).toMatchObject({ search: { state: 'waiting' } });
    await pass(second, 1);
    expect(await store.instances.load(PERMIT)).toMatchObject({ search: { state: 'late' } });
    expect(await timers()).toEqual({ 'xstate.after.forgetting.permit': 9 });
  });

  it('goes two steps, its timers under their new names', async () => {
    const third = release([permit('3')]);
    await note(third, 'new');
    expect(await store.instances.load(PERMIT)).toMatchObject({
      version: '3',
      search: { state: 'pending' },
    });
    const renamed = {
      'xstate.after.patience.permit.pending': 2,
      'xstate.after.forgetting.permit': 9,
    };
    expect(await timers()).toEqual(renamed);
    await pass(third, 2);
    expect(await store.instances.load(PERMIT)).toMatchObject({ search: { state: 'late' } });
  });

  it('goes two steps when the first thing that happens is a timer of its old name', async () => {
    const third = release([permit('3')]);
    await pass(third, 2);
    expect(await store.instances.load(PERMIT)).toMatchObject({
      version: '3',
      search: { state: 'late' },
    });
    expect(await timers()).toEqual({ 'xstate.after.forgetting.permit': 9 });
    expect((await store.instances.history(PERMIT)).at(-1)).toMatchObject({
      by: 'timer',
      type: 'xstate.after.patience.permit.pending',
    });
  });

  it('arms anew, or no more, what its first event decides on', async () => {
    const third = release([permit('3')]);
    await third.request(PERMIT, { type: 'again' }, admin, 'again');
    const armed = {
      'xstate.after.patience.permit.pending': 4,
      'xstate.after.forgetting.permit': 9,
    };
    expect(await timers()).toEqual(armed);
    await store.close();

    store = new SqliteStore(':memory:');
    await store.open();
    await release([permit('1')]).instances.create('permit', PERMIT, { at: START }, 'open');
    await release([permit('3')]).request(PERMIT, { type: 'settle' }, admin, 'settle');
    expect(await timers()).toEqual({ 'xstate.after.forgetting.permit': 9 });
  });

  it.each([
    ['a version without a migration', { '2': MIGRATIONS['2'] }, /from 1 no migration leads to 3/],
    [
      'migrations in a circle',
      { '1': { ...MIGRATIONS['1'], to: '1' } },
      /from 1 no migration leads to 3/,
    ],
    [
      'a migration that fails',
      { '1': { to: '3', snapshot: () => JSON.parse('?') } },
      /cannot be restored as version 3: .*JSON/,
    ],
    [
      'a state that is gone',
      { '1': { to: '3', snapshot: (old: object) => old } },
      /cannot be restored as version 3: .*waiting/,
    ],
  ])('is left as it is by %s, which the error tells', async (_, migrations, reason) => {
    const third = release([permit('3', migrations as MachineKind['migrations'])]);
    const before = await store.instances.load(PERMIT);
    const failed = await note(third, 'new').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(UnreadableSnapshotError);
    expect(String(failed)).toMatch(reason);
    expect(String(failed)).toMatch(
      /permit:1: its snapshot .*version 1.*Start the program that wrote it, or .*permit machine/,
    );
    await expect(pass(third, 2)).rejects.toThrow(UnreadableSnapshotError);
    expect(await store.instances.load(PERMIT)).toEqual(before);
    // the right program comes, late: nothing was lost
    await release([permit('3')]).settle();
    expect(await store.instances.load(PERMIT)).toMatchObject({ search: { state: 'late' } });
  });
});

describe('a process that is switched off', () => {
  it('sleeps with its timers, holds nobody up, and goes on when it is switched on again', async () => {
    const first = release([permit('3'), ...offices]);
    for (let n = 0; n < 101; n += 1)
      await first.instances.create('permit', `permit:${n}`, { at: START }, `open ${n}`);
    const input = { ...inputOf('triage'), id: '2026-A001' };
    const without = release(offices);
    await without.instances.create('complaint', input.id, input, 'open');
    const before = await store.instances.history(input.id);
    await pass(without, 24 * 7);
    expect(errors).toEqual([]);
    expect(await store.instances.load('permit:0')).toMatchObject({ search: { state: 'pending' } });
    expect((await store.instances.history(input.id)).length).toBeGreaterThan(before.length);
    const asked = without.request('permit:0', { type: 'note', text: 'x' }, admin, 'note');
    await expect(asked).rejects.toThrow(/permit is not switched on/);
    await pass(release([permit('3'), ...offices]), 1);
    expect(await store.instances.load('permit:100')).toMatchObject({ search: { state: 'gone' } });
  });
});

describe('a program that cannot read what another one has stored', () => {
  /** The same machines under a version that nothing leads to. */
  const newer = (name: string) =>
    offices.map((kind) => (kind.name === name ? { ...kind, version: 'next' } : kind));

  async function write(engine: Engine, n: number): Promise<void> {
    const sms = { fingerprint: `sms ${n}`, text: `JALAN berlubang ${n}`, line: 'sim1', raw: [] };
    const now = clock.now();
    await engine.receiver.messages([{ ...sms, from: citizen.phone, sentAt: now, receivedAt: now }]);
    await engine.settle();
  }

  /** Long enough for anything that is not worth waiting for to be given up. */
  async function passLong(engine: Engine): Promise<void> {
    for (let hour = 0; hour < 20; hour += 1) await pass(engine, 1);
  }

  it('keeps an SMS until the right one comes', async () => {
    await write(release(offices), 1);
    expect(await store.inbox.get('sms 1')).toMatchObject({ state: 'done', instance: '2026-A001' });

    const other = release(newer('conversation'));
    await write(other, 2);
    await passLong(other);
    expect(await store.inbox.get('sms 2')).toMatchObject({ state: 'new' });
    expect(new Set(errors)).toEqual(
      new Set([
        `conversation:${citizen.phone}: its snapshot is of conversation version 3, and from 3 no migration ` +
          'leads to next. Start the program that wrote it, or add the migration from 3 to the conversation ' +
          'machine; until then its messages and timers wait.',
      ]),
    );

    await pass(release(offices), 1);
    expect(await store.inbox.get('sms 2')).toMatchObject({ state: 'done' });
  });

  it('keeps what one complaint has to tell another', async () => {
    const right = release(offices);
    for (const id of ['2026-A001', '2026-A002']) {
      const input = { ...inputOf('triage'), id };
      await right.instances.create('complaint', id, input, `open ${id}`);
    }
    const parent = { instance: '2026-A001', ticket: 'A001', secret: false };
    await right.request('2026-A002', { type: 'admin.merge', parent }, admin, 'merge');
    const other = release(newer('complaint'));
    await other.settle();
    await passLong(other);
    const told = async () => {
      const effects = await store.outbox.of('2026-A002');
      return effects.filter(({ type }) => type === 'tell').map(({ state }) => state);
    };
    expect(await told()).toEqual(['queued']);

    await pass(release(offices), 1);
    expect(await told()).toEqual(['done']);
    const { snapshot } = (await right.instances.snapshot('2026-A001')) ?? {};
    expect(snapshot?.context).toMatchObject({ children: [{ instance: '2026-A002' }] });
  });
});
