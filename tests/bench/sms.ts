import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mongoServer } from '../support/mongo-server.ts';
import { CommandsLine } from './commands-line.ts';
import { progress } from './figures.ts';
import { Outside, QUIET } from './outside.ts';
import { atMost, type Line, type Section, whole } from './report.ts';
import { inFolder } from './setup.ts';

/** What one SMS with its complaint costs, the whole process measured from outside, on both stores. */

const IDLE_MS = 10_000;

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
