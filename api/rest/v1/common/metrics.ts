import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, Registry } from 'prom-client';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import type { Person } from '../../../../machines/people.ts';
import type { OutboxState } from '../../../../store/ports/outbox.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import { visibleQuery, visibleTally } from '../../../office/people/scope.ts';

/** Technical metrics in the text format of Prometheus; gathered when they are asked for. */

/** Metrics name no complaint and go to whoever watches the machine: what is secret they tell in sum. */
const EVERY_AGENCY: Person = { role: 'admin', withoutSecrets: true };

const DAY = 24 * 3_600_000;
const STATES: OutboxState[] = [
  ...(['queued', 'sending', 'sent', 'delivered', 'failed', 'unconfirmed'] as const),
  ...(['bundled', 'withdrawn'] as const),
];

export interface Metrics {
  contentType: string;
  /** @throws StoreUnavailableError */
  text(): Promise<string>;
}

type Set = (name: string, help: string, values: [Record<string, string>, number][]) => void;

function toRegistry(registry: Registry): Set {
  return (name, help, values) => {
    const labelNames = [...new Set(values.flatMap(([labels]) => Object.keys(labels)))];
    const gauge = new Gauge({ name: `hotline_${name}`, help, labelNames, registers: [registry] });
    for (const [labels, value] of values) gauge.set(labels, value);
  };
}

async function storeMetrics(hotline: Hotline, set: Set): Promise<void> {
  const { store, rules, clock } = hotline;
  const machine = COMPLAINT.name;
  const { without = [] } = visibleQuery(hotline, EVERY_AGENCY, { machine }) ?? {};
  const now = clock.now();
  const { utcOffsetMinutes } = rules.district.calendar;
  const day = { from: now - DAY, to: now + 1 };
  const [status, open, overdue, sms, states, secret] = await Promise.all([
    store.status(),
    store.instances.tally({ machine, tag: 'open', without }, 'agency'),
    store.instances.tally({ machine, tag: 'overdue', without }, 'agency'),
    store.counts.sms(day, utcOffsetMinutes),
    visibleTally(hotline, EVERY_AGENCY, machine, 'state'),
    store.instances.count({ machine, tag: 'secret' }),
  ]);
  set('inbox_waiting', 'Messages that were received and not handled yet.', [
    [{}, status.inboxWaiting],
  ]);
  set('outbox_waiting', 'Effects that wait to be carried out.', [[{}, status.outboxWaiting]]);
  set('outbox_unconfirmed', 'SMS of which nobody knows whether they were sent.', [
    [{}, status.unconfirmed],
  ]);
  set('timers_armed', 'Timers that are armed.', [[{}, status.timers]]);
  const byAgency = (counts: { key: string; count: number }[]) =>
    counts.map(({ key, count }): [Record<string, string>, number] => [{ agency: key }, count]);
  set('complaints_open', 'Open complaints by agency.', byAgency(open));
  set('complaints_overdue', 'Complaints past their deadline by agency.', byAgency(overdue));
  set(
    'complaints',
    'Complaints by state of the main region.',
    states.map(({ key, count }) => [{ state: key }, count]),
  );
  set('complaints_secret', 'Secret complaints in sum; the other numbers are without them.', [
    [{}, secret],
  ]);
  const messages = (state: OutboxState) =>
    sms.reduce((sum, item) => sum + (item.state === state ? item.messages : 0), 0);
  set(
    'sms_last_day',
    'SMS that were decided on in the last 24 hours, by what became of them.',
    STATES.map((state) => [{ state }, messages(state)]),
  );
}

function engineMetrics({ engine }: Hotline, set: Set): void {
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

/** What the process itself needs. */
function processMetrics(lag: IntervalHistogram, changes: number, set: Set): void {
  const seconds = (nanoseconds: number) =>
    Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9) : 0;
  set('event_loop_lag_seconds', 'Delay of the event loop since it was last asked for.', [
    [{ quantile: '0.5' }, seconds(lag.percentile(50))],
    [{ quantile: '0.99' }, seconds(lag.percentile(99))],
    [{ quantile: '1' }, seconds(lag.max)],
  ]);
  lag.reset();
  set('engine_steps_total', 'Times that the engine did something since it was started.', [
    [{}, changes],
  ]);
  set('process_resident_memory_bytes', 'Memory of the process.', [[{}, process.memoryUsage.rss()]]);
}

export function createMetrics(hotline: Hotline): Metrics {
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();
  let changes = 0;
  hotline.engine.onChange(() => {
    changes += 1;
  });
  return {
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    async text() {
      const registry = new Registry();
      const set = toRegistry(registry);
      await storeMetrics(hotline, set);
      engineMetrics(hotline, set);
      processMetrics(lag, changes, set);
      return registry.metrics();
    },
  };
}
