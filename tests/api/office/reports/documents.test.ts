import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Hotline } from '../../../../api/hotline/hotline.ts';
import {
  complianceView,
  renderReport,
  reportView,
} from '../../../../api/office/reports/documents.ts';
import { openDocuments } from '../../../../api/print/documents.ts';
import { createHotline } from '../../../../api/start/compose.ts';
import { readSettings } from '../../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { caseFileOf } from '../../../../machines/report/case-file.ts';
import { gatherStatistics } from '../../../../machines/report/gather-statistics.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { loadPack } from '../../../support/pack.ts';

/** Reports printed of complaints that came as SMS and went through the whole hotline. */

const CITIZEN = '+6281200009001';
const OFFICER = '+6281200000101';
const HOUR = 3_600_000;
/** Monday 23 November 2026, 09.00 WIB. */
const START = Date.UTC(2026, 10, 23, 2, 0);
const MONTH = { from: Date.UTC(2026, 9, 31, 17), to: Date.UTC(2026, 10, 30, 17) };
const { rules } = loadPack();
const render = openDocuments(rules);

let clock: SimulatedClock;
let hotline: Hotline;

beforeEach(async () => {
  clock = new SimulatedClock(START);
  const store = new SqliteStore(':memory:');
  const replace = { clock, store, modemPoll: 6 * HOUR, enginePoll: HOUR, random: () => 0 };
  hotline = await createHotline(readSettings({}), () => {}, replace);
  await hotline.engine.start();
});
afterEach(async () => {
  let stopped = false;
  const stopping = hotline.engine.stop().then(() => {
    stopped = true;
  });
  // the modem may have a command under way that waits for its time to end
  for (let second = 0; second < 120 && !stopped; second += 1) await clock.advance(1000);
  await stopping;
  await hotline.store.close();
});

async function send(number: string, text: string): Promise<void> {
  hotline.simulation?.network.phone(number).send(text);
  for (let second = 0; second < 20; second += 1) await clock.advance(1000);
}

async function complaint(ticket: string): Promise<ComplaintContext> {
  const stored = await hotline.store.instances.load(`2026-${ticket}`);
  return (JSON.parse(stored?.snapshot ?? '{}') as { context: ComplaintContext }).context;
}

/** One row of a table as its cells. */
function rowWith(html: string, cell: string): string[] {
  const rows = html.match(/<tr[\s\S]*?<\/tr>/g) ?? [];
  const row = rows.find((one) => one.includes(`>${cell}<`)) ?? '';
  return [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, text = '']) => text);
}

const writing = { date: MONTH.to, notable: [], remarks: [], obstacles: [], suggestions: [] };

it('the report to the regent and that of compliance say what the hotline did', async () => {
  const { store } = hotline;
  await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak');
  await send(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
  await send(CITIZEN, 'NILAI A001 5');
  await send('+6281200009002', 'LAMPU jalan depan pasar liwa mati sudah seminggu pak');
  await send('+6281200009003', 'JALAN jembatan gantung di pekon sukarame belalau putus papannya');
  await clock.advance(9 * 24 * HOUR);
  const ports = { store, rules };
  const statistics = await gatherStatistics(ports, MONTH, clock.now());

  const html = await renderReport(render, reportView(rules, statistics, 'monthly', writing));
  expect(html).toContain('Bulan November 2026');
  expect(html).toMatch(/Aduan masuk<\/th><td class="angka">3</);
  expect(html).toContain('aria-label="Grafik aduan per kategori"');
  const late = rowWith(html, '2026/A002');
  expect(late.slice(1, 5)).toEqual(['2026/A002', 'Lampu Jalan (PJU)', 'DLHKP', 'Balik Bukit']);
  // due on Thursday 26 November, seen on Wednesday 2 December: Friday, Monday and Tuesday have passed
  expect(late.slice(5)).toEqual(['23-11-2026', '26-11-2026', '3']);
  expect(rowWith(html, '2026/A001')).toEqual([]);
  expect(html).not.toMatch(/8120000900/);

  const files = [
    await caseFileOf(store, await complaint('A001')),
    await caseFileOf(store, await complaint('A002')),
  ];
  const view = complianceView(rules, statistics, 'monthly', files, { date: MONTH.to, remarks: [] });
  const compliance = render('kepatuhan', view);
  expect(rowWith(compliance, '2026/A001').slice(1)).toEqual([
    // nobody has signed the letter to the agency, and nothing was printed
    ...['2026/A001', '23-11-2026', 'DPUPR', '0', '0', '7 ✗', '0', '0', '–', 'terlambat', '–'],
  ]);
  const [, , , , ...steps] = rowWith(compliance, '2026/A002');
  expect(steps.slice(0, 7)).toEqual(['0', '0', '7 ✗', '7 ✗', '–', '–', 'terlambat']);
});
