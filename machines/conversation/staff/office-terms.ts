import { commandRule, isAside, usageOf } from '../../complaint/commands.ts';
import type { Role } from '../../district/district.ts';
import { shortName } from '../../district/rules.ts';
import {
  commandUsage,
  commandWords,
  SHAPES,
  shapeOf,
} from '../../language/commands/command-shapes.ts';
import { PERSONAL_WORD } from '../../language/personal.ts';
import type { Message } from '../../messages/messages.ts';
import type { CommandName } from '../../text/understanding.ts';
import type { TicketFact } from '../base/events.ts';
import type { Turn } from '../base/response.ts';

/** What the answers to people of the office are worded with. */

export function ownAgency({ event, rules }: Turn): string {
  return shortName(rules, event.sender.agency ?? rules.district.office.agency);
}

export function isOfAgency({ event: { sender } }: Turn): boolean {
  return sender.role === 'officer' || sender.role === 'head';
}

/** No complaint of that ticket that the sender may see: whether there is one is not told. */
export function notFound(turn: Turn, ticket: string): Message {
  return isOfAgency(turn)
    ? { template: 'skpd-bukan-tugas', vars: { ticket, agency: ownAgency(turn) } }
    : { template: 'aduan-tidak-ada', vars: { ticket } };
}

/** Whose a command is, in words. */
const WHOSE: Record<Role, string> = {
  citizen: 'pelapor sendiri',
  officer: 'petugas SKPD yg menangani',
  head: 'petugas SKPD yg menangani',
  admin: 'Admin',
  secretary: 'pimpinan',
  regent: 'Bupati',
};

/** Whose command it is: of several, the most of the office. */
export function whose(name: CommandName): string {
  const roles = shapeOf(name)?.roles ?? [];
  const leaders = roles.includes('secretary') && !roles.includes('officer');
  return WHOSE[leaders ? 'secretary' : (roles[0] ?? 'citizen')];
}

/** What may be done with a complaint now, as it is typed; looking at it always may. */
export function usagesNow({ ticket, can }: TicketFact): string[] {
  const usages = can.filter(({ name }) => !isAside(name)).map(({ usage }) => usage);
  return [...usages, `LIHAT ${ticket}`];
}

/** Every command this role has, with a sample ticket, and how to complain as a citizen. */
function usages(role: Role, ticket: string): string[] {
  const own = SHAPES.filter(({ roles }) => roles.includes(role))
    .filter(({ roles }) => !roles.includes('citizen'))
    .map(({ name }) => commandUsage(name, role, ticket));
  return [...own, `${PERSONAL_WORD} isi aduan pribadi`];
}

/**
 * All commands of the sender.
 * @param untold his SMS was not passed on to anybody: he is told so
 */
export function helpMessage(turn: Turn, untold = false): Message {
  const { role } = turn.event.sender;
  const vars = { untold, commands: usages(role, turn.event.facts.tasks[0]?.ticket ?? 'A001') };
  switch (role) {
    case 'regent':
    case 'secretary':
      return { template: 'bupati-bantuan', vars };
    case 'admin':
      return { template: 'admin-bantuan', vars };
    case 'officer':
    case 'head':
    case 'citizen':
      return { template: 'skpd-bantuan', vars };
  }
}

/** How a command is typed in full, with what is missing named. */
export function fullUsage(name: CommandName, role: Role, ticket: string): string {
  return commandRule(name) !== undefined && shapeOf(name)?.ticket.includes(role) === true
    ? usageOf(name, ticket)
    : commandWords(name, role).example.replace('{no}', ticket);
}
