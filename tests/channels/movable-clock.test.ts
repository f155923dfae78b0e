import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '../../channels/movable-clock.ts';
import { SimulatedClock } from '../../channels/simulated-clock.ts';

const HOUR = 3_600_000;

describe('a movable clock', () => {
  const movable = (ahead = 0) => {
    const base = new SimulatedClock(1000);
    return { base, clock: new MovableClock(ahead, base, base) };
  };

  it('goes on with the real one, ahead of it by what it was moved', async () => {
    const { base, clock } = movable(500);
    expect(clock.now()).toBe(1500);
    clock.moveTo(1500 + HOUR);
    await base.advance(20);
    expect(clock.now()).toBe(1520 + HOUR);
    expect(clock.background.now()).toBe(1520 + HOUR);
    expect(clock.ahead).toBe(HOUR + 500);
  });

  it('fires what it is moved past once, in order, at the time it was moved to', async () => {
    const { base, clock } = movable();
    const fired: [string, number][] = [];
    const arm = (name: string, wait: number) =>
      clock.after(wait, () => fired.push([name, clock.now()]));
    arm('later', 2 * HOUR);
    arm('second', HOUR);
    arm('first', 10);
    arm('third', HOUR);
    expect(clock.nextDue()).toBe(1010);
    clock.moveTo(1000 + HOUR);
    const then = 1000 + HOUR;
    expect(fired).toEqual([
      ['first', then],
      ['second', then],
      ['third', then],
    ]);
    await base.advance(2 * HOUR);
    expect(fired.map(([name]) => name)).toEqual(['first', 'second', 'third', 'later']);
    expect(clock.nextDue()).toBeUndefined();
  });

  it('fires by itself what it was not moved past, and nothing that was cancelled', async () => {
    const { base, clock } = movable();
    const fired: string[] = [];
    const cancel = clock.background.after(20, () => fired.push('cancelled'));
    clock.after(10, () => {
      fired.push('canceller');
      cancel();
    });
    clock.after(30, () => fired.push('by itself'));
    clock.moveTo(1025);
    expect(fired).toEqual(['canceller']);
    await base.advance(5);
    expect(fired).toEqual(['canceller']);
    await base.advance(30);
    expect(fired).toEqual(['canceller', 'by itself']);
  });

  it('never goes back', () => {
    const { clock } = movable();
    clock.moveTo(5000);
    expect(() => clock.moveTo(4999)).toThrow(/does not go back/);
    expect(() => clock.moveTo(Number.NaN)).toThrow(RangeError);
    expect(() => movable(-1)).toThrow(RangeError);
  });
});
