import { type Command, Option } from 'commander';
import { FORMATS } from '../office/data/export/formats.ts';
import { createPdfPrinter } from '../print/print.ts';
import { type EvidenceOptions, writeEvidence } from './evidence.ts';
import { type ExportOptions, exportComplaints } from './export.ts';
import { REPORT_FORMATS, type ReportOptions, readFormats, writeReport } from './report.ts';
import { toldToStop } from './told-to-stop.ts';
import { why } from './why.ts';

/** Commands that tell what became of complaints. */

function exportCommand(program: Command): void {
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
}

function reportCommand(program: Command): void {
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
}

export function recordCommands(program: Command): void {
  program
    .command('why')
    .argument('<ticket>', 'such as A001; every complaint with this code is told')
    .description(
      'print how a complaint came to be where it is: SMS, readings, bindings, moves, timers',
    )
    .action((ticket: string) => why(ticket, process.env, process.stdout));
  program
    .command('evidence')
    .argument('<ticket>', 'such as A001 or 2026-A001')
    .description('write all that is kept of a complaint as one PDF: SMS, letters, history, hashes')
    .requiredOption('--out <file>', 'where to write it')
    .option('--force', 'replace an existing file', false)
    .action((ticket: string, options: EvidenceOptions) =>
      writeEvidence(
        ticket,
        options,
        createPdfPrinter({ env: process.env, platform: process.platform }),
        process.env,
        process.stderr,
      ),
    );
  exportCommand(program);
  reportCommand(program);
}
