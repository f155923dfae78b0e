import { commandRule } from '../../complaint/commands.ts';
import { commandsNamedIn } from '../../language/commands/command-word.ts';
import type { Command, CommandName } from '../../text/understanding.ts';
import { complaintOf } from '../base/named.ts';
import { type Response, reply, type Turn } from '../base/response.ts';
import { oneByOne, refusedCommand, withoutSignature } from './acts.ts';
import { askMeant } from './meant.ts';
import { fullUsage, notFound } from './office-terms.ts';

/** Commands that are asked about before anything is done: in doubt, or several things for one complaint. */

/** Words of a command that go out, with another command in them. */
function inside({ name, text }: Command): CommandName[] {
  return commandRule(name)?.confirm === 'misleading' ? commandsNamedIn(text) : [];
}

/** What is asked of one complaint; it may be acknowledged and something else in one SMS. */
function meantFor(ticket: string | null, commands: Command[]): CommandName[] {
  const own = commands.filter((command) => command.ticket === ticket);
  const names = own.flatMap((command) => [command.name, ...inside(command)]);
  const acknowledged = own.length === 2 && names.length === 2 && names[0] === 'TERIMA';
  return acknowledged ? [] : names;
}

/** Several commands for one complaint: which one is meant is for their sender to say. */
function severalForOne(turn: Turn, commands: Command[]): Response | null {
  for (const { ticket } of commands) {
    const names = meantFor(ticket, commands);
    if (names.length < 2 || complaintOf(turn, ticket) === null) continue;
    const { role } = turn.event.sender;
    const usages = [...new Set(names.map((name) => fullUsage(name, role, ticket ?? '')))];
    const vars = { ticket: ticket ?? '', allowed: usages };
    return reply(turn, { template: 'maksud-apa', vars }, { asked: null });
  }
  return null;
}

/** Words that bear our signature are, in part, one of our own SMS. */
function signedByUs(turn: Turn, command: Command): Command {
  const text = withoutSignature(turn, command.text);
  return text === command.text ? command : { ...command, text, doubtful: true };
}

/** The one question about commands with tickets; null where they are clear. */
export function askInDoubt(turn: Turn, read: Command[]): Response | null {
  const commands = read.map((command) => signedByUs(turn, command));
  const several = severalForOne(turn, commands);
  if (several !== null) return several;
  const [first, ...others] = commands;
  if (first === undefined || commands.every(({ doubtful }) => doubtful !== true)) return null;
  const tickets = [...new Set(commands.map(({ ticket }) => ticket ?? ''))];
  if (others.length > 0) return oneByOne(turn, tickets, first.name);
  if (!first.entitled) return reply(turn, refusedCommand(turn, first));
  const complaint = complaintOf(turn, first.ticket);
  if (complaint === null) return reply(turn, notFound(turn, first.ticket ?? ''));
  return askMeant(turn, complaint, first);
}
