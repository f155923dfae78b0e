import type { Channel, SendOutcome } from '../../channels/port.ts';
import { afterOutcome, type Breaker, CLOSED, isOpen } from './breaker.ts';

/**
 * Chooses the line (SIM) for an SMS: the receiver's own operator first, then any other that can send
 * now. A line sends as many SMS at a time as it can; one that keeps failing is left alone for a while.
 */

/** What is known of a line beside its channel. */
export interface LineProfile {
  /** Beginnings of E.164 numbers of the SIM's own operator: `+62811`. */
  prefixes: string[];
  /** Most SMS a day; null without a limit. */
  dailyBudget: number | null;
}

const PLAIN: LineProfile = { prefixes: [], dailyBudget: null };

/** A line that is not used now, for the health page. */
export interface PausedLine {
  line: string;
  until: number;
  reason: string;
}

/** What an SMS asks of its line. */
export interface Wish {
  to: string;
  /** The line that has sent parts of it; no other number may send the rest. */
  boundTo: string | null;
  /** Goes out even where the day's budget of every line is spent. */
  always: boolean;
}

/** A free line that is kept back for one sender. */
export interface Reservation {
  /**
   * Chooses the line for an SMS. Undefined when none may send it now, or when another SMS to the same
   * receiver is under way: two lines would not keep their order.
   */
  choose(wish: Wish): Promise<Channel | undefined>;
  /** Gives the line back. @param outcome of the SMS, null when nothing was tried */
  end(outcome: SendOutcome | null): void;
}

export interface Lines {
  /** Undefined when no line is free, so that no SMS is taken out of the queue that none can send. */
  reserve(): Reservation | undefined;
  paused(): PausedLine[];
  /** Why a line refuses every SMS (no credit, barred), until one goes out again; undefined while it does not. */
  faultOf(line: string): string | undefined;
}

export interface LinesParts {
  channels: Channel[];
  profiles: Record<string, LineProfile>;
  now(): number;
  /** SMS that a line has sent today. */
  sentToday(line: string): Promise<number>;
}

export function createLines({ channels, profiles, now, sentToday }: LinesParts): Lines {
  /** SMS under way on each line. */
  const busy = new Map<Channel, number>();
  const receivers = new Set<string>();
  let reserved = 0;
  const breakers = new Map<Channel, Breaker>();
  const breakerOf = (line: Channel) => breakers.get(line) ?? CLOSED;
  const profileOf = (line: Channel) => profiles[line.name] ?? PLAIN;

  /** Adds to, or with -1 takes from, the SMS under way on a line. */
  function occupy(line: Channel, change: 1 | -1): void {
    busy.set(line, (busy.get(line) ?? 0) + change);
  }

  /** How many more SMS a line may take now. */
  function placesOf(line: Channel): number {
    const breaker = breakerOf(line);
    if (!line.health().ready || isOpen(breaker, now())) return 0;
    // a line that has failed is tried with one SMS before it gets many
    const most = breaker.failures > 0 ? 1 : line.can.parallel;
    return Math.max(0, most - (busy.get(line) ?? 0));
  }

  const isFree = (line: Channel) => placesOf(line) > 0;

  /** The receiver's own operator first; otherwise in the order of the configuration. */
  function preferred(to: string): Channel[] {
    const own = (line: Channel) => profileOf(line).prefixes.some((start) => to.startsWith(start));
    return [...channels.filter(own), ...channels.filter((line) => !own(line))];
  }

  async function isSpent(line: Channel): Promise<boolean> {
    const { dailyBudget } = profileOf(line);
    return dailyBudget !== null && (await sentToday(line.name)) >= dailyBudget;
  }

  /** The first free line with budget left; for what may not wait, one without. */
  async function pick({ to, boundTo, always }: Wish): Promise<Channel | undefined> {
    const candidates = preferred(to).filter(({ name }) => boundTo === null || name === boundTo);
    const spent: Channel[] = [];
    for (const line of candidates) {
      if (!isFree(line)) continue;
      // taken before the question, as another sender may ask at the same time
      occupy(line, 1);
      if (!(await isSpent(line))) return line;
      occupy(line, -1);
      spent.push(line);
    }
    const last = always ? spent.find(isFree) : undefined;
    if (last !== undefined) occupy(last, 1);
    return last;
  }

  const freePlaces = () => channels.reduce((sum, line) => sum + placesOf(line), 0);

  function reservation(): Reservation {
    let held: { channel: Channel; to: string } | 'any' = 'any';
    reserved += 1;
    return {
      async choose(wish) {
        if (receivers.has(wish.to)) return undefined;
        receivers.add(wish.to);
        const channel = await pick(wish);
        if (channel === undefined) receivers.delete(wish.to);
        else {
          reserved -= 1;
          held = { channel, to: wish.to };
        }
        return channel;
      },
      end(outcome) {
        if (held === 'any') {
          reserved -= 1;
          return;
        }
        const { channel, to } = held;
        occupy(channel, -1);
        receivers.delete(to);
        if (outcome === null) return;
        breakers.set(channel, afterOutcome(breakerOf(channel), outcome, now()));
      },
    };
  }

  return {
    faultOf(name) {
      const line = channels.find((channel) => channel.name === name);
      const { lineFault, reason } = line === undefined ? CLOSED : breakerOf(line);
      return lineFault ? reason : undefined;
    },
    reserve: () => (freePlaces() > reserved ? reservation() : undefined),
    paused: () =>
      channels
        .map((line) => ({ line, breaker: breakerOf(line) }))
        .filter(({ breaker }) => isOpen(breaker, now()))
        .map(({ line, breaker: { openUntil, reason } }) => ({
          line: line.name,
          until: openUntil,
          reason,
        })),
  };
}
