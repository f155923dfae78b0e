import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { systemClock } from '../../channels/clock.ts';
import { type ListeningModem, listenVirtualModem } from '../../channels/gsm/virtual/listen.ts';
import { VirtualModem } from '../../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import type { Clock } from '../../channels/port.ts';
import { HotlineProcess } from '../support/hotline-process.ts';
import { loadPack } from '../support/pack.ts';
import { packWithoutBrakes } from '../support/pack-copy.ts';
import { BENCH_START, phoneOf, textOf } from './story.ts';

/**
 * The hotline as a process of its own, measured from outside: SMS come in over a virtual modem, each becomes
 * a complaint with receipt, task for the officer and letter. What the system says of the process counts.
 */

/** The modem answers so many times faster than a real one. */
const HASTE = 60;
/** Monday 23 November 2026, 09.00 WIB: officers are told at once. */
const SHIFT = BENCH_START - Date.now();
/** What its clock shows now. */
export const benchNow = (): number => Date.now() + SHIFT;

const clockOf = (haste: number): Clock => ({
  now: () => systemClock.now() + SHIFT,
  monotonic: () => systemClock.monotonic(),
  after: (milliseconds, wake) => systemClock.after(milliseconds / haste, wake),
});
export const LINE = '+6281200000000';
const numberOf = (line: number) => `+628120000000${line}`;
/** Clock ticks of /proc a second. */
const TICKS = 100;
const LONGEST_WAIT = 180_000;
/** After so long without an SMS everything that follows from the last one is done, milliseconds. */
export const QUIET = 2_500;

/** Per SMS but for `seconds`, from the first SMS on its way until nothing more went out. */
interface Cost {
  seconds: number;
  cpu: number;
  kilobytes: number;
}

function secondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(stat[11]) + Number(stat[12])) / TICKS;
}

function writtenBy(pid: number): number {
  const io = readFileSync(`/proc/${pid}/io`, 'utf8');
  return Number(/^write_bytes: (\d+)/m.exec(io)?.[1] ?? 0);
}

interface OutsideOptions {
  lines?: number;
  haste?: number;
  sendLatency?: number;
}

/** A hotline at modems of its own. */
export class Outside {
  readonly network: VirtualNetwork;
  readonly #modems: VirtualModem[];
  /** Hundreds of SMS at once to one officer: what is measured is the work, not the brake. */
  readonly #pack = packWithoutBrakes();
  #next = 1;
  #process: HotlineProcess | undefined;
  #listening: ListeningModem[] = [];

  /**
   * @param haste so many times faster than real ones the modems answer
   * @param sendLatency milliseconds that a real network takes for an SMS; none where the hotline alone is measured
   */
  constructor({ lines = 1, haste = HASTE, sendLatency = 0 }: OutsideOptions = {}) {
    const clock = clockOf(haste);
    this.network = new VirtualNetwork({ clock });
    this.#modems = Array.from(
      { length: lines },
      (_, n) =>
        new VirtualModem({
          ...{ network: this.network, clock, number: numberOf(n) },
          ...{ slots: 255, sendLatency },
        }),
    );
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Where its pages are, once it has started. */
  get pages(): string {
    return /https?:\/\/[\w.]+:\d+/.exec(this.#process?.output ?? '')?.[0] ?? '';
  }

  /** SMS that all modems have sent. */
  get sent(): number {
    return this.#modems.reduce((sum, { journal }) => sum + journal.entries.length, 0);
  }

  async start(storeUrl: string): Promise<void> {
    for (const { phone } of loadPack().rules.district.contacts) this.network.phone(phone);
    this.#listening = await Promise.all(this.#modems.map((modem) => listenVirtualModem(modem)));
    this.#process = new HotlineProcess(
      {
        ...{ STORE_URL: storeUrl, PORT: '0', LOG_LEVEL: 'warn', ...this.#lines() },
        DISTRICT: this.#pack.folder,
      },
      SHIFT,
    );
    await this.#process.ready();
    await this.complaints(5);
  }

  #lines(): Record<string, string> {
    const [first, ...others] = this.#listening.map(({ port }) => `tcp://127.0.0.1:${port}`);
    if (first === undefined || others.length === 0)
      return { MODEM_PORT: first ?? '', HOTLINE_NUMBER: LINE };
    const file = join(this.#pack.folder, 'modems.yaml');
    const modems = [first, ...others].map((port, n) => ({
      ...{ name: `sim${n + 1}`, port, number: numberOf(n) },
    }));
    writeFileSync(file, stringify({ modems }));
    return { MODEMS: file };
  }

  async stop(): Promise<void> {
    this.#process?.terminate();
    await this.#process?.ended();
    for (const port of this.#listening) await port.close();
    this.#pack.remove();
  }

  /** Sends complaints all at once, and waits until everything that follows went out. */
  async complaints(count: number): Promise<number> {
    const start = performance.now();
    const before = this.sent;
    for (let n = 0; n < count; n += 1, this.#next += 1)
      this.network.phone(phoneOf(this.#next)).send(textOf(this.#next), LINE);
    let [seen, last] = [before, start];
    for (;;) {
      await sleep(50);
      const length = this.sent;
      const now = performance.now();
      if (length > seen) [seen, last] = [length, now];
      if (seen >= before + 2 * count && now - last > QUIET) return (last - start) / 1000;
      if (now - start > LONGEST_WAIT)
        throw new Error(`${seen - before} of ${2 * count} SMS went out`);
    }
  }

  async cost(count: number): Promise<Cost> {
    const [cpu, bytes] = [secondsOf(this.pid), writtenBy(this.pid)];
    const seconds = await this.complaints(count);
    return {
      seconds,
      cpu: ((secondsOf(this.pid) - cpu) * 1000) / count,
      kilobytes: (writtenBy(this.pid) - bytes) / 1024 / count,
    };
  }

  /** Flushes per SMS, which `strace` counts; undefined where there is none. */
  async flushes(folder: string, count: number): Promise<number | undefined> {
    const file = join(folder, 'flushes');
    const given = ['-f', '-c', '-e', 'trace=fsync,fdatasync', '-o', file, '-p', `${this.pid}`];
    const strace = spawn('strace', given, { stdio: 'ignore' });
    const failed = once(strace, 'error').then(() => true);
    if (await Promise.race([failed, sleep(1500).then(() => false)])) return undefined;
    await this.complaints(count);
    strace.kill('SIGINT');
    await once(strace, 'exit');
    if (!existsSync(file)) return undefined;
    const calls = [
      ...readFileSync(file, 'utf8').matchAll(/^.* (\d+) +(?:\d+ +)?f(?:data)?sync$/gm),
    ];
    return calls.reduce((sum, [, n]) => sum + Number(n), 0) / count;
  }
}
