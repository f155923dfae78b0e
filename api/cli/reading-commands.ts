import type { Command } from 'commander';
import { CHARTED, chart } from './chart.ts';
import { type EvaluateOptions, evaluateCommand } from './evaluate.ts';
import { interpret } from './interpret.ts';
import { type TrainOptions, trainCommand } from './train.ts';
import { trainAccusingCommand } from './train-accusing.ts';

/** Commands that read SMS of a file, and draw machines: nothing is stored. */

export function readingCommands(program: Command): void {
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
    .option('--beside <file>', 'keep the agencies of these weights; learn kinds and danger only')
    .option(
      '--accusing',
      'learn which SMS accuse somebody in office; a pack has them as accusing.txt',
    )
    .description('learn the second opinion from labelled SMS')
    .action((files: string[], options: TrainOptions & { accusing?: true }) => {
      if (options.accusing === true)
        trainAccusingCommand(files, options.out, process.stdout, process.env.DISTRICT);
      else trainCommand(files, options, process.stdout, process.env.DISTRICT);
    });
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
    .command('chart')
    .argument('<machine>', `one of ${CHARTED.join(', ')}, or a process of the district pack`)
    .description('print a machine as Mermaid text')
    .action((machine: string) => chart(machine, process.stdout, process.env.DISTRICT));
}
