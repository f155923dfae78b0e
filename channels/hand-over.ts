import { type Log, messageOf } from './log.ts';
import type { Clock, SendOutcome } from './port.ts';

/**
 * Has it written down that an SMS is handed over, before the other side gets any of it.
 * @param longest milliseconds that the store may take
 * @returns why the SMS must not be handed over; undefined when it is safely noted
 */
export function noteHandOver(
  note: () => Promise<void>,
  clock: Clock,
  longest: number,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const cancel = clock.after(longest, () =>
      resolve('penyimpanan tidak menjawab sebelum SMS diserahkan'),
    );
    const end = (hindrance?: string): void => {
      cancel();
      resolve(hindrance);
    };
    Promise.resolve()
      .then(note)
      .then(
        () => end(),
        (error: unknown) => end(`penyimpanan gagal sebelum SMS diserahkan: ${messageOf(error)}`),
      );
  });
}

/** Resolves after some milliseconds of the channel's clock. */
export function pause(clock: Clock, milliseconds: number): Promise<void> {
  return milliseconds > 0
    ? new Promise((resolve) => clock.after(milliseconds, resolve))
    : Promise.resolve();
}

/**
 * The outcome of sending an SMS, whatever happens: a fault of our own, at a point nobody knows, leaves it in doubt, since
 * the other side may have the SMS.
 */
export function orUnknown(sending: Promise<SendOutcome>, log: Log): Promise<SendOutcome> {
  return sending.catch((error: unknown) => {
    log('error', 'sending failed unexpectedly', { error: messageOf(error) });
    return { outcome: 'unknown', error: messageOf(error) } satisfies SendOutcome;
  });
}
