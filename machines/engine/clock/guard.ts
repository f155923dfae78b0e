import type { Clock } from '../../../channels/port.ts';
import type { RecordStore } from '../../../store/ports/records.ts';
import {
  type ClockDoubt,
  doubtByModem,
  doubtByPast,
  doubtByStamp,
  TOLERANCE,
  type Told,
} from './judged.ts';
import { KnownTime, type Moment } from './known.ts';
import { readSeen, writeSeen } from './seen.ts';

/**
 * Watches the computer's time before it decides anything. It knows the newest time that was trusted, also from
 * before the start, and how much time has passed since by a clock that nobody sets.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A difference to the time that has passed, from which on somebody has set the clock, or the computer slept. */
const SET = 5 * MINUTE;
/** How often the newest time is written down. */
const NOTED_EVERY = 5 * MINUTE;
/** A shorter one is a start anew: the newest time is written down every few minutes. */
const ABSENT = 15 * MINUTE;
/** After a gap SMS that waited at the network are read before late timers fire. */
const READING_TIME = 5 * MINUTE;

export interface ClockGuard {
  /** Why the time is not trusted now; null while it is. Looks at the clock. */
  doubt(): ClockDoubt | null;
  /** Newest time that was trusted before the doubt: names it, also after another start. */
  trustedUntil(): number;
  /** True for a while after a gap of more than a day. */
  timersWait(): boolean;
  /** From what was trusted last to this start, once that is trusted, too; null where there is no such time, or a short one. */
  absence(): { from: number; to: number } | null;
  /** Judges by what was written down before. Once, when the store is open. */
  begin(): Promise<void>;
  /** Writes the newest time down, now and then. */
  note(): Promise<void>;
  /** The network has stamped something that came just now. @param at epoch milliseconds */
  stamped(at: number): void;
  /** A modem says what time it is. @param at epoch milliseconds */
  toldByModem(at: number): void;
  /** Somebody of the office says that the computer's time is right. @returns whether there was a doubt */
  confirm(): Promise<boolean>;
  /** Called when a doubt arises, and when the time is trusted again. */
  onChange(listener: () => void): void;
}

export interface ClockGuardParts {
  clock: Clock;
  records: Pick<RecordStore, 'get' | 'put'>;
  /** Times that were there before anything was noted: of the store without a note, of the last backup. */
  past(noted: boolean): Promise<Told[]>;
  log(level: 'info' | 'warn' | 'error', message: string, fields?: Record<string, unknown>): void;
}

/** What speaks against a time when the hotline starts. */
async function before({ records, past }: ClockGuardParts) {
  const seen = await readSeen(records);
  const others = await past(seen !== undefined);
  const told = others.filter(({ at }) => at > (seen?.overruled ?? 0));
  const noted: Told[] = seen === undefined ? [] : [{ by: 'store', at: seen.at }];
  return { seen, told: [...noted, ...told] };
}

export function createClockGuard(parts: ClockGuardParts): ClockGuard {
  const { clock, records, log } = parts;
  const listeners = new Set<() => void>();
  const known = new KnownTime(clock);
  let begun = false;
  /** Looked at last. */
  let last = known.moment();
  let overruled: number | undefined;
  let notedAt = Number.NEGATIVE_INFINITY;
  let doubted: ClockDoubt | null = null;
  /** Somebody has said that it is right: until it is set again nothing speaks against it. */
  let confirmed = false;
  let waitUntil = Number.NEGATIVE_INFINITY;
  /** Before the start; null until that time is trusted. */
  let absent: { from: number; to: number } | null = null;
  let seenBefore: number | null = null;
  let startedAt = 0;

  const tellAll = () => {
    for (const listener of listeners) listener();
  };

  function noteAbsence({ now }: Moment): void {
    if (seenBefore === null || absent !== null) return;
    // what has passed since the start was no absence
    const to = now - (clock.monotonic() - startedAt);
    if (to - seenBefore > ABSENT) absent = { from: seenBefore, to };
    seenBefore = null;
  }

  /** @param from the hotline did not work, or did not know the time, since then */
  function trust(now: Moment, from: number, borneOut: boolean): void {
    known.trust(now, from, borneOut);
    noteAbsence(now);
    const days = Math.floor((now.now - from) / DAY);
    if (days > 0) {
      waitUntil = now.passed + READING_TIME;
      log('warn', 'nothing was done for more than a day: late timers go step by step', { days });
    }
    if (doubted === null) return;
    doubted = null;
    notedAt = Number.NEGATIVE_INFINITY;
    log('info', 'the time of this computer is trusted again: what was held goes on');
    tellAll();
  }

  function mistrust(doubt: ClockDoubt): void {
    const isNew = doubted === null;
    doubted = doubt;
    if (!isNew) return;
    const { kind, shown, told } = doubt;
    log('error', 'the time of this computer is not trusted: what decides by time is held', {
      ...{ kind, computer: new Date(shown).toISOString() },
      [told.by]: new Date(told.at).toISOString(),
    });
    tellAll();
  }

  /** The clock was set, or the computer slept. */
  function judgeAnew(now: Moment): void {
    confirmed = false;
    const agrees = Math.abs(now.now - known.expected) <= TOLERANCE;
    const doubt = agrees ? null : doubtByPast(now.now, known.certain());
    if (doubt === null) trust(now, doubted === null ? last.now : known.trusted, agrees);
    else mistrust(doubt);
  }

  function look(): void {
    const now = known.moment();
    const moved = now.now - last.now - (now.passed - last.passed);
    if (Math.abs(moved) > SET) judgeAnew(now);
    else if (doubted === null) known.goOn(now);
    last = now;
  }

  function hear(told: Told, judge: typeof doubtByModem): void {
    if (!begun) return;
    look();
    const verdict = judge(clock.now(), told.at, known.certain());
    if (verdict === null) return;
    known.tell(told);
    if (confirmed) return;
    if (verdict === 'agrees') trust(known.moment(), known.trusted, true);
    else mistrust(verdict);
  }

  return {
    doubt() {
      if (begun) look();
      return doubted;
    },
    trustedUntil: () => known.trusted,
    absence: () => absent,
    timersWait: () => clock.monotonic() < waitUntil,
    async begin() {
      if (begun) return;
      const { seen, told } = await before(parts);
      const now = known.moment();
      [begun, last] = [true, now];
      overruled = seen?.overruled;
      if (seen !== undefined) known.remember(seen);
      const doubt = doubtByPast(now.now, told);
      [seenBefore, startedAt] = [seen?.at ?? null, clock.monotonic()];
      const newest = seen?.at ?? Math.max(...told.map(({ at }) => at));
      if (doubt === null) return trust(now, Number.isFinite(newest) ? newest : now.now, false);
      known.mistrust(Math.max(doubt.told.at, newest));
      mistrust(doubt);
    },
    async note() {
      if (!begun || doubted !== null || known.since(notedAt) < NOTED_EVERY) return;
      await writeSeen(records, known.seen(overruled));
      notedAt = clock.monotonic();
    },
    stamped: (at) => hear({ by: 'sms', at }, doubtByStamp),
    toldByModem: (at) => hear({ by: 'modem', at }, doubtByModem),
    async confirm() {
      if (doubted === null) return false;
      const now = known.moment();
      overruled = Math.max(...[...known.certain(), doubted.told].map(({ at }) => at));
      await writeSeen(records, { at: now.now, overruled });
      known.forgetTold();
      [confirmed, last] = [true, now];
      trust(now, known.trusted, true);
      return true;
    },
    onChange: (listener) => void listeners.add(listener),
  };
}
