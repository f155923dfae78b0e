import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const WATCHED = 3000;

/** Share of this machine's processors that nobody used for some seconds. */
export async function idleShare(): Promise<number> {
  const before = times();
  await sleep(WATCHED);
  const after = times();
  return (after.idle - before.idle) / (after.all - before.all);
}

function times(): { idle: number; all: number } {
  const each = cpus().map((cpu) => cpu.times);
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  const idle = sum(each.map((cpu) => cpu.idle));
  return { idle, all: sum(each.flatMap((cpu) => Object.values(cpu))) };
}
