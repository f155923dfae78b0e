import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../channels/clock.ts';
import { listenVirtualModem } from '../../channels/gsm/virtual/listen.ts';
import { VirtualModem } from '../../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import type { Clock } from '../../channels/port.ts';
import { HotlineProcess } from '../support/hotline-process.ts';
import { mongoServer } from '../support/mongo-server.ts';
import { loadPack } from '../support/pack.ts';
import { packWithoutBrakes } from '../support/pack-copy.ts';
import { CommandsLine } from './commands-line.ts';
import { progress } from './figures.ts';
import { type Line, type Section, whole } from './report.ts';
import { inFolder } from './setup.ts';
import { BENCH_START, phoneOf, textOf } from './story.ts';

/**
 * The hotline as a process of its own, measured from outside: SMS come in over a virtual modem, each becomes
 * a complaint with receipt, task for the officer and letter. What the system says of the process counts.
 */

/** The modem answers so many times faster than a real one. */
const HASTE = 60;
/** Monday 23 November 2026, 09.00 WIB: officers are told at once. */
const SHIFT = BENCH_START - Date.now();
const clock: Clock = {
  now: () => systemClock.now() + SHIFT,
  monotonic: () => systemClock.monotonic(),
  after: (milliseconds, wake) => systemClock.after(milliseconds / HASTE, wake),
};
const LINE = '+6281200000000';
/** Clock ticks of /proc a second. */
const TICKS = 100;
const IDLE_MS = 10_000;
const LONGEST_WAIT = 180_000;
/** After so long without an SMS everything that follows from the last one is done, milliseconds. */
const QUIET = 2_500;

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

/** A hotline at a modem of its own. */
export class Outside {
  readonly network = new VirtualNetwork({ clock });
  readonly modem = new VirtualModem({ network: this.network, clock, number: LINE, slots: 255 });
  /** Hundreds of SMS at once to one officer: what is measured is the work, not the brake. */
  readonly #pack = packWithoutBrakes();
  #next = 1;
  #process: HotlineProcess | undefined;
  #close = async () => {};

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  async start(storeUrl: string): Promise<void> {
    for (const { phone } of loadPack().rules.district.contacts) this.network.phone(phone);
    const port = await listenVirtualModem(this.modem);
    this.#close = () => port.close();
    this.#process = new HotlineProcess(
      {
        ...{ STORE_URL: storeUrl, MODEM_PORT: `tcp://127.0.0.1:${port.port}` },
        ...{ HOTLINE_NUMBER: LINE, PORT: '0', LOG_LEVEL: 'warn' },
        DISTRICT: this.#pack.folder,
      },
      SHIFT,
    );
    await this.#process.ready();
    await this.complaints(5);
  }

  async stop(): Promise<void> {
    this.#process?.terminate();
    await this.#process?.ended();
    await this.#close();
    this.#pack.remove();
  }

  /** Sends complaints all at once, and waits until everything that follows went out. */
  async complaints(count: number): Promise<number> {
    const start = performance.now();
    const before = this.modem.journal.entries.length;
    for (let n = 0; n < count; n += 1, this.#next += 1)
      this.network.phone(phoneOf(this.#next)).send(textOf(this.#next), LINE);
    let [seen, last] = [before, start];
    for (;;) {
      await sleep(50);
      const { length } = this.modem.journal.entries;
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

const atMost = (what: string, value: number, unit: string, aim: number): Line => ({
  ...{ what, value: `${value.toFixed(1)} ${unit}` },
  ...{ reached: value <= aim, aim: `≤ ${aim}` },
});

/** The embedded store. */
export async function benchSms(count: number): Promise<Section> {
  progress(`${count} SMS through the whole hotline …`);
  const outside = new Outside();
  const lines: Line[] = [];
  await inFolder(async (folder) => {
    try {
      await outside.start(`sqlite:${join(folder, 'hotline.db')}`);
      const { seconds, cpu, kilobytes } = await outside.cost(count);
      lines.push({
        what: 'complaints, until their SMS are out',
        value: whole(count / seconds, '/s'),
      });
      lines.push({ what: 'CPU for one', value: `${cpu.toFixed(1)} ms` });
      lines.push(atMost('written for one', kilobytes, 'KiB', 100));
      const flushes = await outside.flushes(folder, count);
      if (flushes !== undefined) lines.push(atMost('flushes of the disk for one', flushes, '', 6));
    } finally {
      await outside.stop();
    }
  });
  return { title: `${count} SMS, the whole process (SQLite)`, lines };
}

/** MongoDB: how often the server is asked. */
export async function benchMongo(count: number, most: number): Promise<Section> {
  const server = await mongoServer();
  if (server === undefined) throw new Error('there is no MongoDB server');
  progress(`${count} SMS on MongoDB …`);
  const url = new URL(server.url(`hotline_bench_${process.pid}`));
  const line = new CommandsLine(Number(url.port));
  url.port = `${await line.up()}`;
  const outside = new Outside();
  const lines: Line[] = [];
  try {
    await outside.start(url.href);
    await sleep(QUIET);
    line.take();
    const { seconds, cpu } = await outside.cost(count);
    const commands = line.take();
    const total = commands.reduce((sum, [, n]) => sum + n, 0);
    lines.push({
      what: 'complaints, until their SMS are out',
      value: whole(count / seconds, '/s'),
    });
    lines.push({ what: 'CPU for one', value: `${cpu.toFixed(1)} ms` });
    lines.push(atMost('commands for one', total / count, '', 20));
    for (const [command, n] of commands.slice(0, most))
      lines.push({ what: `  ${command}`, value: (n / count).toFixed(1) });
    await sleep(IDLE_MS);
    line.take();
    await sleep(IDLE_MS);
    const idle = line.take().reduce((sum, [, n]) => sum + n, 0);
    lines.push(atMost('commands a second when nothing happens', (idle * 1000) / IDLE_MS, '', 2));
  } finally {
    await outside.stop();
    line.down();
    await server.stop();
  }
  return { title: `${count} SMS, the whole process (MongoDB)`, lines };
}
