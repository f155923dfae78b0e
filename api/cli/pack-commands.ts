import type { Command } from 'commander';
import {
  checkPack,
  exportPack,
  type ImportOptions,
  importPack,
  packVersions,
  showPack,
} from './pack.ts';

/** `hotline pack …`. */
export function packCommands(program: Command): void {
  const pack = program.command('pack').description('the district pack: its files are the truth');
  pack
    .command('show')
    .description('print what the pack has')
    .action(() => showPack(process.env, process.stdout));
  pack
    .command('check')
    .argument('[folder]', 'another pack than that of the settings')
    .description('say whether the hotline would start with it')
    .action((folder: string | undefined) => {
      process.exitCode = checkPack(folder, process.env, process.stdout);
    });
  pack
    .command('versions')
    .description('print what was changed at the desk or imported, newest first')
    .action(() => packVersions(process.env, process.stdout));
  pack
    .command('export')
    .description('copy the pack into a new folder')
    .requiredOption('--out <folder>', 'where to; it must not be there yet')
    .action(({ out }: { out: string }) => exportPack(out, process.env, process.stdout));
  pack
    .command('import')
    .argument('<folder>', 'a pack whose contents are taken over')
    .description('take over what another folder says otherwise, as one version')
    .requiredOption('--reason <text>', 'why')
    .option('--dry-run', 'only say what would change', false)
    .action((folder: string, options: ImportOptions) =>
      importPack(folder, options, process.env, process.stdout),
    );
}
