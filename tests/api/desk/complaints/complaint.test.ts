import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createWeb } from '../../../../api/server/app.ts';
import { AS_ADMIN, createFixture, type Fixture, NOW, outgoing } from '../fixture.ts';

const DAY = 24 * 3_600_000;

const page = async ({ hotline }: Fixture, path: string) =>
  (await request(createWeb(hotline, AS_ADMIN)).get(path)).text;

/** Words of the cells of a table row, without their marks. */
function cells(row: string): string[] {
  return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
    cell
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

describe('page of a complaint', () => {
  it('shows each step of the SOP with standard, time taken and what proves it', async () => {
    const fixture = createFixture();
    fixture.complaint(1);
    fixture.rows.outbox.push(
      outgoing('o1', { params: JSON.stringify({ message: { template: 'skpd-tugas' } }) }),
    );
    fixture.rows.documents.push({
      id: '2026-A001:1:3',
      instance: '2026-A001',
      type: 'penerusan',
      number: '500/1',
      title: 'Penerusan aduan',
      html: '',
      sha256: '',
      createdAt: NOW,
    });
    const text = await page(fixture, '/aduan/2026-A001');
    const table = /<table class="aduan sop">.*?<\/table>/s.exec(text)?.[0] ?? '';
    const rows = [...table.matchAll(/<tr>.*?<\/tr>/gs)].slice(1).map(([row]) => cells(row));
    expect(rows).toEqual([
      [
        '3. Meneruskan Admin',
        '1 hari kerja',
        'hari itu juga',
        'sedang berjalan',
        '08.14',
        '–',
        'SMS tugas ke SKPD: sampai 08.14',
      ],
      ['4. Menjawab SKPD', '3 hari kerja', 'hari itu juga', 'sedang berjalan', '08.14', '–', '–'],
    ]);
    // a document that lies there proves nothing: the letter was not sent
    expect(table).not.toContain('href="/surat/2026-A001%3A1%3A3"');
  });

  it('says why what is proposed, as a button with a digit', async () => {
    const fixture = createFixture();
    fixture.complaint(1, {
      action: 'triage',
      confidence: 0.62,
      why: ['kata isi: jembatan'],
      category: 'SOSIAL',
      agency: 'DINSOS',
    });
    const text = await page(fixture, '/aduan/2026-A001');
    expect(text).toContain('Usulan: Bantuan → Dinsos (kata isi: jembatan, keyakinan 62%)');
    expect(text).toContain('data-angka="1" aria-label="Teruskan ke Dinsos, A001"');
  });

  it('names similar complaints, and one click fills the form that merges', async () => {
    const fixture = createFixture();
    const places = [
      { district: 'Balik Bukit', village: 'Sukarami' },
      { district: 'Balik Bukit', village: null },
      { district: 'Balik Bukit', village: 'Way Mengaku' },
      { district: 'Sekincau', village: null },
      { district: 'Balik Bukit', village: 'Sukarami' },
      { district: 'Balik Bukit', village: 'Sukarami' },
      { district: 'Balik Bukit', village: 'Sukarami' },
    ];
    for (const [n, place] of places.entries())
      fixture.complaint(n + 1, { place, ...(n === 6 ? { action: 'triage', agency: null } : {}) });
    // one is too old, one was rejected
    const old = fixture.rows.instances.get('2026-A005');
    if (old !== undefined) old.search.receivedAt = NOW - 31 * DAY;
    const rejected = fixture.rows.instances.get('2026-A006');
    if (rejected !== undefined) rejected.search.state = 'rejected';
    const text = await page(fixture, '/aduan/2026-A007');
    const found = [...text.matchAll(/id="serupa-(A\d+)"/g)].map(([, ticket]) => ticket);
    expect(found).toEqual(['A002', 'A001']);
    const link = /id="gabung-A001" href="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(link).toBe('/aduan/2026-A007?gabung&#x3D;A001#tindakan-gabung');
    const filled = await page(fixture, '/aduan/2026-A007?gabung=A001');
    expect(filled).toContain('<details class="tindakan" id="tindakan-gabung" open>');
    expect(filled).toContain('name="tiket" value="A001"');
    expect(filled.match(/<details class="tindakan"[^>]* open>/g)).toHaveLength(1);
  });
});
