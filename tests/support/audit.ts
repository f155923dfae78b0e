import type { Rules } from '../../machines/district/rules.ts';
import type { MachineKind } from '../../machines/engine/kind.ts';
import { ticketCode } from '../../machines/numbers/tickets.ts';
import { createMachines } from '../../machines/processes/list.ts';
import type { InboxEntry } from '../../store/ports/inbox.ts';
import type { HistoryEntry, InstanceSummary } from '../../store/ports/instances.ts';
import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { Store } from '../../store/ports/store.ts';
import { aftersOf } from './afters.ts';
import type { SentSms } from './townspeople.ts';

/**
 * Compares what the phone network knows with what the store says, after any number of crashes. Each
 * check returns the faults it found, in words; none means that all is well.
 */

const ALL = 1_000_000;

/** Everything the store holds that the checks ask about. */
export interface Books {
  inbox: InboxEntry[];
  outbox: OutboxEntry[];
  complaints: InstanceSummary[];
  /** By instance: complaints and conversations. */
  history: Map<string, HistoryEntry[]>;
}

async function allOf(store: Store, machine: string): Promise<InstanceSummary[]> {
  return (await store.instances.find({ machine }, { order: 'created', limit: ALL })).items;
}

export async function readBooks(store: Store): Promise<Books> {
  const complaints = await allOf(store, 'complaint');
  const instances = [...complaints, ...(await allOf(store, 'conversation'))];
  const history = new Map<string, HistoryEntry[]>();
  for (const { id } of instances) history.set(id, await store.instances.history(id));
  return {
    // the operator's answers about the credit are nobody's SMS
    inbox: (await store.inbox.list({ limit: ALL })).filter(({ from }) => !from.startsWith('*')),
    outbox: await store.outbox.list({ limit: ALL }),
    complaints,
    history,
  };
}

/** How often each key comes. */
export function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

// what came in --------------------------------------------------------------------------------

/** Each SMS has one entry in the inbox, is done, and moved the talk with its sender once. */
export function inboxFaults({ inbox, history }: Books, sent: SentSms[]): string[] {
  const keyOf = ({ from, text }: { from: string; text: string }) => `${from} "${text}"`;
  const stored = countBy(inbox, keyOf);
  const wanted = countBy(sent, keyOf);
  const counts = [...new Set([...stored.keys(), ...wanted.keys()])]
    .filter((key) => stored.get(key) !== wanted.get(key))
    .map((key) => `sent ${wanted.get(key) ?? 0} times, ${stored.get(key) ?? 0} in inbox: ${key}`);
  const states = inbox.flatMap((entry) => {
    const talk = history.get(`conversation:${entry.from}`) ?? [];
    const applied = talk.filter(({ key }) => key === entry.id).length;
    const faults = [];
    if (entry.state !== 'done') faults.push(`${entry.state} in inbox: ${keyOf(entry)}`);
    if (applied !== 1) faults.push(`moved its conversation ${applied} times: ${keyOf(entry)}`);
    return faults;
  });
  return [...counts, ...states];
}

/** Each SMS with words of its own began one complaint or was added to one, and is bound to it. */
export function bindingFaults({ inbox, complaints, history }: Books, sent: SentSms[]): string[] {
  const events = complaints.flatMap(({ id }) => history.get(id) ?? []);
  return sent.flatMap(({ token, text }) => {
    if (token === null) return [];
    const found = events.filter(({ event }) => event.includes(token));
    if (found.length !== 1) return [`in ${found.length} events of complaints: "${text}"`];
    const entry = inbox.find((candidate) => candidate.text === text);
    const bound = entry?.binding === null ? null : entry?.instance;
    return bound === found[0]?.instance
      ? []
      : [`bound to ${bound}, but in ${found[0]?.instance}: "${text}"`];
  });
}

/** Tickets and letters are numbered without a gap, and no complaint was made twice. */
export async function numberFaults({ complaints }: Books, store: Store): Promise<string[]> {
  const tickets = complaints.map(({ search }) => search.ticket ?? '').sort();
  const wanted = complaints.map((_, n) => ticketCode(n + 1));
  const letters = (await Promise.all(complaints.map(({ id }) => store.documents.of(id)))).flat();
  const numbers = letters.map(({ number }) => Number(number.split('/')[1])).sort((a, b) => a - b);
  const gap = numbers.findIndex((number, at) => number !== at + 1);
  return [
    ...(tickets.join() === wanted.join() ? [] : [`tickets have gaps: ${tickets.join(' ')}`]),
    ...(gap < 0 ? [] : [`letter ${gap + 1} is missing or double: ${numbers.join(' ')}`]),
  ];
}

// timers --------------------------------------------------------------------------------------

/** The `after`s of the states an instance is in. */
async function armed(store: Store, kinds: MachineKind[], id: string): Promise<string[]> {
  const stored = await store.instances.load(id);
  const kind = kinds.find(({ name }) => name === stored?.machine);
  if (stored === undefined || kind === undefined || stored.status !== 'active') return [];
  return aftersOf(kind.decider.restore(stored.snapshot));
}

/** Each instance has a timer for each `after` of its states, and no other. */
export async function timerFaults(store: Store, rules: Rules): Promise<string[]> {
  const kinds = createMachines(rules);
  const faults: string[] = [];
  for (const { name } of kinds)
    for (const { id } of await allOf(store, name)) {
      const wanted = (await armed(store, kinds, id)).sort().join(', ');
      const found = (await store.timers.of(id)).map((timer) => timer.id);
      if (found.sort().join(', ') !== wanted)
        faults.push(`timers of ${id}: ${found.join(', ') || 'none'}; its states need ${wanted}`);
    }
  return faults;
}
