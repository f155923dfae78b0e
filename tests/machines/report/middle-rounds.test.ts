import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { gatherStatistics } from '../../../machines/report/gather-statistics.ts';
import { PaperOffice } from '../../support/paper-office.ts';

/** A complaint that was answered three times: each answer and each mark counts for its agency. */

const CITIZEN = '+6281200009001';
const DAY = 24 * 3_600_000;

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
});
afterEach(() => office.close());

async function answered(rating: number): Promise<void> {
  const { contacts } = office.hotline.rules.district;
  const officer = contacts.find(({ role, agency }) => role === 'officer' && agency === 'PUPR');
  await office.sms(officer?.phone ?? '', 'JAWAB A001 sudah kami timbun lubangnya tadi pagi');
  await office.sms(CITIZEN, `NILAI A001 ${rating}`);
}

/** PUPR's row for so many days from the first on. */
async function row(days: number) {
  const { hotline, clock } = office;
  const now = clock.now();
  const from = (await office.complaint('2026-A001')).receivedAt;
  const found = await gatherStatistics(hotline, { from, to: from + days * DAY }, now);
  const pupr = found.agencies.find(({ code }) => code === 'PUPR');
  return { measured: pupr?.measured, rating: pupr?.rating, answered: pupr?.answered };
}

it.each([
  [[1], { measured: 1, rating: 1, answered: 1 }],
  [[1, 5], { measured: 2, rating: 3, answered: 1 }],
  [[1, 4, 4], { measured: 3, rating: 3, answered: 1 }],
])('marks %j', async (ratings, expected) => {
  await office.sms(CITIZEN, 'JALAN jalan rusak di pekon hanakau sukau');
  for (const [n, rating] of ratings.entries()) {
    if (n > 0) await office.sms(CITIZEN, 'BELUM A001 masih rusak');
    await answered(rating);
  }
  expect(await row(1)).toEqual(expected);
});

it('counts one that was opened again and has no answer since, in the period that it came in', async () => {
  await office.sms(CITIZEN, 'JALAN jalan rusak di pekon hanakau sukau');
  await answered(1);
  await office.pass(2 * DAY);
  await office.sms(CITIZEN, 'BELUM A001 masih rusak');
  await answered(3);
  await office.sms(CITIZEN, 'BELUM A001 masih rusak');
  expect(await row(1)).toEqual({ measured: 1, rating: 1, answered: 0 });
  expect(await row(7)).toEqual({ measured: 2, rating: 2, answered: 0 });
});
