import type { SendOutcome, SentPart } from '../../channels/port.ts';
import type { Claimed } from '../../store/ports/lease.ts';
import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { Store } from '../../store/ports/store.ts';
import type { Lines } from './choose-line.ts';

/**
 * Parts of an SMS that the network took, each written down before the next is handed over. The last one is
 * written with what becomes of the whole SMS, which its sender knows in the same moment.
 */

export interface TakenParts {
  /** The SMS has so many parts. */
  total(parts: number): void;
  took(index: number, part: SentPart): Promise<void>;
  /** Writes down what an SMS that is not whole would lose: its outcome does not name its parts. */
  keepWith(outcome: SendOutcome): Promise<void>;
  /** What became of the SMS is written down, or could not be. */
  over(): void;
}

export function createTakenParts(
  { outbox }: Pick<Store, 'outbox'>,
  lines: Pick<Lines, 'noting'>,
  { lease, entry }: Claimed<OutboxEntry>,
  line: string,
): TakenParts {
  let end = Number.POSITIVE_INFINITY;
  let last: { index: number; part: SentPart } | undefined;
  let over = () => {};
  const note = (written: Promise<unknown>) => lines.noting(entry.to ?? '', written);
  return {
    total(parts) {
      end = parts - 1;
    },
    async took(index, part) {
      if (index === end) {
        last = { index, part };
        note(
          new Promise<void>((resolve) => {
            over = resolve;
          }),
        );
        return;
      }
      const written = outbox.partSent(lease, index, part, line);
      note(written);
      await written;
    },
    async keepWith({ outcome }) {
      if (outcome === 'sent' || last === undefined) return;
      await outbox.partSent(lease, last.index, last.part, line);
    },
    over: () => over(),
  };
}
