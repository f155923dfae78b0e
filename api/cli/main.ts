import { Command } from 'commander';
import { ToldError } from '../../machines/base/told-error.ts';

/** The command line. Exit codes: 0 done, 1 something is wrong and was said, 2 wrong use. */

/** A file of commands: what it defines, and how it comes. */
interface CommandFile {
  commands: string[];
  define: (program: Command) => Promise<void>;
}

/** In the order of `--help`. */
const FILES: CommandFile[] = [
  {
    commands: ['start', 'doctor', 'at', 'backup', 'restore'],
    define: async (program) => (await import('./running-commands.ts')).runningCommands(program),
  },
  {
    commands: ['interpret', 'train', 'evaluate', 'chart'],
    define: async (program) => (await import('./reading-commands.ts')).readingCommands(program),
  },
  {
    commands: ['play'],
    define: async (program) => (await import('./playing-commands.ts')).playCommand(program),
  },
  {
    commands: ['pdu'],
    define: async (program) => (await import('./pdu-commands.ts')).pduCommands(program),
  },
  {
    commands: ['why', 'export', 'report'],
    define: async (program) => (await import('./records-commands.ts')).recordCommands(program),
  },
  {
    commands: ['retention', 'person'],
    define: async (program) => (await import('./rights-commands.ts')).rightsCommands(program),
  },
  {
    commands: ['calendar'],
    define: async (program) => (await import('./calendar-commands.ts')).calendarCommands(program),
  },
  {
    commands: ['pack'],
    define: async (program) => (await import('./pack-commands.ts')).packCommands(program),
  },
  {
    commands: ['lapor'],
    define: async (program) => (await import('./lapor-commands.ts')).laporCommands(program),
  },
  {
    commands: ['letters', 'archive'],
    define: async (program) => (await import('./letters-commands.ts')).letterCommands(program),
  },
  {
    commands: ['user', 'audit'],
    define: async (program) => (await import('./access-commands.ts')).accessCommands(program),
  },
  {
    commands: ['token'],
    define: async (program) => (await import('./tokens-commands.ts')).tokenCommands(program),
  },
  {
    commands: ['virtual-modem', 'virtual-line'],
    define: async (program) => (await import('./benches-commands.ts')).benchCommands(program),
  },
];

/** Only the file of the command that was called, as loading all takes a second; all where none has it. */
function filesOf(called: string | undefined): CommandFile[] {
  const found = FILES.filter(({ commands }) => commands.some((name) => name === called));
  return found.length > 0 ? found : FILES;
}

/** What somebody can mend is told in words; anything else is a fault of ours and keeps its trace. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof ToldError ? error.message : (error.stack ?? error.message);
}

const program = new Command('hotline')
  .description('SMS complaint hotline of a district office')
  .version('0.1.0')
  .showHelpAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

try {
  for (const file of filesOf(process.argv[2])) await file.define(program);
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof ToldError ? error.exitStatus : 1;
}
