import type { Clock } from '../../channels/port.ts';

/**
 * The inspector only looks until somebody unlocks it: for a short time, and for one session at the
 * desk. What is unlocked lives in this process alone; a restart locks everything.
 */

const OPEN_MS = 10 * 60_000;

export interface Lock {
  /** @returns epoch milliseconds until which the session may act */
  open(session: string): number;
  /** The same; null when it may not. */
  openUntil(session: string): number | null;
  close(session: string): void;
}

export function createLock(clock: Pick<Clock, 'now'>): Lock {
  const sessions = new Map<string, number>();

  function forgetEnded(): void {
    for (const [session, until] of sessions) if (until <= clock.now()) sessions.delete(session);
  }

  return {
    open(session) {
      forgetEnded();
      const until = clock.now() + OPEN_MS;
      sessions.set(session, until);
      return until;
    },
    openUntil(session) {
      forgetEnded();
      return sessions.get(session) ?? null;
    },
    close(session) {
      sessions.delete(session);
    },
  };
}
