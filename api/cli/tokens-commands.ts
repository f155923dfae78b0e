import type { Command } from 'commander';
import { readCount } from './options.ts';
import { createToken, listTokens, type NewTokenOptions, revokeToken } from './token.ts';

/** `hotline token …`. */

export function tokenCommands(program: Command): void {
  const tokenCommand = program.command('token').description('tokens for other systems: /api/v1');
  tokenCommand
    .command('create')
    .description('make a token and print it: it is not shown again')
    .requiredOption('--name <name>', 'what it is for')
    .option(
      '--role <role>',
      'on whose behalf: admin, officer, regent; or a channel of citizens',
      'admin',
    )
    .option('--agency <code>', 'agency of an officer')
    .option('--person <user>', 'user of the desk whose token it is: what it does is his')
    .option(
      '--scope <scopes...>',
      'what it may do; all of the role but numbers and secrets if not given',
    )
    .option('--days <days>', 'until it expires; never if not given', readCount)
    .action((options: NewTokenOptions) =>
      createToken(options, process.env, process.stdout, process.stderr),
    );
  tokenCommand
    .command('list')
    .description('print all tokens: id, state, role, last use, scopes, name')
    .action(() => listTokens(process.env, process.stdout));
  tokenCommand
    .command('revoke')
    .argument('<id>', 'id of the token, as the list has it')
    .description('make a token useless at once')
    .action((id: string) => revokeToken(id, process.env));
}
