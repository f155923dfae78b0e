import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Registry } from 'prom-client';
import type { Hotline } from '../../../../hotline/hotline.ts';
import type { Backups } from '../../../../office/data/backup/backups.ts';
import { careMetrics } from './data.ts';
import { engineMetrics, lineMetrics } from './engine.ts';
import { gaugesIn, type SetGauge } from './gauges.ts';
import { storeMetrics } from './store.ts';

/**
 * Technical metrics in the text format of Prometheus; gauges are gathered when they are asked for, counters run since
 * the start.
 */

export interface Metrics {
  contentType: string;
  /** @throws StoreUnavailableError */
  text(): Promise<string>;
}

/** What the process itself needs. */
function processMetrics(lag: IntervalHistogram, set: SetGauge): void {
  const seconds = (nanoseconds: number) =>
    Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9) : 0;
  set('event_loop_lag_seconds', 'Delay of the event loop since it was last asked for.', [
    [{ point: 'p50' }, seconds(lag.percentile(50))],
    [{ point: 'p99' }, seconds(lag.percentile(99))],
    [{ point: 'max' }, seconds(lag.max)],
  ]);
  lag.reset();
  set('process_resident_memory_bytes', 'Memory of the process.', [[{}, process.memoryUsage.rss()]]);
}

function stepsOf({ engine }: Hotline): Registry {
  const registry = new Registry();
  const steps = new Counter({
    name: 'hotline_engine_steps_total',
    help: 'Times that the engine did something since it was started.',
    registers: [registry],
  });
  engine.onChange(() => steps.inc());
  return registry;
}

export function createMetrics(hotline: Hotline, backups?: Backups): Metrics {
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();
  const steps = stepsOf(hotline);
  return {
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    async text() {
      const gauges = new Registry();
      const set = gaugesIn(gauges);
      await storeMetrics(hotline, set);
      engineMetrics(hotline, set);
      await lineMetrics(hotline, set);
      await careMetrics(hotline, backups, set);
      processMetrics(lag, set);
      const registries = [gauges, steps, ...(hotline.counts === undefined ? [] : [hotline.counts])];
      const texts = await Promise.all(registries.map((registry) => registry.metrics()));
      return texts.join('\n');
    },
  };
}
