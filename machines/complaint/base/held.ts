import type { Rules } from '../../district/rules.ts';
import { timeOf } from '../../people/happened.ts';
import type { ComplaintContext } from './context.ts';
import type { ComplaintEvent } from './events.ts';

/** What waits to be taken back. Pure. */

interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

const SECOND_MS = 1000;

/** True for what decides nothing yet: nothing was done since the reporter's last words. */
export function decidesNothing({ type }: { type: string }): boolean {
  return type === 'admin.hold' || type === 'admin.unhold';
}

/** So long an act can be taken back, milliseconds. */
export function holdTime({ district }: Rules): number {
  return district.policy.undoSeconds * SECOND_MS;
}

export function heldUpdates(rules: Rules) {
  return {
    hold: ({ event }: Args): Partial<ComplaintContext> => {
      if (event.type !== 'admin.hold') return {};
      const { by, request } = event;
      const at = timeOf(event);
      return { held: { at, dueAt: at + holdTime(rules), by, request } };
    },
    dropHeld: (): Partial<ComplaintContext> => ({ held: null }),
  };
}
