import type { SendProgress } from '../../channels/port.ts';
import type { Claimed, Lease } from '../../store/ports/lease.ts';
import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { Message } from '../messages/messages.ts';
import type { EngineParts } from './parts.ts';
import type { StillTrue } from './still-true.ts';
import type { TakenParts } from './taken-parts.ts';

/** While a line has an SMS: each part is written down before it is handed over, and no part of what was overtaken is. */

/** An SMS with what it says now. */
export interface Ready extends Claimed<OutboxEntry> {
  message: Message;
  /** It no longer says what it said when it was decided. */
  changed: boolean;
}

/** What it says, or whether it may be said, has changed while it was on its way. */
class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/** Another process took the SMS over; it must not be written to the modem here. */
class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

export function createHandingOver(
  { store, clock, settings }: Pick<EngineParts, 'store' | 'clock' | 'settings'>,
  stillTrue: StillTrue,
) {
  /**
   * Nothing of it leaves once it has been overtaken, be it between two of its parts. It is given back
   * then, and looked at anew.
   */
  async function isAsSaid(said: Ready[]): Promise<boolean> {
    for (const { entry, message } of said) {
      const verdict = await stillTrue.again(entry);
      if (verdict.verdict !== 'goes') return false;
      if (JSON.stringify(verdict.message) !== JSON.stringify(message)) return false;
    }
    return true;
  }

  /** @param said the SMS, then those bundled into it: what becomes of one becomes of all */
  function progressOf(
    said: [Ready, ...Ready[]],
    taken: TakenParts,
    overtaken: () => void,
  ): SendProgress {
    const leases = said.map(({ lease }) => lease);
    const [{ lease }] = said;
    return {
      async handingOver(index, total) {
        taken.total(total);
        if (!(await isAsSaid(said))) {
          overtaken();
          throw new OvertakenError('much has happened since it was decided');
        }
        const now = clock.now();
        const until = now + settings.leaseMs;
        // asked together so that they share one write to the disk
        const mine = await Promise.all(
          leases.map((held) => store.outbox.handingOver({ ...held, until }, index, total, now)),
        );
        if (mine.includes(false))
          throw new LeaseLostError(`${lease.id}: another process has it now`);
      },
      sent: taken.took,
    };
  }

  /** Keeps leases while the modem is slow: a network may take longer to answer than they last. */
  function keep(leases: Lease[]): () => void {
    let cancel = () => {};
    const beat = () => {
      cancel = clock.after(settings.leaseMs / 3, () => {
        const until = clock.now() + settings.leaseMs;
        // a store that is down now is found out at the next write that matters
        for (const lease of leases) store.outbox.extend(lease, until).catch(() => {});
        beat();
      });
    };
    beat();
    return () => cancel();
  }

  return { progressOf, keep };
}
