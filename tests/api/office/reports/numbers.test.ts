import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Hotline } from '../../../../api/hotline/hotline.ts';
import { createHotline } from '../../../../api/start/compose.ts';
import { readSettings } from '../../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { caseFileOf } from '../../../../machines/report/case-file.ts';
import { complianceOf } from '../../../../machines/report/compliance.ts';
import { gatherStatistics } from '../../../../machines/report/gather-statistics.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { loadPack } from '../../../support/pack.ts';

/** Numbers and evidence of complaints that came as SMS and went through the whole hotline. */

const CITIZEN = '+6281200009001';
const OFFICER = '+6281200000101';
const HOUR = 3_600_000;
/** Monday 23 November 2026, 09.00 WIB. */
const START = Date.UTC(2026, 10, 23, 2, 0);
const { rules } = loadPack();

let clock: SimulatedClock;
let hotline: Hotline;

beforeEach(async () => {
  clock = new SimulatedClock(START);
  const store = new SqliteStore(':memory:');
  const replace = { clock, store, modemPoll: 6 * HOUR, random: () => 0 };
  hotline = await createHotline(readSettings({}), () => {}, replace);
  await hotline.engine.start();
});
afterEach(async () => {
  const stopping = hotline.engine.stop();
  await clock.advance(2000);
  await stopping;
  await hotline.store.close();
});

async function send(number: string, text: string): Promise<void> {
  hotline.simulation?.network.phone(number).send(text);
  for (let second = 0; second < 5; second += 1) await clock.advance(1000);
}

async function complaint(): Promise<ComplaintContext> {
  const stored = await hotline.store.instances.load('2026-A001');
  return (JSON.parse(stored?.snapshot ?? '{}') as { context: ComplaintContext }).context;
}

it('a complaint that came by SMS has its SOP steps with evidence, and is counted', async () => {
  const { store } = hotline;
  await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak');
  await send(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
  await send(CITIZEN, 'NILAI A001 5');
  const rows = complianceOf(await caseFileOf(store, await complaint()), rules, clock.now());
  expect(rows.map(({ step, taken, result }) => [step, taken, result])).toEqual([
    [1, 0, 'within'],
    [2, 0, 'within'],
    // the SMS is out; the letter is a draft
    [3, 0, 'running'],
    [4, 0, 'within'],
    [5, 0, 'within'],
    [5, null, null],
  ]);
  expect(rows.map(({ evidence }) => evidence.map(({ text }) => text))).toEqual([
    ['SMS pelapor'],
    [expect.stringMatching(/^SMS tanda terima: (terkirim|sampai)$/)],
    [expect.stringMatching(/^SMS tugas ke SKPD: (terkirim|sampai)$/)],
    ['SMS jawaban SKPD'],
    [expect.stringMatching(/^SMS jawaban ke pelapor: (terkirim|sampai)$/)],
    [],
  ]);

  const period = { from: START - HOUR, to: START + HOUR };
  const found = await gatherStatistics({ store, rules }, period, clock.now());
  expect(found).toMatchObject({
    received: { total: 1, kinds: [{ name: 'Keluhan', count: 1, share: 1 }] },
    forwarded: { total: 1, times: { within: 1, median: 0 } },
    answered: { total: 1, times: { within: 1 } },
    rating: { count: 1, share: 1, mean: 5 },
    open: { total: 0, overdue: 0 },
  });
  expect(found.received.categories).toMatchObject([{ code: 'JALAN', count: 1 }]);
  expect(found.received.weekdays[0]).toMatchObject({ name: 'Senin', count: 1 });
  expect(found.received.hours[9]).toMatchObject({ name: '09.00–10.00', count: 1 });
  expect(found.months.at(-1)).toMatchObject({ name: 'Oktober 2026', received: 0 });
  expect(found.compliance[2]).toMatchObject({
    activity: 'Admin meneruskan ke SKPD',
    days: 1,
    times: { measured: 0, waiting: 1, shareWithin: 0 },
    proof: [
      { name: 'surat penerusan dikirim', count: 0 },
      { name: 'aduan diteruskan lewat SMS', count: 1 },
      { name: 'aduan yang suratnya belum dikirim', count: 1 },
    ],
  });
  const messages = (await store.outbox.of('2026-A001')).filter(({ type }) => type === 'sms');
  expect(found.sms.sent).toBeGreaterThanOrEqual(messages.length);
  expect(found.sms.parts).toBeGreaterThanOrEqual(found.sms.sent);
  // the sample pack names no tariff, because no source does
  expect(found.sms.cost).toBeNull();
});
