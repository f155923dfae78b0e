import { Command, InvalidArgumentError } from 'commander';
import { check } from './check.ts';
import { type Sample, sampleAt } from './samples.ts';

/** `npm run fuzz`: many valid, damaged and random PDUs; exit code 1 when one is not taken as it must be. */

const EVERY = 20_000;
/** Longer than this for one PDU is a finding of its own; it takes some ten microseconds. */
const MOST_MILLISECONDS = 1000;
const MOST_FINDINGS = 5;

interface Options {
  seed: number;
  start: number;
  count: number;
}

interface Tally {
  read: number;
  refused: number;
  findings: number;
  /** Milliseconds of the slowest PDU, and its number. */
  slowest: { took: number; index: number };
}

function whole(given: string): number {
  const value = Number(given);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError('must be a whole number.');
  return value;
}

function report(sample: Sample, index: number, finding: string, seed: number): void {
  const { hex, direction, hasSmsc, how } = sample;
  process.stdout.write(
    `\nPDU ${index} (${how}): ${finding}\n` +
      `  ${JSON.stringify({ pdu: hex, direction, hasSmsc })}\n` +
      `  again: npm run fuzz -- --seed ${seed} --start ${index} --count 1\n`,
  );
}

function tryOne(index: number, seed: number, tally: Tally): void {
  const sample = sampleAt(seed, index);
  const started = performance.now();
  const outcome = check(sample);
  const took = performance.now() - started;
  if (took > tally.slowest.took) tally.slowest = { took, index };
  const slow = took > MOST_MILLISECONDS ? `took ${took.toFixed(0)} ms` : undefined;
  const finding = 'finding' in outcome ? outcome.finding : slow;
  if (finding !== undefined) {
    tally.findings += 1;
    report(sample, index, finding, seed);
  } else if ('read' in outcome && outcome.read) tally.read += 1;
  else tally.refused += 1;
}

function fuzz({ seed, start, count }: Options): Tally {
  const tally: Tally = { read: 0, refused: 0, findings: 0, slowest: { took: 0, index: start } };
  for (let done = 0; done < count && tally.findings < MOST_FINDINGS; done += 1) {
    tryOne(start + done, seed, tally);
    if (process.stderr.isTTY && done % EVERY === 0)
      process.stderr.write(`\r${done} of ${count} PDUs`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r');
  return tally;
}

const options = new Command('fuzz')
  .description('try the PDU codec on valid, damaged and random PDUs')
  .option('--seed <seed>', 'another seed gives other PDUs', whole, 1)
  .option('--start <index>', 'number of the first PDU', whole, 0)
  .option('--count <count>', 'how many', whole, 1_000_000)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Options>();
const began = performance.now();
const { read, refused, findings, slowest } = fuzz(options);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(
  `${read + refused + findings} PDUs in ${seconds} s (seed ${options.seed}): ${read} read, ` +
    `${refused} refused, ${findings} findings; slowest ${slowest.took.toFixed(1)} ms (PDU ${slowest.index})\n`,
);
process.exitCode = findings === 0 ? 0 : 1;
