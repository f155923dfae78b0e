import { LINE } from '../../../../../machines/line/kind.ts';
import type { Hotline } from '../../../../hotline/hotline.ts';
import type { Labels, SetGauge } from './gauges.ts';

/** The engine and its lines: whether they work, and how long their cards will. */

export function engineMetrics({ engine }: Hotline, set: SetGauge): void {
  const { running, failing, channels } = engine.health();
  set('engine_running', '1 while the engine runs.', [[{}, running ? 1 : 0]]);
  set(
    'engine_worker_failures',
    'Failures in a row of parts of the engine that fail now.',
    failing.map(({ worker, failures }) => [{ worker }, failures]),
  );
  set(
    'modem_ready',
    '1 when the modem can take an SMS now.',
    channels.map(({ name, ready, state }) => [{ line: name, state }, ready ? 1 : 0]),
  );
  set(
    'modem_signal',
    'Signal 0–31 (3GPP TS 27.007 §8.5).',
    channels.flatMap(({ name, signal }) =>
      signal === undefined ? [] : [[{ line: name }, signal]],
    ),
  );
}

/** What the operators said last; a line of which nothing is known is left out. */
export async function cardMetrics({ engine, channels }: Hotline, set: SetGauge): Promise<void> {
  const credit: [Labels, number][] = [];
  const until: [Labels, number][] = [];
  for (const { name } of channels) {
    const found = await engine.instances.of(LINE).snapshot(LINE.idPrefix + name);
    const context = found?.snapshot.context;
    if (typeof context?.credit === 'number') credit.push([{ line: name }, context.credit]);
    if (typeof context?.activeUntil === 'number')
      until.push([{ line: name }, context.activeUntil / 1000]);
  }
  set('line_credit_rupiah', 'Credit of the card, as the operator said last.', credit);
  set('line_active_until_timestamp_seconds', 'End of the card’s active period.', until);
}
