import type { InstanceSummary, Query } from '../../store/port.ts';
import { statusOf } from '../complaint/commands.ts';
import type { ComplaintContext } from '../complaint/context.ts';
import { complaintFacts, maySee, personOf } from '../complaint/policy.ts';
import { placeText } from '../complaint/texts/message.ts';
import type { Instances } from '../engine/instances.ts';
import type { EngineParts } from '../engine/ports.ts';
import type { Understanding } from '../language/understanding.ts';
import { maskReporter } from '../letters.ts';
import { figuresOf } from '../report/figures.ts';
import { sentReports } from '../report/sent-reports.ts';
import { shortName } from '../rules.ts';
import { namesTicket } from '../tickets.ts';
import type { Facts, SmsEvent, TicketFact } from './events.ts';

/** Looks up what the answer to a message depends on; only what its reading asks for. */

type Sender = SmsEvent['sender'];
type Ports = Pick<EngineParts, 'store' | 'rules'>;

const KEPT = 20;

/** Facts about complaints, found by queries that each use an index. */
function createLookup({ store, rules }: Ports, instances: Instances, sender: Sender) {
  async function fact(id: string): Promise<TicketFact | null> {
    const found = await instances.snapshot(id);
    if (found === undefined) return null;
    const { snapshot, stored } = found;
    const context = snapshot.context as ComplaintContext;
    const { reporter } = context;
    // only the reporter himself sees his words as he wrote them
    const shown = (text: string) =>
      sender.phone === reporter ? text : maskReporter(text, reporter);
    return {
      instance: id,
      ticket: context.ticket,
      category: context.category,
      agency: context.agency,
      status: statusOf(rules, snapshot),
      open: snapshot.hasTag('open'),
      answered: snapshot.hasTag('answered'),
      due: stored.search.due,
      createdAt: stored.createdAt,
      text: shown(context.text),
      additions: context.additions.map(({ text }) => shown(text)),
      place: placeText(context),
      secret: context.secret,
      mine: maySee(rules, personOf(sender), complaintFacts(context)),
      reported: sender.phone === reporter,
    };
  }

  async function facts(query: Omit<Query, 'machine'>, order: 'created' | 'due', limit: number) {
    const page = await store.find({ machine: 'complaint', ...query }, { order, limit });
    const all = await Promise.all(page.items.map(({ id }) => fact(id)));
    return all.filter((item) => item !== null);
  }

  /** The newest complaint of that code; by its digits alone only among those the sender works with. */
  async function named(typed: string, known: TicketFact[]): Promise<TicketFact | null> {
    const own = known.find(({ ticket }) => namesTicket(typed, ticket));
    if (own !== undefined) return own;
    if (!/^\d+$/.test(typed)) return (await facts({ ticket: typed }, 'created', 1))[0] ?? null;
    if (sender.role === 'citizen') return null;
    const scope = sender.agency === undefined ? {} : { agency: sender.agency };
    const page = await store.find(
      { machine: 'complaint', ...scope },
      { order: 'created', limit: 200 },
    );
    const match = page.items.find(
      ({ search }) => search.ticket !== null && namesTicket(typed, search.ticket),
    );
    return match === undefined ? null : fact(match.id);
  }

  return { fact, facts, named };
}

function lateItem({ rules }: Ports, { search }: InstanceSummary, now: number) {
  return {
    ticket: search.ticket ?? '',
    agency: shortName(rules, search.agency),
    days: search.due === null ? 1 : Math.max(1, rules.calendar.workingDaysBetween(search.due, now)),
  };
}

/** End of the day TUNDA names, at closing time; null when it is no day. */
function dayNamed({ rules }: Ports, reading: Understanding, now: number): number | null {
  const typed = reading.command?.name === 'TUNDA' ? reading.command.date : null;
  return typed === null ? null : rules.calendar.resolveDate(typed, now);
}

async function regentFacts(
  ports: Ports,
  instances: Instances,
  reading: Understanding,
  now: number,
) {
  const { store, rules } = ports;
  const name = reading.command?.name;
  const machine = 'complaint';
  const today = { from: rules.calendar.startOfDay(now), to: now };
  const figures = name === 'LAPORAN' ? await figuresOf(ports, instances, today) : null;
  const page =
    name === 'TERLAMBAT'
      ? await store.find({ machine, tag: 'overdue' }, { order: 'due', limit: 5 })
      : { items: [] };
  const lateCount = name === 'TERLAMBAT' ? await store.count({ machine, tag: 'overdue' }) : 0;
  const reports = name === 'TERIMA' ? await sentReports(store, instances) : [];
  const late = page.items.map((item) => lateItem(ports, item, now));
  return { figures, late, lateCount, reports: reports.map(({ id }) => id) };
}

/**
 * Everything the conversation needs to answer this message.
 * @param continued complaint that an incomplete message went to, of which this is a late part
 */
export async function gatherFacts(
  ports: Ports,
  instances: Instances,
  sender: Sender,
  reading: Understanding,
  now: number,
  continued: string | null = null,
): Promise<Facts> {
  const lookup = createLookup(ports, instances, sender);
  const oldest = now - ports.rules.district.sla.reopenDays * 24 * 3_600_000;
  const own = await lookup.facts({ phone: sender.phone }, 'created', KEPT);
  const tickets = own.filter(
    ({ open, answered, createdAt }) => open || answered || createdAt > oldest,
  );
  const staff = sender.role !== 'citizen';
  const scope =
    sender.agency === undefined
      ? { tag: 'withAdmin' }
      : { tag: 'withAgency', agency: sender.agency };
  const tasks = staff ? await lookup.facts(scope, 'due', 10) : [];
  const taskCount = staff ? await ports.store.count({ machine: 'complaint', ...scope }) : 0;
  const known = [...tickets, ...tasks];
  const typed = reading.command?.ticket ?? reading.ticket;
  const other = reading.command?.otherTicket ?? null;
  const common = {
    tickets,
    tasks,
    taskCount,
    target: typed === null ? null : await lookup.named(typed, known),
    continued: continued === null ? null : await lookup.fact(continued),
    other: other === null ? null : await lookup.named(other, known),
    until: dayNamed(ports, reading, now),
  };
  return { ...common, ...(await regentFacts(ports, instances, reading, now)) };
}
