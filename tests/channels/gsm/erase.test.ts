import { expect, it } from '@jest/globals';
import type { Fault } from '../../../channels/gsm/virtual/faults.ts';
import { READ, UNREAD, UNSENT } from '../../../channels/gsm/virtual/memory.ts';
import type { ModemHappening } from '../../../channels/gsm/virtual/modem.ts';
import { plainProfile } from '../../../channels/gsm/virtual/profile.ts';
import { Bench, HOTLINE } from './bench.ts';

/** Emptying a memory with one command, and when that must not be done. */

const TEXTS = Array.from({ length: 25 }, (_, at) => `Aduan ${at + 1}`);
const LATE = 'Datang di sela-sela';

/** A modem with messages on its SIM, before its host has come; what the host says is written down. */
class FullSim {
  readonly commands: string[] = [];
  readonly bench: Bench;
  #before: { command: RegExp; act: () => void } | undefined;

  constructor() {
    this.bench = new Bench({ slots: 60, onHappening: (happening) => this.#happened(happening) });
    for (const text of TEXTS) this.bench.citizen().send(text);
  }

  /** Does something just before the modem carries out such a command; once. */
  before(command: RegExp, act: () => void): void {
    this.#before = { command, act };
  }

  lateMessage(): void {
    this.bench.network.phone('+6281200000199').send(LATE);
  }

  slots() {
    return this.bench.modem.memories.get('SM')?.entries() ?? [];
  }

  /** How often one message was deleted, and how often many. */
  deletions(): { single: number; sweeps: number } {
    const count = (pattern: RegExp) => this.commands.filter((line) => pattern.test(line)).length;
    return { single: count(/^AT\+CMGD=\d+$/), sweeps: count(/^AT\+CMGD=\d+,1$/) };
  }

  /** Everything was handed over once, nothing is left. */
  expectAll(...more: string[]): void {
    expect(this.bench.receiver.texts()).toEqual([...TEXTS, ...more]);
    expect(this.bench.receiver.handed).toHaveLength(TEXTS.length + more.length);
    expect(this.slots()).toEqual([]);
  }

  #happened(happening: ModemHappening): void {
    if (happening.kind !== 'traffic' || happening.from !== 'host') return;
    const command = happening.text.trim();
    this.commands.push(command);
    if (!this.#before?.command.test(command)) return;
    const { act } = this.#before;
    this.#before = undefined;
    act();
  }
}

it('deletes many messages with one command once all of them are stored', async () => {
  const full = new FullSim();
  await full.bench.start();
  full.expectAll();
  expect(full.commands).toEqual(
    expect.arrayContaining(['AT+CMGD=?', 'AT+CPMS?', 'AT+CMGD=1,1', 'AT+CPMS?']),
  );
  expect(full.deletions()).toEqual({ single: 0, sweeps: 1 });
});

it('deletes a few one by one', async () => {
  const full = new FullSim();
  for (const [index] of full.slots().slice(9)) full.bench.modem.memories.get('SM')?.delete(index);
  await full.bench.start();
  expect(full.deletions()).toEqual({ single: 9, sweeps: 0 });
});

it('never deletes what comes after it has counted', async () => {
  const full = new FullSim();
  full.before(/^AT\+CMGD=1,1$/, () => full.lateMessage());
  await full.bench.start();
  full.expectAll(LATE);
  expect(full.deletions()).toEqual({ single: 1, sweeps: 1 });
});

it('never deletes what comes unannounced after it has counted', async () => {
  const full = new FullSim();
  full.bench.modem.faults.add({ at: 'notice', mishap: 'lose' });
  full.before(/^AT\+CMGD=1,1$/, () => full.lateMessage());
  await full.bench.start();
  full.expectAll(LATE);
});

it('reads what has come meanwhile before it deletes', async () => {
  const full = new FullSim();
  full.before(/^AT\+CPMS\?$/, () => full.lateMessage());
  await full.bench.start();
  full.expectAll(LATE);
  const swept = full.commands.findIndex((command) => /^AT\+CMGD=\d+,1$/.test(command));
  expect(full.commands.indexOf(`AT+CMGR=${TEXTS.length + 1}`)).toBeLessThan(swept);
  expect(full.deletions()).toEqual({ single: 0, sweeps: 1 });
});

it('deletes one by one what it knows when something else has come unannounced', async () => {
  const full = new FullSim();
  full.bench.modem.faults.add({ at: 'notice', mishap: 'lose' });
  full.before(/^AT\+CPMS\?$/, () => full.lateMessage());
  await full.bench.start();
  // what had come is found by the listing after it
  expect(full.deletions()).toEqual({ single: TEXTS.length + 1, sweeps: 0 });
  full.expectAll(LATE);
});

it('does not wait for ever when messages keep coming', async () => {
  const full = new FullSim();
  let came = 0;
  const another = (): void => {
    full.lateMessage();
    came += 1;
    full.before(/^AT\+CPMS\?$/, another);
  };
  full.before(/^AT\+CPMS\?$/, another);
  await full.bench.start();
  expect(full.slots()).toEqual([]);
  expect(full.deletions()).toEqual({ single: TEXTS.length + came, sweeps: 0 });
  expect([came, full.bench.receiver.handed.length]).toEqual([5, TEXTS.length + 5]);
});

it('does not delete unseen a message whose lines were lost in the listing', async () => {
  const full = new FullSim();
  const lines = full
    .slots()
    .filter(([index]) => index !== 7)
    .flatMap(([index, { pdu }]) => [`+CMGL: ${index},1,,${pdu.length / 2 - 1}`, pdu]);
  full.bench.modem.faults.add({
    at: 'command',
    command: 'AT+CMGL',
    mishap: { answer: [...lines, 'OK'] },
  });
  for (const [, slot] of full.slots()) slot.status = READ;
  await full.bench.start();
  expect(full.bench.receiver.texts().sort()).toEqual([...TEXTS].sort());
  expect(full.slots()).toEqual([]);
  expect(full.deletions()).toEqual({ single: TEXTS.length, sweeps: 0 });
});

it('does not sweep away what the store has refused', async () => {
  const full = new FullSim();
  full.bench.receiver.poison = 'Aduan 7';
  await full.bench.start();
  await full.bench.clock.advance(10_000);
  expect(full.slots().map(([index]) => index)).toEqual([7]);
  expect(full.deletions().sweeps).toBe(0);
  full.bench.receiver.poison = undefined;
  await full.bench.clock.advance(120_000);
  expect(full.bench.receiver.texts()).toHaveLength(TEXTS.length);
  expect(full.slots()).toEqual([]);
});

it('leaves messages of our own alone', async () => {
  const full = new FullSim();
  full.bench.modem.memories.get('SM')?.add('00', UNSENT);
  await full.bench.start();
  expect(full.slots()).toMatchObject([[TEXTS.length + 1, { status: UNSENT }]]);
  expect(full.bench.receiver.texts()).toEqual(TEXTS);
  expect(full.deletions()).toEqual({ single: TEXTS.length, sweeps: 0 });
});

it('finds out when the modem does not count what was listed as read, and does not try again', async () => {
  const full = new FullSim();
  full.before(/^AT\+CMGD=1,1$/, () => {
    for (const [, slot] of full.slots()) slot.status = UNREAD;
  });
  await full.bench.start();
  full.expectAll();
  expect(full.deletions()).toEqual({ single: TEXTS.length, sweeps: 1 });
});

it.each<[string, string, string[]]>([
  ['offers no such flag', 'AT+CMGD=?', ['+CMGD: (1-60)', 'OK']],
  ['offers flags without this one', 'AT+CMGD=?', ['+CMGD: (1-60),(0,4)', 'OK']],
  ['names only places', 'AT+CMGD=?', ['+CMGD: 1,2,3', 'OK']],
  ['does not know the question', 'AT+CMGD=?', ['ERROR']],
  ['does not tell how much it holds', 'AT+CPMS?', ['ERROR']],
  ['tells it of another memory', 'AT+CPMS?', ['+CPMS: "ME",25,60,"ME",25,60,"ME",25,60', 'OK']],
])('deletes one by one when the modem %s', async (_, command, answer) => {
  const full = new FullSim();
  full.bench.modem.faults.add({ at: 'command', command, mishap: { answer } });
  await full.bench.start();
  full.expectAll();
  expect(full.deletions()).toEqual({ single: TEXTS.length, sweeps: 0 });
});

it.each<[string, Fault]>([
  ['refuses', { at: 'command', command: 'AT+CMGD=1,1', mishap: { answer: ['ERROR'] } }],
  ['falls silent', { at: 'command', command: 'AT+CMGD=1,1', mishap: 'hang' }],
  ['restarts', { at: 'command', command: 'AT+CMGD=1,1', mishap: 'reset' }],
  ['drops the line', { at: 'command', command: 'AT+CMGD=1,1', mishap: 'drop' }],
  ['answers too late', { at: 'command', command: 'AT+CMGD=1,1', mishap: { slow: 90_000 } }],
  [
    'restarts after it',
    { at: 'command', command: 'AT+CMGD=1,1', mishap: { cut: 0, end: 'reset' } },
  ],
  ['falls silent when asked', { at: 'command', command: 'AT+CPMS?', mishap: 'hang' }],
  ['falls silent when asked what it can', { at: 'command', command: 'AT+CMGD=?', mishap: 'hang' }],
])('loses nothing and doubles nothing when the modem %s', async (_, fault) => {
  const full = new FullSim();
  full.bench.modem.faults.add(fault);
  await full.bench.start();
  await full.bench.clock.advance(300_000);
  expect(full.bench.modem.faults.done()).toBe(true);
  expect(full.bench.receiver.texts()).toEqual(TEXTS);
  expect(full.slots()).toEqual([]);
  full.lateMessage();
  await full.bench.clock.advance(60_000);
  expect(full.bench.receiver.texts()).toEqual([...TEXTS, LATE]);
});

it('deletes nothing in another memory when the modem starts anew in silence before it deletes', async () => {
  const profile = plainProfile(['ME', 'SM'], 20);
  const bench = await Bench.ready({ profile: { ...profile, selected: ['SM', 'SM', 'SM'] } });
  const commit = bench.receiver.holdNext();
  bench.citizen().send('Di memori modem', HOTLINE);
  await bench.clock.advance(100);
  expect(bench.modem.memories.get('ME')?.used).toBe(1);
  bench.modem.reset('silent');
  bench.citizen().send('Di kartu, belum terbaca', HOTLINE);
  await bench.clock.advance(3_000);
  expect(bench.modem.memories.get('SM')?.used).toBe(1);
  commit();
  await bench.clock.advance(120_000);
  expect(bench.receiver.texts()).toEqual(['Di memori modem', 'Di kartu, belum terbaca']);
  expect(bench.modem.memories.get('ME')?.used).toBe(0);
});
