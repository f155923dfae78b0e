import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopesOf } from '../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../api/office/people/api-tokens.ts';
import { PaperOffice } from '../support/paper-office.ts';

/** Thanks, or that something was heard, is no answer to a citizen, whatever door it comes through. */

const REPORTER = '+6281200009001';
const OFFICER = '+6281200000101';
const AT_DESK = { user: 'petugas', role: 'agency', agency: 'PUPR' } as const;
const ID = '2026-A001';

let office: PaperOffice;
let token: string;

beforeAll(async () => {
  office = await PaperOffice.open();
  await office.sms(REPORTER, 'JALAN di pekon hanakau sukau rusak parah');
  const client = { role: 'officer', agency: 'PUPR', scopes: scopesOf('officer') } as const;
  token = (await tokensOf(office.hotline).create({ name: 'pupr', ...client, expiresAt: null }))
    .token;
}, 60_000);
afterAll(() => office.close());

/** Each door, as the officer of the agency that has it. */
const DOORS: Record<string, (text: string) => Promise<unknown>> = {
  API: (text) => office.api(token, `/complaints/${ID}/events`, { type: 'officer.answer', text }),
  desk: (isi) => office.press(AT_DESK, `/aduan/${ID}/tindakan/jawab`, { isi }),
  SMS: (text) => office.sms(OFFICER, `JAWAB A001 ${text}`),
};

const COURTESY = ['baik', 'siap', 'ok', 'terima kasih', 'siap pak terima kasih atas infonya'];

describe.each(Object.keys(DOORS))('an answer by %s', (door) => {
  it.each(COURTESY)('is not "%s"', async (text) => {
    await DOORS[door]?.(text);
    expect((await office.complaint(ID)).answer).toBeNull();
    expect(office.received(REPORTER).filter((sms) => sms.includes(text))).toEqual([]);
  });
});

it('the desk says what an answer is', async () => {
  const fields = { isi: 'baik pak, terima kasih atas infonya' };
  const { status, text } = await office.press(AT_DESK, `/aduan/${ID}/tindakan/jawab`, fields);
  expect([status, text]).toEqual([400, expect.stringContaining('Ini belum jawaban')]);
});

it('what says something is one, by whatever door', async () => {
  await DOORS.desk?.('siap pak, sudah kami timbun tadi pagi');
  expect((await office.complaint(ID)).answer?.text).toContain('sudah kami timbun');
});
