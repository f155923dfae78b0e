import type { Command } from 'commander';
import { listExamples, play } from './play.ts';

/** `hotline play`. */

export function playCommand(program: Command): void {
  program
    .command('play')
    .argument(
      '[scenario]',
      'scenario file, or name of an example; without it the examples are listed',
    )
    .description('play a scenario on a fast clock and print the conversation as the phones show it')
    .option(
      '--record <file>',
      'write the scenario there, with the SMS that came as what is expected',
    )
    .action(async (scenario: string | undefined, options: { record?: string }) => {
      if (scenario === undefined) listExamples(process.stdout);
      else process.exitCode = await play(scenario, process.stdout, process.env, options.record);
    });
}
