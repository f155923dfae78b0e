import { expect, it } from '@jest/globals';
import { createStoreCare } from '../../../../api/office/data/checks/daily-checks.ts';
import { daysLeft, diskWarning, withSample } from '../../../../api/office/data/checks/disk.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';

/** The hotline looks after its file: free space in days, and pages that are damaged. */

const DAY = 24 * 3_600_000;
const GB = 2 ** 30;
const T = Date.UTC(2026, 10, 24, 2, 0);

it.each([
  ['a steady loss', [100, 90], 5, 90, 45],
  ['nothing lost', [100, 100], 5, 100, null],
  ['more free than before', [100, 120], 5, 120, null],
  ['less than a day', [100, 50], 0.5, 50, null],
])('days left with %s', (_what, free, days, now, left) => {
  const samples = free.map((gigabytes, n) => ({ at: T + n * days * DAY, free: gigabytes * GB }));
  expect(daysLeft(samples, { at: T + days * DAY, free: now * GB })).toBe(left);
});

it('samples are kept for two weeks, twice a day, and never those of a clock that was ahead', () => {
  let kept = [{ at: T + 4000 * DAY, free: 1 }];
  for (let hour = 0; hour < 30 * 24; hour += 1)
    kept = withSample(kept, { at: T + (hour * DAY) / 24, free: 1 });
  expect(kept.length).toBeLessThanOrEqual(29);
  expect(kept.every(({ at }) => at <= T + 30 * DAY && at >= T + 15 * DAY)).toBe(true);
});

it('warns of days, of little space whatever the pace, and of nothing else', () => {
  expect(diskWarning(3 * GB, 9)).toContain('sisa 3,0 GB, cukup untuk sekitar 9 hari lagi');
  expect(diskWarning(100 * 2 ** 20, null)).toContain('sisa 100 MB');
  expect(diskWarning(3 * GB, 90)).toBeNull();
  expect(diskWarning(3 * GB, null)).toBeNull();
});

it('finds a disk that fills up and pages that are damaged, says each once, and when they are well again', async () => {
  const clock = new SimulatedClock(T);
  const store = new SqliteStore(':memory:');
  await store.open();
  const said: string[] = [];
  let gigabytes = 50;
  let faults: string[] = [];
  const care = createStoreCare({
    file: '/nowhere/hotline.db',
    records: store.records,
    clock,
    log: (level, message) => void (level === 'error' && said.push(message)),
    free: async () => gigabytes * GB,
    faults: async () => faults,
  });
  const pass = async (hours: number, perHour = 0) => {
    for (let hour = 0; hour < hours; hour += 1) {
      await clock.advance(3_600_000);
      gigabytes -= perHour;
    }
  };
  const found = () => care.findings().map(({ what }) => what);
  const stop = care.start();
  await pass(30);
  expect(found()).toEqual([]);
  faults = ['Tree 5 page 7: btreeInitPage() returns error code 11'];
  await pass(48, 0.3);
  expect(found().sort()).toEqual(['disk', 'pages']);
  expect(said.filter((words) => words.includes('Tree 5 page 7'))).toHaveLength(1);
  expect(said.some((words) => /cukup untuk sekitar \d+ hari lagi/.test(words))).toBe(true);
  faults = [];
  gigabytes = 500;
  await pass(24);
  expect(found()).toEqual([]);
  stop();
  const before = said.length;
  gigabytes = 0;
  await pass(48);
  expect(said).toHaveLength(before);
  await store.close();
});
