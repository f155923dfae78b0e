import type { Channel, Clock, SendOutcome } from '../../channels/port.ts';
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
  /** Epoch milliseconds. */
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
   * Chooses the line for an SMS; undefined when none may send it now.
   */
  choose(wish: Wish): Promise<Channel | undefined>;
  /** Gives the line back. @param outcome of the SMS, null when nothing was tried */
  end(outcome: SendOutcome | null): void;
}

/** An SMS that was taken out of the queue, as far as the lines must know it. */
interface Taken {
  to: string;
}

export interface Lines {
  /**
   * Takes SMS out of the queue one sender after the other, so that no two have the same receiver.
   * @param claim gets the receivers to whom an SMS is under way, and gives the next to another
   * @returns it, and gives its receiver free again
   */
  take<T extends Taken>(
    claim: (busy: string[]) => Promise<T | undefined>,
  ): Promise<{ taken: T; done(): void } | undefined>;
  /** Undefined when no line is free, so that no SMS is taken out of the queue that none can send. */
  reserve(): Reservation | undefined;
  /** What the network took for a receiver is being written down. */
  noting(to: string, written: Promise<unknown>): void;
  /** Resolves when that is over, however it ended; undefined when nothing is being written down. */
  noted(to: string): Promise<void> | undefined;
  paused(): PausedLine[];
  /** Why a line refuses every SMS (no credit, barred), until one goes out again; undefined while it does not. */
  faultOf(line: string): string | undefined;
}

export interface LinesParts {
  channels: Channel[];
  profiles: Record<string, LineProfile>;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  /** SMS that a line has sent today. */
  sentToday(line: string): Promise<number>;
}

export function createLines({ channels, profiles, clock, sentToday }: LinesParts): Lines {
  /** SMS under way on each line. */
  const busy = new Map<Channel, number>();
  const receivers = new Set<string>();
  const writing = new Map<string, Promise<void>>();
  let reserved = 0;
  let taking: Promise<unknown> = Promise.resolve();
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
    if (!line.health().ready || isOpen(breaker, clock.monotonic())) return 0;
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
    let held: Channel | 'any' = 'any';
    reserved += 1;
    return {
      async choose(wish) {
        const channel = await pick(wish);
        if (channel === undefined) return undefined;
        reserved -= 1;
        held = channel;
        return channel;
      },
      end(outcome) {
        if (held === 'any') {
          reserved -= 1;
          return;
        }
        occupy(held, -1);
        if (outcome === null) return;
        breakers.set(held, afterOutcome(breakerOf(held), outcome, clock.monotonic()));
      },
    };
  }

  async function takeNow<T extends Taken>(claim: (busy: string[]) => Promise<T | undefined>) {
    const taken = await claim([...receivers]);
    if (taken === undefined) return undefined;
    // two lines would not keep the order of what they have for one receiver
    receivers.add(taken.to);
    return { taken, done: () => void receivers.delete(taken.to) };
  }

  return {
    take(claim) {
      const turn = taking.then(() => takeNow(claim));
      taking = turn.catch(() => {});
      return turn;
    },
    noting(to, written) {
      const over = () => {
        if (writing.get(to) === ended) writing.delete(to);
      };
      const ended = written.then(over, over);
      writing.set(to, ended);
    },
    noted: (to) => writing.get(to),
    faultOf(name) {
      const line = channels.find((channel) => channel.name === name);
      const { lineFault, reason } = line === undefined ? CLOSED : breakerOf(line);
      return lineFault ? reason : undefined;
    },
    reserve: () => (freePlaces() > reserved ? reservation() : undefined),
    paused: () =>
      channels
        .map((line) => ({ line, breaker: breakerOf(line) }))
        .filter(({ breaker }) => isOpen(breaker, clock.monotonic()))
        .map(({ line, breaker: { openUntil, reason } }) => ({
          line: line.name,
          until: clock.now() + openUntil - clock.monotonic(),
          reason,
        })),
  };
}
