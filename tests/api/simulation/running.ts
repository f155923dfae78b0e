import type { Hotline, Simulation } from '../../../api/hotline/hotline.ts';
import type { TimeTravel } from '../../../api/hotline/time-travel.ts';
import { createHotline, type Replacements } from '../../../api/start/compose.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { MovableClock } from '../../../channels/movable-clock.ts';
import type { Clock } from '../../../channels/port.ts';

/** A whole hotline in simulation on a clock that can be moved; it starts on a Monday at 09.00 WIB. */

export const MONDAY = Date.UTC(2026, 10, 23, 2, 0);

/** Goes as fast as the real one, from that Monday on. */
function pacedClock(): Clock {
  const begun = performance.now();
  return {
    now: () => MONDAY + Math.floor(performance.now() - begun),
    monotonic: () => Math.floor(performance.now()),
    after(milliseconds, wake) {
      const timer = setTimeout(wake, milliseconds).unref();
      return () => clearTimeout(timer);
    },
  };
}

export interface Running {
  hotline: Hotline;
  simulation: Simulation;
  time: TimeTravel;
  /** Texts that came to a phone so far. */
  received(number: string): string[];
  stop(): Promise<void>;
}

/** @param ahead what an earlier process moved the clock by */
export async function runSimulation(
  environment: Record<string, string> = {},
  ahead = 0,
  replace: Replacements = {},
): Promise<Running> {
  const base = pacedClock();
  const hotline = await createHotline(
    readSettings({ STORE_URL: 'sqlite::memory:', ...environment }),
    () => {},
    { random: () => 0, clock: new MovableClock(ahead, base, base), ...replace },
  );
  const { simulation } = hotline;
  if (simulation?.time == null) throw new Error('the clock of this hotline cannot be moved');
  await hotline.engine.start();
  return {
    hotline,
    simulation,
    time: simulation.time,
    received: (number) => simulation.network.phone(number).received(),
    async stop() {
      await hotline.engine.stop();
      await hotline.store.close();
    },
  };
}
