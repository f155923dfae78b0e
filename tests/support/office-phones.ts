import { SimulatedClock } from '../../channels/simulated-clock.ts';
import type { Contact } from '../../machines/district/district.ts';
import type { Rules } from '../../machines/district/rules.ts';
import { createEngine, type Engine } from '../../machines/engine/engine.ts';
import { createUnderstand } from '../../machines/language/understand.ts';
import type { Message } from '../../machines/messages/messages.ts';
import { createProcesses } from '../../machines/processes/list.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { engineParts, QUIET_PORTS } from './engine-parts.ts';
import { loadPack } from './pack.ts';

/**
 * The sample district's hotline from SMS to SMS, without a modem: phones write to its receiver, and what
 * it would send lies in the outbox. Each line has a store and a clock of its own.
 */

/** Monday 23 November 2026, 09.00 WIB. */
export const START = Date.UTC(2026, 10, 23, 2, 0);

const { rules: pack, compose } = loadPack();
const understand = createUnderstand(pack.district);
const processes = createProcesses(pack, { ...QUIET_PORTS, understand });

/** An SMS to a phone. */
export type Sent = Message & { to: string; text: string };

export interface OfficePhones {
  engine: Engine;
  store: SqliteStore;
  clock: SimulatedClock;
  rules: Rules;
  /** @returns what the hotline writes because of it, to whomever */
  say(from: string, text: string): Promise<Sent[]>;
  /** @returns what the hotline writes in so many milliseconds by itself */
  wait(milliseconds: number): Promise<Sent[]>;
  /** What an admin's desk does to a complaint. */
  desk(instance: string, event: { type: string } & Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

/** The phone of a function, as the pack has it. */
export function phoneOf(role: Contact['role'], agency?: string): string {
  const found = pack.district.contacts.find(
    (contact) => contact.role === role && contact.agency === agency,
  );
  if (found === undefined) throw new RangeError(`no contact is ${role} ${agency ?? ''}`);
  return found.phone;
}

/** @param more what differs from a hotline that draws 10 10 as its codes */
export async function officePhones(
  more: { store?: SqliteStore; random?: () => number; start?: number } = {},
): Promise<OfficePhones> {
  const clock = new SimulatedClock(more.start ?? START);
  const store = more.store ?? new SqliteStore(':memory:');
  await store.open();
  const random = more.random ?? (() => 0);
  const parts = { store, clock, rules: pack, processes, compose, random };
  const engine = createEngine(engineParts(parts));
  const known = new Set<string>();
  let count = 0;

  async function sent(): Promise<Sent[]> {
    const rows = await store.outbox.list({ limit: 1000 });
    const fresh = rows.filter(({ id, type }) => type === 'sms' && !known.has(id));
    for (const { id } of fresh) known.add(id);
    return fresh.reverse().map(({ to, text, params }) => ({
      ...(JSON.parse(params) as { message: Message }).message,
      ...{ to: to ?? '', text: text ?? '' },
    }));
  }

  return {
    engine,
    store,
    clock,
    rules: pack,
    async say(from, text) {
      count += 1;
      await clock.advance(1000);
      const at = clock.now();
      const fingerprint = `${START} sms ${count}`;
      const sms = { fingerprint, from, text, sentAt: at, receivedAt: at, line: 'sim1', raw: [] };
      await engine.receiver.messages([sms]);
      await engine.settle();
      return sent();
    },
    async wait(milliseconds) {
      await clock.advance(milliseconds);
      await engine.settle();
      return sent();
    },
    async desk(instance, event) {
      count += 1;
      const outcome = await engine.request(instance, event, { role: 'admin' }, `desk ${count}`);
      if (outcome !== 'applied') throw new Error(`${event.type} for ${instance}: ${outcome}`);
      await engine.settle();
      await sent();
    },
    close: () => store.close(),
  };
}
