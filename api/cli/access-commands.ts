import type { Command } from 'commander';
import { exportAudit, type VerifyOptions, verify } from './audit.ts';
import { readCount } from './options.ts';
import { toldToStop } from './told-to-stop.ts';
import { addUser, disableUser, listUsers, type NewUserOptions, resetUser } from './user.ts';

/** `hotline user …` and `hotline audit …`. */

function userCommands(program: Command): void {
  const user = program.command('user').description('users of the pages');
  user
    .command('add')
    .argument('<name>')
    .requiredOption('--role <role>', 'admin, agency, viewer (Sekda, Bupati) or auditor')
    .option('--agency <code>', 'whose complaints it sees, for the role agency')
    .description('add a user and print the one-time link by which a password is chosen')
    .action((name: string, options: NewUserOptions) =>
      addUser(name, options, process.env, process.stdout),
    );
  user
    .command('list')
    .description('all users, one a line: name, role, state')
    .action(() => listUsers(process.env, process.stdout));
  user
    .command('reset')
    .argument('<name>')
    .description('print a one-time link for a new password; the old one and all sessions end')
    .action((name: string) => resetUser(name, process.env, process.stdout));
  user
    .command('disable')
    .argument('<name>')
    .option('--undo', 'let the user in again', false)
    .description('let nobody in under this name any more')
    .action((name: string, { undo }: { undo: boolean }) => disableUser(name, !undo, process.env));
}

function auditCommands(program: Command): void {
  const audit = program.command('audit').description('the log of who did and read what');
  audit
    .command('verify')
    .option('--from <row>', 'number of the first row to check; all if not given', readCount)
    .option('--expect <row:hash>', 'the end that was noted down earlier: must still be there')
    .description('check that no row was changed or removed; exit code 1 if one was')
    .action(async (options: VerifyOptions) => {
      process.exitCode = await verify(options, process.env, process.stdout);
    });
  audit
    .command('export')
    .requiredOption('--out <file>', 'where to write it; an existing file is not replaced')
    .option('--force', 'replace an existing file', false)
    .description('all rows as JSON Lines')
    .action((options: { out: string; force: boolean }) =>
      exportAudit(options, process.env, toldToStop()),
    );
}

export function accessCommands(program: Command): void {
  userCommands(program);
  auditCommands(program);
}
