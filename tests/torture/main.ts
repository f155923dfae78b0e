import { Argument, Command, InvalidArgumentError } from 'commander';
import { progress } from '../bench/figures.ts';
import { clockFaults, tortureClock } from './clock.ts';
import { diskFaults, tortureDisk } from './disk.ts';
import { floodFaults, tortureFlood } from './flood.ts';
import { killFaults, tortureKills } from './kills.ts';
import { linesFaults, soakedLine, tortureLines } from './lines.ts';
import { tortureSums } from './sums.ts';
import { tortureVersions, versionFaults } from './versions.ts';
import { tortureYear } from './year.ts';
import { yearFaults } from './year-figures.ts';

/**
 * `npm run torture -- kills|disk|clock|versions|flood|lines|year|sums`: what a bad computer, other versions, lines that fail
 * again and again, and a year with silent agencies do to a hotline that runs, and whether what it says of a year is so, with
 * figures; 1 where a rule is broken.
 */

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

async function lines(count: number): Promise<string[]> {
  const figures = await tortureLines(count, (kind, soaked) => {
    process.stdout.write(`  ${kind}: ${soakedLine(soaked)}\n`);
  });
  return linesFaults(figures);
}

async function disk(each: number): Promise<string[]> {
  const figures = await tortureDisk(each);
  told(figures);
  return diskFaults(figures);
}

async function versions(most: number): Promise<string[]> {
  const figures = await tortureVersions(most);
  told(figures);
  return versionFaults(figures);
}

/** Each citizen writes about five; the hotline is killed once in a hundred. */
async function kills(sms: number): Promise<string[]> {
  const plan = { citizens: Math.ceil(sms / 5), rounds: Math.ceil(sms / 1200) };
  const figures = await tortureKills({ ...plan, seed: Date.now() % 100_000 }, progress);
  const { faults, ...counts } = figures;
  told({ ...counts, faults: faults.length });
  return killFaults(figures);
}

const YEAR_DAYS = 365;

async function year(complaints: number): Promise<string[]> {
  const figures = await tortureYear({ complaints, days: YEAR_DAYS });
  told(figures);
  return yearFaults(figures);
}

async function sums(complaints: number): Promise<string[]> {
  const { faults, letters, ...figures } = await tortureSums({
    complaints,
    days: YEAR_DAYS,
    seed: 7,
  });
  told({ ...figures, ...letters });
  return faults;
}

interface Kind {
  /** How many complaints where nobody says. */
  usual: number;
  run(count: number): Promise<string[]>;
}

const KINDS: Record<string, Kind> = {
  kills: { usual: 10_000, run: kills },
  disk: { usual: 20, run: disk },
  clock: { usual: 20, run: clock },
  versions: { usual: 100, run: versions },
  flood: { usual: 20, run: flood },
  lines: { usual: 3000, run: lines },
  year: { usual: 5000, run: year },
  sums: { usual: 20_000, run: sums },
};

await new Command('torture')
  .addArgument(new Argument('<kind>', 'what is done to it').choices(Object.keys(KINDS)))
  .option(
    '--each <n>',
    'SMS of kills (10000); complaints of disk and clock, in each life of the process (20), of flood at once (20), of year (5000) and sums (20000) in all; stores of versions (all); SMS each way of lines (3000)',
    countOf,
  )
  .action(async (kind: string, { each }: { each?: number }) => {
    const started = performance.now();
    const chosen = KINDS[kind];
    const faults = (await chosen?.run(each ?? chosen.usual)) ?? [];
    for (const fault of faults) process.stdout.write(`BROKEN  ${fault}\n`);
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`${faults.length === 0 ? 'all rules held' : 'FAILED'}, ${seconds} s\n`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  })
  .parseAsync();
