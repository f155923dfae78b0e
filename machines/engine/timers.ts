import type { Timer } from '../../store/ports/timers.ts';
import type { ClockGuard } from './clock/guard.ts';
import { groupBy } from './group.ts';
import type { Instances } from './move.ts';
import type { EngineParts } from './parts.ts';
import type { Worker } from './worker.ts';

/** Delivers due timers as events, earliest first; late ones after downtime fire once, in order. */

const BATCH = 100;
/** Of these at once: what is decided in one go holds up SMS and pages, which need many turns each. */
const AT_ONCE = 6;

/** @param guard says when late timers have to wait */
export function createTimerWorker(
  parts: EngineParts,
  instances: Pick<Instances, 'move'>,
  guard: Pick<ClockGuard, 'timersWait'>,
): Worker {
  const { store, clock, processes, log } = parts;

  async function fire(timer: Timer): Promise<void> {
    const { id, instance, armedRevision, dueAt } = timer;
    // the machine is told the time that is, not the time that was due: deadlines are absolute
    const event = { type: id, at: clock.now() };
    const key = `timer:${id}:${armedRevision}`;
    await instances.move({ id: instance, event, key, timer: { id, armedRevision, dueAt } });
  }

  /** A timer that fails does not hold up those of other instances. */
  async function fireInOrder(timers: Timer[]): Promise<unknown[]> {
    const errors: unknown[] = [];
    for (const timer of timers) {
      try {
        await fire(timer);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log('error', 'a timer failed', { instance: timer.instance, timer: timer.id, reason });
        errors.push(error);
        break;
      }
    }
    return errors;
  }

  /** A few at a time; others get their turn while those are written. */
  async function fireAll(groups: Timer[][]): Promise<unknown[]> {
    const errors: unknown[] = [];
    for (let first = 0; first < groups.length; first += AT_ONCE) {
      const some = groups.slice(first, first + AT_ONCE).map(fireInOrder);
      errors.push(...(await Promise.all(some)).flat());
    }
    return errors;
  }

  /** Due timers of processes that are switched on; those of others wait, and hold nobody up. */
  async function dueNow(): Promise<Timer[]> {
    for (let limit = BATCH; ; limit *= 4) {
      const due = await store.timers.due(clock.now(), limit);
      const ours = due.filter(({ machine }) => processes.some(({ name }) => name === machine));
      if (ours.length > 0 || due.length < limit) return ours.slice(0, BATCH);
    }
  }

  return {
    name: 'timers',
    async run() {
      if (guard.timersWait()) return false;
      const due = await dueNow();
      const groups = groupBy(due, ({ instance }) => instance);
      const errors = await fireAll(groups);
      // the pump backs off when nothing but failures is due; else these would be tried without pause
      if (errors.length > 0 && errors.length === groups.length) throw errors[0];
      return due.length > errors.length;
    },
  };
}
