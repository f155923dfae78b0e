import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { benchCommits } from './commits.ts';
import { benchDecide } from './decide.ts';
import { progress } from './figures.ts';
import { benchFlow } from './flow.ts';
import { benchGrowth } from './growth.ts';
import { table } from './report.ts';
import { createBench, inFolder } from './setup.ts';

/** `npm run bench`: what the parts cost, as ratios within one run, on whatever machine this is. */

const LEAST = 200;

function countOf(given: string): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < LEAST)
    throw new InvalidArgumentError(`must be a whole number from ${LEAST}.`);
  return count;
}

async function main(complaints: number): Promise<void> {
  const bench = createBench();
  progress('deciding …');
  const sections = [benchDecide(bench), await benchCommits(bench)];
  await inFolder(async (folder) => {
    const empty = join(folder, 'empty.db');
    sections.push(await benchFlow(empty, 1, 'The whole hotline, empty store'));
    const full = join(folder, 'full.db');
    sections.push(await benchGrowth(bench, full, complaints));
    const title = `The whole hotline, store with ${complaints} complaints`;
    sections.push(await benchFlow(full, complaints + 1, title));
  });
  progress('');
  process.stdout.write(table(sections));
}

const program = new Command('bench')
  .description('measure deciding, committing, the way of an SMS, and memory')
  .option('--complaints <count>', 'complaints in the store', countOf, 2000)
  .parse();
await main(program.opts<{ complaints: number }>().complaints);
