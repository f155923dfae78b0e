import { Argument, Command, InvalidArgumentError } from 'commander';
import { clockFaults, tortureClock } from './clock.ts';
import { floodFaults, tortureFlood } from './flood.ts';

/** `npm run torture -- clock|flood`: what a bad computer does to a hotline that runs, with figures; 1 where a rule is broken. */

function countOf(given: string): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('must be a whole number from 1.');
  return count;
}

function told(figures: object): void {
  for (const [name, value] of Object.entries(figures))
    process.stdout.write(`  ${name.padEnd(12)}${value}\n`);
}

async function clock(each: number): Promise<string[]> {
  const figures = await tortureClock(each);
  told(figures);
  return clockFaults(figures);
}

async function flood(count: number): Promise<string[]> {
  const figures = await tortureFlood(count);
  told(figures);
  return floodFaults(figures);
}

const KINDS: Record<string, (count: number) => Promise<string[]>> = { clock, flood };

await new Command('torture')
  .addArgument(new Argument('<kind>', 'what is done to it').choices(Object.keys(KINDS)))
  .option(
    '--each <n>',
    'complaints: clock, in each life of the process; flood, at once',
    countOf,
    20,
  )
  .action(async (kind: string, { each }: { each: number }) => {
    const started = performance.now();
    const faults = (await KINDS[kind]?.(each)) ?? [];
    for (const fault of faults) process.stdout.write(`BROKEN  ${fault}\n`);
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`${faults.length === 0 ? 'all rules held' : 'FAILED'}, ${seconds} s\n`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  })
  .parseAsync();
