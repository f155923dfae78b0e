import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Identity } from '../../../../api/office/identity.ts';
import { PaperOffice, deskUser as who } from '../../../support/paper-office.ts';

/** `/ringkasan`, of a district in which SMS were written and answered. */

const DAY = 86_400_000;
const PUPR = '+6281200000101';

let office: PaperOffice;

beforeAll(async () => {
  office = await PaperOffice.open();
  await office.sms('+6281200009001', 'JALAN di pekon hanakau sukau rusak parah');
  await office.sms('+6281200009002', 'JALAN di pekon lombok lumbok seminung berlubang');
  await office.sms('+6281200009003', 'SAMPAH menumpuk di pasar liwa');
  await office.sms('+6281200009004', 'JALAN di pekon hanakau sukau rusak, RAHASIA kabid minta fee');
  await office.sms(PUPR, 'JAWAB A001 sudah kami tambal kemarin');
  await office.sms('+6281200009001', 'NILAI A001 4');
  await office.pass(8 * DAY);
});

afterAll(() => office.close());

async function page(identity: Identity): Promise<string> {
  const { status, text } = await office.get(identity, '/ringkasan');
  expect(status).toBe(200);
  return text.replace(/\s+/g, ' ');
}

/** The value and the words of one of the four numbers. */
function figure(text: string, title: string): string[] {
  const [, part = ''] = text.split(`<dt>${title}</dt>`);
  const words = part.split('</dd>')[0] ?? '';
  return words.split(/<[^>]+>/).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
}

describe('the page for those who lead', () => {
  it('counts as reports count, and says what it counts', async () => {
    const text = await page(who('viewer'));
    expect(figure(text, 'Aduan masuk')).toEqual([
      '4',
      'diterima dalam 30 hari, 1 di antaranya rahasia',
      'naik dari 0 pada 30 hari sebelumnya',
    ]);
    expect(figure(text, 'Dijawab dalam waktu')).toEqual([
      '25%',
      'jawaban dalam batas SOP (hari kerja), dari semua jawaban ditambah 3 yang lewat batas dan belum dijawab sekarang',
      'belum ada jawaban pada 30 hari sebelumnya',
    ]);
    expect(figure(text, 'Belum selesai')[0]).toBe('3');
    expect(figure(text, 'Kepuasan')).toEqual([
      '4,0',
      'nilai rata-rata dari 5, dari 1 penilaian (100% dari jawaban)',
      '30 hari sebelumnya – dari 0 penilaian',
    ]);
  });

  it('names late agencies, categories, kecamatan and the longest late, each with its list', async () => {
    const text = await page(who('viewer'));
    expect(text).toContain('href="/aduan?skpd&#x3D;PUPR&amp;tanda&#x3D;overdue"');
    expect(text).toContain('tempat&#x3D;Lumbok+Seminung');
    expect(text).toContain('>A002</a>');
    expect(text).toContain('hari kerja</td>');
  });

  it('says of secrets no more than how many there are', async () => {
    for (const identity of [who('viewer'), who('auditor'), who('admin')]) {
      const text = await page(identity);
      expect(text).not.toContain('A004');
      expect(text).not.toContain('INSPEKTORAT');
    }
  });

  it('opens lists that are there', async () => {
    const text = await page(who('admin'));
    const links = [...text.matchAll(/href="(\/aduan[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'),
    );
    expect(links.length).toBeGreaterThan(10);
    for (const href of new Set(links))
      expect([href, (await office.get(who('admin'), href)).status]).toEqual([href, 200]);
  });
});

describe('an agency', () => {
  it('begins with its own deadlines, and sees nobody else', async () => {
    await office.sms('+6281200009005', 'JALAN di pekon hanakau sukau berlubang lagi');
    const text = await page(who('agency', 'PUPR'));
    expect(text).toContain('Batas jawaban dalam 3 hari kerja');
    expect(text).toContain('1 aduan sudah lewat batas');
    expect(text).toContain('>A005</a>');
    expect(text).not.toContain('>A003</a>');
    expect(text).not.toContain('DLHKP');
    expect(figure(text, 'Belum selesai')).toEqual([
      '2',
      'aduan terbuka pada SKPD ini sekarang',
      '1 lewat batas',
    ]);
    expect(figure(text, 'Kepuasan')[0]).toBe('4,0');
  });
});
