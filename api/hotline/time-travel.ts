import type { MovableClock } from '../../channels/movable-clock.ts';
import type { Engine } from '../../machines/engine/engine.ts';
import type { Store } from '../../store/ports/store.ts';
import type { Timer } from '../../store/ports/timers.ts';

/** Moves the time of a running simulation, stopping wherever something is due, so that it happens then. */

/** Real milliseconds without a step after which what is busy counts as waiting for a timer. */
const PATIENCE_MS = 150;
/** How often it is looked whether everything is at rest, and how often in a row it must be. */
const LOOK_MS = 5;
const QUIET_LOOKS = 4;
/** Something is due but does not get done: it is given this much time. */
const NUDGE_MS = 1000;
/** Stops in one move; when there are more, the rest is gone in `LAST_STOPS` longer ones. */
const MOST_STOPS = 100;
const LAST_STOPS = 20;
/** Timers that are looked through for the next deadline of a complaint. */
const TIMERS = 200;

/** Work that must be over before time goes on. */
export interface Busy {
  idle(): boolean;
  /** Changes with every step of the work. */
  progress?(): number;
}

export interface TimeTravel {
  /** Milliseconds by which the clock is ahead of the real one. */
  readonly ahead: number;
  /** True while a move is under way. */
  readonly moving: boolean;
  /** The next timer of a complaint, else of anything; undefined when nothing is waited for. */
  nextDeadline(): Promise<Pick<Timer, 'dueAt' | 'instance' | 'id'> | undefined>;
  /**
   * Goes to a time; what is due on the way happens when it is due.
   * @param at epoch milliseconds; a time that has passed means now
   * @returns false when another move is under way
   */
  moveTo(at: number): Promise<boolean>;
}

export interface TimeTravelParts {
  clock: MovableClock;
  store: Store;
  engine: Engine;
  /** Drivers and modems. */
  busy: Busy[];
  /** Writes down how far the clock will be ahead, before it is. */
  keep(ahead: number): void;
}

export function createTimeTravel({
  clock,
  store,
  engine,
  busy,
  keep,
}: TimeTravelParts): TimeTravel {
  const workers: Busy[] = [engine, ...busy];
  let moving = false;

  const steps = () => workers.reduce((sum, worker) => sum + (worker.progress?.() ?? 0), 0);
  // real time on purpose: the modem's dialogue takes turns of the event loop, not simulated time
  const look = () => new Promise<void>((resolve) => setTimeout(resolve, LOOK_MS));

  /** Until nothing more happens by itself; false when something waits for a timer. */
  async function rest(): Promise<boolean> {
    engine.nudge();
    let [quiet, seen, since] = [0, steps(), performance.now()];
    while (quiet < QUIET_LOOKS) {
      await look();
      quiet = workers.every((worker) => worker.idle()) ? quiet + 1 : 0;
      const now = steps();
      if (quiet > 0 || now !== seen) [seen, since] = [now, performance.now()];
      if (performance.now() - since > PATIENCE_MS) return false;
    }
    return true;
  }

  /** Where to stop next on the way. @param stuck something waits for one of the clock's timers */
  async function nextStop(target: number, stuck: boolean, least: number): Promise<number> {
    const now = clock.now();
    const stored = (await store.nextWakeAt()) ?? target;
    const timer = stuck ? (clock.nextDue() ?? target) : target;
    const due = Math.min(stored, timer);
    return Math.min(target, due > now + least ? due : now + Math.max(least, NUDGE_MS));
  }

  async function go(target: number): Promise<void> {
    const longStop = (target - clock.now()) / LAST_STOPS;
    let stuck = !(await rest());
    for (let stops = 0; clock.now() < target; stops += 1) {
      const least = stops < MOST_STOPS ? 0 : longStop;
      const stop = Math.max(clock.now(), await nextStop(target, stuck, least));
      keep(clock.ahead + Math.max(0, stop - clock.now()));
      clock.moveTo(Math.max(stop, clock.now()));
      stuck = !(await rest());
    }
  }

  return {
    get ahead() {
      return clock.ahead;
    },
    get moving() {
      return moving;
    },
    async nextDeadline() {
      const timers = await store.timers.due(Number.MAX_SAFE_INTEGER, TIMERS);
      const later = timers.filter(({ dueAt }) => dueAt > clock.now());
      return later.find(({ machine }) => machine === 'complaint') ?? later[0];
    },
    async moveTo(at) {
      if (moving) return false;
      moving = true;
      try {
        await go(at);
        return true;
      } finally {
        moving = false;
        engine.nudge();
      }
    },
  };
}
