import { expect, it } from '@jest/globals';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import type { Instances } from '../../../machines/engine/move.ts';
import { createTimerWorker } from '../../../machines/engine/timers.ts';
import { createProcesses } from '../../../machines/processes/list.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { newChange, T } from '../../store/change.ts';
import { engineParts, QUIET_PORTS } from '../../support/engine-parts.ts';
import { loadPack } from '../../support/pack.ts';

/** Thousands are due at once, as after a holiday. */

const DUE = 50;

it('are fired a few at a time, so that SMS and pages have their turns in between', async () => {
  const store = new SqliteStore(':memory:');
  await store.open();
  for (let n = 0; n < DUE; n += 1) {
    const arm = [{ id: 'late', dueAt: T }];
    await store.instances.commit(newChange(`c${n}`, 0, { arm }));
  }
  const { rules } = loadPack();
  const processes = createProcesses(rules, QUIET_PORTS);
  const parts = engineParts({ store, clock: new SimulatedClock(T + 1), rules, processes });
  const fired: string[] = [];
  let [under, most] = [0, 0];
  const move = async ({ id }: { id: string }) => {
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setImmediate(resolve));
    under -= 1;
    if (id === 'c3') throw new Error('it cannot be read');
    fired.push(id);
    return { outcome: 'duplicate' as const };
  };
  const instances: Pick<Instances, 'move'> = { move };
  const worker = createTimerWorker(parts, instances, { timersWait: () => false });
  expect(await worker.run()).toBe(true);
  // one that fails holds up no other
  expect(new Set(fired).size).toBe(DUE - 1);
  expect(most).toBeLessThanOrEqual(8);
  await store.close();
});
