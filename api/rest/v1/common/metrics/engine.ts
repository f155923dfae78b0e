import type { Hotline } from '../../../../hotline/hotline.ts';
import type { Labels, SetGauge } from './gauges.ts';
import { linesSeen, type SeenLine } from './lines.ts';

/** The engine and its lines: whether they work, and how long their cards will. */

export function engineMetrics({ engine }: Hotline, set: SetGauge): void {
  const { running, failing } = engine.health();
  set('engine_running', '1 while the engine runs.', [[{}, running ? 1 : 0]]);
  set(
    'engine_worker_failures',
    'Failures in a row of parts of the engine that fail now.',
    failing.map(({ worker, failures }) => [{ worker }, failures]),
  );
}

/** What is not known of a line is left out. */
export async function lineMetrics(hotline: Hotline, set: SetGauge): Promise<void> {
  const lines = await linesSeen(hotline);
  const valued = (values: (line: SeenLine) => number | null | undefined) =>
    lines.flatMap((line): [Labels, number][] => {
      const value = values(line) ?? null;
      return value === null ? [] : [[{ line: line.name }, value]];
    });
  set(
    'modem_ready',
    '1 when SMS can be sent by the line now; 0 also while the network refuses them.',
    lines.map(({ name, ready, state }) => [{ line: name, state }, ready ? 1 : 0]),
  );
  set(
    'modem_signal',
    'Signal 0–31 (3GPP TS 27.007 §8.5).',
    valued(({ signal }) => signal),
  );
  set(
    'line_credit_rupiah',
    'Credit of the card, as the operator said last.',
    valued(({ credit }) => credit),
  );
  set(
    'line_active_until_timestamp_seconds',
    'End of the card’s active period.',
    valued(({ activeUntil }) => (activeUntil === null ? null : activeUntil / 1000)),
  );
}
