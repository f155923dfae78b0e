import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deskUser, PaperOffice } from '../../../support/paper-office.ts';

/** What sends from the desk can be taken back while its SMS wait; whoever was not told hears nothing. */

const ADMIN = deskUser('admin');
const SECOND = { ...ADMIN, user: 'rekan' };
const REPORTER = '+6281200009001';
const OFFICER = '+6281200000101';
const TICKET = '/aduan/2026-A001';
const WAIT = 60_000;
/** The clock of the office goes on by some milliseconds with each request. */
const SECOND_MS = 1000;

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open((pack) => ({
    ...pack,
    policy: { ...pack.policy, undoSeconds: WAIT / 1000 },
  }));
  // nobody knows whose it is: it waits for the admin
  await office.sms(
    REPORTER,
    'tolong pak kami di pekon canggu sudah tidak tahan lagi dengan keadaan ini mohon ditindaklanjuti',
  );
});
afterEach(() => office.close());

const told = () => [...office.received(REPORTER).slice(1), ...office.received(OFFICER)];
const forward = () => office.press(ADMIN, `${TICKET}/tindakan/teruskan`, { skpd: 'PUPR' });
const reject = () =>
  office.press(ADMIN, `${TICKET}/tindakan/tolak`, {
    alasan: 'unclear',
    isi: 'Mohon sebut tempatnya.',
  });
const page = async (who = ADMIN, path = TICKET) => (await office.get(who, path)).text;

describe.each([
  ['forwarded', forward, 'tarik', 'ADUAN A001'],
  ['rejected', reject, 'buka', 'Mohon sebut tempatnya'],
])('a complaint that was %s', (_name, act, back, words) => {
  it('is told of when the time is over, not a moment before', async () => {
    expect((await act()).status).toBe(303);
    await office.pass(WAIT - SECOND_MS);
    expect(told()).toEqual([]);
    await office.pass(SECOND_MS);
    expect(told().join('\n')).toContain(words);
  });

  it('is as it was when it is taken back in time, and nobody hears of either', async () => {
    await act();
    await office.pass(WAIT / 2);
    expect((await office.press(ADMIN, `${TICKET}/tindakan/${back}`)).status).toBe(303);
    await office.pass(10 * WAIT);
    expect(told()).toEqual([]);
    expect(await page(ADMIN, '/')).toContain('Tentukan SKPD');
  });

  it('is taken back aloud when it was told', async () => {
    await act();
    await office.pass(WAIT);
    const before = told().length;
    await office.press(ADMIN, `${TICKET}/tindakan/${back}`);
    await office.pass(10 * WAIT);
    expect(told().length).toBeGreaterThan(before);
  });
});

it('says what goes to whom, with the way back, to every admin and only as long as it waits', async () => {
  await forward();
  for (const who of [ADMIN, SECOND]) {
    const text = await page(who);
    expect(text).toContain('Batalkan: Tarik kembali');
    expect(text).toContain('SMS-nya menunggu sampai');
    expect(text).toContain('kepada Petugas DPUPR: <q>ADUAN A001');
  }
  // the agency sees that it waits, and has nothing to take back
  const agency = await page(deskUser('agency', 'PUPR'));
  expect(agency).not.toContain('Batalkan:');
  await office.pass(WAIT);
  expect(await page()).not.toContain('Batalkan:');
});

it('has sentences of the pack ready where an SMS is written, filled in, and counts what is written', async () => {
  const text = await page();
  expect(text).toContain('<option value="Jawaban untuk A001 belum menyebut');
  // nobody has it yet: what names its agency is no sentence for it
  expect(text).not.toContain('{skpd}');
  const [, ask = ''] = /<details[^>]* id="tindakan-tanya">(.*?)<\/details>/s.exec(text) ?? [];
  expect(ask).toContain('data-hitung="hitung-tanya"');
  expect(ask).toContain('data-sisip="isi-tanya"');
  const [, note = ''] = /<details[^>]* id="tindakan-catat">(.*?)<\/details>/s.exec(text) ?? [];
  expect(note).not.toMatch(/data-hitung|data-sisip/);
});

it('says who of the admins sees to it, and who else has it open', async () => {
  const own = `${TICKET}/pengurus`;
  await page(SECOND);
  expect(await page()).toMatch(/sedang dibuka juga oleh rekan \(sejak 23 Nov 2026/);
  expect((await office.press(SECOND, own)).status).toBe(303);
  expect(await page()).toMatch(/<dt>Diurus Admin<\/dt><dd>rekan .*Saya urus/);
  expect(await page(ADMIN, '/')).toContain('diurus rekan');
  await forward();
  expect(await page(deskUser('agency', 'PUPR'))).not.toMatch(/Diurus Admin|dibuka juga/);
  expect((await office.press(deskUser('agency', 'PUPR'), own)).status).toBe(403);
  // whoever turned to something else has it open no more
  await office.pass(11 * 60 * SECOND_MS);
  expect(await page()).not.toContain('dibuka juga');
  await office.press(SECOND, own);
  expect(await page()).toContain('<dd>belum ada');
});

it('survives a restart: what waits is in the store', async () => {
  await forward();
  const waiting = await office.hotline.store.outbox.list({ state: 'queued', limit: 10 });
  const sms = waiting.filter(({ type }) => type === 'sms');
  expect(sms.map(({ to }) => to)).toEqual(expect.arrayContaining([REPORTER, OFFICER]));
  for (const { dueAt, createdAt } of sms) expect(dueAt - createdAt).toBe(WAIT);
});

it('goes on with the next task of the inbox, and to the next from the complaint itself', async () => {
  await office.sms('+6281200009002', 'tolong pak kami tidak tahan lagi mohon ditindaklanjuti');
  const inbox = await page(ADMIN, '/');
  expect(inbox).toContain('name="lanjut" value="telaah-2026-A002"');
  const fields = { skpd: 'PUPR', kembali: '/', lanjut: 'telaah-2026-A002' };
  const { headers } = await office.press(ADMIN, `${TICKET}/tindakan/teruskan`, fields);
  expect(headers.location).toBe('/?dicatat=2026-A001#tugas-telaah-2026-A002');
  expect(await page(ADMIN, '/?dicatat=2026-A001')).toContain('Tindakan untuk A001 sudah dicatat.');
  const next = await office.get(ADMIN, '/berikutnya?sesudah=2026-A001');
  expect(next.headers.location).toBe('/aduan/2026-A002');
  const last = await office.get(ADMIN, '/berikutnya?sesudah=2026-A002');
  // then the letter that the act began
  expect(last.headers.location).toBe('/register?keadaan=draft');
});

it('does not wait where somebody may be in danger', async () => {
  await office.sms('+6281200009003', 'tolong kebakaran rumah di pasar liwa api besar');
  const before = office.received(OFFICER).length;
  await office.press(ADMIN, '/aduan/2026-A002/tindakan/teruskan', { skpd: 'PUPR' });
  expect(office.received(OFFICER).slice(before).join('\n')).toContain('DARURAT A002');
});

describe('many at once', () => {
  const IDS = ['2026-A001', '2026-A002', '2026-A003'];
  const MANY = '/aduan/sekaligus';
  const statesOf = () =>
    Promise.all(
      IDS.map(async (id) => (await office.hotline.store.instances.load(id))?.search.state),
    );
  const lines = (text: string) => [...text.matchAll(/<a id="aduan-([\w-]+)"/g)].map(([, id]) => id);
  beforeEach(async () => {
    for (const phone of ['+6281200009002', '+6281200009003'])
      await office.sms(phone, 'tolong pak kami tidak tahan lagi mohon ditindaklanjuti');
  });

  it('are ticked in inbox and list, and decided on one page', async () => {
    for (const path of ['/', '/aduan'])
      for (const id of IDS)
        expect(await page(ADMIN, path)).toContain(`form="pilihan" name="aduan" value="${id}"`);
    const text = await page(ADMIN, `${MANY}?aduan=${IDS.join('&aduan=')}&kembali=/aduan?kata=pak`);
    expect(lines(text)).toEqual(IDS);
    expect(text).toContain('Teruskan ke SKPD: 3 dari 3');
    expect(text).toContain('href="/aduan?kata&#x3D;pak"');
    expect(text).toContain('name="tiket" value="A001"');
  });

  it('are forwarded, and taken back with one button before anybody hears', async () => {
    const fields = { aduan: IDS, skpd: 'PUPR' };
    const done = await office.press(ADMIN, `${MANY}/teruskan`, fields);
    expect(done.text).toContain('Tercatat untuk 3 aduan.');
    expect(done.text).toContain('kepada Petugas DPUPR: <q>ADUAN A002');
    expect(done.text).toContain(`action="${MANY}/tarik"`);
    expect(await statesOf()).toEqual([
      'forwarded.notified',
      'forwarded.notified',
      'forwarded.notified',
    ]);
    await office.press(ADMIN, `${MANY}/tarik`, { aduan: lines(done.text) as string[] });
    await office.pass(10 * WAIT);
    expect(told()).toEqual([]);
    expect(await statesOf()).toEqual(['triage', 'triage', 'triage']);
  });

  it('go under one of them, which stays as it is', async () => {
    const done = await office.press(ADMIN, `${MANY}/gabung`, { aduan: IDS, tiket: 'A002' });
    expect(lines(done.text)).toEqual(['2026-A001', '2026-A003']);
    expect(await statesOf()).toEqual(['merged', 'triage', 'merged']);
  });

  it('names what cannot be, with its reason, and does the others', async () => {
    await reject();
    const done = await office.press(ADMIN, `${MANY}/tolak`, {
      aduan: IDS,
      alasan: 'unclear',
      isi: 'Mohon sebut tempatnya.',
    });
    expect(done.text).toContain('Tercatat untuk 2 aduan.');
    expect(done.text).toContain('1 aduan tidak tercatat:');
    expect(await statesOf()).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it.each([
    ['none', 'teruskan', { skpd: 'PUPR' }, 400],
    [
      'more than can be looked over',
      'teruskan',
      { aduan: Array.from({ length: 51 }, (_, n) => `2026-B${n}`) },
      400,
    ],
    ['one that there is not', 'teruskan', { aduan: [...IDS, '2026-Z999'], skpd: 'PUPR' }, 404],
    ['no agency', 'teruskan', { aduan: IDS }, 400],
    ['an answer, which is each one’s own', 'kirim-jawaban', { aduan: IDS, isi: 'sudah' }, 404],
  ])(
    'refuses %s, and does nothing',
    async (_name, act, fields: Record<string, string | string[]>, status) => {
      expect((await office.press(ADMIN, `${MANY}/${act}`, fields)).status).toBe(status);
      expect(await statesOf()).toEqual(['triage', 'triage', 'triage']);
    },
  );
});
