import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PaperOffice } from '../../../support/paper-office.ts';

/** What the admin's phone did by SMS shows at the desk, with an undo as long as the machine takes one. */

const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const PHONE = '+6281200000001';
const CITIZEN = '+6281200009001';
const STRANGER = '+6281200009002';
const PUPR = '+6281200000101';
const HOUR = 3_600_000;

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
});
afterEach(() => office.close());

/** An SMS of the admin's phone, and the code that it is asked for. */
async function order(text: string): Promise<void> {
  await office.sms(PHONE, text);
  const [, code] = /YA (\d\d \d\d)/.exec(office.received(PHONE).at(-1) ?? '') ?? [];
  if (code === undefined) throw new Error(`no code was asked for: ${text}`);
  await office.sms(PHONE, `YA ${code}`);
}

const page = async (address = '/telepon-admin') => (await office.get(ADMIN, address)).text;

/** The buttons that take something back, as the page has them. */
const undos = (text: string) =>
  [
    ...text.matchAll(
      /action="(\/aduan\/[^"]+)"[^<]*(?:<input[^>]*>)*<button[^>]*><kbd[^>]*>1<\/kbd> (Batalkan[^<]*)</g,
    ),
  ].map(([, address = '', label]) => ({ address, label }));

/** The fields of the first form that takes something back, as a browser would send them. */
function formOf(text: string): Record<string, string> {
  const [form = ''] =
    /<form [^>]*>(?:(?!<\/form>).)*Batalkan(?:(?!<\/form>).)*<\/form>/s.exec(text) ?? [];
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
}

async function undo(): Promise<number> {
  const [first] = undos(await page());
  const answer = await office.press(ADMIN, first?.address ?? '', { kembali: '/telepon-admin' });
  return answer.status;
}

/** The same with what its form says. */
async function press(): Promise<number> {
  const text = await page();
  const [first] = undos(text);
  const answer = await office.press(ADMIN, first?.address ?? '', formOf(text));
  return answer.status;
}

const stateOf = async (id: string) => (await office.hotline.store.instances.load(id))?.search.state;

describe('forwarded by phone', () => {
  it('is listed as it was typed, and taken back from the agency until it has answered', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await order('TERUSKAN A001 PUPR');
    const text = await page();
    for (const words of ['TERUSKAN A001 PUPR', 'Admin meneruskan', '0812xxxx001', 'A001'])
      expect(text).toContain(words);
    expect(undos(text)).toEqual([
      { address: '/aduan/2026-A001/tindakan/tarik', label: 'Batalkan: Tarik kembali' },
    ]);
    expect(await page('/')).toContain('Bukan Anda? Batalkan.');

    expect(await undo()).toBe(303);
    expect(await stateOf('2026-A001')).toBe('triage');
    expect(office.received(PUPR).at(-1)).toMatch(/A001 sudah ditarik/);
    expect(office.received(PUPR).at(-1)).not.toMatch(/masalah/);
    await office.sms(PUPR, 'LIHAT A001');
    expect(office.received(PUPR).at(-1)).not.toMatch(/masalah/);
    expect(await page()).toContain('dibatalkan');
    expect(undos(await page())).toEqual([]);
    expect(await page('/')).not.toContain('Bukan Anda?');
  });

  it('cannot be taken back once it is answered, and the machine says so too', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await order('TERUSKAN A001 PUPR');
    const [first] = undos(await page());
    await office.sms(PUPR, 'JAWAB A001 sudah kami tangani kemarin siang');
    await office.pass(24 * HOUR);
    expect(await page()).toContain('tidak dapat dibatalkan lagi');
    expect(undos(await page())).toEqual([]);
    expect((await office.press(ADMIN, first?.address ?? '')).status).toBe(409);
  });

  it('is not offered for what the desk has done anew since', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await order('TERUSKAN A001 PUPR');
    await office.press(ADMIN, '/aduan/2026-A001/tindakan/teruskan', { skpd: 'DLHKP' });
    expect(undos(await page())).toEqual([]);
  });
});

describe('rejected and merged by phone', () => {
  it('is reopened', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await order('TOLAK A001 bukan wewenang kabupaten');
    expect(await stateOf('2026-A001')).toBe('rejected');
    expect(undos(await page())).toEqual([
      { address: '/aduan/2026-A001/tindakan/buka', label: 'Batalkan: Buka lagi' },
    ]);
    expect(await undo()).toBe(303);
  });

  it('is separated, each of two in one SMS by itself', async () => {
    await office.sms(CITIZEN, 'JALAN rusak parah di pekon hanakau sukau');
    await office.sms(STRANGER, 'ada masalah di pekon kami tolong pak');
    await order('GABUNG A002 A001');
    expect(await stateOf('2026-A002')).toBe('merged');
    expect(undos(await page())).toEqual([
      { address: '/aduan/2026-A002/tindakan/pisah', label: 'Batalkan: Pisahkan' },
    ]);
    expect(await undo()).toBe(303);
    expect(await stateOf('2026-A002')).toBe('triage');
    expect((await office.complaint('2026-A001')).children).toEqual([]);
  });

  it('is put under its complaint again where it was separated', async () => {
    await office.sms(CITIZEN, 'JALAN rusak parah di pekon hanakau sukau');
    await office.sms(STRANGER, 'ada masalah di pekon kami tolong pak');
    await order('GABUNG A002 A001');
    await order('PISAH A002');
    const [first, ...others] = undos(await page());
    expect([first, others]).toEqual([
      {
        address: '/aduan/2026-A002/tindakan/gabung',
        label: 'Batalkan: Gabungkan lagi dengan A001',
      },
      [],
    ]);
    expect(await press()).toBe(303);
    expect(await stateOf('2026-A002')).toBe('merged');
    expect((await office.complaint('2026-A001')).children).toHaveLength(1);
    expect(undos(await page())).toEqual([]);
  });

  it('is put under the one it was split from', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await order('PECAH A001 lampu jalan mati di pekon yang sama');
    expect(undos(await page())).toEqual([
      {
        address: '/aduan/2026-A002/tindakan/gabung',
        label: 'Batalkan: Gabungkan A002 dengan A001',
      },
    ]);
    expect(await press()).toBe(303);
    expect(await stateOf('2026-A002')).toBe('merged');
    expect(await page()).toContain('dibatalkan');
  });

  it('what did not count is not listed', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await office.sms(PHONE, 'TOLAK A001 bukan wewenang kabupaten');
    await office.sms(PHONE, 'YA 99 99');
    expect(await page()).toContain('Belum ada tindakan');
  });
});

describe('the citizen who was told of it', () => {
  /** What he got after he was told, for each undo. */
  const ACTS: [string, string, RegExp, RegExp][] = [
    [
      'forwarded',
      'TERUSKAN A001 PUPR',
      /telah diteruskan ke DPUPR/,
      /^Aduan No A001 kami tarik kembali dari DPUPR dan sedang kami telaah lagi\./,
    ],
    [
      'rejected',
      'TOLAK A001 tidak jelas maksudnya',
      /tidak dapat diproses/,
      /^Aduan No A001 kami buka lagi dan sedang kami telaah; SMS bahwa aduan ini tidak diproses/,
    ],
    [
      'merged',
      'GABUNG A001 A002',
      /kami gabungkan/,
      /^Aduan No A001 tidak jadi digabung dan sedang kami telaah sebagai aduan sendiri\./,
    ],
  ];

  beforeEach(async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await office.sms(STRANGER, 'JALAN di pekon hanakau sukau rusak parah');
  });

  it.each(ACTS)('%s: hears once that it is taken back', async (_, command, told, taken) => {
    await order(command);
    expect(office.received(CITIZEN).at(-1)).toMatch(told);
    const before = office.received(CITIZEN).length;
    expect(await undo()).toBe(303);
    await office.pass(HOUR);
    const got = office.received(CITIZEN).slice(before);
    expect(got).toHaveLength(1);
    expect(got[0]).toMatch(taken);
  });

  it.each(ACTS)('%s: hears neither where it is undone before it was out', async (_, command) => {
    await office.sms(PHONE, command);
    const [, code] = /YA (\d\d \d\d)/.exec(office.received(PHONE).at(-1) ?? '') ?? [];
    const before = office.received(CITIZEN).length;
    office.line.on = false;
    await office.sms(PHONE, `YA ${code}`);
    expect(await undo()).toBe(303);
    office.line.on = true;
    await office.pass(HOUR);
    expect(office.received(CITIZEN).slice(before)).toEqual([]);
  });

  it('hears of each time that he was told', async () => {
    for (const reason of ['tidak jelas maksudnya', 'tempatnya tidak disebut']) {
      await order(`TOLAK A001 ${reason}`);
      expect(await undo()).toBe(303);
      await office.pass(HOUR);
    }
    const heard = office
      .received(CITIZEN)
      .filter((text) => /tidak dapat diproses|buka lagi/.test(text));
    expect(heard).toHaveLength(4);
  });

  it('hears nothing of spam, which he was not told of', async () => {
    const before = office.received(CITIZEN).length;
    await order('TOLAK A001 spam iklan pulsa');
    expect(await undo()).toBe(303);
    await office.pass(HOUR);
    expect(office.received(CITIZEN).slice(before)).toEqual([]);
  });
});

describe('secrecy by phone', () => {
  const PLEA = 'jalan rusak di pekon hanakau, tolong rahasiakan nama saya';

  it('that its reporter has asked for ends: he hears so, how to have it again, and the desk can undo it', async () => {
    await office.sms(CITIZEN, PLEA);
    await order('RAHASIA A001 TIDAK');
    expect((await office.complaint('2026-A001')).secret).toBe(false);
    expect(office.received(CITIZEN).at(-1)).toMatch(
      /tidak lagi kami rahasiakan.*TAMBAH A001 RAHASIA/s,
    );
    expect(undos(await page())).toEqual([
      { address: '/aduan/2026-A001/tindakan/kategori', label: 'Batalkan: Rahasiakan lagi' },
    ]);
    expect(await press()).toBe(303);
    expect((await office.complaint('2026-A001')).secret).toBe(true);
    expect(office.received(CITIZEN).at(-1)).toMatch(/kami tangani secara RAHASIA/);
  });

  it('he has it again with the words that he was told', async () => {
    await office.sms(CITIZEN, PLEA);
    await order('RAHASIA A001 TIDAK');
    await office.sms(CITIZEN, 'TAMBAH A001 RAHASIA');
    expect((await office.complaint('2026-A001')).secret).toBe(true);
    expect(office.received(CITIZEN).at(-1)).toMatch(/kami tangani secara RAHASIA/);
  });

  it('that a forged SMS began is lifted at the desk, and its reporter hears both', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await order('RAHASIA A001');
    expect(office.received(CITIZEN).at(-1)).toMatch(/kami tangani secara RAHASIA/);
    expect(undos(await page())).toEqual([
      { address: '/aduan/2026-A001/tindakan/kategori', label: 'Batalkan: Tidak rahasia' },
    ]);
    // a secret is none any more by a reason alone, whichever button it is
    expect(await press()).toBe(200);
    expect((await office.complaint('2026-A001')).secret).toBe(true);
    const said = { yakin: 'ya', 'alasan-buka': 'perintah dari SMS palsu' };
    const done = await office.press(ADMIN, '/aduan/2026-A001/tindakan/kategori', said);
    expect(done.status).toBe(303);
    expect((await office.complaint('2026-A001')).secret).toBe(false);
    expect(office.received(CITIZEN).at(-1)).toMatch(/tidak lagi kami rahasiakan/);
  });

  it('that there was before is no act to take back', async () => {
    await office.sms(CITIZEN, PLEA);
    await order('RAHASIA A001');
    expect(undos(await page())).toEqual([]);
  });

  it('lifted and kept again before the SMS went out is told to nobody', async () => {
    await office.sms(CITIZEN, PLEA);
    await office.sms(PHONE, 'RAHASIA A001 TIDAK');
    const [, code] = /YA (\d\d \d\d)/.exec(office.received(PHONE).at(-1) ?? '') ?? [];
    const before = office.received(CITIZEN).length;
    office.line.on = false;
    await office.sms(PHONE, `YA ${code}`);
    expect(await press()).toBe(303);
    office.line.on = true;
    await office.pass(HOUR);
    expect(office.received(CITIZEN).slice(before).join()).not.toMatch(/tidak lagi/);
  });
});
