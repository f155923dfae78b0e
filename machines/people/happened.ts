import { type Actor, SYSTEM } from './actor.ts';

/** When an event of a machine happened, and who caused it. */

/**
 * Time of an event; of the first one, that of the input. Timers come without `at` as far as their machine can
 * know of it: the engine sets it on delivery.
 * @returns epoch milliseconds
 * @throws TypeError for an event without a time, which is a fault of the caller
 */
export function timeOf(event: { type: string }): number {
  const { at, input } = event as { at?: number; input?: { at?: number } };
  const time = at ?? input?.at;
  if (time === undefined) throw new TypeError(`event ${event.type} has no time ("at")`);
  return time;
}

/** Who caused an event; timers and the start count as the system. */
export function causeOf(event: { type: string }): Actor {
  return (event as { by?: Actor }).by ?? SYSTEM;
}

/** What an instance is made from: carried by its first event, which XState makes itself. */
export function inputOf<T>(event: { type: string }): T {
  return (event as unknown as { input: T }).input;
}
