import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createWeb } from '../../../../api/server/app.ts';
import { AS_ADMIN, createFixture, type Fixture, NOW, outgoing } from '../fixture.ts';

const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
const HOUR = 3_600_000;

const page = async ({ hotline }: Fixture, path = '/') =>
  (await request(createWeb(hotline, AS_ADMIN)).get(path)).text;

const groupsIn = (text: string) =>
  [...text.matchAll(/<h2 id="kelompok-(\w+)"[^>]*>[^<]*<span class="jumlah">([\d+]+)</g)].map(
    ([, name, count]) => [name, count],
  );

/** A healthy engine, so that only what a test puts there waits. */
function calm(fixture: Fixture): Fixture {
  const { engine } = fixture.hotline;
  engine.health = () => ({ running: true, failing: [], channels: [], paused: [], clock: null });
  return fixture;
}

/** Complaints in triage, overdue with their agency, and an emergency. */
function waiting(): Fixture {
  const fixture = calm(createFixture());
  fixture.complaint(1, { action: 'triage', agency: null });
  fixture.complaint(2, { action: 'triage', alternatives: ['SOSIAL'] });
  fixture.complaint(3);
  fixture.rows.instances.get('2026-A003')?.search.tags.push('overdue');
  fixture.complaint(4, { flags: ['emergency'] });
  fixture.complaint(5);
  fixture.rows.outbox.push(
    outgoing('f1', { state: 'failed', to: '+6281200009101' }),
    outgoing('u1', { state: 'unconfirmed' }),
    outgoing('d1'),
  );
  return fixture;
}

describe('inbox', () => {
  it('says so when nothing waits', async () => {
    const fixture = calm(createFixture());
    fixture.complaint(5);
    const text = await page(fixture);
    expect(text).toContain('Tidak ada yang menunggu.');
    expect(groupsIn(text)).toEqual([]);
  });

  it('has what waits in the order of urgency, each once, with the way to it', async () => {
    const text = await page(waiting());
    expect(groupsIn(text)).toEqual([
      ['darurat', '1'],
      ['telaah', '2'],
      ['terlambat', '1'],
      ['panggil', '2'],
    ]);
    const links = [...text.matchAll(/href="([^"]+)" data-mulai>/g)].map(([, href]) => href);
    expect(links).toEqual([
      '/aduan/2026-A004',
      '/aduan/2026-A001',
      '/aduan/2026-A002',
      '/aduan/2026-A003',
      '/panggil',
      '/panggil',
    ]);
    expect(text).toContain('Petugas PUPR');
    expect(text).not.toContain('A005');
  });

  it('puts what keeps the hotline from working first, behind danger to life alone', async () => {
    const fixture = waiting();
    fixture.hotline.engine.health = () => ({
      running: true,
      failing: [{ worker: 'sms 1', failures: 3 }],
      channels: [{ name: 'sim1', state: 'recovering', ready: false, detail: 'kabel lepas' }],
      paused: [{ line: 'sim2', until: NOW + HOUR, reason: 'sering gagal' }],
      clock: null,
    });
    const text = await page(fixture);
    expect(groupsIn(text).slice(0, 2)).toEqual([
      ['darurat', '1'],
      ['gangguan', '3'],
    ]);
    for (const words of ['kabel lepas', 'sering gagal', 'pengiriman SMS'])
      expect(text).toContain(words);
  });

  it('offers the likely decisions with digits, and comes back when one was taken', async () => {
    const fixture = waiting();
    const text = await page(fixture);
    const line = text.slice(text.indexOf('id="tugas-telaah-2026-A002"')).split('</li>')[0] ?? '';
    const labels = [...line.matchAll(/data-angka="(\d)" aria-label="([^"]+)"/g)];
    expect(labels.map(([, digit, label]) => [digit, label])).toEqual([
      ['1', 'Teruskan ke PUPR, A002'],
      ['2', 'Teruskan ke Dinsos, A002'],
    ]);
    const [, form = ''] = /(<form.*?<\/form>)/.exec(line) ?? [];
    const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
    const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    const done = await request(createWeb(fixture.hotline, AS_ADMIN))
      .post(action)
      .set(ORIGIN)
      .type('form')
      .send(Object.fromEntries(fields));
    expect(done.headers.location).toBe('/?dicatat=2026-A002#tugas-terlambat-2026-A003');
    expect(fixture.rows.requests).toMatchObject([
      { instance: '2026-A002', event: { type: 'admin.forward', agency: 'PUPR' } },
    ]);
    const back = await page(fixture, '/?dicatat=2026-A002');
    expect(back).toContain('Tindakan untuk A002 sudah dicatat.');
    expect(groupsIn(back)).toContainEqual(['telaah', '1']);
  });

  it('repeats nothing that somebody else put into the address', async () => {
    expect(await page(waiting(), '/?dicatat=Anda+menang')).not.toContain('menang');
  });

  it('points to the partner who is in charge where the district is not', async () => {
    const fixture = calm(createFixture());
    fixture.complaint(1, { action: 'triage', agency: 'PLN', flags: ['outOfJurisdiction'] });
    const text = await page(fixture);
    expect(text).toContain('Bukan wewenang: arahkan ke PLN');
    expect(text).toContain('name="isi" value="PLN telp 123"');
  });
});
