import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createWeb } from '../../../../api/server/app.ts';
import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { Desk } from '../../../support/desk.ts';
import { asUser } from '../fixture.ts';

/** Replies for the newspaper, from the SMS to the clipping, as the admin does it on the pages. */

const OFFICER = '+6281200000101';
const CITIZENS = ['+6281200009001', '+6281200009002', '+6281200009003'];
const DAY = 24 * 3_600_000;
const APPROVES = { lanjut: 'setujui', disetujui: 'Kepala DPUPR', cara: 'paper' };
const COPY = {
  pertanyaan: 'Jalan di Pekon Basungan rusak parah. Mohon diperbaiki.',
  judul: 'Dikerjakan Mulai Senin',
  balasan: 'Terima kasih atas laporannya. Perbaikan dikerjakan mulai Senin.',
};
const RADAR = 'Radar Lampung Barat';
const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');

let desk: Desk;
let keys = 0;
beforeEach(async () => {
  desk = await Desk.open();
  for (const [n, phone] of CITIZENS.entries()) {
    const ticket = `A00${n + 1}`;
    await desk.sms(
      'JALAN jalan rusak parah di pekon basungan pagar dewa, hub 0812-0000-9001',
      phone,
    );
    await desk.sms(
      `JAWAB ${ticket} perbaikan dikerjakan mulai senin, hub pak joko 0812 0000 7777`,
      OFFICER,
    );
    // an answer with a number in it asks back: it may mislead
    const [, code = ''] = /Balas (YA \d\d \d\d)/.exec(desk.received(OFFICER).at(-1) ?? '') ?? [];
    await desk.sms(code, OFFICER);
  }
});
afterEach(() => desk.close());

const key = () => `11111111-2222-3333-4444-${String(++keys).padStart(12, '0')}`;
const id = (n: number) => `2026-A00${n}`;
const copyPage = (n: number) => `/koran/naskah/${id(n)}`;
const list = async (name: string) => (await desk.get(`/koran?daftar=${name}`)).text;

/** Sends a form; it must be taken. */
async function done(address: string, fields: Record<string, string | string[]>): Promise<string> {
  const answer = await desk.form(address, { kunci: key(), ...fields });
  if (answer.status !== 303) throw new Error(`${address}: ${answer.status} ${answer.text}`);
  await desk.rest();
  return String(answer.headers.location);
}

/** Sends a form that must be refused, and gives the page that says so. */
async function refused(
  address: string,
  fields: Record<string, string | string[]>,
  words: string,
): Promise<string> {
  const answer = await desk.form(address, { kunci: key(), ...fields });
  expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(words)]);
  return answer.text;
}

const select = (...ns: number[]) => done('/koran/pilih', { aduan: ns.map(id) });
async function approve(...ns: number[]): Promise<void> {
  await select(...ns);
  for (const n of ns) await done(copyPage(n), { ...COPY, ...APPROVES });
}
/** Begins the cover letter; gives the page of the dispatch. */
const prepare = (ns: number[], kunci = key()) =>
  done('/koran/kirim', { aduan: ns.map(id), koran: RADAR, kunci });
const letterOf = (dispatch: string) =>
  `/register/${decodeURIComponent(dispatch.replace('/koran/kiriman/', ''))}`;
/** Prepares it, signs it and notes it as sent. */
async function send(ns: number[]): Promise<string> {
  const dispatch = await prepare(ns);
  await desk.sign(letterOf(dispatch));
  await desk.send(letterOf(dispatch));
  return dispatch;
}
const printed = { koran: RADAR, edisi: '23 November 2026', halaman: '4', tanggal: '2026-11-23' };
const letters = () => desk.hotline.store.instances.count({ machine: 'letter' });
const state = async (n: number) => {
  const found = await desk.hotline.engine.instances.snapshot(id(n));
  const value = found?.snapshot.value as Record<string, string> | undefined;
  return value?.publication;
};

describe('choosing', () => {
  it('begins with what is answered, and takes several at once', async () => {
    const first = await list('bisa-dipilih');
    expect(first.match(/name="aduan"/g)).toHaveLength(3);
    expect(await select(1, 3)).toBe('/koran?daftar=dipilih');
    expect((await list('bisa-dipilih')).match(/name="aduan"/g)).toHaveLength(1);
    expect(await list('dipilih')).toMatch(/Dipilih <b>2<\/b>/);
  });

  it('leaves secrets out, and says so where one was ticked before', async () => {
    await desk.sms('JALAN tolong rahasiakan nama saya, ada pungli proyek jalan', '+6281200009009');
    expect(await list('bisa-dipilih')).not.toContain('A004');
    const location = await done('/koran/pilih', { aduan: [id(1), id(4)] });
    expect(location).toBe('/koran?daftar=dipilih&tidak=2026-A004');
    expect((await desk.get(location)).text).toContain('Tidak bisa dilakukan untuk 2026-A004');
  });

  it('refuses nothing, too many, and a form without its key', async () => {
    const many = Array.from({ length: 16 }, (_, n) => `x${n}`);
    await refused('/koran/pilih', {}, 'Belum ada aduan yang dicentang');
    await refused('/koran/pilih', { aduan: many }, 'Terlalu banyak');
    await refused('/koran/pilih', { aduan: id(1), kunci: 'x' }, 'Formulir tidak lengkap');
  });

  it('is the admin’s alone, and notes who did it', async () => {
    await select(1);
    const [last] = (await desk.hotline.store.audit.read({ limit: 10 })).slice(-1);
    expect(last).toMatchObject({ who: 'admin', action: 'press.selected' });
    const viewer = createWeb(desk.hotline, asUser({ user: 'sekda', role: 'viewer', agency: null }));
    for (const address of ['/koran', copyPage(1), `${copyPage(1)}/pratinjau`])
      expect((await request(viewer).get(address)).status).toBe(403);
  });

  it('knows its lists only', async () => {
    expect((await desk.get('/koran?daftar=constructor')).status).toBe(400);
    expect((await desk.get('/koran?daftar=dimuat&lanjut=zz')).status).toBe(400);
    expect((await desk.get('/koran')).text).toContain('aria-current="true">Bisa dipilih');
  });
});

describe('the text', () => {
  beforeEach(() => select(1));

  it('stands beside what was written, with what was hidden and what to look at', async () => {
    const { text } = await desk.get(copyPage(1));
    expect(text).toContain('Disamarkan: nomor telepon 0812xxxx.');
    expect(text).toContain('Periksa nama orang: “pak joko”.');
    const form = text.slice(text.indexOf('name="pertanyaan"'));
    expect(form).toContain('Jalan rusak parah di Pekon Basungan Pagar Dewa, hub 0812xxxx.');
    expect(form).not.toMatch(/0000/);
  });

  it('is saved, approved with the same button, and shown as it will be printed', async () => {
    expect(await done(copyPage(1), COPY)).toBe(`${copyPage(1)}?hasil=disimpan`);
    expect(await state(1)).toBe('selected');
    const preview = await desk.get(`${copyPage(1)}/pratinjau`);
    expect(preview.headers['content-security-policy']).toContain('sandbox');
    expect(preview.text).toContain('Dikerjakan Mulai Senin');
    expect(preview.text).toContain('0812xxxx001');
    expect(preview.text).toContain('Kepala Dinas Pekerjaan Umum');
    await done(copyPage(1), { ...COPY, ...APPROVES });
    expect(await state(1)).toBe('approved');
  });

  it('is approved only by the head whose words it is, which is noted', async () => {
    const { disetujui, cara, ...unnamed } = { ...COPY, ...APPROVES };
    for (const [change, words] of [
      [{ cara }, 'Tulis siapa yang menyetujui'],
      [{ disetujui: '  ', cara }, 'Tulis siapa yang menyetujui'],
      [{ disetujui }, 'Pilih bagaimana kepala SKPD menyetujui'],
      [{ disetujui, cara: 'telepati' }, 'Pilih bagaimana kepala SKPD menyetujui'],
    ] as const) {
      const text = await refused(copyPage(1), { ...unnamed, ...change }, words);
      expect(text).toContain(COPY.balasan);
    }
    expect(await state(1)).toBe('selected');
    await done(copyPage(1), { ...COPY, ...APPROVES });
    expect((await desk.get(copyPage(1))).text).toContain(
      'Disetujui Kepala DPUPR di atas kertas (paraf)',
    );
    // he approved these words, no others
    await done(copyPage(1), { ...COPY, judul: 'Judul Lain' });
    expect(await state(1)).toBe('selected');
    expect((await desk.get(copyPage(1))).text).not.toContain('Disetujui Kepala DPUPR');
  });

  it('is not saved with a number, a part that is empty or too long, and is not lost', async () => {
    const tried = async (change: Record<string, string>, words: string) => {
      const text = await refused(copyPage(1), { ...COPY, ...APPROVES, ...change }, words);
      for (const typed of Object.values({ ...COPY, ...change })) expect(text).toContain(typed);
    };
    await tried({ balasan: 'Hubungi 0812 0000 7777.' }, 'Balasan memuat nomor telepon');
    await tried({ pertanyaan: 'NIK saya 1804123456789012' }, 'Surat pembaca memuat NIK');
    await tried({ judul: '' }, 'Judul balasan belum diisi');
    await tried({ judul: 'x'.repeat(81) }, 'Judul balasan terlalu panjang');
    expect(await state(1)).toBe('selected');
  });

  it('shows what people typed as text', async () => {
    await done(copyPage(1), { ...COPY, judul: '<b>{{x}}</b>' });
    for (const address of [copyPage(1), '/koran?daftar=dipilih', `${copyPage(1)}/pratinjau`])
      expect((await desk.get(address)).text).toContain('&lt;b&gt;{{x}}&lt;/b&gt;');
  });

  it('is given up with a reason', async () => {
    expect((await desk.form(`${copyPage(1)}/batal`, { kunci: key(), alasan: '' })).status).toBe(
      400,
    );
    await done(`${copyPage(1)}/batal`, { alasan: 'diminta pelapor' });
    expect(await state(1)).toBe('none');
    expect((await desk.get(copyPage(1))).status).toBe(404);
    expect((await desk.get('/aduan/2026-A001')).text).toContain('diminta pelapor');
  });

  it('comes back when the agency corrects its answer, also after it was sent', async () => {
    await done(copyPage(1), { ...COPY, ...APPROVES });
    await send([1]);
    await desk.sms('RALAT A001 perbaikan dikerjakan mulai selasa', OFFICER);
    expect(await state(1)).toBe('selected');
    const { text } = await desk.get(copyPage(1));
    expect(text).toContain('Jawaban diralat sesudah naskah dikirim ke Radar Lampung Barat');
    expect(text).toContain('Perbaikan dikerjakan mulai selasa.');
    expect(text).toContain(COPY.pertanyaan);
  });

  it('is not there for what is not chosen', async () => {
    for (const address of [copyPage(2), '/koran/naskah/2026-A099', '/koran/naskah/letter:x'])
      expect((await desk.get(address)).status).toBe(404);
  });
});

describe('sending', () => {
  beforeEach(() => approve(1, 2));

  it('makes one page and one cover letter with a number, both kept under each complaint', async () => {
    const before = await letters();
    const location = await prepare([1, 2]);
    expect(await letters()).toBe(before + 1);
    expect((await desk.get(location)).text).toContain('Belum dikirim');
    await desk.sign(letterOf(location));
    const page = (await desk.get(location)).text;
    expect(page).toContain('500.12.2/0001/III.18/2026');
    // signed is not sent
    expect([await state(1), await state(2)]).toEqual(['approved', 'approved']);
    expect(await list('disetujui')).toContain('nomor 500.12.2/0001/III.18/2026 belum dikirim');
    await desk.send(letterOf(location));
    expect(await list('disetujui')).not.toContain('id="menunggu-');
    for (const n of [1, 2]) {
      expect(await state(n)).toBe('sent');
      const kept = await desk.hotline.store.documents.of(id(n));
      const types = kept.map(({ type }) => type);
      expect(types).toEqual(expect.arrayContaining(['pengantar-koran', 'balasan-surat-pembaca']));
      const html = kept.find(({ type }) => type === 'balasan-surat-pembaca')?.html ?? '';
      expect(html.match(/<article/g)).toHaveLength(2);
      expect(html).not.toMatch(/81200009|0000-9|0000 7/);
    }
    expect((await desk.get('/register')).text).toContain('Pengantar ke koran');
    const cover = (await desk.hotline.store.documents.of(id(1))).find(
      ({ type }) => type === 'pengantar-koran',
    );
    expect(cover?.html).toMatch(/2 \(dua\) balasan[\s\S]*2026\/A001[\s\S]*2026\/A002/);
  });

  it('gives the page as plain text for a mail', async () => {
    const location = await send([1, 2]);
    const { headers, text } = await desk.get(`${location}/teks`);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(headers['content-disposition']).toContain(
      'balasan-surat-pembaca-500.12.2-0001-III.18-2026.txt',
    );
    expect(text.split('\r\n')).toEqual([
      'BALASAN SURAT PEMBACA',
      'Hotline SMS Center Kabupaten Lampung Barat',
      'Untuk Radar Lampung Barat, 23 November 2026',
      'Surat pengantar nomor 500.12.2/0001/III.18/2026',
      '',
      '0812xxxx001, Basungan, Pagar Dewa',
      COPY.pertanyaan,
      '',
      'DIKERJAKAN MULAI SENIN',
      COPY.balasan,
      expect.stringMatching(/^Kepala Dinas Pekerjaan Umum.* Kabupaten Lampung Barat$/),
      '',
      '* * *',
      '',
      '0812xxxx002, Basungan, Pagar Dewa',
      ...Array.from({ length: 5 }, () => expect.any(String)),
      '',
    ]);
  });

  it('counts a form sent twice once', async () => {
    const before = await letters();
    const kunci = key();
    expect(await prepare([1, 2], kunci)).toBe(await prepare([1, 2], kunci));
    expect(await letters()).toBe(before + 1);
    await refused('/koran/kirim', { koran: RADAR, aduan: id(1) }, 'surat yang belum dikirim');
  });

  it('refuses what cannot be sent, and uses no number up', async () => {
    const before = await letters();
    const tried = (fields: Record<string, string | string[]>, words: string) =>
      refused('/koran/kirim', { koran: RADAR, ...fields }, words);
    await tried({ koran: 'Koran Lain', aduan: id(1) }, 'Koran ini tidak ada');
    await tried({}, 'Belum ada aduan yang dipilih');
    await tried({ aduan: [id(1), id(3)] }, 'Naskah aduan A003 tidak (lagi) disetujui');
    await tried({ aduan: '2026-A099' }, 'Aduan 2026-A099 tidak ada');
    expect(await letters()).toBe(before);
    expect(await prepare([1])).toContain(encodeURIComponent('pengantar-koran:2026:k1'));
  });

  it('knows its dispatches only', async () => {
    for (const address of [
      '/koran/kiriman/letter:x',
      '/koran/kiriman/letter:penerusan:2026:k1/teks',
    ])
      expect((await desk.get(address)).status).toBe(400);
  });
});

describe('what changes while a letter waits', () => {
  beforeEach(() => approve(1, 2, 3));

  it('is not in the letter, and not noted as sent', async () => {
    const dispatch = await prepare([1, 2, 3]);
    await done(copyPage(3), { ...COPY, judul: 'Judul Lain', ...APPROVES });
    await desk.sign(letterOf(dispatch));
    const cover = await desk.rendering(await desk.letter(letterOf(dispatch)));
    expect(cover).toContain('2 (dua) balasan');
    expect(cover).not.toContain('2026/A003');
    await desk.send(letterOf(dispatch));
    expect([await state(1), await state(2), await state(3)]).toEqual(['sent', 'sent', 'approved']);
  });

  it('after it was signed is told of no complaint that no longer says it', async () => {
    const dispatch = await prepare([1, 2]);
    await desk.sign(letterOf(dispatch));
    await done(copyPage(2), { ...COPY, judul: 'Judul Lain', ...APPROVES });
    await desk.send(letterOf(dispatch));
    expect([await state(1), await state(2)]).toEqual(['sent', 'approved']);
    expect((await desk.get(dispatch)).text).toContain('berubah setelah dikirim');
  });

  it('a void letter lets its replies go', async () => {
    const dispatch = await prepare([1]);
    await desk.act(letterOf(dispatch), 'batal', { alasan: 'salah koran' });
    expect(await prepare([1])).toContain(encodeURIComponent('pengantar-koran:2026:k2'));
  });

  it('a reply that was dropped and chosen again goes with another letter', async () => {
    await send([1]);
    await done(`${copyPage(1)}/batal`, { alasan: 'salah koran' });
    await approve(1);
    expect(await send([1])).toContain(encodeURIComponent('pengantar-koran:2026:k2'));
  });
});

describe('printing', () => {
  beforeEach(async () => {
    await approve(1, 2);
    await send([1, 2]);
  });
  const complaint = (n: number): Promise<ComplaintContext> => desk.complaint(id(n));

  it('is noted for several at once; each citizen is told by SMS', async () => {
    await done('/koran/dimuat', { aduan: [id(1), id(2)], ...printed });
    for (const n of [1, 2]) {
      expect((await complaint(n)).publication).toEqual({
        newspaper: RADAR,
        edition: '23 November 2026',
        page: '4',
        date: '2026-11-23',
        clipping: null,
      });
      expect(desk.received(CITIZENS[n - 1]).at(-1)).toBe(
        `Jawaban aduan No A00${n} juga dimuat di rubrik Surat Pembaca Radar Lampung Barat edisi 23 November 2026. Trm kasih. -Hotline Lambar`,
      );
    }
    expect(await list('dimuat')).toContain('edisi 23 November 2026 hal. 4');
  });

  it('is asked about when nothing was noted for ten working days, and may end without', async () => {
    const inbox = async () => (await desk.get('/')).text;
    // sent on Monday 23 November; ten whole working days are over on Tuesday 8 December
    await desk.clock.advance(14 * DAY);
    expect(await inbox()).not.toContain('Tanyakan kepada redaksi');
    await desk.clock.advance(DAY);
    expect(await inbox()).toContain('Tanyakan kepada redaksi');
    expect(await inbox()).toContain('2 balasan dikirim');
    await done('/koran/dimuat', { aduan: [id(1)], ...printed });
    expect(await inbox()).toContain('1 balasan dikirim');
    await refused('/koran/tidak-dimuat', { aduan: id(2) }, 'Alasan belum diisi');
    await done('/koran/tidak-dimuat', { aduan: id(2), alasan: 'rubrik penuh' });
    expect(await inbox()).not.toContain('Tanyakan kepada redaksi');
    expect(await state(2)).toBe('unprinted');
    expect((await complaint(2)).dispatch?.newspaper).toBe(RADAR);
    expect(await list('bisa-dipilih')).toContain('A002');
    await approve(2);
    expect(await state(2)).toBe('approved');
  });

  it('is not noted without newspaper, edition and a day that has come', async () => {
    const tried = (change: Record<string, string>, words: string) =>
      refused('/koran/dimuat', { aduan: id(1), ...printed, ...change }, words);
    await tried({ koran: 'Koran Lain' }, 'Koran belum dipilih');
    await tried({ edisi: '' }, 'Edisi belum diisi');
    await tried({ tanggal: '2026-11-24' }, 'tidak boleh sesudah hari ini');
    await tried({ tanggal: 'kemarin' }, 'Tanggal dimuat belum benar');
    await tried({ tanggal: '2026-13-01' }, 'Tanggal dimuat belum benar');
    expect(await state(1)).toBe('sent');
  });

  it('keeps a clipping under all complaints that stand on it', async () => {
    await done('/koran/dimuat', { aduan: [id(1), id(2)], ...printed });
    const answer = await desk
      .upload('/koran/kliping')
      .field('kunci', key())
      .field('aduan', id(1))
      .field('aduan', id(2))
      .attach('pindaian', PNG, 'koran.png');
    expect([answer.status, answer.headers.location]).toEqual([303, '/koran?daftar=dimuat']);
    const { publication } = await complaint(2);
    const kept = await desk.hotline.store.documents.of(id(2));
    expect(kept.map((one) => one.id)).toContain(publication?.clipping);
    const [, address = ''] = /href="([^"]+)">kliping/.exec(await list('dimuat')) ?? [];
    expect((await desk.get(address)).headers['content-type']).toBe('image/png');
  });

  it('keeps no clipping of what was not printed, and no file that is none', async () => {
    const upload = (bytes: Buffer) =>
      desk
        .upload('/koran/kliping')
        .field('kunci', key())
        .field('aduan', id(1))
        .attach('pindaian', bytes, 'x.png');
    expect((await upload(PNG)).text).toContain('Aduan A001 belum dicatat dimuat');
    await done('/koran/dimuat', { aduan: id(1), ...printed });
    expect((await upload(Buffer.from('<html>'))).text).toContain('bukan PDF');
    const none = desk.upload('/koran/kliping').field('kunci', key()).field('aduan', id(1));
    expect((await none).text).toContain('Pindaian kliping belum dipilih');
  });
});
