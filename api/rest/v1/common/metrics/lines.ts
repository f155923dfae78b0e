import { LINE } from '../../../../../machines/line/kind.ts';
import type { Hotline } from '../../../../hotline/hotline.ts';

/** Lines as monitoring sees them. */

export interface SeenLine {
  name: string;
  /** State of its modem's machine. */
  state: string;
  /** It can send now. */
  ready: boolean;
  /** 0–31. */
  signal: number | undefined;
  /** Rupiah, as the operator said last. */
  credit: number | null;
  /** End of the card's active period, epoch milliseconds. */
  activeUntil: number | null;
}

/** One whose SMS the network refuses (no credit, barred) is not ready, however well its modem is. */
export function linesSeen({ engine }: Pick<Hotline, 'engine'>): Promise<SeenLine[]> {
  const { channels } = engine.health();
  return Promise.all(
    channels.map(async ({ name, state, ready, signal }) => {
      const found = await engine.instances.of(LINE).snapshot(LINE.idPrefix + name);
      const { down = null, credit = null, activeUntil = null } = found?.snapshot.context ?? {};
      return { name, state, ready: ready && down === null, signal, credit, activeUntil };
    }),
  );
}
