import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BrowserMissingError } from '../../../../api/print/print-error.ts';
import { StoreUnavailableError } from '../../../../store/ports/trouble.ts';
import { Desk } from '../../../support/desk.ts';
import { issueAll } from '../../../support/issued-letters.ts';
import { readSheet } from '../../../support/workbook.ts';

/** The book of letters: on one print while it is short, month by month when it is long, and as files. */

const ROAD = 'JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak';
let desk: Desk;
let printed: string[];
beforeEach(async () => {
  printed = [];
  const printPdf = (html: string) => {
    printed.push(html);
    return Promise.resolve(Buffer.from('%PDF-1.4'));
  };
  desk = await Desk.open({ printPdf });
  await desk.sms(ROAD);
});
afterEach(() => desk.close());

/** Letters spread over the months from January on. */
async function fill(count: number): Promise<void> {
  const wanted = Array.from({ length: count }, (_, n) => ({
    kind: 'penerusan' as const,
    at: Date.UTC(2026, Math.floor((n * 11) / count), 10, 2, 0, n % 60),
  }));
  await issueAll(desk.hotline, wanted);
}

describe('a short book', () => {
  it('is printed whole, with what became of each letter', async () => {
    const letter = '/register/letter:penerusan:2026:k1';
    // a draft stands in no book
    expect((await desk.get('/register/agenda')).text).toContain('Tidak ada surat');
    await desk.sign(letter);
    await desk.act(letter, 'batal', { alasan: 'salah alamat' });
    const page = await desk.get('/register/agenda');
    expect(page.text).toContain('1 surat.');
    expect(page.text).toContain('/register/agenda/isi?tahun&#x3D;2026&amp;jenis&#x3D;keluar"');
    const book = await desk.get('/register/agenda/isi?tahun=2026');
    expect(book.headers['content-security-policy']).toContain('sandbox');
    expect(book.text).toContain('BUKU AGENDA SURAT KELUAR');
    expect(book.text).toMatch(/BATAL\.<\/strong> salah alamat/);
    expect(book.text).toContain('2026/A001');
    expect(book.text).toContain('>Segera<');
    const pdf = await desk.get('/register/agenda/pdf?tahun=2026');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toBe('inline; filename="agenda-keluar-2026.pdf"');
    expect(printed).toEqual([book.text]);
  });

  it('of what came in has agenda numbers and the agency', async () => {
    const answer = {
      ...{ aduan: '2026-A001', nomor: '620/7/III.03/2026', tanggal: '2026-11-20', hal: 'Jawaban' },
      diterima: '2026-11-21',
      ...{ butir0: 'Sudah ditinjau.', sms: 'Jalan sudah ditinjau dinas.' },
    };
    await desk.confirm(await desk.preview('/register/baru/jawaban', answer));
    const { text } = await desk.get('/register/agenda/isi?tahun=2026&jenis=masuk');
    expect(text).toContain('BUKU AGENDA SURAT MASUK');
    // came on Saturday 21 November, dated the day before; entered on Monday
    expect(text).toMatch(
      /<td class="tengah">1<\/td><td class="utuh">21-11-2026<\/td><td>620[\s\S]*?20-11-2026/,
    );
    expect(text).toContain('Kepala Dinas Pekerjaan Umum');
    expect((await desk.get('/register/agenda/isi?tahun=2026')).text).not.toContain('620/');
  });

  it('says so when it is empty', async () => {
    expect((await desk.get('/register/agenda?tahun=2025')).text).toContain('Tidak ada surat');
    const empty = await desk.get('/register/agenda/isi?tahun=2025');
    expect(empty.text).toContain('Tidak ada surat pada jangka waktu ini');
  });
});

describe('a long book', () => {
  it('is printed month by month; nothing is in two months, and nothing is left out', async () => {
    await fill(520);
    const page = (await desk.get('/register/agenda?tahun=2026')).text;
    expect(page).toContain('520 surat. Lebih dari 500 surat dicetak bulan demi bulan.');
    expect((await desk.get('/register/agenda/isi?tahun=2026')).status).toBe(400);
    const numbers: string[] = [];
    for (let month = 1; month <= 12; month += 1) {
      const { text } = await desk.get(`/register/agenda/isi?tahun=2026&bulan=${month}`);
      numbers.push(...[...text.matchAll(/<td>500\.12\.2\/<wbr>(\d+)\//g)].map(([, n = '']) => n));
    }
    expect(numbers).toHaveLength(520);
    expect(new Set(numbers).size).toBe(520);
  });

  it('is a file for other programs, whole and in order', async () => {
    await fill(120);
    const { text, headers } = await desk.get('/register/agenda/berkas.json?tahun=2026');
    expect(headers['content-disposition']).toBe('attachment; filename=register-keluar-2026.json');
    const rows = JSON.parse(text) as { tanggal: string }[];
    expect(rows).toHaveLength(120);
    const dates = rows.map(({ tanggal }) => tanggal);
    expect(dates).toEqual([...dates].sort());
    const sheet = await desk.get('/register/agenda/berkas.xlsx?tahun=2026').responseType('blob');
    expect(readSheet(sheet.body as Buffer).rows).toHaveLength(121);
    const csv = await desk.get('/register/agenda/berkas.csv?tahun=2026&bulan=11');
    expect(csv.text.trim().split('\r\n')).toHaveLength(11);
    expect((await desk.upload('/register/agenda/berkas.csv')).status).toBe(404);
  });
});

describe('what there is not', () => {
  it.each([
    'tahun=1999',
    'tahun=2028',
    'tahun=x',
    'tahun=2026.5',
    'jenis=constructor',
    'jenis=semua',
    'bulan=13',
    'bulan=0',
    'bulan=01',
  ])('%s gets a page that says so', async (query) => {
    for (const part of ['register/agenda', 'register/agenda/isi', 'register/agenda/berkas.csv']) {
      const { status, headers } = await desk.get(`/${part}?${query}`);
      expect([part, status]).toEqual([part, 400]);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });

  it('a browser that prints, or a store that answers, is told in words', async () => {
    const without = await Desk.open({
      printPdf: () => Promise.reject(new BrowserMissingError('Pasang Chromium.')),
    });
    const pdf = await without.get('/register/agenda/pdf');
    expect([pdf.status, pdf.text]).toEqual([501, expect.stringContaining('Pasang Chromium.')]);
    await without.close();
    const { store } = desk.hotline;
    const { count } = store.instances;
    store.instances.count = () => Promise.reject(new StoreUnavailableError('down'));
    expect((await desk.get('/register/agenda/berkas.csv')).status).toBe(503);
    store.instances.count = count;
  });
});
