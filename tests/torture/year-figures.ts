import type { ComplaintContext } from '../../machines/complaint/base/context.ts';
import type { Calendar } from '../../machines/district/calendar.ts';
import type { SmsParams } from '../../machines/engine/outbox-rows.ts';
import type { HistoryEntry } from '../../store/ports/instances.ts';
import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { PaperOffice } from '../support/paper-office.ts';
import { judgedFromOutside } from './year-outside.ts';

/** What became of many complaints, held against what the pack promises; counted from histories and from what left. */

export interface YearFigures {
  complaints: number;
  sms: number;
  answered: number;
  merged: number;
  moved: number;
  open: number;
  /** Longest time, in working days, in which nobody of the office heard of a complaint that was late. */
  longest: number;
  /** What the pack allows. */
  allowed: number;
  /** Complaints that were unreminded for longer. */
  unreminded: string[];
  /** Deadlines that passed without a word. */
  passed: string[];
  /** SMS that named a deadline which had passed. */
  past: string[];
  /** SMS to numbers that had no function any more. */
  misdirected: string[];
  /** Complaints that were not over, had no timer, and hung on no other one. */
  asleep: string[];
  /** Complaints that went on with an agency which the pack does not have. */
  unplaced: string[];
  /** Answers that two rounds had in common. */
  shared: string[];
  /** Late ones, the longest silence, and what was broken, as the phones alone saw it (`year-outside.ts`). */
  seenLate: number;
  seenLongest: number;
  seenUnreminded: string[];
  seenPast: string[];
}

const DAY = 24 * 3_600_000;
const OFFICE = ['officer', 'head', 'secretary', 'regent', 'admin'];
const LATE = /"running":"(?:overdue|atHead|atSecretary|atRegent)"/;
/** Days that an SMS promises; "sepekan s.d." is what a digest is about. */
const PROMISED = /(?:paling lambat|batas|(?<!sepekan )s\.d\.|bergeser ke) (\d\d)\/(\d\d)(?!\/)/gi;

interface Ran {
  ids: string[];
  lateSilently: string[];
  reorganisedAt: number;
}

/** When an SMS about a complaint reached somebody of the office; null where it did not. */
function toldAt(entry: OutboxEntry): number | null {
  const { role } = JSON.parse(entry.params) as SmsParams;
  if (!OFFICE.includes(role)) return null;
  const [first] = entry.parts;
  if (first !== undefined) return first.sentAt;
  return entry.state === 'bundled' ? entry.updatedAt : null;
}

/** The times in which a complaint was late and its ladder ran. */
function lateTimes(history: HistoryEntry[], end: number): [number, number][] {
  return history.flatMap(({ at, to }, index): [number, number][] =>
    LATE.test(to) ? [[at, history[index + 1]?.at ?? end]] : [],
  );
}

const RAISED = /"running":"(atSecretary|atRegent)"/;
/** A digest tells its reader of what came to him, by ticket or in their number. */
const TELLS_OF_RAISED = /mohon perhatian/;
const UNNAMED = /mohon perhatian \d+ aduan/;

type Digest = Pick<ReturnType<typeof textsOf>[number], 'at' | 'text'>;

/** When a digest told of each step up to the Sekda or the Bupati, which is no SMS of the complaint's own. */
function raisedAt(digests: Digest[], history: HistoryEntry[], ticket: string): number[] {
  const rungs = history.map(({ to }) => RAISED.exec(to)?.[1]);
  const climbs = history.filter((_, index) => {
    const rung = rungs[index];
    return rung !== undefined && rung !== rungs[index - 1];
  });
  return climbs.flatMap(({ at: climbed }) => {
    const told = digests.find(
      ({ at, text }) => at >= climbed && (text.includes(ticket) || UNNAMED.test(text)),
    );
    return told === undefined ? [] : [told.at];
  });
}

/** Working days on which the second time is later than the day of the first. */
function workingDays(calendar: Calendar, from: number, to: number): number {
  let count = 0;
  for (let at = calendar.startOfDay(from) + DAY; at <= to; at += DAY) {
    const { year, month, day } = calendar.local(at);
    if (calendar.isWorkingDay(new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)))
      count += 1;
  }
  return count;
}

/** Longest time in working days without a word, while it was late. */
function longestSilence(office: PaperOffice, history: HistoryEntry[], told: number[]): number {
  const { calendar } = office.hotline.rules;
  const end = office.clock.now();
  let longest = 0;
  let since: number | null = null;
  for (const [from, to] of lateTimes(history, end)) {
    since ??= from;
    const words = told.filter((at) => at >= from && at <= to).sort((a, b) => a - b);
    for (const at of [...words, to]) {
      longest = Math.max(longest, workingDays(calendar, since, at));
      if (at !== to || words.includes(to)) since = at;
    }
    const next = history.find((entry) => entry.at >= to);
    if (next !== undefined && !LATE.test(next.to)) since = null;
  }
  return longest;
}

/** What left, its parts together. */
function textsOf({ line }: PaperOffice): { at: number; to: string; text: string }[] {
  const texts = new Map<string, { at: number; to: string; text: string }>();
  for (const { id, at, to, text } of line.left) {
    const before = texts.get(id);
    texts.set(
      id,
      before === undefined ? { at, to, text } : { ...before, text: before.text + text },
    );
  }
  return [...texts.values()];
}

/** A day and month as the nearest day to when it was said. */
function nearest(office: PaperOffice, at: number, day: number, month: number): number {
  const { calendar } = office.hotline.rules;
  const { year } = calendar.local(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const days = [-1, 0, 1].map((off) =>
    calendar.at(`${year + off}-${two(month)}-${two(day)}`, '23.59'),
  );
  return days.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? at;
}

function pastIn(office: PaperOffice): string[] {
  return textsOf(office).flatMap(({ at, text }) =>
    [...text.matchAll(PROMISED)].some(
      ([, day, month]) => nearest(office, at, Number(day), Number(month)) < at,
    )
      ? [`${new Date(at).toISOString()} ${text}`]
      : [],
  );
}

/** Officers' numbers of before, to which something went after the change. */
function misdirectedIn(office: PaperOffice, before: ReadonlySet<string>, since: number): string[] {
  const known = new Set(office.hotline.rules.district.contacts.map(({ phone }) => phone));
  return textsOf(office)
    .filter(({ at, to }) => at > since && before.has(to) && !known.has(to))
    .map(({ to, text }) => `${to} ${text}`);
}

function sharedRounds({ id, rounds }: ComplaintContext): string[] {
  const times = rounds.flatMap(({ answeredAt }) => (answeredAt === null ? [] : [answeredAt]));
  return new Set(times).size === times.length ? [] : [id];
}

/** The same from SMS and clock alone. */
function seenFrom(office: PaperOffice, before: ReadonlySet<string>) {
  const { district } = office.hotline.rules;
  const now = district.contacts.map(({ phone }) => phone);
  const { late, longest, unreminded, past } = judgedFromOutside({
    sent: textsOf(office),
    office: new Set([...before, ...now]),
    pack: district,
    end: office.clock.now(),
  });
  return {
    ...{ seenLate: late, seenLongest: longest },
    ...{ seenUnreminded: unreminded, seenPast: past },
  };
}

export async function yearFigures(
  office: PaperOffice,
  { ids, lateSilently, reorganisedAt }: Ran,
  officers: ReadonlySet<string>,
): Promise<YearFigures> {
  const { store, rules } = office.hotline;
  const { sla } = rules.district;
  const agencies = new Set(rules.district.agencies.map(({ code }) => code));
  const [head, secretary, regent] = sla.escalateAfter;
  // each rung is climbed in the morning after its day
  const allowed = Math.max(head, secretary - head, regent - secretary, sla.repeatEvery) + 1;
  const figures: YearFigures = {
    ...{ complaints: ids.length, sms: office.line.left.length, answered: 0, merged: 0, moved: 0 },
    ...{ open: 0, longest: 0, allowed, unreminded: [], passed: [...new Set(lateSilently)] },
    past: pastIn(office),
    misdirected: misdirectedIn(office, officers, reorganisedAt + DAY),
    ...{ asleep: [], unplaced: [], shared: [] },
    ...seenFrom(office, officers),
  };
  const digests = textsOf(office).filter(({ text }) => TELLS_OF_RAISED.test(text));
  for (const id of ids) {
    const context = await office.complaint(id);
    const history = await store.instances.history(id);
    const own = (await store.outbox.of(id)).flatMap((entry) =>
      entry.type === 'sms' ? (toldAt(entry) ?? []) : [],
    );
    const ticket = context.ticket.split('-').at(-1) ?? context.ticket;
    const told = [...own, ...raisedAt(digests, history, ticket)];
    const silence = longestSilence(office, history, told);
    figures.longest = Math.max(figures.longest, silence);
    if (silence > allowed) figures.unreminded.push(`${id}: ${silence} working days`);
    figures.answered += context.answeredAt === null ? 0 : 1;
    figures.merged += context.parent === null ? 0 : 1;
    figures.moved += history.some(({ type }) => type === 'pack.agency') ? 1 : 0;
    figures.shared.push(...sharedRounds(context));
    if (context.closedAt !== null) continue;
    figures.open += 1;
    if (context.agency !== null && !agencies.has(context.agency)) figures.unplaced.push(id);
    const sleeps = context.parent === null && (await store.timers.of(id)).length === 0;
    if (sleeps) figures.asleep.push(id);
  }
  return figures;
}

/** Rules that were broken, in words. */
export function yearFaults(figures: YearFigures): string[] {
  const { unreminded, passed, past, misdirected, asleep, unplaced, shared } = figures;
  const { seenUnreminded, seenPast } = figures;
  const counted = { unreminded, passed, past, misdirected, asleep, unplaced, shared };
  const broken = { ...counted, seenUnreminded, seenPast };
  return Object.entries(broken).flatMap(([rule, all]) =>
    all.length === 0 ? [] : [`${rule} (${all.length}): ${all.slice(0, 3).join('; ')}`],
  );
}
