import type { ClockStep } from '../../district/clock-steps.ts';
import type { Rules } from '../../district/rules.ts';
import { timeOf } from '../../people/happened.ts';
import { dueAfterChange, laterPromise } from './calendar-change.ts';
import type { ComplaintContext } from './context.ts';
import { extendClock, resumeClock, startClock } from './deadline.ts';
import type { ClockEvent, ComplaintEvent } from './events.ts';
import { afterClock, answeredOn } from './steps.ts';

/**
 * Every move of the one clock (`context.clock`): what it makes of the clock, and the event by which the
 * deadline region hears of it. The region counts rungs and arms timers; it never writes the clock.
 */

interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

interface Move<TParams = undefined> {
  tells: ClockEvent['type'];
  update(args: Args, params: TParams): Partial<ComplaintContext>;
}

/** From agency to agency the citizen's time runs on. */
function promised({ clock }: ComplaintContext, step: ClockStep) {
  if (step !== 'answer' || clock?.step !== 'answer') return {};
  return { promisedAt: clock.promisedAt ?? clock.dueAt };
}

/** The round that its steps are of; forwarding is of none. */
function measured({ rounds }: ComplaintContext, step: ClockStep) {
  return step === 'forward' || rounds.length === 0 ? {} : { inRound: rounds.length - 1 };
}

/** An answer by letter stops the agency's time with its arrival. */
function stoppedAt(context: ComplaintContext, event: ComplaintEvent): number {
  return context.clock?.step === 'answer' ? answeredOn(context, event) : timeOf(event);
}

/** Moves of the clock by the names the statechart uses. */
export function clockMoves(rules: Rules) {
  return {
    /** The one that runs comes to its end. */
    startClock: {
      tells: 'clock.start',
      update: ({ context, event }, { step }) => ({
        ...afterClock(rules, context, timeOf(event)),
        clock: {
          ...startClock(rules, step, timeOf(event)),
          ...promised(context, step),
          ...measured(context, step),
        },
      }),
    } satisfies Move<{ step: ClockStep }>,
    /** One that stands still does so since it was stopped first. */
    pauseClock: {
      tells: 'clock.pause',
      update: ({ context: { clock }, event }) => ({
        clock: clock === null ? null : { ...clock, pausedAt: clock.pausedAt ?? timeOf(event) },
      }),
    } satisfies Move,
    resumeClock: {
      tells: 'clock.resume',
      update: ({ context: { clock }, event }) => ({
        clock: clock === null ? null : resumeClock(rules, clock, timeOf(event)),
      }),
    } satisfies Move,
    extendClock: {
      tells: 'clock.extend',
      update: ({ context: { clock, extensions }, event }) =>
        event.type !== 'officer.extend' || clock === null
          ? {}
          : {
              clock: extendClock(rules, clock, event.at, event.until),
              extensions: extensions + 1,
            },
    } satisfies Move,
    /** Put aside with its deadline as it is: only the ladder waits. */
    parkClock: {
      tells: 'clock.park',
      update: ({ context: { clock, parkings }, event }) => {
        if (event.type !== 'admin.park' || clock === null) return {};
        const { at, until, text } = event;
        return {
          clock: { ...clock, parkedUntil: until },
          parkings: [...parkings, { at, until, text: text.trim() }],
        };
      },
    } satisfies Move,
    wakeClock: {
      tells: 'clock.wake',
      update: ({ context: { clock }, event }) => {
        if (clock === null) return {};
        const { parkedUntil: _, ...awake } = clock;
        return { clock: { ...awake, wokenAt: timeOf(event) } };
      },
    } satisfies Move,
    /** Holidays have changed: the same working days, the same reminders before them. */
    moveClock: {
      tells: 'clock.move',
      update: ({ context, event }) => {
        if (event.type !== 'pack.calendar') return {};
        const { clock, legalDueAt } = dueAfterChange(rules, context, event, event.at);
        const toldDue = laterPromise(rules, context, event);
        const told = toldDue === null ? {} : { toldDue };
        return { legalDueAt, clock: clock === null ? null : { ...clock, ...told } };
      },
    } satisfies Move,
    /** The task of an answer that was taken back: as if it had never come. */
    restoreClock: {
      tells: 'clock.restore',
      update: ({ context: { answer }, event }) => {
        if (answer?.clock === undefined) return {};
        const { at, clock } = answer;
        // while a citizen was waited for, the answer ended the pause
        return { answer: null, clock: resumeClock(rules, clock, Math.min(at, timeOf(event))) };
      },
    } satisfies Move,
    /** With its task ends an agency's wish to hand it on. */
    stopClock: {
      tells: 'clock.stop',
      update: ({ context, event }) => ({
        ...afterClock(rules, context, stoppedAt(context, event)),
        clock: null,
        transfer: null,
      }),
    } satisfies Move,
  };
}
