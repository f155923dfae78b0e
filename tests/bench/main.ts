import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { benchBacklog } from './backlog.ts';
import { benchCommits } from './commits.ts';
import { benchDecide } from './decide.ts';
import { benchDesk } from './desk.ts';
import { benchExport } from './export.ts';
import { progress } from './figures.ts';
import { benchFlow } from './flow.ts';
import { benchGrowth } from './growth.ts';
import { benchLanguage } from './language.ts';
import { benchLines } from './lines.ts';
import { benchModem } from './modem/sections.ts';
import { print } from './report.ts';
import { createBench, inFolder } from './setup.ts';
import { benchMongo, benchSms } from './sms.ts';
import { benchStatistics } from './statistics.ts';
import { benchStorm } from './storm.ts';

/** `npm run bench`: what the parts cost, as ratios within one run, on whatever machine this is. */

const LEAST = 200;

function countOf(given: string): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < LEAST)
    throw new InvalidArgumentError(`must be a whole number from ${LEAST}.`);
  return count;
}

async function benchAll(complaints: number): Promise<void> {
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
  print(sections);
}

interface ReportOptions {
  complaints: number;
  mongoComplaints: number;
}

async function benchReport({ complaints, mongoComplaints }: ReportOptions): Promise<void> {
  const sections = await benchStatistics(createBench(), complaints, mongoComplaints);
  print(sections);
}

interface DeskOptions {
  complaints: number;
  few: number;
}

const program = new Command('bench')
  .description('measure deciding, committing, the way of an SMS, and memory')
  .enablePositionalOptions()
  .option('--complaints <count>', 'complaints in the store', countOf, 2000)
  .action(({ complaints }: { complaints: number }) => benchAll(complaints));
program
  .command('report')
  .description('measure the numbers of a monthly report')
  .option('--complaints <count>', 'complaints of a year on SQLite', countOf, 100_000)
  .option('--mongo-complaints <count>', 'of these on MongoDB, where there is one', countOf, 2000)
  .action(benchReport);
program
  .command('desk')
  .description('measure the pages of the desk with few and with many complaints')
  .option('--complaints <count>', 'many, on SQLite', countOf, 1_000_000)
  .option('--few <count>', 'what they are measured against', countOf, 10_000)
  .action(async ({ complaints, few }: DeskOptions) => {
    print(await benchDesk(createBench(), few, complaints));
  });
program
  .command('backlog')
  .description('send thousands of SMS that wait for one officer, with their delivery reports')
  .option('--messages <count>', 'SMS that wait', countOf, 10_000)
  .action(async ({ messages }: { messages: number }) => {
    print([await benchBacklog(messages)]);
  });
program
  .command('sms')
  .description('the whole process on SQLite from outside: complaints a second, CPU, bytes, flushes')
  .option('--messages <count>', 'SMS that come at once', Number, 100)
  .action(async ({ messages }: { messages: number }) => {
    print([await benchSms(messages)]);
  });
program
  .command('mongo')
  .description('the whole process on MongoDB: commands for an SMS, and when nothing happens')
  .option('--messages <count>', 'SMS that come at once', Number, 100)
  .option('--most <count>', 'commands that are listed, most frequent first', Number, 16)
  .action(async ({ messages, most }: { messages: number; most: number }) => {
    print([await benchMongo(messages, most)]);
  });
program
  .command('lines')
  .description('the whole process from outside: complaints a second over one line and over four')
  .option('--messages <count>', 'SMS that come at once', Number, 40)
  .action(async ({ messages }: { messages: number }) => {
    print([await benchLines(messages)]);
  });
program
  .command('storm')
  .description('timers that are due at once, while SMS come and the desk is open')
  .option('--timers <count>', 'complaints whose timers are due', countOf, 10_000)
  .action(async ({ timers }: { timers: number }) => {
    print([await benchStorm(createBench(), timers)]);
  });
program
  .command('export')
  .description('memory and time of the export of all complaints')
  .option('--complaints <count>', 'complaints in the store', countOf, 100_000)
  .action(async ({ complaints }: { complaints: number }) => {
    print(await benchExport(createBench(), complaints));
  });
program
  .command('modem')
  .description('empty and feed a virtual modem beside gammu-smsd, smstools and Kannel')
  .action(async () => {
    print(await benchModem());
  });
program
  .command('language')
  .description("read the project's own SMS, and hostile ones")
  .action(() => {
    print([benchLanguage()]);
  });
await program.parseAsync();
