import { type Command, Option } from 'commander';
import { erasePersonData, exportPerson, showRetention } from './rights.ts';

/** Commands for how long data of persons are kept, and for the rights of one. */

export function rightsCommands(program: Command): void {
  program
    .command('retention')
    .description(
      "erase what is over its time by the pack's schedule, as the hotline does each night",
    )
    .addOption(new Option('--dry-run', 'only say what would go').default(false))
    .action((options: { dryRun: boolean }) => showRetention(options, process.env, process.stdout));
  const person = program
    .command('person')
    .description('rights of a person whose data are kept, by phone number');
  person
    .command('export')
    .argument('<number>', 'as people write it: 0812…')
    .description('write a copy of all that is kept under a number, for its owner')
    .requiredOption('--out <file>', 'where to write it (JSON)')
    .option('--force', 'replace an existing file', false)
    .action((number: string, options: { out: string; force: boolean }) =>
      exportPerson(number, options, process.env, process.stderr),
    );
  person
    .command('erase')
    .argument('<number>', 'as people write it: 0812…')
    .description('erase what is kept under a number for good; what is open stays, and it says why')
    .requiredOption('--because <words>', 'who asked, and how you know that it is the owner')
    .option('--yes', 'do it; without it only what would go is said', false)
    .action((number: string, options: { because: string; yes: boolean }) =>
      erasePersonData(number, options, process.env, process.stdout),
    );
}
