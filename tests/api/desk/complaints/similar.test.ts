import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { deskUser, PaperOffice } from '../../../support/paper-office.ts';

/** What may be the same matter is offered to be put together, however it came and whatever it was taken for. */

const ADMIN = deskUser('admin');
const FIRST = 'JALAN jln longsor menutup tebing di pekon canggu kecamatan batu brak tadi malam';

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
  await office.sms('+6281200009001', FIRST);
});
afterEach(() => office.close());

async function offered(id: string): Promise<string[]> {
  const { text } = await office.get(ADMIN, `/aduan/${id}`);
  return [...text.matchAll(/id="serupa-(\w+)"/g)].map(([, ticket]) => ticket ?? '');
}

it.each([
  [
    'of another category, the same event',
    'BENCANA tebing longsor di pekon canggu batu brak',
    ['A001'],
  ],
  [
    'of the same category and place',
    'JALAN berlubang di pekon canggu kecamatan batu brak',
    ['A001'],
  ],
  ['elsewhere', 'BENCANA tebing longsor di pekon hanakau kecamatan sukau', []],
  ['of other matters there', 'SAMPAH menumpuk di pasar pekon canggu batu brak', []],
])('%s', async (_name, text, tickets) => {
  await office.sms('+6281200009002', text);
  expect(await offered('2026-A002')).toEqual(tickets);
});

it('the same report that somebody typed into another system', async () => {
  const { hotline } = office;
  const double = 'jembatan gantung penghubung kampung terputus semalam';
  await office.sms('+6281200009003', double);
  const input = {
    ...{ at: office.clock.now(), reporter: '+6281200009004', text: `Lapor: ${double}.` },
    origin: { channel: 'lapor', external: { source: 'lapor', id: '7654321' } },
  };
  await hotline.engine.open('complaint', input, 'lapor-7654321');
  await office.pass(1000);
  expect(await offered('2026-A003')).toContain('A002');
  const { text } = await office.get(ADMIN, '/aduan/2026-A002');
  expect(text).toMatch(/id="serupa-A003"[^<]*<\/a>[^<]*<span class="redup">[^<]*LAPOR/);
});
