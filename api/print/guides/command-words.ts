import { commandRule, usageOf } from '../../../machines/complaint/commands.ts';
import type { Role } from '../../../machines/district/district.ts';
import { commandWords, SHAPES } from '../../../machines/language/commands/command-shapes.ts';
import type { CommandName } from '../../../machines/text/understanding.ts';
import type { GuideCommand } from '../../../templates/documents/guide-views.ts';

/** Each command in plain words with an SMS as people write it; who may give it the machine's own tables say. */

/** Ticket of the examples; this one is far from the first. */
export const TICKET = 'A127';

/** Commands of a role that citizens do not have, in the order of the language module. */
export function commandsOfRole(role: Role): CommandName[] {
  return SHAPES.filter(({ roles }) => roles.includes(role))
    .filter(({ roles }) => role === 'citizen' || !roles.includes('citizen'))
    .map(({ name }) => name);
}

/** True for commands that move a complaint; the others only ask. */
export function moves(name: CommandName): boolean {
  return commandRule(name) !== undefined;
}

/**
 * A command as a guide prints it.
 * @param skpd code of the agency in examples
 */
export function guideCommand(name: CommandName, role: Role, skpd: string): GuideCommand {
  const { does, example } = commandWords(name, role);
  const filled = example.replace('{no}', TICKET).replace('{skpd}', skpd);
  const usage = moves(name) && filled.includes(TICKET) ? usageOf(name, TICKET) : filled;
  return { usage, does, example: filled };
}
