import { expect, it } from '@jest/globals';
import type { Channel } from '../../../channels/port.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { createLines, type Lines } from '../../../machines/engine/choose-line.ts';

/** Who gets which SMS when several lines take them out of one queue. */

const channel = (name: string) =>
  ({ name, can: { parallel: 1 }, health: () => ({ ready: true }) }) as unknown as Channel;

const clock = new SimulatedClock();

function lines(): Lines {
  const channels = [channel('sim1'), channel('sim2')];
  return createLines({ channels, profiles: {}, clock, sentToday: async () => 0 });
}

/** Claims from a queue, as a store does: the first whose receiver is free; slowly. */
function claimFrom(queue: { to: string }[]) {
  return async (busy: string[]) => {
    const index = queue.findIndex(({ to }) => !busy.includes(to));
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    return index < 0 ? undefined : queue.splice(index, 1)[0];
  };
}

it('no two senders have the same receiver, however close together they ask', async () => {
  const shared = lines();
  const claim = claimFrom(['a', 'a', 'b', 'a'].map((to) => ({ to })));
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => shared.take(claim)));
  expect([first?.taken.to, second?.taken.to, third]).toEqual(['a', 'b', undefined]);
  first?.done();
  expect((await shared.take(claim))?.taken.to).toBe('a');
});

it('a claim that fails holds up nobody', async () => {
  const shared = lines();
  await expect(shared.take(() => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect((await shared.take(claimFrom([{ to: 'a' }])))?.taken.to).toBe('a');
});

it('a line that is taken is chosen once, and given back', async () => {
  const shared = lines();
  const wish = { boundTo: null, always: false };
  const [one, other] = [shared.reserve(), shared.reserve()];
  expect(shared.reserve()).toBeUndefined();
  expect((await one?.choose({ ...wish, to: 'a' }))?.name).toBe('sim1');
  expect((await other?.choose({ ...wish, to: 'b' }))?.name).toBe('sim2');
  one?.end(null);
  expect(shared.reserve()).toBeDefined();
});

it('a line that failed is tried again after its pause, wherever somebody sets the clock meanwhile', async () => {
  const time = new SimulatedClock();
  const channels = [channel('sim1')];
  const shared = createLines({ channels, profiles: {}, clock: time, sentToday: async () => 0 });
  const line = shared.reserve();
  await line?.choose({ to: 'a', boundTo: null, always: false });
  line?.end({ outcome: 'retry', error: 'no credit', lineFault: true });
  time.set(time.now() - 3_600_000);
  expect(shared.paused()).toMatchObject([{ line: 'sim1', until: time.now() + 300_000 }]);
  await time.advance(299_000);
  expect(shared.reserve()).toBeUndefined();
  await time.advance(1_000);
  expect(shared.reserve()).toBeDefined();
});
