import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { ComplaintContext } from '../complaint/base/context.ts';
import { isForAdmin } from '../complaint/base/policy.ts';
import { COMPLAINT } from '../complaint/kind.ts';
import type { Rules } from '../district/rules.ts';
import type { SmsParams } from '../engine/outbox-rows.ts';
import type { Hands } from '../engine/process.ts';
import {
  otherPhone,
  refusesNewPhone,
  ticketMoved,
  wantsNewPhone,
} from '../language/commands/new-phone-words.ts';
import { typedTicket } from '../numbers/tickets.ts';
import type { Understanding } from '../text/understanding.ts';
import { MOST_MOVE_CODES } from './base/code-limits.ts';
import { movesIn } from './base/context.ts';
import type { Facts, Leaving, Movable } from './base/events.ts';
import { CONVERSATION } from './kind.ts';

/** What is looked up when somebody writes that his complaint is to come to this phone. */

/** Complaints of one phone that may move at once. */
const MOST = 20;
const DAY = 24 * 3_600_000;
/** SMS to a phone among which its codes are looked for. */
const MOST_SENT = 40;

type Ports = Pick<Hands, 'store' | 'rules' | 'instances'>;

function movable(rules: Rules, context: ComplaintContext): Movable {
  const { id, ticket } = context;
  return { instance: id, ticket, isForAdmin: isForAdmin(rules, context) };
}

/** Codes for a new phone that this one was sent within a day, newest first. */
async function codesTo({ store }: Ports, phone: string, now: number): Promise<OutboxEntry[]> {
  const sent = await store.outbox.list({ to: phone, limit: MOST_SENT });
  return sent.filter(({ type, params, createdAt }) => {
    if (type !== 'sms' || createdAt <= now - DAY) return false;
    return (JSON.parse(params) as SmsParams).message.template === 'ganti-kode';
  });
}

/** Who asked with such a code for complaints of this phone: null where he waits no more, and has none of them. */
async function leavingBy(
  { rules, instances }: Ports,
  { instance: talk, params }: OutboxEntry,
  from: string,
): Promise<Leaving | null> {
  const { about = [] } = JSON.parse(params) as SmsParams;
  const all = await Promise.all(about.map((id) => instances.of(COMPLAINT).context(id)));
  const named = all.filter((context) => context !== undefined);
  const to = talk.slice(CONVERSATION.idPrefix.length);
  const asked = (await instances.of(CONVERSATION).context(talk))?.asked ?? null;
  const isOpen = movesIn(asked).some((move) => move.old === from && move.named.length > 0);
  const hasLeft = named.some(
    ({ reporter, formerPhones = [] }) => reporter === to && formerPhones.includes(from),
  );
  if (!isOpen && !hasLeft) return null;
  return { to, talk, named: named.map((context) => movable(rules, context)), isOpen };
}

/** @param from phone that writes, and may have been sent a code that it wants nothing of */
async function leavingFacts(
  ports: Ports,
  reading: Understanding,
  from: string,
  now: number,
): Promise<Pick<Facts, 'leaving'>> {
  if (refusesNewPhone(reading) === null) return {};
  const codes = await codesTo(ports, from, now);
  const [last] = codes;
  if (last === undefined) return {};
  const newest = codes.filter(
    ({ instance }, n) => codes.findIndex((one) => one.instance === instance) === n,
  );
  const found = await Promise.all(newest.map((code) => leavingBy(ports, code, from)));
  const askedBy = found.filter((one) => one !== null);
  return askedBy.length === 0 ? {} : { leaving: { askedBy, codeAt: last.createdAt } };
}

/** @param from phone that writes */
async function movingFacts(
  ports: Ports,
  reading: Understanding,
  from: string,
  now: number,
): Promise<Pick<Facts, 'moving'>> {
  const { store, rules, instances } = ports;
  const [typed, old] = [ticketMoved(reading), otherPhone(reading, from)];
  if (!wantsNewPhone(reading) || typed === null || old === null) return {};
  const page = await store.instances.find(
    { machine: COMPLAINT.name, phone: old },
    { order: 'created', limit: MOST },
  );
  const { code, year } = typedTicket(typed);
  const alive = page.items.filter(({ search }) => search.state !== 'archived');
  const found = await Promise.all(
    alive.map(async ({ id, search }) => {
      const context = await instances.of(COMPLAINT).context(id);
      const isNamed = search.ticket === code && (year === null || search.year === year);
      return context === undefined ? [] : [{ id, search, isNamed, context }];
    }),
  );
  const all = found.flat();
  const shown = (some: typeof all) => some.map(({ context }) => movable(rules, context));
  const named = shown(all.filter(({ isNamed }) => isNamed));
  if (named.length === 0) return {};
  const others = all.filter(({ isNamed, search }) => !isNamed && search.tags.includes('open'));
  const codes = await codesTo(ports, old, now);
  const isSpent = codes.length >= MOST_MOVE_CODES;
  return { moving: { old, named, others: shown(others), isSpent } };
}

/** What words about a new phone need to know: of the old one, or of a new one that asks. @param from phone that writes */
export async function phoneFacts(
  ports: Ports,
  reading: Understanding,
  from: string,
  now: number,
): Promise<Pick<Facts, 'moving' | 'leaving'>> {
  const moving = await movingFacts(ports, reading, from, now);
  return { ...moving, ...(await leavingFacts(ports, reading, from, now)) };
}
