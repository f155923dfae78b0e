import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Desk } from '../../../support/desk.ts';

/** A round of letters: what a night brought is signed, printed and noted as sent in three forms. */

const KEY = '11111111-2222-3333-4444-555555555555';
const ROADS = 'letter:penerusan:2026:k1';
const LAMPS = 'letter:penerusan:2026:k2';
const SENDING = { cara: 'kurir', penerima: 'Sdr. Staf TU' };

/** Each letter as a PDF of as many pages as it has annexes and itself. */
async function printPdf(html: string): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (let page = html.split('class="lampiran"').length; page > 0; page -= 1) pdf.addPage();
  return Buffer.from(await pdf.save());
}

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open({ printPdf });
  await desk.sms('JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak');
  await desk.sms('JALAN jalan berlubang di pekon hanakau sukau sudah sebulan', '+6281200009002');
  await desk.sms('LAMPU lampu jalan mati di pekon hanakau sukau', '+6281200009003');
});
afterEach(() => desk.close());

const round = (step: string, surat: string[], more: Record<string, string> = {}) =>
  desk.form(`/register/putaran/${step}`, { kunci: KEY, surat, ...more });

async function sign(): Promise<void> {
  const { status } = await round('tetapkan', [ROADS, LAMPS]);
  expect(status).toBe(200);
  await desk.rest();
}

describe('a round of letters', () => {
  it('is listed with its subjects, all chosen', async () => {
    const { text } = await desk.get('/register?keadaan=draft');
    expect(text.match(/type="checkbox" name="surat"[^>]* checked/g)).toHaveLength(2);
    expect(text).toContain('Penerusan Aduan Masyarakat melalui Hotline SMS Center A001, A002');
    expect(text).toContain('id="putaran-tetapkan"');
    expect((await desk.get('/register')).text).not.toContain('type="checkbox"');
  });

  it('is signed at once, each letter with a number of its own', async () => {
    const { text } = await round('tetapkan', [ROADS, LAMPS]);
    expect(text).toContain('Tercatat untuk 2 surat');
    expect(text).toContain('500.12.2/0001/III.18/2026');
    expect(text).toContain('500.12.2/0002/III.18/2026');
  });

  it('is printed as one file, letters in the order of the list', async () => {
    await sign();
    const { headers, body } = await desk
      .form('/register/putaran/cetak', { surat: [ROADS, LAMPS] })
      .buffer(true);
    expect(headers['content-type']).toBe('application/pdf');
    expect((await PDFDocument.load(body as Buffer)).getPageCount()).toBe(3);
  });

  it('is noted as sent with one courier, once, however often the form is sent', async () => {
    await sign();
    for (let times = 0; times < 2; times += 1) {
      const { text } = await round('kirim', [ROADS, LAMPS], SENDING);
      expect(text).toContain('Tercatat untuk 2 surat');
    }
    expect((await desk.letter(`/register/${LAMPS}`)).dispatch).toMatchObject({ via: 'kurir' });
    const step = (await desk.get('/aduan/2026-A002')).text;
    expect(step).toContain('Surat penerusan nomor 500.12.2/0001/III.18/2026 dikirim');
  });

  it('is archived where the signed scans are there, the others are named', async () => {
    await sign();
    await round('kirim', [ROADS, LAMPS], SENDING);
    expect((await desk.get('/register?keadaan=sent')).text).toContain('id="putaran-arsip"');
    const { text } = await round('arsip', [ROADS, LAMPS]);
    expect(text).toMatch(/2 surat tidak tercatat[\s\S]*belum ada pindaian bertanda tangan/);
    const event = { type: 'letter.attach', kind: 'electronic', document: 'no-such' };
    await desk.hotline.engine.request(ROADS, event, { role: 'admin' }, 'scan');
    await desk.rest();
    const again = await desk.form('/register/putaran/arsip', {
      kunci: KEY.replace('1', '2'),
      surat: [ROADS, LAMPS],
    });
    expect(again.text).toContain('Tercatat untuk 1 surat');
    expect(again.text).toContain('1 surat tidak tercatat');
  });

  it('names what cannot be noted, and notes the others', async () => {
    const event = { type: 'admin.forward', agency: 'DISHUB' };
    await desk.hotline.engine.request('2026-A003', event, { role: 'admin' }, 'f');
    await desk.rest();
    const { text } = await round('tetapkan', [ROADS, LAMPS]);
    expect(text).toContain('Tercatat untuk 1 surat');
    expect(text).toMatch(/1 surat tidak tercatat[\s\S]*Tidak ada lagi aduan dalam surat ini/);
    // nobody has to come back to a draft that says nothing
    expect((await desk.letter(`/register/${LAMPS}`)).voided).toMatchObject({
      reason: expect.any(String),
    });
  });

  it.each([
    ['nothing', 'tetapkan', [], 400],
    ['a step that there is not', 'constructor', [ROADS], 404],
    ['a courier without a name', 'kirim', [ROADS], 400],
    ['what is not signed', 'cetak', [ROADS], 400],
  ])('is not made of %s', async (_, step, letters, status) => {
    const answer = await round(step, letters, step === 'kirim' ? { cara: 'kurir' } : {});
    expect(answer.status).toBe(status);
  });

  it('is found by ticket, number and agency', async () => {
    await sign();
    for (const [words, found, other] of [
      ['A002', '0001', '0002'],
      ['0002', '0002', '0001'],
      ['dlhkp', '0002', '0001'],
    ]) {
      const { text } = await desk.get(`/register?cari=${words}`);
      expect(text).toContain(`500.12.2/${found}/III.18/2026`);
      expect(text).not.toContain(`500.12.2/${other}/III.18/2026`);
    }
    expect((await desk.get('/register?cari=gajah')).text).toContain('Tidak ada surat dengan kata');
  });
});
