import type { AnyMachineSnapshot } from 'xstate';
import type { Actor } from '../actor.ts';
import type { Role } from '../district.ts';
import type { Command, CommandName } from '../language/understanding.ts';
import type { Message } from '../messages.ts';
import { type Rules, shortName } from '../rules.ts';
import type { Child, ComplaintContext } from './context.ts';
import { latestExtension } from './deadline.ts';
import type { ComplaintEvent } from './events.ts';

/** An event as a command gives it; time and sender are added when it is delivered. */
export type ComplaintRequest = ComplaintEvent extends infer E
  ? E extends { by: Actor }
    ? Omit<E, 'at' | 'by'>
    : never
  : never;

/** What a command needs besides its own words. */
export interface CommandFacts {
  /** Closing time of the day TUNDA names, null when the date cannot be read. */
  until: number | null;
  /** The complaint GABUNG merges into. */
  parent: Child | null;
}

interface CommandRule {
  name: CommandName;
  roles: Role[];
  /** How it is typed, for help texts; `{no}` is the ticket. */
  usage: string;
  /** The event it stands for; null while something is missing (text, rating, date …). */
  request(command: Command, facts: CommandFacts): ComplaintRequest | null;
}

const withText =
  (build: (text: string) => ComplaintRequest) =>
  ({ text }: Command): ComplaintRequest | null =>
    text.trim() === '' ? null : build(text);

const officers: Role[] = ['officer', 'head'];

/** Every command that moves a complaint, in the order help lists them. */
const rules: CommandRule[] = [
  {
    name: 'TAMBAH',
    roles: ['citizen'],
    usage: 'TAMBAH {no} isi',
    request: withText((text) => ({ type: 'citizen.add', text })),
  },
  {
    name: 'NILAI',
    roles: ['citizen'],
    usage: 'NILAI {no} 1-5',
    request: ({ rating, text }) =>
      rating === null ? null : { type: 'citizen.rate', rating, text },
  },
  {
    name: 'BELUM',
    roles: ['citizen'],
    usage: 'BELUM {no}',
    request: ({ text }) => ({ type: 'citizen.unsolved', text }),
  },
  {
    name: 'BATAL',
    roles: ['citizen'],
    usage: 'BATAL {no}',
    request: ({ text }) => ({ type: 'citizen.withdraw', text }),
  },
  {
    name: 'TERIMA',
    roles: officers,
    usage: 'TERIMA {no}',
    request: () => ({ type: 'officer.accept' }),
  },
  {
    name: 'JAWAB',
    roles: officers,
    usage: 'JAWAB {no} isi',
    request: withText((text) => ({ type: 'officer.answer', text })),
  },
  {
    name: 'PROSES',
    roles: officers,
    usage: 'PROSES {no} isi',
    request: withText((text) => ({ type: 'officer.progress', text })),
  },
  {
    name: 'MINTA',
    roles: officers,
    usage: 'MINTA {no} pertanyaan',
    request: withText((text) => ({ type: 'officer.ask', text })),
  },
  {
    name: 'ALIH',
    roles: officers,
    usage: 'ALIH {no} SKPD alasan',
    request: ({ agency, text }) =>
      agency === null && text.trim() === '' ? null : { type: 'officer.transfer', agency, text },
  },
  {
    name: 'TUNDA',
    roles: officers,
    usage: 'TUNDA {no} tanggal alasan',
    request: ({ text }, { until }) =>
      until === null || text.trim() === '' ? null : { type: 'officer.extend', until, text },
  },
  {
    name: 'RALAT',
    roles: officers,
    usage: 'RALAT {no} isi',
    request: withText((text) => ({ type: 'officer.correct', text })),
  },
  {
    name: 'TERUSKAN',
    roles: ['admin'],
    usage: 'TERUSKAN {no} SKPD',
    request: ({ agency }) => (agency === null ? null : { type: 'admin.forward', agency }),
  },
  {
    name: 'TOLAK',
    roles: ['admin'],
    usage: 'TOLAK {no} alasan',
    request: withText((text) => ({ type: 'admin.reject', reason: rejectReason(text), text })),
  },
  {
    name: 'GABUNG',
    roles: ['admin'],
    usage: 'GABUNG {no} no-induk',
    request: (_, { parent }) => (parent === null ? null : { type: 'admin.merge', parent }),
  },
  {
    name: 'PERINTAH',
    roles: ['regent'],
    usage: 'PERINTAH {no} isi',
    request: withText((text) => ({ type: 'regent.instruct', text })),
  },
];

function rejectReason(text: string) {
  if (/^\s*spam\b/i.test(text)) return 'spam' as const;
  return /wewenang/i.test(text) ? ('jurisdiction' as const) : ('unclear' as const);
}

export function commandRule(name: CommandName): CommandRule | undefined {
  return rules.find((rule) => rule.name === name);
}

/** How a command is typed, for the reply to one that lacks something. */
export function usageOf(name: CommandName, ticket: string): string {
  return (commandRule(name)?.usage ?? name).replace('{no}', ticket);
}

/** A full event of each command, as somebody of that role could give it now. */
function sampleCommand(name: CommandName, minimum: number): Command {
  return {
    name,
    ticket: null,
    otherTicket: null,
    agency: null,
    rating: 5,
    date: null,
    text: 'x'.repeat(minimum),
    entitled: true,
  };
}

/** Every agency once, so that "forward" counts as possible when any agency would be. */
function* samples(law: Rules, context: ComplaintContext, rule: CommandRule, at: number) {
  const command = sampleCommand(rule.name, Math.max(1, law.district.policy.minimumAnswer));
  const facts: CommandFacts = {
    until: Math.max(context.clock?.dueAt ?? at, at) + 24 * 3_600_000,
    parent: { instance: '-', ticket: '-' },
  };
  if (rule.name !== 'TERUSKAN') {
    yield rule.request(command, facts);
    return;
  }
  for (const { code } of law.district.agencies)
    yield rule.request({ ...command, agency: code }, facts);
}

/** More agencies than these are not named one by one. */
const FEW_AGENCIES = 3;

/** How a command is typed now; where only a few agencies are possible they are named. */
function usageNow(rule: CommandRule, requests: (ComplaintRequest | null)[], ticket: string) {
  const usage = rule.usage.replace('{no}', ticket);
  const agencies = requests.flatMap((request) =>
    request?.type === 'admin.forward' ? [request.agency] : [],
  );
  if (agencies.length === 0 || agencies.length > FEW_AGENCIES) return usage;
  return usage.replace('SKPD', agencies.join(' atau '));
}

/** Commands of this person's role, with the requests among their samples that the machine takes now. */
function possible(law: Rules, snapshot: AnyMachineSnapshot, by: Actor, at: number) {
  const context = snapshot.context as ComplaintContext;
  const taken = (rule: CommandRule) =>
    [...samples(law, context, rule, at)].filter(
      (request) => request !== null && snapshot.can({ ...request, at, by }),
    );
  return rules
    .filter((rule) => rule.roles.some((role) => role === by.role))
    .map((rule) => ({ rule, requests: taken(rule) }))
    .filter(({ requests }) => requests.length > 0);
}

/**
 * Commands the machine would accept now from this person, as they are typed. Read from the machine
 * itself (`snapshot.can`), so that help can never differ from what happens (DESIGN §3 rule 9).
 * @param at now
 */
export function allowedCommands(
  law: Rules,
  snapshot: AnyMachineSnapshot,
  by: Actor,
  at: number,
): string[] {
  const { ticket } = snapshot.context as ComplaintContext;
  return possible(law, snapshot, by, at).map(({ rule, requests }) =>
    usageNow(rule, requests, ticket),
  );
}

/** The events that these commands stand for. */
export function allowedTypes(
  law: Rules,
  snapshot: AnyMachineSnapshot,
  by: Actor,
  at: number,
): ComplaintRequest['type'][] {
  const requests = possible(law, snapshot, by, at).flatMap((command) => command.requests);
  return [...new Set(requests.flatMap((request) => (request === null ? [] : [request.type])))];
}

/** TUNDA named a day it may not name, but could name another. */
function wrongDay(law: Rules, context: ComplaintContext, at: number): Message {
  const latest = latestExtension(law, context, at);
  const vars = { ticket: context.ticket, due: Math.max(at, context.clock?.dueAt ?? at), latest };
  return { template: 'skpd-tunda-batas', vars };
}

/** The reply to a command that the state does not allow: what is allowed now, from the machine. */
export function refusal(
  law: Rules,
  snapshot: AnyMachineSnapshot,
  refused: { event: { type: string }; by: Actor; at: number },
): Message {
  const context = snapshot.context as ComplaintContext;
  const { by, at, event } = refused;
  const allowed = allowedCommands(law, snapshot, by, at);
  const tunda = usageOf('TUNDA', context.ticket);
  if (event.type === 'officer.extend' && allowed.includes(tunda)) return wrongDay(law, context, at);
  const vars = { ticket: context.ticket, status: statusOf(law, snapshot), allowed };
  return { template: 'belum-bisa', vars };
}

/** What people read about a complaint's state: the `status` of its active states, main region first. */
export function statusOf(law: Rules, snapshot: AnyMachineSnapshot): string {
  const metas: Record<string, { status?: string }> = snapshot.getMeta();
  const byDepth = Object.entries(metas)
    .filter(([id, meta]) => id.includes('.flow.') && meta?.status !== undefined)
    .sort(([a], [b]) => b.length - a.length);
  const status = byDepth[0]?.[1].status ?? 'diterima';
  const { agency } = snapshot.context as ComplaintContext;
  return snapshot.hasTag('withAgency') ? status.replace('SKPD', shortName(law, agency)) : status;
}
