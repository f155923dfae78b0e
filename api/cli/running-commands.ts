import { type Command, Option } from 'commander';
import { readDemoSettings, readSettings } from '../start/configuration/settings.ts';
import { type AtOptions, at } from './at.ts';
import { backup, type LastNumbers, restore } from './backup.ts';
import { doctor } from './doctor.ts';
import type { DoctorOptions } from './doctor-lines.ts';
import { readCount } from './options.ts';
import { type StartOptions, start } from './start.ts';

/** Commands for running the hotline and keeping its data. */

async function startAsTold({ demo, ...options }: StartOptions & { demo?: true }): Promise<void> {
  if (demo === undefined) return start(readSettings(process.env), options);
  const settings = readDemoSettings(process.env);
  const { prepareDemo } = await import('./demo.ts');
  await prepareDemo(settings, options.new === true, process.stdout);
  return start(settings);
}

function startCommand(program: Command): void {
  program
    .command('start')
    .description('run the hotline: modem, engine and web pages (settings: docs/settings.md)')
    .addOption(
      new Option('--new', 'begin with an empty store although there was one').conflicts(
        'acceptLoss',
      ),
    )
    .option('--accept-loss', 'go on without data that are gone; numbers go on above the last')
    .addOption(
      new Option(
        '--demo',
        'a made-up district with eight weeks behind it, in a folder of its own; with --new a fresh one',
      ).conflicts('acceptLoss'),
    )
    .action(startAsTold);
}

export function runningCommands(program: Command): void {
  startCommand(program);
  program
    .command('doctor')
    .description('check configuration, store and lines; say what is wrong and how to mend it')
    .option('--test-sms', 'each line also sends an SMS to its own number, and must get it back')
    .option('--ports', 'also ask every serial port what is on it')
    .action(async (options: DoctorOptions) => {
      process.exitCode = await doctor(process.env, process.stdout, options);
    });
  program
    .command('at')
    .description('give a modem one AT command, through the hotline where it runs')
    .argument('<command>', 'AT+CSQ, or \'AT+CUSD=1,"*888#",15\' --wait 15')
    .option('--line <name>', 'which modem, where there are several')
    .addOption(new Option('--port <port>', 'a port that is no line').conflicts('line'))
    .option('--wait <seconds>', 'listen on for what comes later', readCount, 0)
    .action(async (command: string, options: AtOptions) => {
      process.exitCode = await at(command, options, process.env, process.stdout);
    });
  program
    .command('backup')
    .description('copy the data of the embedded store into a file, also while the hotline runs')
    .requiredOption('--out <file>', 'where to write it; an existing file is not replaced')
    .action(({ out }: { out: string }) => backup(out, process.env, process.stdout));
  program
    .command('restore')
    .description('put a copy of the data in the place of the store; data that are there stay')
    .requiredOption('--from <file>', 'a file made by backup')
    .option('--last-ticket <code>', 'the last ticket that people were told: numbers go on above it')
    .option('--last-letter <n>', 'number of the last outgoing letter of this year', readCount)
    .action(({ from, ...last }: { from: string } & LastNumbers) =>
      restore(from, process.env, process.stdout, last),
    );
}
