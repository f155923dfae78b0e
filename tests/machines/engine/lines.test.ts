import { expect, it } from '@jest/globals';
import type { Channel } from '../../../channels/port.ts';
import { createLines, type Lines } from '../../../machines/engine/lines.ts';

/** Who gets which SMS when several lines take them out of one queue. */

const channel = (name: string) =>
  ({ name, can: { parallel: 1 }, health: () => ({ ready: true }) }) as unknown as Channel;

function lines(): Lines {
  const channels = [channel('sim1'), channel('sim2')];
  return createLines({ channels, profiles: {}, now: () => 0, sentToday: async () => 0 });
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
