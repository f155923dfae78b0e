import type { InstanceSummary } from '../../store/ports/instances.ts';
import type { OutboxState } from '../../store/ports/outbox.ts';
import type { Query } from '../../store/ports/search.ts';
import { despairs, isDanger } from '../complaint/base/alarm.ts';
import { phonesOf } from '../complaint/base/phones.ts';
import {
  complaintFacts,
  maySee,
  relationOf,
  searchedFacts,
  sightOf,
} from '../complaint/base/policy.ts';
import { commandsNow, statusOf } from '../complaint/commands.ts';
import type { ComplaintSnapshot } from '../complaint/flow/machine.ts';
import { COMPLAINT } from '../complaint/kind.ts';
import { asParent, linkedStatus, speakerFor } from '../complaint/linked.ts';
import { placeText } from '../complaint/texts/message.ts';
import { shortName } from '../district/rules.ts';
import type { Instances } from '../engine/move.ts';
import type { SmsParams } from '../engine/outbox-rows.ts';
import type { Hands } from '../engine/process.ts';
import { saidOfDanger } from '../language/commands/danger-words.ts';
import { asksToFile } from '../language/commands/passed-on.ts';
import { shortCodes } from '../language/commands/tickets.ts';
import { isAlarmSms } from '../messages/lanes.ts';
import { hideReporter } from '../numbers/masks.ts';
import { isDigitsOnly, mayBeShortFor, namesTicket, typedTicket } from '../numbers/tickets.ts';
import { personByPhone } from '../people/people.ts';
import { figuresOf } from '../report/figures.ts';
import { sentReports } from '../report/sent-reports.ts';
import type { Understanding } from '../text/understanding.ts';
import type { Facts, SmsEvent, TicketFact } from './base/events.ts';
import { commandsOf, typedTickets } from './base/named.ts';
import { periodAsked } from './base/period-asked.ts';
import { phoneFacts } from './moving-facts.ts';

/** Looks up what the answer to a message depends on; only what its reading asks for. */

type Sender = SmsEvent['sender'];
type Ports = Pick<Hands, 'store' | 'rules' | 'random' | 'channels'>;

const MACHINE = 'complaint';
const KEPT = 20;
/** Complaints of one code that are looked at; older stores have one a year. */
const MOST_SAME = 10;
/** Tickets of one SMS that are looked up. */
const MOST_NAMED = 8;
const MOST_TASKS = 10;
/** Dangers of one agency that are looked at, and SMS to a phone among which the last is looked for. */
const MOST_ALARMS = 5;
const MOST_SENT = 10;
/** The phone may have got it. */
const REACHED: ReadonlySet<OutboxState> = new Set(['sent', 'delivered', 'unconfirmed']);
/** Digits without a letter are looked for among so many of the newest. */
const MOST_DIGITS = 200;

/** What the asker and his SMS bring to a lookup. */
interface Asking {
  sender: Sender;
  now: number;
  /** Instances that tickets mean, where that was asked before. */
  meant: Record<string, string>;
}

function alarmOf(snapshot: ComplaintSnapshot): Pick<TicketFact, 'alarm'> {
  if (snapshot.hasTag('alarm')) return { alarm: 'raised' };
  return snapshot.hasTag('alarmTaken') ? { alarm: 'taken' } : {};
}

/** Facts about complaints, found by queries that each use an index. */
function createLookup({ store, rules }: Ports, instances: Instances, asking: Asking) {
  const { sender, now, meant } = asking;
  const viewer = personByPhone(sender);
  const foreign = new Set<string>();

  /** @param acts with what the sender may do with it now */
  async function fact(id: string, acts = false): Promise<TicketFact | null> {
    const found = await instances.of(COMPLAINT).snapshot(id);
    if (found === undefined) return null;
    const { snapshot, stored } = found;
    const { context } = snapshot;
    const { answer, answeredAt } = context;
    // what was put under another one has the state and the deadline of that
    const speaker = speakerFor(snapshot);
    const parent = speaker === null ? undefined : await instances.of(COMPLAINT).snapshot(speaker);
    const { clock } = parent?.snapshot.context ?? context;
    const due = (parent ?? found).stored.search.due;
    const facts = complaintFacts(context);
    const own = relationOf(rules, viewer, facts) === 'reporter';
    // only the reporter himself sees his words as he wrote them
    const shown = (text: string) => (own ? text : hideReporter(text, phonesOf(context)));
    return {
      instance: id,
      ticket: context.ticket,
      category: context.category,
      agency: context.agency,
      status:
        parent === undefined
          ? statusOf(rules, snapshot)
          : linkedStatus(rules, snapshot, parent.snapshot),
      // what was answered waits for its citizen's word
      open: snapshot.hasTag('open') || snapshot.hasTag('answered'),
      answered: snapshot.hasTag('answered'),
      due: (own ? clock?.promisedAt : undefined) ?? due,
      createdAt: stored.createdAt,
      text: shown(context.text),
      additions: context.additions.map(({ text }) => shown(text)),
      place: placeText(context),
      secret: context.secret,
      mine: maySee(rules, viewer, facts),
      archived: stored.search.state === 'archived',
      ...(snapshot.hasTag('withCitizen') && context.question !== null
        ? { asks: true, question: context.question.text }
        : {}),
      link: asParent(snapshot),
      answer: answer === null || answeredAt === null ? null : answer,
      ...(context.rating === null ? {} : { rated: true as const }),
      ...alarmOf(snapshot),
      ...(isDanger(context) && despairs(context) ? { despairs: true as const } : {}),
      can: acts ? commandsNow(rules, snapshot, sender, now) : [],
    };
  }

  async function facts(
    query: Omit<Query, 'machine'>,
    order: 'created' | 'due',
    limit: number,
    acts = false,
  ) {
    const page = await store.instances.find({ machine: MACHINE, ...query }, { order, limit });
    const all = await Promise.all(page.items.map(({ id }) => fact(id, acts)));
    return all.filter((item) => item !== null);
  }

  /** The newest that an officer's agency has to do with, or all, whose ticket fits. */
  async function newest(fits: (ticket: string) => boolean): Promise<string[]> {
    const scope = sender.agency === undefined ? {} : { agency: sender.agency };
    const page = await store.instances.find(
      { machine: MACHINE, ...scope },
      { order: 'created', limit: MOST_DIGITS },
    );
    const fitting = page.items.filter(({ search: { ticket } }) => ticket !== null && fits(ticket));
    return fitting.map(({ id }) => id);
  }

  /** Digits alone fit only what the sender works with. */
  async function byDigits(typed: string, known: TicketFact[]): Promise<string[]> {
    const own = known.filter(({ ticket }) => namesTicket(typed, ticket)).map((one) => one.instance);
    if (sender.role === 'citizen') return own;
    const others = await newest((ticket) => namesTicket(typed, ticket));
    return [...new Set([...own, ...others])].slice(0, MOST_SAME);
  }

  async function byCode(typed: string): Promise<string[]> {
    const { year, code } = typedTicket(typed);
    const query = { machine: MACHINE, ticket: code, ...(year === null ? {} : { year }) };
    const page = await store.instances.find(query, { order: 'created', limit: MOST_SAME });
    return page.items.map(({ id }) => id);
  }

  /** What a ticket may mean, newest first: of those that are not over for good, else the newest. */
  async function named(typed: string, known: TicketFact[]): Promise<TicketFact[]> {
    const picked = meant[typed];
    const digits = isDigitsOnly(typedTicket(typed));
    const ids =
      picked !== undefined ? [picked] : digits ? await byDigits(typed, known) : await byCode(typed);
    const all = await Promise.all(ids.map((id) => fact(id, sender.role !== 'citizen')));
    const found = all.filter((one) => one !== null);
    const seen = found.filter(({ mine }) => mine);
    if (sender.role !== 'citizen' && !digits)
      for (const { instance, mine } of found) if (!mine) foreign.add(instance);
    seen.sort((a, b) => b.createdAt - a.createdAt || b.instance.localeCompare(a.instance));
    const alive = seen.filter(({ archived }) => !archived);
    return alive.length > 0 ? alive : seen.slice(0, 1);
  }

  /** The same of a code with two digits: with what is open and the sender's, if a digit was forgotten. */
  async function namedShort(typed: string, known: TicketFact[]): Promise<TicketFact[]> {
    const exact = await named(typed, known);
    if (exact.length === 0 || meant[typed] !== undefined) return exact;
    const fits = (ticket: string) => ticket !== typed && mayBeShortFor(typed, ticket);
    const own = known.filter(({ ticket }) => fits(ticket)).map(({ instance }) => instance);
    const ids = sender.role === 'citizen' ? own : (await newest(fits)).slice(0, MOST_SAME);
    const all = await Promise.all(ids.map((id) => fact(id, sender.role !== 'citizen')));
    const near = all.filter((one) => one !== null).filter(({ mine, open }) => mine && open);
    return [...exact, ...near];
  }

  async function allNamed(reading: Understanding, known: TicketFact[]) {
    const typed = typedTickets(reading).slice(0, MOST_NAMED);
    const short = shortCodes(reading.own);
    const found = await Promise.all(
      typed.map(async (ticket) => {
        const find = short.has(ticket) ? namedShort : named;
        return [ticket, await find(ticket, known)] as const;
      }),
    );
    return Object.fromEntries(found);
  }

  return { fact, facts, allNamed, foreign };
}

function lateItem({ rules }: Ports, { id, search }: InstanceSummary, now: number) {
  return {
    instance: id,
    ticket: search.ticket ?? '',
    agency: shortName(rules, search.agency),
    days: search.due === null ? 0 : rules.calendar.workingDaysPassed(search.due, now),
  };
}

/** End of each day that TUNDA names, at closing time; null when it is no day. */
function daysNamed({ rules }: Ports, reading: Understanding, now: number): Facts['days'] {
  const typed = commandsOf(reading).flatMap(({ name, date }) =>
    name === 'TUNDA' && date !== null ? [date] : [],
  );
  return Object.fromEntries(typed.map((date) => [date, rules.calendar.resolveDate(date, now)]));
}

async function leaderFacts(
  ports: Ports,
  instances: Instances,
  reading: Understanding,
  asking: Asking,
) {
  const { store, rules } = ports;
  const { sender, now } = asking;
  const name = reading.command?.name;
  const period = name === 'LAPORAN' ? periodAsked(rules, reading.command?.text ?? '', now) : null;
  const figures = period === null ? null : await figuresOf(ports, instances, period);
  const late = { machine: MACHINE, tag: 'overdue' };
  // secrets are counted, and take no place among those that are named
  const without = sightOf(rules, personByPhone(sender))?.without ?? [];
  const isLate = name === 'TERLAMBAT';
  const page = isLate
    ? await store.instances.find({ ...late, without }, { order: 'due', limit: 5 })
    : { items: [] };
  const lateCount = isLate ? await store.instances.count(late) : 0;
  const reports = name === 'TERIMA' ? await sentReports(store, instances) : [];
  // of secrets a leader knows only that there are some: they count, and are not named
  const shown = page.items.filter(({ search }) =>
    maySee(rules, personByPhone(sender), searchedFacts(search)),
  );
  return {
    figures,
    late: shown.map((item) => lateItem(ports, item, now)),
    lateCount,
    reports: reports.map(({ id }) => id),
  };
}

/** Tasks of the sender's agency, or what waits for the admin; of secrets leaders learn that there are some. */
async function waitingFor(
  { store, rules }: Ports,
  lookup: ReturnType<typeof createLookup>,
  reading: Understanding,
  sender: Sender,
): Promise<Pick<Facts, 'tasks' | 'taskCount' | 'hiddenTasks'>> {
  const { agency } = sender;
  const sight = sightOf(rules, personByPhone(sender));
  if (sight === null) return { tasks: [], taskCount: 0, hiddenTasks: 0 };
  const scope = agency === undefined ? { tag: 'withAdmin' } : { tag: 'withAgency', agency };
  const query = { ...scope, without: sight.without };
  // what is meant by words without a ticket depends on what may be done
  const acts = (reading.command?.ticket ?? null) === null;
  const tasks = await lookup.facts(query, 'due', MOST_TASKS, acts);
  const taskCount = await store.instances.count({ machine: MACHINE, ...query });
  const all =
    agency === undefined ? await store.instances.count({ machine: MACHINE, ...scope }) : taskCount;
  return { tasks: tasks.filter(({ mine }) => mine), taskCount, hiddenTasks: all - taskCount };
}

/** Danger at an agency, for words that may be an answer to its alarm. */
async function dangerFacts(
  { store }: Ports,
  lookup: ReturnType<typeof createLookup>,
  reading: Understanding,
  { agency, phone }: Sender,
): Promise<Pick<Facts, 'danger'>> {
  if (agency === undefined || saidOfDanger(reading.own) === null) return {};
  const find = (tag: string) => lookup.facts({ tag, agency }, 'created', MOST_ALARMS, true);
  const [raised, taken] = [await find('alarm'), await find('alarmTaken')];
  const alarms = [...raised, ...taken].filter(({ mine }) => mine);
  const sent = await store.outbox.list({ to: phone, limit: MOST_SENT });
  const last = sent.find(({ state }) => REACHED.has(state));
  const { template } = (JSON.parse(last?.params ?? '{}') as Partial<SmsParams>).message ?? {};
  const isAlarm = template !== undefined && isAlarmSms(template);
  return { danger: { alarms, told: isAlarm ? (last?.instance ?? null) : null } };
}

/** Two groups of two digits: operators are reported to filter longer ones as one-time codes. */
function codeOf(random: () => number): string {
  const pair = () => String(10 + Math.floor(random() * 90));
  return `${pair()} ${pair()}`;
}

/** Complaints as they are now, by their instances. */
export async function complaintsNow(
  ports: Ports,
  instances: Instances,
  sender: Sender,
  now: number,
  ids: readonly string[],
): Promise<TicketFact[]> {
  const lookup = createLookup(ports, instances, { sender, now, meant: {} });
  const found = await Promise.all(ids.map((id) => lookup.fact(id)));
  return found.filter((one) => one !== null);
}

/**
 * Everything the conversation needs to answer this message.
 * @param continued complaint that an incomplete message went to, of which this is a late part
 * @param meant instances that tickets mean, where that was asked before
 */
export async function gatherFacts(
  ports: Ports,
  instances: Instances,
  sender: Sender,
  reading: Understanding,
  now: number,
  continued: string | null = null,
  meant: Record<string, string> = {},
): Promise<Facts> {
  const asking = { sender, now, meant };
  const lookup = createLookup(ports, instances, asking);
  const staff = sender.role !== 'citizen';
  const oldest = now - ports.rules.district.sla.reopenDays * 24 * 3_600_000;
  const files = staff && asksToFile(reading.own);
  const own = staff && !files ? [] : await lookup.facts({ phone: sender.phone }, 'created', KEPT);
  const tickets = own.filter(({ open, createdAt }) => open || createdAt > oldest);
  const waiting = await waitingFor(ports, lookup, reading, sender);
  const named = await lookup.allNamed(reading, [...tickets, ...waiting.tasks]);
  return {
    tickets,
    ...waiting,
    named,
    foreign: [...lookup.foreign],
    continued: continued === null ? null : await lookup.fact(continued, staff),
    days: daysNamed(ports, reading, now),
    ...(staff ? {} : await phoneFacts({ ...ports, instances }, reading, sender.phone, now)),
    ...(await dangerFacts(ports, lookup, reading, sender)),
    code: codeOf(ports.random),
    ...(await leaderFacts(ports, instances, reading, asking)),
  };
}
