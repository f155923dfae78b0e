import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepAhead, readAhead } from '../../../api/start/clock-file.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { readSettings, SettingsError } from '../../../api/start/configuration/settings.ts';
import { until } from '../../support/until.ts';
import { MONDAY, type Running, runSimulation } from './running.ts';

/** A running simulation whose clock people move: what they see on the phones. */

const CITIZEN = '+6281200009001';
const OFFICER = '+6281200000101';
const HEAD = '+6281200000100';
const SEKDA = '+6281200000003';
const REGENT = '+6281200000002';
const DAY = 24 * 3_600_000;

describe('moving the clock of a simulation', () => {
  let running: Running;
  beforeEach(async () => {
    running = await runSimulation();
  });
  afterEach(() => running.stop());

  async function complain(): Promise<void> {
    running.simulation.network.phone(CITIZEN).send('JALAN jln rusak parah di pekon basungan');
    await until('the officer has the task', () => running.received(OFFICER).length > 0);
  }

  it('reminds and then escalates, deadline by deadline, each at its own time', async () => {
    await complain();
    const seen: string[] = [];
    for (let move = 0; move < 5; move += 1) {
      const next = await running.time.nextDeadline();
      if (next === undefined) throw new Error('no deadline');
      seen.push(/after\.(\w+)/.exec(next.id)?.[1] ?? next.id);
      expect(await running.time.moveTo(next.dueAt)).toBe(true);
    }
    expect(seen).toEqual([
      'remindTime',
      'dueTime',
      'escalateHeadTime',
      'escalateSecretaryTime',
      'escalateRegentTime',
    ]);
    expect(running.received(OFFICER).slice(0, 3)).toEqual([
      expect.stringContaining('ADUAN A001'),
      expect.stringMatching(/^Mengingatkan aduan A001/),
      expect.stringMatching(/A001.*(lewat|terlambat)|LEWAT.*A001/i),
    ]);
    for (const number of [HEAD, SEKDA, REGENT])
      expect(running.received(number).join('\n')).toContain('A001');
    const history = await running.hotline.store.instances.history('2026-A001');
    const times = history.map(({ at }) => at);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect((await running.hotline.store.instances.load('2026-A001'))?.search.tags).toContain(
      'escalated',
    );
  });

  it('stops on the way, so that nothing is bundled or late', async () => {
    await complain();
    await running.time.moveTo(MONDAY + 14 * DAY);
    const history = await running.hotline.store.instances.history('2026-A001');
    const fired = history.filter(({ type }) => type.startsWith('xstate.after'));
    expect(fired.length).toBeGreaterThanOrEqual(5);
    expect(new Set(fired.map(({ at }) => at)).size).toBe(fired.length);
    for (const { at } of fired) expect(at % 60_000).toBeLessThan(2000);
    expect(running.hotline.clock.now()).toBeGreaterThanOrEqual(MONDAY + 14 * DAY);
  });

  it('moves once at a time, and not for a time that has passed', async () => {
    const first = running.time.moveTo(MONDAY + DAY);
    expect(running.time.moving).toBe(true);
    expect(await running.time.moveTo(MONDAY + 2 * DAY)).toBe(false);
    expect(await first).toBe(true);
    const { ahead } = running.time;
    expect(await running.time.moveTo(MONDAY)).toBe(true);
    expect(running.time.ahead).toBe(ahead);
  });

  it('comes to its end though the modem is out', async () => {
    running.simulation.modem.pull();
    await running.time.moveTo(MONDAY + 3 * DAY);
    running.simulation.modem.plug();
    // the driver looks for the modem again after a pause that has grown
    await running.time.moveTo(running.hotline.clock.now() + 600_000);
    await complain();
  });
});

describe('the clock of a store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-clock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const store = () => `sqlite:${join(folder, 'hotline.db')}`;

  it('is as far ahead after a restart', async () => {
    const first = await runSimulation({ STORE_URL: store() });
    await first.time.moveTo(MONDAY + 2 * DAY);
    await first.stop();
    const ahead = readAhead(store());
    expect(ahead).toBeGreaterThan(2 * DAY - 60_000);
    const again = await createHotline(readSettings({ STORE_URL: store() }), () => {});
    expect(again.simulation?.time?.ahead).toBe(ahead);
    expect(again.clock.now() - Date.now()).toBeGreaterThan(2 * DAY - 60_000);
  });

  it('lets no real modem, and no real time, go on with a store that lived ahead', async () => {
    keepAhead(store(), DAY);
    const start = (environment: Record<string, string>) =>
      createHotline(readSettings({ STORE_URL: store(), ...environment }), () => {});
    const refusal = /its clock was moved 1\.0 days ahead.*SIMULATION_CLOCK=on/;
    await expect(start({ MODEM_PORT: '/dev/ttyUSB0' })).rejects.toThrow(refusal);
    await expect(start({ SIMULATION_CLOCK: 'off' })).rejects.toThrow(refusal);
    expect(readFileSync(join(folder, 'hotline.db.clock.json'), 'utf8')).toBe(
      '{"ahead":86400000}\n',
    );
    writeFileSync(join(folder, 'hotline.db.clock.json'), '{"ahead":-5}');
    await expect(start({})).rejects.toThrow(/hotline\.db\.clock\.json: must be/);
  });

  it('cannot be moved with a real modem or a shared store', () => {
    const on = { SIMULATION_CLOCK: 'on' };
    expect(() => readSettings({ ...on, MODEM_PORT: '/dev/ttyUSB0' })).toThrow(
      /SIMULATION_CLOCK: cannot be on with a real modem \(sim1: \/dev\/ttyUSB0\)/,
    );
    expect(() => readSettings({ ...on, STORE_URL: 'mongodb://db/hotline' })).toThrow(SettingsError);
    expect(readSettings({ MODEM_PORT: '/dev/ttyUSB0' }).simulationClock).toBe(false);
    expect(readSettings({ STORE_URL: 'mongodb://db/hotline' }).simulationClock).toBe(false);
    expect(readSettings({}).simulationClock).toBe(true);
    expect(readSettings({ SIMULATION_CLOCK: 'off' }).simulationClock).toBe(false);
  });
});
