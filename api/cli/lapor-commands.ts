import type { Command } from 'commander';
import { exportComplaints } from './export.ts';
import { type ImportOptions, laporImport } from './lapor.ts';
import { toldToStop } from './told-to-stop.ts';

/** `hotline lapor …`: to and from SP4N-LAPOR!, by files. */

interface ExportFlags {
  out: string;
  period?: string;
  force: boolean;
}

export function laporCommands(program: Command): void {
  const lapor = program.command('lapor').description('reports of SP4N-LAPOR!, to and fro by files');
  lapor
    .command('import')
    .description('open what is new in a file of LAPOR!; what is here already stays as it is')
    .requiredOption('--file <file>', 'as its admins download it: XLSX or CSV')
    .option('--dry-run', 'only say what would be opened', false)
    .action((options: ImportOptions) =>
      laporImport(options, process.env, process.stdout, process.stderr),
    );
  lapor
    .command('export')
    .description('write what became of the reports that came from LAPOR!, in its words')
    .requiredOption(
      '--out <file>',
      'where to write it: CSV, or XLSX by its ending; an existing file is not replaced',
    )
    .option('--period <period>', 'of receipt: 2026, 2026-10, 2026-10-05 or 2026-10-01..2026-10-15')
    .option('--force', 'replace an existing file', false)
    .action((options: ExportFlags) => {
      const what = { format: 'lapor', channel: 'lapor', separator: ';', secrets: false } as const;
      return exportComplaints({ ...options, ...what }, process.env, process.stderr, toldToStop());
    });
}
