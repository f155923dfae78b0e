import { Command, Option } from 'commander';
import { controlHelp } from '../../channels/gsm/virtual/control.ts';
import { ToldError } from '../../machines/base/told-error.ts';
import { LETTER_NAMES } from '../../machines/letter/letter-kinds.ts';
import { FORMATS } from '../office/data/export/formats.ts';
import { LETTER_FORMATS } from '../office/data/export/letters.ts';
import { createPdfPrinter } from '../print/print.ts';
import { readSettings } from '../start/configuration/settings.ts';
import { accessCommands } from './access-commands.ts';
import { backup, restore } from './backup.ts';
import { CHARTED, chart } from './chart.ts';
import { doctor } from './doctor.ts';
import { type EvaluateOptions, evaluateCommand } from './evaluate.ts';
import { type ExportOptions, exportComplaints } from './export.ts';
import { interpret } from './interpret.ts';
import {
  type AgendaOptions,
  exportLetters,
  type LetterExportOptions,
  letterPdf,
  writeAgenda,
} from './letters-files.ts';
import { type ListOptions, listLetters, showLetter } from './letters-list.ts';
import { pdu } from './pdu/pdu.ts';
import { listExamples, play } from './play.ts';
import { REPORT_FORMATS, type ReportOptions, readFormats, writeReport } from './report.ts';
import { type StartOptions, start, toldToStop } from './start.ts';
import { createToken, listTokens, type NewTokenOptions, revokeToken } from './token.ts';
import { trainCommand } from './train.ts';
import {
  DEFAULT_LINE_ADDRESS,
  LINE_KINDS,
  type VirtualLineOptions,
  virtualLine,
} from './virtual-line.ts';
import {
  DEFAULT_ADDRESS,
  readAddress,
  readCount,
  readSim,
  type VirtualModemOptions,
  virtualModem,
} from './virtual-modem.ts';
import { why } from './why.ts';

/** The command line. Exit codes: 0 done, 1 something is wrong and was said, 2 wrong use. */

const program = new Command('hotline')
  .description('SMS complaint hotline of a district office')
  .version('0.1.0')
  .showHelpAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program
  .command('start')
  .description('run the hotline: modem, engine and web pages (settings: docs/settings.md)')
  .addOption(
    new Option('--new', 'begin with an empty store although there was one').conflicts('acceptLoss'),
  )
  .option('--accept-loss', 'go on without data that are gone; numbers go on above the last')
  .action((options: StartOptions) => start(readSettings(process.env), options));

program
  .command('interpret')
  .description('read one SMS per line from standard input, print one JSON object per line')
  .option('--as <role>', 'role of the sender: citizen, officer, admin, regent', 'citizen')
  .action((options: { as: string }) =>
    interpret(options.as, process.stdin, process.stdout, process.env.DISTRICT),
  );

program
  .command('train')
  .argument('<files...>', 'JSON files of labelled SMS')
  .requiredOption('--out <file>', 'where to write the weights; a pack has them as learned.txt')
  .description('learn the second opinion from labelled SMS')
  .action((files: string[], { out }: { out: string }) =>
    trainCommand(files, out, process.stdout, process.env.DISTRICT),
  );

program
  .command('evaluate')
  .argument('<file>', 'JSON file of labelled SMS')
  .option('--folds <count>', 'read every SMS with weights that have not seen it', Number)
  .option('--train <files...>', 'learn from these in every fold')
  .option('--answers <file>', 'write what is read, one JSON object per line')
  .description('tell how well labelled SMS are read')
  .action((file: string, options: EvaluateOptions) =>
    evaluateCommand(file, options, process.stdout, process.env.DISTRICT),
  );

program
  .command('play')
  .argument(
    '[scenario]',
    'scenario file, or name of an example; without it the examples are listed',
  )
  .description('play a scenario on a fast clock and print the conversation as the phones show it')
  .option('--record <file>', 'write the scenario there, with the SMS that came as what is expected')
  .action(async (scenario: string | undefined, options: { record?: string }) => {
    if (scenario === undefined) listExamples(process.stdout);
    else process.exitCode = await play(scenario, process.stdout, process.env, options.record);
  });

program
  .command('chart')
  .argument('<machine>', `one of ${CHARTED.join(', ')}, or a process of the district pack`)
  .description('print a machine as Mermaid text')
  .action((machine: string) => chart(machine, process.stdout, process.env.DISTRICT));

const pduCommand = program
  .command('pdu')
  .description('read and write SMS PDUs, one line each, as JSON (3GPP TS 23.040)');

pduCommand
  .command('decode')
  .description(
    'PDU lines from standard input: hex with the service-centre field, network to modem; or ' +
      '{"pdu","hasSmsc":true,"direction":"MT|MO","context":{"locking","single"}}; ' +
      'a PDU that says something impossible gives {"error":{"field","message"}}',
  )
  .action(() => pdu('decode', process.stdin, process.stdout));

pduCommand
  .command('encode')
  .description(
    'JSON lines from standard input: number, text, smsc, statusReport, validity (minutes, or ISO ' +
      '8601), reference (of the parts), language (national tables), and what decode prints; gives ' +
      '{"pdus":[{"pdu","tpduLength"}]}',
  )
  .action(() => pdu('encode', process.stdin, process.stdout));

program
  .command('why')
  .argument('<ticket>', 'such as A001; every complaint with this code is told')
  .description(
    'print how a complaint came to be where it is: SMS, readings, bindings, moves, timers',
  )
  .action((ticket: string) => why(ticket, process.env, process.stdout));

program
  .command('doctor')
  .description('check configuration, store and modem port; say what is wrong and how to mend it')
  .action(async () => {
    process.exitCode = await doctor(process.env, process.stdout);
  });

program
  .command('export')
  .description('write data of the hotline into files for other programs')
  .command('complaints')
  .description(
    'complaints as a file; numbers of reporters and NIK are masked, secret complaints have no text',
  )
  .requiredOption('--out <file>', 'where to write it; an existing file is not replaced')
  .addOption(
    new Option('--format <format>', 'by the ending of the file if not given').choices(FORMATS),
  )
  .option('--period <period>', 'of receipt: 2026, 2026-10, 2026-10-05 or 2026-10-01..2026-10-15')
  .option('--agency <code>', 'only complaints of this agency')
  .addOption(
    new Option('--separator <sign>', 'of CSV, as Excel expects it: ; in Indonesia')
      .choices([';', ','])
      .default(';'),
  )
  .option('--secrets', 'also the text of secret complaints: for the oversight office only', false)
  .option('--force', 'replace an existing file', false)
  .action((options: ExportOptions) =>
    exportComplaints(options, process.env, process.stderr, toldToStop()),
  );

program
  .command('report')
  .description(
    'write the report of a month, week or year: report, covering letter, SOP compliance and tables',
  )
  .requiredOption('--period <period>', 'month (2026-10), week (2026-W43) or year (2026)')
  .requiredOption('--out <folder>', 'where to write the files; existing ones are not replaced')
  .option('--format <formats>', `of ${REPORT_FORMATS.join(', ')}`, 'html,pdf,csv')
  .option('--force', 'replace existing files', false)
  .action(({ format, ...options }: Omit<ReportOptions, 'format'> & { format: string }) =>
    writeReport({ ...options, format: readFormats(format) }, process.env, {
      errors: process.stderr,
      printPdf: createPdfPrinter({ env: process.env, platform: process.platform }),
      stop: toldToStop(),
    }),
  );

accessCommands(program, toldToStop);
const lettersCommand = program
  .command('letters')
  .description('the register of letters: list, show, book of a year, PDF, export');

const terminal = () => ({ output: process.stdout, notes: process.stderr, stop: toldToStop() });
const printer = () => createPdfPrinter({ env: process.env, platform: process.platform });

lettersCommand
  .command('list')
  .description('print letters, newest first: date, number, kind, state, agency, subject')
  .option('--year <year>', 'only of this year', readCount)
  .option('--kind <kind>', Object.keys(LETTER_NAMES).join(', '))
  .option('--state <state>', 'draft, initialled, signed, sent, archived, voided')
  .option('--agency <code>', 'only to or from this agency')
  .option('--json', 'one JSON object a line', false)
  .action((options: ListOptions) => listLetters(options, process.env, process.stdout));

lettersCommand
  .command('show')
  .argument('<letter>', 'its number, or its id where several have the number')
  .description('print all that the register knows of a letter')
  .option('--json', 'as one JSON object', false)
  .action((letter: string, options: { json: boolean }) =>
    showLetter(letter, options, process.env, process.stdout),
  );

lettersCommand
  .command('pdf')
  .argument('<letter>', 'its number, or its id where several have the number')
  .description('write the last rendering of a letter as PDF')
  .requiredOption('--out <file>', 'where to write it; an existing file is not replaced')
  .option('--force', 'replace an existing file', false)
  .action((letter: string, options: { out: string; force: boolean }) =>
    letterPdf(letter, options, printer(), process.env, terminal()),
  );

lettersCommand
  .command('agenda')
  .description('write the book of letters of a year: a file for each month')
  .requiredOption('--year <year>', 'such as 2026', readCount)
  .option('--kind <book>', 'keluar, masuk, or a kind of letter', 'keluar')
  .requiredOption('--out <folder>', 'an existing folder')
  .option('--pdf', 'PDF instead of HTML', false)
  .option('--force', 'replace existing files', false)
  .action((options: AgendaOptions) => writeAgenda(options, printer(), process.env, terminal()));

lettersCommand
  .command('export')
  .description('write the register of a year into a file for other programs')
  .requiredOption('--year <year>', 'such as 2026', readCount)
  .option('--kind <book>', 'keluar, masuk, or a kind of letter', 'keluar')
  .addOption(new Option('--format <format>').choices(LETTER_FORMATS).default('csv'))
  .addOption(new Option('--separator <sign>', 'of CSV').choices([';', ',']).default(';'))
  .requiredOption('--out <file>', 'where to write it; an existing file is not replaced')
  .option('--force', 'replace an existing file', false)
  .action((options: LetterExportOptions) => exportLetters(options, process.env, terminal()));

const tokenCommand = program.command('token').description('tokens for other systems: /api/v1');

tokenCommand
  .command('create')
  .description('make a token and print it: it is not shown again')
  .requiredOption('--name <name>', 'what it is for')
  .option('--role <role>', 'on whose behalf: admin, officer, regent', 'admin')
  .option('--agency <code>', 'agency of an officer')
  .option(
    '--scope <scopes...>',
    'what it may do; all of the role but numbers and secrets if not given',
  )
  .option('--days <days>', 'until it expires; never if not given', readCount)
  .action((options: NewTokenOptions) =>
    createToken(options, process.env, process.stdout, process.stderr),
  );

tokenCommand
  .command('list')
  .description('print all tokens: id, state, role, last use, scopes, name')
  .action(() => listTokens(process.env, process.stdout));

tokenCommand
  .command('revoke')
  .argument('<id>', 'id of the token, as the list has it')
  .description('make a token useless at once')
  .action((id: string) => revokeToken(id, process.env));

program
  .command('backup')
  .description('copy the data of the embedded store into a file, also while the hotline runs')
  .requiredOption('--out <file>', 'where to write it; an existing file is not replaced')
  .action(({ out }: { out: string }) => backup(out, process.env, process.stdout));

program
  .command('restore')
  .description('put a copy of the data in the place of the store; data that are there stay')
  .requiredOption('--from <file>', 'a file made by backup')
  .action(({ from }: { from: string }) => restore(from, process.env, process.stdout));

program
  .command('virtual-modem')
  .description('offer virtual GSM modems on TCP: a test bench for any program that drives modems')
  .option(
    '--listen <address>',
    `HOST:PORT of the first modem; the next ones follow (default: ${DEFAULT_ADDRESS})`,
    readAddress,
  )
  .option(
    '--sim <sim>',
    'NUMBER[,slots=30][,memory=SM+ME][,pin=1234][,family=huawei-mu609]; repeat for more modems on the same network',
    readSim,
  )
  .option('--latency <ms>', 'time each command takes', readCount, 0)
  .option('--send-latency <ms>', 'time the network takes for an SMS, beside that', readCount, 0)
  .option('--baud <rate>', 'speed of the line, bits per second; no limit if not given', readCount)
  .option('--faults <file>', 'what goes wrong: YAML or JSON list of names or faults')
  .option('--inject <count>', 'test SMS that every SIM gets', readCount, 0)
  .option('--trace', 'also print what goes over the line', false)
  .addHelpText(
    'after',
    () =>
      `\nCommands on standard input, one a line; one JSON object comes back:\n${controlHelp()}\n`,
  )
  .action((options: VirtualModemOptions) =>
    virtualModem(options, process.stdin, process.stdout, toldToStop()),
  );

program
  .command('virtual-line')
  .description('offer a virtual Android telephone, HiLink stick or SMPP service centre')
  .addOption(new Option('--kind <kind>', 'what it is').choices(LINE_KINDS).makeOptionMandatory())
  .option('--number <number>', 'its number, E.164', '+6281200000000')
  .option('--listen <address>', `HOST:PORT (default: ${DEFAULT_LINE_ADDRESS})`, readAddress)
  .option('--user <user>', 'whom it lets in (system_id)', 'sms')
  .option('--password <password>', 'with which password', 'rahasia')
  .option('--send-latency <ms>', 'time the network takes for an SMS', readCount, 0)
  .addHelpText(
    'after',
    '\nOn standard input, one a line: NUMBER TEXT (somebody writes), or quit.\n',
  )
  .action((options: VirtualLineOptions) =>
    virtualLine(options, process.stdin, process.stdout, toldToStop()),
  );

/** What somebody can mend is told in words; anything else is a fault of ours and keeps its trace. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof ToldError ? error.message : (error.stack ?? error.message);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof ToldError ? error.exitStatus : 1;
}
