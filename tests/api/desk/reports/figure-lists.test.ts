import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Identity } from '../../../../api/office/identity.ts';
import { FIGURE_LISTS } from '../../../../api/office/reports/figure-lists.ts';
import { deskUser, PaperOffice } from '../../../support/paper-office.ts';

/** Every figure of a report that has an address opens the complaints that it counted, no more and no fewer. */

const HOUR = 3_600_000;
const OFFICER = '+6281200000101';
const citizen = (n: number) => `+62812000090${String(n).padStart(2, '0')}`;
const PLACES = ['pagar dewa', 'sukau', 'belalau', 'liwa', 'way tenong', 'suoh'];
const ADMIN = deskUser('admin');
const SEKDA = deskUser('viewer');
const FREE = '/laporan/sementara/angka?dari=2026-11-01&sampai=2026-12-31';

interface Shown {
  name: string;
  value: number;
  href: string;
}

/** Figures that stand as `<dt>` with an address in their `<dd>`. */
function figuresIn(html: string): Shown[] {
  const found = html.matchAll(
    /<dt>([^<]+)<\/dt>\s*<dd><(?:b|strong)><a href="([^"]+)">([\d.]+)(?: \([^<]*)?</g,
  );
  return [...found].map(([, name = '', href = '', value = '']) => ({
    name,
    href: href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
    value: Number(value.replaceAll('.', '')),
  }));
}

describe('a figure and the list behind it', () => {
  let office: PaperOffice;
  beforeAll(async () => {
    office = await PaperOffice.open();
    for (const [n, place] of PLACES.entries())
      await office.sms(citizen(n), `JALAN jalan berlubang parah di ${place} dekat jembatan`);
    await office.sms(citizen(20), 'RAHASIA kabid PUPR minta fee proyek jalan');
    await office.sms(OFFICER, 'JAWAB A001 sudah kami tambal tadi pagi, terima kasih');
    await office.sms(OFFICER, 'JAWAB A002 sudah kami tambal tadi pagi, terima kasih');
    await office.sms(citizen(0), 'NILAI A001 5');
    await office.sms(citizen(1), 'BELUM A002 lubangnya masih ada');
    await office.sms(citizen(2), 'BATAL A003');
    await office.press(ADMIN, '/aduan/2026-A004/tindakan/tolak', {
      alasan: 'unclear',
      isi: 'Keterangan tidak cukup.',
    });
    await office.pass(8 * 24 * HOUR);
    await office.sms(OFFICER, 'JAWAB A005 sudah kami kerjakan kemarin sore');
  }, 60_000);
  afterAll(() => office.close());

  const listed = async (who: Identity, href: string) => {
    const { status, text } = await office.get(who, href);
    expect([href, status]).toEqual([href, 200]);
    return text.match(/id="aduan-/g)?.length ?? 0;
  };

  it('of a report of any days', async () => {
    const { text } = await office.get(ADMIN, FREE);
    const figures = figuresIn(text);
    const values = Object.fromEntries(figures.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({ Masuk: 7, 'Dijawab terlambat': 1, 'Dibuka kembali': 1 });
    expect(values['Dibatalkan pelapor']).toBe(1);
    expect(values.Ditolak).toBe(1);
    for (const name of ['Sisa sebelumnya', 'Selesai', 'Sisa pada akhir periode'])
      expect([name, typeof values[name]]).toEqual([name, 'number']);
    for (const { name, value, href } of figures)
      expect([name, await listed(ADMIN, href)]).toEqual([name, value]);
  });

  it('has the secret one in the sum only, for whom it is none of his', async () => {
    const { text } = await office.get(SEKDA, FREE);
    const [came] = figuresIn(text);
    expect([came?.name, came?.value]).toEqual(['Masuk', 7]);
    expect(await listed(SEKDA, came?.href ?? '')).toBe(6);
  });

  it('of days in which nothing was counted is empty', async () => {
    for (const figure of Object.keys(FIGURE_LISTS))
      expect([
        figure,
        await listed(ADMIN, `/aduan?angka=${figure}&dari=2026-10-01&sampai=2026-10-31`),
      ]).toEqual([figure, 0]);
  });

  it('that nobody counts is refused', async () => {
    const { status, text } = await office.get(ADMIN, '/aduan?angka=secrets');
    expect([status, text.includes('Angka ini tidak ada')]).toEqual([400, true]);
  });

  it('that is chosen is named in the form, and stays in the next page', async () => {
    const { text } = await office.get(ADMIN, '/aduan?angka=answered&dari=2026-11-01');
    expect(text).toContain('<option value="answered" selected>Dijawab</option>');
    expect(text).toContain('Dihitung dari');
  });
});
