import { type Command, Option } from 'commander';
import { LETTER_NAMES } from '../../machines/letter/letter-kinds.ts';
import { LETTER_FORMATS } from '../office/data/export/letters.ts';
import { createPdfPrinter } from '../print/print.ts';
import { writeArchive } from './archive.ts';
import {
  type AgendaOptions,
  exportLetters,
  type LetterExportOptions,
  letterPdf,
  writeAgenda,
} from './letters-files.ts';
import { type ListOptions, listLetters, showLetter } from './letters-list.ts';
import { readCount } from './options.ts';
import { toldToStop } from './told-to-stop.ts';

/** `hotline letters …`. */

const terminal = () => ({ output: process.stdout, notes: process.stderr, stop: toldToStop() });
const printer = () => createPdfPrinter({ env: process.env, platform: process.platform });

function lookCommands(lettersCommand: Command): void {
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
}

function fileCommands(lettersCommand: Command): void {
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
}

function archiveCommand(program: Command): void {
  program
    .command('archive')
    .argument('<year>', 'such as 2026')
    .description(
      'write all letters of a year for the archive: PDF/A, scans, list by the JRA, hashes, minutes',
    )
    .option('--out <file>', 'a ZIP; arsip-surat-<year>.zip here where left out')
    .option('--force', 'replace an existing file', false)
    .action((year: string, options: { out?: string; force: boolean }) =>
      writeArchive(
        year,
        { out: options.out, force: options.force },
        printer(),
        process.env,
        terminal(),
      ),
    );
}

export function letterCommands(program: Command): void {
  archiveCommand(program);
  const lettersCommand = program
    .command('letters')
    .description('the register of letters: list, show, book of a year, PDF, export');
  lookCommands(lettersCommand);
  fileCommands(lettersCommand);
}
