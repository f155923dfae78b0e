import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createTryIt } from '../../../../api/desk/configuration/try-it.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { loadPack } from '../../../support/pack.ts';
import { AS_ADMIN, createFixture, NOW, outgoing } from '../fixture.ts';
import { WHOLE_PHONE } from '../whole-phone.ts';

const { rules } = loadPack();

/** The pages of the real pack: what they show is what the office has written into it. */
function office() {
  const fixture = createFixture();
  const { hotline } = fixture;
  const app = createWeb({ ...hotline, rules }, AS_ADMIN);
  return { ...fixture, page: async (path: string) => (await request(app).get(path)).text };
}

describe('configuration pages', () => {
  const { page, rows } = office();

  it('name every agency with its officers, and those that nobody answers for', async () => {
    const text = await page('/pengaturan/skpd');
    for (const { code } of rules.district.agencies) expect(text).toContain(`<code>${code}</code>`);
    expect(text).toContain('belum ada petugas');
    expect(text).not.toMatch(WHOLE_PHONE);
  });

  it('show every category with its words', async () => {
    const text = await page('/pengaturan/kategori');
    for (const { code } of rules.district.categories)
      expect(text).toContain(`id="kategori-${code}"`);
  });

  it('show a year with the days off of the pack, and say when it has none', async () => {
    const text = await page('/pengaturan/kalender?tahun=2026');
    expect(text.match(/<table class="bulan">/g)).toHaveLength(12);
    expect(text).toContain(
      '<td class="libur bernama">17<span class="samar"> libur Hari Kemerdekaan',
    );
    const days = [...text.matchAll(/<td( class="libur[^"]*")?>\d+/g)];
    expect(days).toHaveLength(365);
    const working = days.filter(([, off]) => off === undefined).length;
    expect(text).toContain(`${working} hari kerja dalam setahun`);
    expect(await page('/pengaturan/kalender?tahun=2031')).toContain('belum ada di berkas');
    expect(await page('/pengaturan/kalender?tahun=abc')).toContain('Kalender 2026');
  });

  it('show every SMS at its longest, and measure a text', async () => {
    const text = await page('/pengaturan/sms?teks=Halo+%E0%B8%81');
    expect(text).toContain('<code>terima-keluhan</code>');
    expect(text).toMatch(/Tanda di luar alfabet GSM: ก/);
    expect(text).toContain('1 SMS, 6 huruf');
    expect(await page(`/pengaturan/sms?teks=${'x'.repeat(161)}`)).toContain('2 SMS, 161 huruf');
  });

  it('count what waits to be sent by lane', async () => {
    rows.outbox.push(
      outgoing('q1', { state: 'queued', lane: 'reminder' }),
      outgoing('q2', { state: 'queued', lane: 'reminder', dueAt: NOW + 1 }),
    );
    const text = await page('/pengaturan/modem');
    expect(text).toContain('<dt>pengingat</dt><dd>2</dd>');
    expect(text).toContain('<dt>darurat</dt><dd>0</dd>');
  });
});

describe('the box for trying a text', () => {
  const tryIt = createTryIt(rules.district);

  it('says how it is understood, and why', () => {
    const view = tryIt('lamou jln dpn psr liwa mti total', 'citizen');
    expect(view).toMatchObject({
      kind: 'keluhan',
      category: 'Lampu Jalan (PJU)',
      place: 'Pasar Liwa, Balik Bukit',
      action: 'diteruskan langsung ke SKPD',
      spellings: [
        { typed: 'lamou', read: 'lampu', how: 'salah ketik, beda 1 huruf' },
        { typed: 'jln', read: 'jalan' },
        { typed: 'dpn', read: 'depan' },
      ],
    });
    expect(view.why).toContain('kata isi: lampu jalan');
  });

  it('knows what a command needs, and who may give it', () => {
    expect(tryIt('JAWAB A127 sudah kami perbaiki', 'officer')).toMatchObject({
      kind: 'perintah',
      command: 'JAWAB',
      ticket: 'A127',
      entitled: true,
    });
    expect(tryIt('JAWAB A127 sudah kami perbaiki', 'citizen').entitled).toBe(false);
  });

  it('stores and sends nothing', async () => {
    const { rows, page } = office();
    expect(await page('/pengaturan/coba?teks=jalan+rusak+parah')).toContain('Begini dipahami');
    expect([rows.inbox, rows.outbox, rows.requests]).toEqual([[], [], []]);
  });
});
