import type { Clock, SendOutcome } from '../../channels/port.ts';
import type { Claimed } from '../../store/ports/lease.ts';
import type { OutboxEntry, Settlement } from '../../store/ports/outbox.ts';

/** What becomes of an SMS by what its line says of it. */

const FIRST_BACK_OFF = 5_000;
const LONGEST_BACK_OFF = 10 * 60_000;
/** An SMS that the network keeps refusing for now is given up after two days. */
const GIVE_UP_AFTER = 48 * 3_600_000;

export function createOutcomes(clock: Pick<Clock, 'now'>) {
  function afterRetry(
    entry: OutboxEntry,
    outcome: { error: string; retryAfterMs?: number; lineFault?: true },
  ): Settlement {
    const now = clock.now();
    // what the line cannot pay for waits until it can
    if (outcome.lineFault !== true && now - entry.createdAt > GIVE_UP_AFTER)
      return { state: 'failed', error: outcome.error, at: now };
    const backOff = Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** Math.min(entry.attempts, 10));
    return {
      state: 'queued',
      dueAt: now + (outcome.retryAfterMs ?? backOff),
      error: outcome.error,
    };
  }

  function settlementOf(entry: OutboxEntry, outcome: SendOutcome): Settlement {
    const at = clock.now();
    switch (outcome.outcome) {
      case 'sent':
        return { state: 'sent', line: outcome.line, parts: outcome.parts, at };
      case 'retry':
        return afterRetry(entry, outcome);
      case 'failed':
        return { state: 'failed', error: outcome.error, at };
      case 'unknown':
        return { state: 'unconfirmed', error: outcome.error, at };
    }
  }

  /** A reminder bundled into an SMS that was not sent waits for its own turn again. */
  function bundledSettlement(
    into: OutboxEntry,
    { entry: { dueAt } }: Claimed<OutboxEntry>,
    outcome: SendOutcome,
  ): Settlement {
    if (outcome.outcome === 'sent' || outcome.outcome === 'unknown')
      return { state: 'bundled', into: into.id };
    const later = Math.max(dueAt, clock.now() + FIRST_BACK_OFF);
    return { state: 'queued', dueAt: later, error: outcome.error };
  }

  return { settlementOf, bundledSettlement };
}
