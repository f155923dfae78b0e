import type { Command } from 'commander';
import { type CalendarOptions, importCalendar } from './calendar.ts';

/** `hotline calendar …`: the days that deadlines are counted with. */
export function calendarCommands(program: Command): void {
  program
    .command('calendar')
    .description('days off and office hours of the district pack')
    .command('import')
    .description('put the days off of a year, as its decree (SKB) lists them, into calendar.yaml')
    .requiredOption('--file <file>', 'CSV with Tanggal, Nama, Jenis (libur or cuti bersama)')
    .option('--dry-run', 'only say what would change', false)
    .action((options: CalendarOptions) => importCalendar(options, process.env, process.stdout));
}
