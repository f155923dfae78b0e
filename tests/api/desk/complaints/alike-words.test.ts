import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { slipsOf } from '../../../../api/office/complaints/alike-words.ts';
import { deskUser, PaperOffice } from '../../../support/paper-office.ts';

/** A list is searched as people write: abbreviated, and with slips of the finger. */

const ADMIN = deskUser('admin');

let office: PaperOffice;
beforeAll(async () => {
  office = await PaperOffice.open();
  await office.sms('+6281200009001', 'JALAN jln rusak parah di pekon hanakau kecamatan sukau');
  await office.sms('+6281200009002', 'LAMPU jalan mati semua di pekon canggu kec batu brak');
  await office.sms('+6281200009003', 'JEMBATAN jembtan gantung putus di pekon hanakau kec sukau');
});
afterAll(() => office.close());

const ALL = ['2026-A001', '2026-A002', '2026-A003'];
async function found(kata: string, more = '') {
  const { text } = await office.get(ADMIN, `/aduan?kata=${encodeURIComponent(kata)}${more}`);
  const ids = ALL.filter((id) => text.includes(`id="aduan-${id}"`));
  return { ids, slips: text.includes('salah ketik.</p>'), text };
}

it.each([
  // as it is written, and as it is abbreviated
  ['jalan rusak', ['2026-A001'], false],
  ['jln rusak', ['2026-A001'], false],
  ['jln mati', ['2026-A002'], false],
  // a letter missing, too many, another one, two that changed places
  ['lmapu mati', ['2026-A002'], true],
  ['canggus', ['2026-A002'], true],
  ['hanakao', ['2026-A001', '2026-A003'], true],
  ['gantng putus', ['2026-A003'], true],
  // nothing of the kind
  ['banjir bandang', [], true],
])('%s', async (kata, ids, slips) => {
  const answer = await found(kata);
  expect(answer.ids).toEqual(ids);
  expect(answer.slips).toBe(slips && ids.length > 0);
});

it('offers what was written with slips where others were found', async () => {
  const { text } = await found('jembatan');
  expect(text).toContain('href="/aduan?kata&#x3D;jembatan&amp;mirip&#x3D;ya"');
  expect((await found('jembatan', '&mirip=ya')).ids).toEqual(['2026-A003']);
});

it('finds for an agency what is its own', async () => {
  const { text } = await office.get(deskUser('agency', 'DINSOS'), '/aduan?kata=hanakao');
  expect(text).not.toContain('id="aduan-2026');
});

it('does not ask for neighbours of short words, and for few of long ones', () => {
  expect(slipsOf('api').size).toBe(0);
  expect(slipsOf('jalan').has('jlan')).toBe(true);
  expect(slipsOf('jalan').has('jaaln')).toBe(true);
  expect(slipsOf('penyelenggaraan').size).toBeLessThan(1000);
});
