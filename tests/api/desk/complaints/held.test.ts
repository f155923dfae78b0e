import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { District } from '../../../../machines/district/district.ts';
import { deskUser, PaperOffice } from '../../../support/paper-office.ts';

/** What nothing brings back waits before it is done: taken back in time, it has never happened to anybody. */

const ADMIN = deskUser('admin');
const REPORTER = '+6281200009001';
const OFFICER = '+6281200000101';
const TICKET = '/aduan/2026-A001';
const WAIT = 60_000;
const SECOND_MS = 1000;
const ANSWER = 'Jalan sudah ditambal hari ini, mohon dicek.';

const policy =
  (more: Partial<District['policy']>) =>
  (pack: District): District => ({
    ...pack,
    policy: { ...pack.policy, undoSeconds: WAIT / 1000, ...more },
  });

let office: PaperOffice;
afterEach(() => office.close());

const at = async (id: string) => (await office.hotline.store.instances.load(id))?.search.state;
const state = () => at('2026-A001');
const press = (name: string, fields: Record<string, string | string[]> = {}) =>
  office.press(ADMIN, `${TICKET}/tindakan/${name}`, fields);
const page = async (path = TICKET) => (await office.get(ADMIN, path)).text;
const heard = () => [...office.received(REPORTER), ...office.received(OFFICER)];

/** A complaint about a road, forwarded by itself, that its agency has answered as far as `said`. */
async function withAgency(review: 'none' | 'admin', ...said: string[]) {
  office = await PaperOffice.open(policy({ review }));
  await office.sms(REPORTER, 'JALAN rusak parah berlubang di pekon hanakau kecamatan sukau');
  for (const text of said) await office.sms(OFFICER, text);
}

/** What is done with which complaint, where that leads, and what somebody reads then. */
const ACTS: [
  name: string,
  given: () => Promise<void>,
  act: string,
  fields: Record<string, string>,
  leads: string,
  words: string,
][] = [
  [
    'a question',
    () => withAgency('none'),
    'tanya',
    { isi: 'Di RT berapa letaknya?' },
    'awaitingCitizen',
    'Di RT berapa letaknya?',
  ],
  [
    'an answer',
    () => withAgency('admin', `JAWAB A001 ${ANSWER}`),
    'kirim-jawaban',
    { isi: ANSWER },
    'answered',
    ANSWER,
  ],
  [
    'an answer in words of the admin',
    () => withAgency('admin', `JAWAB A001 ${ANSWER}`),
    'kirim-jawaban',
    { isi: 'Jalan di Hanakau sudah ditambal.' },
    'answered',
    'Jalan di Hanakau sudah ditambal.',
  ],
  [
    'an answer given back',
    () => withAgency('admin', `JAWAB A001 ${ANSWER}`),
    'kembalikan',
    { isi: 'Sebut tanggalnya.' },
    'forwarded',
    'Sebut tanggalnya.',
  ],
  [
    'a wish refused',
    () => withAgency('none', 'ALIH A001 bukan wewenang kami'),
    'tetap',
    { isi: 'Jalan kabupaten.' },
    'forwarded',
    'Jalan kabupaten.',
  ],
  [
    'an answer taken back',
    () => withAgency('none', `JAWAB A001 ${ANSWER}`),
    'tarik-jawaban',
    {},
    'forwarded',
    'utk aduan No A001 kami tarik kembali',
  ],
];

describe.each(ACTS)('%s', (_name, given, act, fields, leads, words) => {
  let before: { state: string | undefined; heard: string[] };
  beforeEach(async () => {
    await given();
    await office.pass(2 * WAIT);
    before = { state: await state(), heard: heard() };
    expect((await press(act, fields)).status).toBe(303);
  });

  it('is told when the time is over, not a moment before', async () => {
    await office.pass(WAIT - 5 * SECOND_MS);
    expect(heard()).toEqual(before.heard);
    expect(await state()).toBe(before.state);
    await office.pass(6 * SECOND_MS);
    expect(await state()).toContain(leads);
    const news = heard().filter((text) => !before.heard.includes(text));
    expect(news.join('\n')).toContain(words);
  });

  it('has never happened when it is taken back in time', async () => {
    const text = await page();
    expect(text).toContain('SMS-nya menunggu sampai');
    expect(text).toContain(`action="${TICKET}/tindakan/batalkan"`);
    await office.pass(WAIT / 2);
    expect((await press('batalkan')).status).toBe(303);
    await office.pass(10 * WAIT);
    expect(heard()).toEqual(before.heard);
    expect(await state()).toBe(before.state);
    expect(await page()).not.toContain('tindakan/batalkan');
  });
});

describe('what waits', () => {
  const ask = (isi = 'Di RT berapa letaknya?') => press('tanya', { isi });
  beforeEach(() => withAgency('admin'));

  it('says whom it tells what, and only the admin has the way back', async () => {
    await ask();
    expect(await page()).toMatch(/kepada Pelapor [^:]*: <q>[^<]*Di RT berapa letaknya\?/);
    const agency = (await office.get(deskUser('agency', 'PUPR'), TICKET)).text;
    expect(agency).not.toContain('tindakan/batalkan');
  });

  it('lets nothing else be decided, but notes be written', async () => {
    await ask();
    expect((await ask('Rumah siapa?')).status).toBe(409);
    expect((await press('tarik')).status).toBe(409);
    expect((await press('catat', { isi: 'Pelapor ditelepon.' })).status).toBe(303);
    await office.pass(2 * WAIT);
    expect(heard().join('\n')).toContain('Di RT berapa letaknya?');
    expect(heard().join('\n')).not.toContain('Rumah siapa?');
  });

  it('keeps its words with the complaint where something else came first', async () => {
    await ask();
    await office.sms(OFFICER, `JAWAB A001 ${ANSWER}`);
    await office.pass(2 * WAIT);
    expect(await state()).toBe('review');
    expect(heard().join('\n')).not.toContain('Di RT berapa letaknya?');
    expect(await page()).toContain('Tidak terkirim, keadaan aduan lebih dulu berubah.');
    expect(await page()).toContain('Di RT berapa letaknya?');
  });

  it('counts once, however often it is sent', async () => {
    const fields = { isi: 'Di RT berapa letaknya?', kunci: '6f1c2a44-6d5e-4d2b-9d0a-1f2e3d4c5b6a' };
    expect((await press('tanya', fields)).status).toBe(303);
    await office.pass(2 * WAIT);
    const once = heard().length;
    expect((await press('tanya', fields)).status).toBe(303);
    await office.pass(2 * WAIT);
    expect(heard()).toHaveLength(once);
  });

  it('is asked of many at once, and taken back with one button', async () => {
    await office.sms('+6281200009002', 'JALAN amblas di pekon canggu kecamatan batu brak');
    const aduan = ['2026-A001', '2026-A002'];
    const before = heard().length + office.received('+6281200009002').length;
    const done = await office.press(ADMIN, '/aduan/sekaligus/tanya', { aduan, isi: 'Di mana?' });
    expect(done.text).toContain('Tercatat untuk 2 aduan.');
    expect(done.text).toContain('action="/aduan/sekaligus/batalkan"');
    expect(done.text).toContain('SMS-nya terkirim dan tidak dapat ditarik');
    await office.press(ADMIN, '/aduan/sekaligus/batalkan', { aduan });
    await office.pass(3 * WAIT);
    expect(heard().length + office.received('+6281200009002').length).toBe(before);
  });

  it('stands in the inbox with its way back, and one goes on with the next', async () => {
    await office.sms('+6281200009003', 'tolong pak kami tidak tahan lagi mohon ditindaklanjuti');
    await office.press(ADMIN, '/aduan/2026-A002/tindakan/tanya', { isi: 'Tentang apa?' });
    const inbox = await page('/');
    expect(inbox).toContain('Admin bertanya kepada warga. Menunggu dikirim sampai');
    expect(inbox).toContain('action="/aduan/2026-A002/tindakan/batalkan"');
    const next = await office.get(ADMIN, '/berikutnya?sesudah=2026-A001');
    expect(next.headers.location).not.toBe('/aduan/2026-A002');
  });
});

it('does not wait where an agency is to lose it: it might read on', async () => {
  await withAgency('none');
  await office.pass(2 * WAIT);
  await press('tarik');
  expect(heard().join('\n')).toContain('A001 sudah ditarik');
});

it('does not wait where a complaint is to be secret: others would read it meanwhile', async () => {
  await withAgency('none');
  await press('kategori', { rahasia: 'ya' });
  const { text } = await office.get(deskUser('agency', 'PUPR'), '/aduan');
  expect(text).not.toContain('2026-A001');
});

it('does not wait where somebody may be in danger', async () => {
  office = await PaperOffice.open(policy({}));
  await office.sms(REPORTER, 'tolong kebakaran rumah di pasar liwa api besar');
  await press('tanya', { isi: 'Rumah siapa?' });
  expect(office.received(REPORTER).join('\n')).toContain('Rumah siapa?');
});
