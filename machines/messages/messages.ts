import type { ToAdmin } from './to-admin.ts';
import type { ToAgencies } from './to-agencies.ts';
import type { ToCitizens } from './to-citizens.ts';
import type { ToLeaders } from './to-leaders.ts';
import type { ToOffice } from './to-office.ts';

/**
 * Every SMS the hotline can send: its name (= the file `templates/sms/<name>.hbs`) and the values it needs. Machines speak
 * in these; `templates/` turns them into Indonesian.
 */

/** Values of each message by its name. */
export interface Messages extends ToCitizens, ToOffice, ToAgencies, ToLeaders, ToAdmin {
  /** To anybody of the office, the third refusal of a kind in a row: why, as the ones before said it, and who helps. */
  'belum-berhasil': { admin: boolean; ticket: string | null; refusal: Message };
  /** Of a process that the pack has switched on: `<process>:<name>`, worded in the process's own folder. */
  [brought: `${string}:${string}`]: { values: Record<string, string | number> };
}

export type MessageName = keyof Messages;

/** A message with its values; the union keeps name and values together. */
export type Message = { [N in MessageName]: { template: N; vars: Messages[N] } }[MessageName];

/** `Basungan, Pagar Dewa` → `Pagar Dewa`. */
export function districtIn(place: string | null): string | null {
  return place?.split(', ').at(-1) ?? null;
}

/** Messages that tell nothing of a complaint but that it is no longer, or not yet, the receiver's. */
export const TELLS_NOTHING: ReadonlySet<MessageName> = new Set<MessageName>([
  'skpd-dibatalkan',
  'skpd-dialihkan',
  'eskalasi-rahasia',
  'eskalasi-jatah-rahasia',
  'eskalasi-parkir-rahasia',
  'darurat-tertutup',
  'darurat-perlu',
  'darurat-perlu-banyak',
  'nomor-lama',
]);

interface Listed {
  items: { ticket: string }[];
  count?: number;
}

function listOf({ vars }: Message): Listed | null {
  return 'items' in vars ? vars : null;
}

/** Tickets a message names, in a list or alone. */
export function ticketsIn(message: Message): string[] {
  const list = listOf(message);
  if (list !== null) return list.items.map(({ ticket }) => ticket);
  const { vars } = message;
  return 'ticket' in vars && vars.ticket !== null ? [vars.ticket] : [];
}

/** The same list without some of its tickets; null when nothing is left of the message. */
export function leavingOut(message: Message, tickets: ReadonlySet<string>): Message | null {
  if (!ticketsIn(message).some((ticket) => tickets.has(ticket))) return message;
  const list = listOf(message);
  const items = list?.items.filter(({ ticket }) => !tickets.has(ticket)) ?? [];
  if (list === null || items.length === 0) return null;
  const gone = list.items.length - items.length;
  const counted = list.count === undefined ? {} : { count: list.count - gone };
  return { ...message, vars: { ...message.vars, items, ...counted } } as Message;
}
