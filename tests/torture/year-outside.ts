import type { District } from '../../machines/district/district.ts';

/**
 * The same year as the phones saw it: judged by the SMS that left and the clock alone, without any state, history or rule of the code. What it
 * knows besides is what the office prints: who has which phone, which days are holidays, and how long the pack lets anybody stay unreminded.
 */

export interface SeenSms {
  at: number;
  to: string;
  text: string;
}

export interface SeenYear {
  /** With its parts put together, oldest first. */
  sent: SeenSms[];
  /** Phones of the office, before the change and after it. */
  office: ReadonlySet<string>;
  pack: District;
  end: number;
}

export interface OutsideFigures {
  /** Complaints whose day to answer passed. */
  late: number;
  /** Longest time in working days without a word to anybody of the office about one of them. */
  longest: number;
  /** Complaints of which nobody was told for longer than the pack allows. */
  unreminded: string[];
  /** SMS that promise a day which has passed. */
  past: string[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TICKET = /\b([A-HJ-NP-Z]{1,2}\d{3})\b/g;
/** A day by which the office is to answer. */
const DUE = /(?:jwb s\.d\.|batas(?: waktu aduan \S+ menjadi)?|s\.d\.)\s*(\d\d)\/(\d\d)/i;
const PROMISED =
  /(?:paling lambat|batas|(?<!sepekan )s\.d\.|bergeser ke|menjadi)\s(\d\d)\/(\d\d)(?!\/)/gi;
/** Whoever reported reads that it was answered, is over, or hangs on another one. */
const OVER =
  /^Yth Bpk\/Ibu, jawaban|kami gabungkan|tidak dapat diproses|kami catat selesai|Trm kasih atas penilaian/;
/** He is asked; until he answers nobody is late. */
const ASKED = /perlu keterangan:/;
/** Those who lead are told of late ones, by number where not by ticket. */
const COUNTED = /mohon perhatian \d+ aduan/;

/** Days are the district's, seven hours east of UTC. */
const local = (at: number) => new Date(at + 7 * HOUR);
const dayOf = (at: number) => local(at).toISOString().slice(0, 10);

function isWorkingDay({ calendar }: District, day: string, extra: ReadonlySet<string>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && calendar.week[weekday] !== null && !extra.has(day);
}

/** The end of the day that is meant, nearest to when it was said. */
function endOf(at: number, day: string, month: string): number {
  const year = local(at).getUTCFullYear();
  const ends = [-1, 0, 1].map((off) =>
    Date.UTC(year + off, Number(month) - 1, Number(day), 16, 59),
  );
  return ends.reduce((best, end) => (Math.abs(end - at) < Math.abs(best - at) ? end : best));
}

function pastIn(sent: readonly SeenSms[]): string[] {
  return sent.flatMap(({ at, text }) =>
    [...text.matchAll(PROMISED)].some(([, day = '', month = '']) => endOf(at, day, month) < at)
      ? [`${dayOf(at)} ${text}`]
      : [],
  );
}

/** What the phones know of one complaint. */
interface Known {
  ticket: string;
  /** The last day by which the office was to answer; null while it is not its turn. */
  due: number | null;
  /** When somebody of the office last heard of it. */
  heard: number;
}

class Judge {
  readonly unreminded = new Map<string, number>();
  readonly late = new Set<string>();
  longest = 0;
  private readonly known = new Map<string, Known>();
  private readonly year: SeenYear;
  private readonly allowed: number;
  private readonly holidays: ReadonlySet<string>;

  constructor(year: SeenYear) {
    this.year = year;
    const { escalateAfter, repeatEvery } = year.pack.sla;
    const [head, secretary, regent] = escalateAfter;
    // what falls due is told in the morning after
    this.allowed = Math.max(head, secretary - head, regent - secretary, repeatEvery) + 1;
    this.holidays = new Set(year.pack.calendar.holidays.map(({ date }) => date));
  }

  private workingDays(from: number, to: number): number {
    let count = 0;
    for (let at = from + DAY; dayOf(at) <= dayOf(to) && at <= to + DAY; at += DAY)
      if (isWorkingDay(this.year.pack, dayOf(at), this.holidays)) count += 1;
    return count;
  }

  /** Nobody was told of it from its day, or the last word after that, until now. */
  private silence(one: Known, until: number): void {
    if (one.due === null || until <= one.due) return;
    this.late.add(one.ticket);
    const days = this.workingDays(Math.max(one.due, one.heard), until);
    this.longest = Math.max(this.longest, days);
    if (days > this.allowed) this.unreminded.set(one.ticket, days);
  }

  private toOffice({ at, text }: SeenSms, tickets: string[]): void {
    const [, day, month] = DUE.exec(text) ?? [];
    for (const ticket of tickets) {
      const one = this.known.get(ticket) ?? { ticket, due: null, heard: at };
      this.silence(one, at);
      one.heard = at;
      // a list names a day behind each; one of a single complaint is its own
      if (tickets.length === 1 && day !== undefined && month !== undefined)
        one.due = endOf(at, day, month);
      this.known.set(ticket, one);
    }
    if (COUNTED.test(text)) for (const one of this.known.values()) this.counted(one, at);
  }

  private counted(one: Known, at: number): void {
    if (one.due === null || at <= one.due) return;
    this.silence(one, at);
    one.heard = at;
  }

  private toCitizen({ at, text }: SeenSms, tickets: string[]): void {
    if (!OVER.test(text) && !ASKED.test(text)) return;
    for (const ticket of tickets) {
      const one = this.known.get(ticket);
      if (one === undefined) continue;
      this.silence(one, at);
      one.due = null;
    }
  }

  run(): OutsideFigures {
    const { sent, office, end } = this.year;
    for (const sms of sent) {
      const tickets = [...new Set([...sms.text.matchAll(TICKET)].map(([, ticket = '']) => ticket))];
      if (office.has(sms.to)) this.toOffice(sms, tickets);
      else this.toCitizen(sms, tickets);
    }
    for (const one of this.known.values()) this.silence(one, end);
    const unreminded = [...this.unreminded].map(
      ([ticket, days]) => `${ticket}: ${days} working days`,
    );
    return { late: this.late.size, longest: this.longest, unreminded, past: pastIn(sent) };
  }
}

export const judgedFromOutside = (year: SeenYear): OutsideFigures => new Judge(year).run();
