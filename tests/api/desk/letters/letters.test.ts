import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { maySeeNamed } from '../../../../api/office/people/scope.ts';
import { Desk } from '../../../support/desk.ts';

/** Letters from the desk: preview, number, register, and what they do to the complaints. */

const ROAD = 'JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak';
const OFFICER = '+6281200000101';
const DAY = 24 * 3_600_000;
const ANSWER = {
  aduan: '2026-A001',
  nomor: '620/1234/III.03/2026',
  tanggal: '2026-11-23',
  hal: 'Jawaban Aduan Nomor 2026/A001',
  butir0: 'Ruas jalan sudah ditinjau bersama peratin.',
  butir1: 'Penimbunan lubang mulai 30 November 2026.',
  sms: 'Jalan sudah ditinjau, lubang ditimbun mulai 30/11.',
};

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

async function threeRoads(): Promise<void> {
  await desk.sms(ROAD);
  await desk.sms('JALAN jalan berlubang di pekon hanakau sukau sudah sebulan', '+6281200009002');
  await desk.sms('JALAN jalan depan pasar liwa banjir bila hujan', '+6281200009003');
}

/** A letter that the hotline has begun, by its number among the drafts. */
const round = (n: number) => desk.letter(`/register/letter:penerusan:2026:k${n}`);

const several = {
  skpd: 'PUPR',
  aduan: ['2026-A001', '2026-A003'],
  catatan: 'Mohon yang di Basungan didahulukan.',
  gantikan: 'ya',
};

describe('one letter for several complaints', () => {
  beforeEach(threeRoads);

  it('is offered with the agency, seen before it is made, and found under each complaint', async () => {
    const start = await desk.get('/register/baru');
    expect(start.text).toMatch(/Dinas Pekerjaan Umum[^<]*<\/a> <span class="redup">3 aduan/);
    const form = await desk.get('/register/baru/penerusan?skpd=PUPR');
    expect(form.text.match(/type="checkbox" id="aduan-/g)).toHaveLength(3);
    const preview = await desk.preview('/register/baru/penerusan', several);
    const page = await desk.get(`${preview}/isi`);
    expect(page.headers['content-security-policy']).toContain('sandbox');
    expect(page.text).toContain('(nomor menyusul)');
    expect(page.text).toContain('2 (dua) aduan');
    expect(page.text).not.toContain('2026/A002');
    // looking at it makes nothing
    expect(await desk.hotline.store.instances.count({ machine: 'letter' })).toBe(1);

    const address = await desk.confirm(preview);
    const draft = await desk.letter(address);
    expect(draft).toMatchObject({ number: null, about: ['2026-A001', '2026-A003'], documents: [] });
    await desk.sign(address);
    const letter = await desk.letter(address);
    expect(letter).toMatchObject({ number: '500.12.2/0001/III.18/2026', sequence: 1 });
    const html = await desk.rendering(letter);
    expect(html).toContain('500.12.2/0001/III.18/2026');
    expect(html).toContain('Mohon yang di Basungan didahulukan.');
    expect(html).not.toContain('0812-0000-9001');
    for (const id of letter.about) {
      const titles = (await desk.hotline.store.documents.of(id)).map(({ id: own }) => own);
      expect(titles).toContain(letter.documents[0]?.id);
    }
  });

  it('takes them out of the round, and voids a round with nothing left; no number is burnt', async () => {
    await desk.confirm(await desk.preview('/register/baru/penerusan', several));
    const state = async (n: number) =>
      (await desk.hotline.store.instances.load(`letter:penerusan:2026:k${n}`))?.search.state;
    expect(await round(1)).toMatchObject({
      about: ['2026-A002'],
      subject: 'Penerusan Aduan Masyarakat melalui Hotline SMS Center A002',
    });
    const other = { ...several, aduan: ['2026-A002'] };
    await desk.confirm(await desk.preview('/register/baru/penerusan', other));
    expect([await state(1), await state(2), await state(3)]).toEqual(['voided', 'draft', 'draft']);
    expect((await round(1)).voided?.reason).toBe('digabung dalam satu surat dengan aduan lain');
    const book = await desk.get('/register/agenda/isi?tahun=2026');
    expect(book.text).toContain('Tidak ada surat pada jangka waktu ini');
  });

  it('is for those alone who may see every complaint in it', async () => {
    const address = await desk.confirm(await desk.preview('/register/baru/penerusan', several));
    await desk.sign(address);
    const letter = await desk.letter(address);
    const sees = (agency: string) =>
      maySeeNamed(
        desk.hotline,
        { role: 'agency', agency },
        'document',
        letter.documents[0]?.id ?? '',
      );
    expect([await sees('PUPR'), await sees('DISHUB')]).toEqual([true, false]);
    const event = { type: 'admin.forward', agency: 'DISHUB' };
    await desk.hotline.engine.request('2026-A001', event, { role: 'admin' }, 'f');
    // one of its complaints is each agency's now: neither may read both
    expect([await sees('PUPR'), await sees('DISHUB')]).toEqual([false, false]);
  });

  it('is made once, however often its form is sent', async () => {
    const preview = await desk.preview('/register/baru/penerusan', several);
    const first = await desk.confirm(preview);
    expect(await desk.confirm(preview)).toBe(first);
    expect(await desk.hotline.store.instances.count({ machine: 'letter' })).toBe(2);
  });

  it.each([
    ['no complaint', { aduan: [] }, 'Belum ada aduan yang dipilih'],
    ['what is not there', { aduan: ['2026-A099'] }, 'Aduan 2026-A099 tidak ada'],
    ['another agency', { skpd: 'DINSOS' }, 'tidak (lagi) diteruskan ke SKPD ini'],
    ['no agency', { skpd: 'constructor' }, 'SKPD ini tidak ada'],
    ['a long note', { catatan: 'x'.repeat(2001) }, 'terlalu panjang'],
  ])('is not made of %s', async (_, change, words) => {
    const answer = await desk.form('/register/baru/penerusan', { ...several, ...change });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(words)]);
  });

  it('keeps secrets apart', async () => {
    await desk.hotline.engine.request(
      '2026-A003',
      { type: 'admin.classify', secret: true },
      { role: 'admin' },
      'k',
    );
    // whoever may not see it has it no more
    const gone = await desk.form('/register/baru/penerusan', several);
    expect(gone.text).toContain('tidak (lagi) diteruskan ke SKPD ini');
    for (const id of ['2026-A001', '2026-A003']) {
      const event = { type: 'admin.forward', agency: 'INSPEKTORAT' };
      await desk.hotline.engine.request(id, event, { role: 'admin' }, `f${id}`);
    }
    const both = { ...several, skpd: 'INSPEKTORAT', aduan: ['2026-A001', '2026-A003'] };
    const answer = await desk.form('/register/baru/penerusan', both);
    expect(answer.text).toContain('Aduan rahasia harus diteruskan dengan surat tersendiri');
  });
});

describe('one letter for each agency and round', () => {
  beforeEach(threeRoads);

  it('takes up what is forwarded to the agency until it is signed', async () => {
    expect(await round(1)).toMatchObject({
      about: ['2026-A001', '2026-A002', '2026-A003'],
      subject: 'Penerusan Aduan Masyarakat melalui Hotline SMS Center A001, A002, A003',
    });
    await desk.sms('LAMPU lampu jalan mati di pekon hanakau sukau', '+6281200009004');
    expect(await round(2)).toMatchObject({ agency: 'DLHKP', about: ['2026-A004'] });
    await desk.sign('/register/letter:penerusan:2026:k1');
    const html = await desk.rendering(await round(1));
    expect(html).toContain('3 (tiga) aduan');
    expect(html).toContain('2026/A002');
    await desk.sms('JALAN jalan berlubang di depan pasar way tenong', '+6281200009005');
    expect(await round(3)).toMatchObject({ agency: 'PUPR', about: ['2026-A005'] });
  });

  it('is not for what somebody has initialled, and not for danger', async () => {
    await desk.act('/register/letter:penerusan:2026:k1', 'paraf');
    await desk.sms('JALAN jalan berlubang di depan pasar way tenong', '+6281200009004');
    expect((await round(1)).about).toHaveLength(3);
    expect(await round(2)).toMatchObject({ about: ['2026-A004'] });
    await desk.sms('tolong jembatan putus pekon hanakau ada orang hanyut', '+6281200009006');
    const agency = (await desk.hotline.store.instances.load('2026-A005'))?.search.agency;
    expect(await round(3)).toMatchObject({ agency, about: ['2026-A005'] });
    expect((await round(3)).collects).toBeUndefined();
  });

  it('prints what is the agency’s when it is signed, and the register says so', async () => {
    const event = { type: 'admin.classify', secret: true };
    await desk.hotline.engine.request('2026-A002', event, { role: 'admin' }, 's');
    const moved = { type: 'admin.forward', agency: 'DISHUB' };
    await desk.hotline.engine.request('2026-A003', moved, { role: 'admin' }, 'f');
    await desk.rest();
    await desk.sign('/register/letter:penerusan:2026:k1');
    const letter = await round(1);
    expect(letter).toMatchObject({
      about: ['2026-A001'],
      subject: 'Penerusan Aduan Masyarakat melalui Hotline SMS Center A001',
    });
    const html = await desk.rendering(letter);
    expect(html).toContain('2026/A001');
    expect(html).not.toContain('hanakau');
    expect(html).not.toContain('pasar liwa');
  });

  it('ends SOP step 3 of each of its complaints', async () => {
    await desk.sign('/register/letter:penerusan:2026:k1');
    const sent = { cara: 'kurir', penerima: 'Petugas DPUPR' };
    await desk.act('/register/letter:penerusan:2026:k1', 'kirim', sent);
    for (const n of [1, 2, 3]) {
      const { text } = await desk.get(`/aduan/2026-A00${n}`);
      expect(text).toContain('Surat penerusan nomor 500.12.2/0001/III.18/2026 dikirim');
    }
  });
});

describe('a number by hand', () => {
  beforeEach(threeRoads);

  it('is taken, once in a year, and the series goes around it', async () => {
    const first = await desk.confirm(await desk.preview('/register/baru/penerusan', several));
    await desk.sign(first, ' 500.12.2 / 0001 / III.18 / 2026 ');
    expect(await desk.letter(first)).toMatchObject({
      number: '500.12.2/0001/III.18/2026',
      sequence: null,
    });
    const again = { ...several, gantikan: '' };
    const next = await desk.confirm(await desk.preview('/register/baru/penerusan', again));
    await expect(desk.sign(next, '500.12.2/0001/III.18/2026')).rejects.toThrow(
      /409[\s\S]*sudah ada di register: surat 500\.12\.2\/0001.* tanggal 23 Nov 2026/,
    );
    // the same draft takes another number
    await desk.sign(next);
    expect(await desk.letter(next)).toMatchObject({ number: '500.12.2/0002/III.18/2026' });
    expect(await desk.hotline.store.instances.count({ machine: 'letter' })).toBe(3);
  });

  it('of a void letter is not used again', async () => {
    const [one, other] = [1, 2].map((n) => `/register/letter:penerusan:2026:k${n}`);
    await desk.sign(one ?? '');
    await desk.sms('JALAN jalan berlubang di depan pasar way tenong', '+6281200009004');
    await desk.act(one ?? '', 'batal', { alasan: 'salah' });
    await expect(desk.sign(other ?? '', '500.12.2/0001/III.18/2026')).rejects.toThrow('batal pun');
    await expect(desk.sign(other ?? '', '9'.repeat(81))).rejects.toThrow('400');
    await desk.sign(other ?? '');
    expect(await desk.letter(other ?? '')).toMatchObject({ number: '500.12.2/0002/III.18/2026' });
  });
});

it('a secret letter says who gets which copy, and tells nobody else', async () => {
  await desk.sms('PUNGLI oknum pegawai kecamatan sukau minta uang 200rb utk urus ktp');
  const address = '/register/letter:penerusan:2026:k1';
  await desk.sign(address);
  const letter = await desk.letter(address);
  expect(letter).toMatchObject({ agency: 'INSPEKTORAT', number: '500.12.2/0001/III.18/2026' });
  const html = await desk.rendering(letter);
  expect(html).toContain('Salinan nomor 1 (satu) dari 1 (satu)');
  expect(html).toMatch(/Daftar distribusi:[\s\S]*Inspektur[^<]*\(salinan nomor 1\)/);
  expect(html).not.toContain('Tembusan:');
  expect(html).not.toContain('Bupati Lampung Barat (sebagai laporan)');
});

describe('a letter to an agency that stays silent', () => {
  beforeEach(threeRoads);

  async function reprimanded() {
    const preview = await desk.preview('/register/baru/teguran', { skpd: 'PUPR' });
    const address = await desk.confirm(preview);
    await desk.sign(address);
    await desk.send(address);
    const letter = await desk.letter(address);
    return { letter, html: await desk.rendering(letter) };
  }

  it('is not made while nothing is late', async () => {
    expect((await desk.get('/register/baru')).text).toContain('Tidak ada SKPD yang lewat tenggat');
    const answer = await desk.form('/register/baru/teguran', { skpd: 'PUPR' });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('lewat tenggat')]);
  });

  it('first reminds; what follows is a reprimand under another head, with its unit', async () => {
    await desk.sms('JAWAB A002 lubang sudah ditimbun kemarin sore', OFFICER);
    await desk.clock.advance(4 * DAY);
    await desk.rest();
    const page = await desk.get('/register/baru/teguran?skpd=PUPR');
    expect(page.text).toContain('<span class="cap lewat">2</span>');
    const address = await desk.confirm(
      await desk.preview('/register/baru/teguran', { skpd: 'PUPR' }),
    );
    // a reminder that was not sent is none
    const unsent = await desk.preview('/register/baru/teguran', { skpd: 'PUPR' });
    expect((await desk.get(`${unsent}/isi`)).text).not.toContain('teguran');
    await desk.sign(address);
    await desk.send(address);
    const first = await desk.letter(address);
    expect(first).toMatchObject({
      kind: 'pengingat',
      sequence: 1,
      about: ['2026-A001', '2026-A003'],
    });
    const html = await desk.rendering(first);
    expect(html).toContain('500.12.2/0001/III.18/2026');
    expect(html).toContain('2026/A003');
    expect(html).not.toContain('2026/A002');
    expect(html).toContain('>DINAS KOMUNIKASI DAN INFORMATIKA</div>');
    const second = await reprimanded();
    expect(second.letter).toMatchObject({ number: '500.12.2/0002/CONTOH/2026', sequence: 2 });
    expect(second.letter.signer).toBe(
      'a.n. BUPATI LAMPUNG BARAT SEKRETARIS DAERAH, PEJABAT CONTOH',
    );
    expect(second.html).toContain('>SEKRETARIAT DAERAH</div>');
    expect(second.html).toContain(
      'teguran ke-1 (satu) sesudah surat nomor 500.12.2/0001/III.18/2026',
    );
    // heading and signature stand on the annex too
    expect(second.html.match(/SEKRETARIS DAERAH,/g)).toHaveLength(2);
    expect(second.html).toContain('Lampiran surat');
    const third = await reprimanded();
    expect(third.html).toContain(
      'teguran ke-2 (dua) sesudah surat nomor 500.12.2/0002/CONTOH/2026',
    );
  });
});

describe('an answer on paper', () => {
  beforeEach(() => desk.sms(ROAD));

  it('goes to the citizen, ends the clock, and is in the register under its own number', async () => {
    expect((await desk.get('/aduan/2026-A001')).text).toContain('Catat surat jawaban SKPD');
    const preview = await desk.preview('/register/baru/jawaban', ANSWER);
    expect((await desk.get(preview)).text).toContain('Pelapor menerima SMS');
    const address = await desk.confirm(preview);
    expect(desk.received().at(-2)).toContain(ANSWER.sms);
    const complaint = await desk.complaint('2026-A001');
    expect(complaint).toMatchObject({ clock: null, answer: { agency: 'PUPR', text: ANSWER.sms } });
    const letter = await desk.letter(address);
    expect(letter).toMatchObject({ kind: 'jawaban', number: ANSWER.nomor, agency: 'PUPR' });
    expect(await desk.rendering(letter)).toContain('Penimbunan lubang mulai 30 November 2026.');
    // sent twice, it is one letter and one answer
    await desk.confirm(preview);
    expect(desk.received().filter((text) => text.includes(ANSWER.sms))).toHaveLength(1);
  });

  it('that comes after an answer by SMS is only kept', async () => {
    await desk.sms('JAWAB A001 sdh kami survey, besok alat turun', OFFICER);
    const preview = await desk.preview('/register/baru/jawaban', ANSWER);
    expect((await desk.get(preview)).text).toContain('pelapor tidak dikirimi SMS');
    await desk.confirm(preview);
    expect(desk.received().some((text) => text.includes(ANSWER.sms))).toBe(false);
    const types = (await desk.hotline.store.documents.of('2026-A001')).map(({ type }) => type);
    expect(types).toEqual(['jawaban']);
  });

  it('has the number of its agency: another agency may use the same', async () => {
    await desk.confirm(await desk.preview('/register/baru/jawaban', ANSWER));
    const again = await desk.form('/register/baru/jawaban', { ...ANSWER, hal: 'lain' });
    expect([again.status, again.text]).toEqual([
      409,
      expect.stringContaining('sudah ada di register'),
    ]);
    const lamp = 'LAMPU lampu jalan mati di pasar liwa sudah seminggu';
    await desk.sms(lamp, '+6281200009002');
    const other = { ...ANSWER, aduan: '2026-A002' };
    const letter = await desk.letter(
      await desk.confirm(await desk.preview('/register/baru/jawaban', other)),
    );
    expect(letter).toMatchObject({ number: ANSWER.nomor, agency: 'DLHKP' });
  });

  it.each([
    ['without a number', { nomor: '' }, 'Nomor surat SKPD belum diisi'],
    ['of a day that is none', { tanggal: '2026-02-31' }, 'Tanggal surat belum benar'],
    ['of tomorrow', { tanggal: '2026-11-24' }, 'tidak boleh sesudah tanggal diterima'],
    ['that comes tomorrow', { diterima: '2026-11-24' }, 'belum tiba'],
    ['without words', { butir0: '', butir1: '' }, 'Isi surat jawaban belum diisi'],
    ['that says nothing', { sms: 'siap' }, 'Ini belum jawaban'],
    ['that only thanks', { sms: 'baik pak, terima kasih infonya' }, 'Ini belum jawaban'],
    ['about nothing', { aduan: 'x' }, 'Aduan x tidak ada'],
    ['that is too long for an SMS', { sms: 'x'.repeat(391) }, 'terlalu panjang'],
  ])('%s is not taken', async (_, change, words) => {
    const answer = await desk.form('/register/baru/jawaban', { ...ANSWER, ...change });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(words)]);
  });

  it('of a complaint that nobody has is not taken', async () => {
    await desk.sms(
      'tolong pak kami di pekon canggu sudah tidak tahan lagi dengan keadaan ini',
      '+6281200009004',
    );
    const answer = await desk.form('/register/baru/jawaban', { ...ANSWER, aduan: '2026-A002' });
    expect([answer.status, answer.text]).toEqual([
      400,
      expect.stringContaining('belum diteruskan'),
    ]);
    expect((await desk.get('/register/baru/jawaban?aduan=2026-A099')).status).toBe(404);
  });
});

describe('a disposition slip', () => {
  it('has an agenda number, no letter number, and stands with its complaint', async () => {
    await desk.sms(ROAD);
    const fields = {
      aduan: '2026-A001',
      sifat: 'Segera',
      kepada: 'Sekretaris\nKepala Bidang Informasi',
      harap: ['Proses lebih lanjut', 'Siapkan jawaban'],
      catatan: 'Hari ini juga.',
    };
    const address = await desk.confirm(await desk.preview('/register/baru/disposisi', fields));
    expect(address).toMatch(/^\/surat\//);
    const page = (await desk.get(`${address}/isi`)).text;
    expect(page).toContain('0001/2026');
    expect(page).toContain('Kepala Bidang Informasi');
    expect(page.match(/aria-label="dipilih"/g)).toHaveLength(3);
    expect(await desk.hotline.store.instances.count({ machine: 'letter' })).toBe(1);
    expect((await desk.form('/register/baru/disposisi', { ...fields, sifat: 'x' })).status).toBe(
      400,
    );
  });

  it('of a letter has the agenda number of the letter; others have a book of their own', async () => {
    await desk.sms(ROAD);
    const own = { aduan: '2026-A001', sifat: 'Biasa' };
    await desk.confirm(await desk.preview('/register/baru/disposisi', own));
    const letter = await desk.confirm(await desk.preview('/register/baru/jawaban', ANSWER));
    const form = (await desk.get(letter)).text;
    expect(form).toContain('Lembar disposisi untuk surat ini');
    const { id } = await desk.letter(letter);
    const fields = { aduan: '2026-A001', surat: id, sifat: 'Biasa' };
    const address = await desk.confirm(await desk.preview('/register/baru/disposisi', fields));
    const page = (await desk.get(`${address}/isi`)).text;
    expect(page).toContain('0001/2026');
    expect(page).toContain(ANSWER.nomor);
  });
});

describe('a draft', () => {
  const PAGE = '/register/letter%3Apenerusan%3A2026%3Ak1';
  beforeEach(() => desk.sms(ROAD));

  it('is worded anew, and has neither number nor date', async () => {
    expect((await desk.get(PAGE)).text).toContain('Ubah isi konsep');
    expect((await desk.get(`${PAGE}/ubah`)).text).toContain('value="Penerusan Aduan Masyarakat');
    const words = {
      hal: 'Penerusan Aduan Jalan',
      kepada: 'Plt. Kepala Dinas',
      catatan: '<b>Segera</b>',
    };
    const preview = await desk.preview(`${PAGE}/ubah`, words);
    expect((await desk.get(`${preview}/isi`)).text).toContain('(nomor menyusul)');
    await desk.confirm(preview);
    const letter = await desk.letter(PAGE.replaceAll('%3A', ':'));
    expect(letter).toMatchObject({ addressee: 'Plt. Kepala Dinas', number: null, documents: [] });
    const { text: html } = await desk.get(`${PAGE}/konsep`);
    expect(html).toContain('&lt;b&gt;Segera&lt;/b&gt;');
    expect(html).toContain('Plt. Kepala Dinas');
    expect(html).toContain('(nomor menyusul)');
    expect(html).toContain('(tanggal menyusul)');
    expect(html).not.toContain('Liwa, 23 November 2026');
    expect((await desk.get(`${PAGE}/ubah`)).text).toContain('value="Penerusan Aduan Jalan"');
  });

  it('is changed no more once it is signed, also where the form was open before', async () => {
    const preview = await desk.preview(`${PAGE}/ubah`, { hal: 'x' });
    await desk.sign(PAGE);
    expect((await desk.form(preview, {})).status).toBe(409);
    expect((await desk.get(`${PAGE}/ubah`)).status).toBe(409);
    expect((await desk.get(PAGE)).text).not.toContain('Ubah isi konsep');
    expect((await desk.get(`${PAGE}/konsep`)).status).toBe(404);
  });

  it('bears the day on which it is signed, and asks for an answer from then on', async () => {
    await desk.clock.advance(11 * DAY);
    await desk.sign(PAGE);
    const html = await desk.rendering(await desk.letter(PAGE.replaceAll('%3A', ':')));
    expect(html).toContain('Liwa, 4 Desember 2026');
    // three working days from Friday 4 December; 9 December is a Wednesday
    expect(html).toMatch(/paling lambat tanggal <strong>9 Desember 2026/);
  });

  it('that went to another agency meanwhile is not signed', async () => {
    const event = { type: 'admin.forward', agency: 'DISHUB' };
    await desk.hotline.engine.request('2026-A001', event, { role: 'admin' }, 'f');
    await expect(desk.sign(PAGE)).rejects.toThrow('Tidak ada lagi aduan dalam surat ini');
    expect((await desk.letter(PAGE.replaceAll('%3A', ':'))).number).toBeNull();
  });

  it('ends SOP step 3 when it was sent, and not before; a letter called back proves nothing', async () => {
    const third = async () => {
      const { text } = await desk.get('/aduan/2026-A001');
      const [, row = ''] = /3\. ([\s\S]*?)<\/tr>/.exec(text) ?? [];
      return row;
    };
    expect(await third()).toContain('sedang berjalan');
    expect(await third()).toContain('SMS tugas ke SKPD');
    await desk.sign(PAGE);
    expect(await third()).not.toContain('Surat penerusan nomor');
    await desk.send(PAGE);
    expect(await third()).toContain('✓ dalam waktu');
    expect(await third()).toContain('Surat penerusan nomor 500.12.2/0001/III.18/2026 dikirim');
    await desk.act(PAGE, 'batal', { alasan: 'salah alamat' });
    expect(await third()).not.toContain('Surat penerusan nomor');
    expect(await third()).toContain('sedang berjalan');
  });
});

it('an answer whose letter was lost in a power cut can be entered again; the citizen gets one SMS', async () => {
  await desk.sms(ROAD);
  const { store } = desk.hotline;
  const { archive } = store.documents;
  store.documents.archive = () => Promise.reject(new Error('power cut'));
  const preview = await desk.preview('/register/baru/jawaban', ANSWER);
  expect((await desk.form(preview, {})).status).toBe(500);
  store.documents.archive = archive;
  await desk.rest();
  const address = await desk.confirm(preview);
  expect(await desk.rendering(await desk.letter(address))).toContain(ANSWER.butir0);
  expect(desk.received().filter((text) => text.includes(ANSWER.sms))).toHaveLength(1);
});

it('a preview that is over says so, and nothing is made', async () => {
  await desk.sms(ROAD);
  const preview = await desk.preview('/register/baru/jawaban', ANSWER);
  await desk.clock.advance(DAY);
  for (const answer of [await desk.get(preview), await desk.form(preview, {})])
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('kedaluwarsa')]);
  expect(await desk.hotline.store.instances.count({ machine: 'letter', kind: 'jawaban' })).toBe(0);
});
