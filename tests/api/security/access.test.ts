import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Identity } from '../../../api/office/identity.ts';
import { createWeb } from '../../../api/server/app.ts';
import { AS_ADMIN, asUser, createFixture, NOW } from '../desk/fixture.ts';
import { Browser, browserOf, openDesk, SAME_ORIGIN } from './desk.ts';
import { FOREIGN, furnishedDesk, OWN, OWN_SECRET, SECRET, WHOLE_NUMBER } from './furnished.ts';

const KEY = '11111111-2222-3333-4444-555555555555';
const REPORTER = '+6281200009001';

describe('an agency', () => {
  it('finds its own complaints only, whatever it asks for', async () => {
    const desk = await furnishedDesk();
    const pupr = await browserOf(desk, 'agency');
    for (const query of [
      '',
      '?skpd=DINSOS',
      '?keadaan=forwarded',
      '?tiket=A002',
      '?urut=tenggat',
    ]) {
      const { text } = await pupr.get(`/aduan${query}`);
      expect(text).not.toContain(FOREIGN);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(OWN_SECRET);
    }
    const { text } = await pupr.get('/aduan');
    expect(text).toContain(OWN);
    expect(text).not.toContain('Dinas Dinsos');
    // those with the agency, whatever became of them; nothing of others is counted
    expect(text).toMatch(/Semua <b>1<\/b>/);
    const file = await pupr.get('/unduh/aduan.csv?skpd=DINSOS');
    expect(file.status).toBe(200);
    expect(file.text).toContain('A001');
    expect(file.text).not.toContain('A002');
  });

  it('is told of foreign complaints and letters what it is told of missing ones', async () => {
    const desk = await furnishedDesk();
    const pupr = await browserOf(desk, 'agency');
    for (const [path, missing] of [
      [`/aduan/${FOREIGN}`, '/aduan/2026-A999'],
      [`/aduan/${OWN_SECRET}`, '/aduan/2026-A999'],
      [`/surat/letter-${FOREIGN}`, '/surat/letter-2026-A999'],
      [`/surat/letter-${FOREIGN}/isi`, '/surat/letter-2026-A999/isi'],
      [`/surat/letter-${FOREIGN}/pdf`, '/surat/letter-2026-A999/pdf'],
    ] as const) {
      const [foreign, none] = [await pupr.get(path), await pupr.get(missing)];
      expect([path, foreign.status]).toEqual([path, 404]);
      expect(foreign.text).toBe(none.text);
    }
    const acted = await pupr.post(`/aduan/${FOREIGN}/tindakan/terima`, { kunci: KEY });
    expect(acted.status).toBe(404);
    expect(desk.fixture.rows.requests).toEqual([]);
  });

  it('does at the desk what its officer does by SMS, under its own name', async () => {
    const desk = await furnishedDesk();
    const pupr = await browserOf(desk, 'agency');
    const page = (await pupr.get(`/aduan/${OWN}`)).text;
    const offered = [...page.matchAll(/\/tindakan\/([\w-]+)"/g)].map(([, name]) => name);
    expect(offered).toEqual(['terima', 'jawab', 'proses', 'minta', 'alih', 'tunda', 'catat']);
    let forms = 0;
    const act = (name: string, fields: Record<string, string> = {}) => {
      forms += 1;
      const kunci = `${forms}${KEY.slice(1)}`;
      return pupr.post(`/aduan/${OWN}/tindakan/${name}`, { kunci, ...fields });
    };
    expect((await act('terima')).status).toBe(303);
    const until = new Date(NOW + 4 * 86_400_000).toISOString().slice(0, 10);
    expect((await act('tunda', { tanggal: 'besok', isi: 'alat rusak' })).status).toBe(400);
    expect((await act('tunda', { tanggal: until, isi: 'alat rusak' })).status).toBe(303);
    expect((await act('alih', { skpd: 'PUPR', isi: 'bukan tugas kami' })).status).toBe(400);
    expect((await act('jawab', { isi: 'sudah kami perbaiki kemarin' })).status).toBe(303);
    const by = { role: 'officer', agency: 'PUPR', name: 'pupr' };
    expect(desk.fixture.rows.requests).toMatchObject([
      { event: { type: 'officer.accept' }, by },
      { event: { type: 'officer.extend', text: 'alat rusak' }, by },
      { event: { type: 'officer.answer', text: 'sudah kami perbaiki kemarin' }, by },
    ]);
  });

  it('cannot do what the admin does', async () => {
    const desk = await furnishedDesk();
    const pupr = await browserOf(desk, 'agency');
    for (const name of ['teruskan', 'tolak', 'kategori', 'gabung', 'koran'])
      expect((await pupr.post(`/aduan/${OWN}/tindakan/${name}`, { kunci: KEY })).status).toBe(404);
    for (const path of ['/pesan', '/pengguna', '/audit', '/register', '/inspektur', '/sistem'])
      expect((await pupr.get(path)).status).toBe(403);
    expect((await pupr.get('/')).headers.location).toBe('/ringkasan');
    expect((await pupr.post(`/aduan/${OWN}/nomor`)).status).toBe(403);
    const page = (await pupr.get(`/aduan/${OWN}`)).text;
    expect(page).not.toContain('tampilkan-nomor');
    expect(page).not.toContain('href="/pesan"');
    expect(desk.fixture.rows.requests).toEqual([]);
  });
});

describe('those who look', () => {
  it.each(['viewer', 'auditor'] as const)('%s: read complaints, secret ones not', async (role) => {
    const desk = await furnishedDesk();
    const browser = await browserOf(desk, role);
    const { text, status } = await browser.get(`/aduan/${FOREIGN}`);
    expect(status).toBe(200);
    expect(text).not.toContain('<form method="post" action="/aduan');
    expect(text).not.toContain('tindakan/');
    expect((await browser.get(`/aduan/${SECRET}`)).status).toBe(404);
    expect((await browser.get('/aduan')).text).not.toContain(SECRET);
    expect((await browser.get(`/surat/letter-${SECRET}/isi`)).status).toBe(404);
    expect((await browser.get('/audit')).status).toBe(role === 'auditor' ? 200 : 403);
    expect((await browser.get('/sistem')).status).toBe(200);
  });
});

describe('whole numbers', () => {
  it('are shown to the admin on request, after it was written down', async () => {
    const desk = await furnishedDesk();
    const admin = await browserOf(desk, 'admin');
    expect((await admin.get(`/aduan/${OWN}`)).text).not.toMatch(WHOLE_NUMBER);
    const { text } = await admin.post(`/aduan/${OWN}/nomor`);
    expect(text).toContain(REPORTER);
    expect((await desk.audit()).at(-1)).toMatchObject({
      ...{ who: 'admin', role: 'admin', action: 'number.shown', subject: OWN },
    });
    expect((await admin.get(`/aduan/${OWN}`)).text).not.toMatch(WHOLE_NUMBER);
  });

  it('of whom to ring are shown the same way, and to nobody else', async () => {
    const desk = await furnishedDesk();
    const admin = await browserOf(desk, 'admin');
    const path = `/aduan/${OWN}/nomor-skpd`;
    expect((await admin.get(`/aduan/${OWN}`)).text).toContain(`action="${path}"`);
    const { text } = await admin.post(path);
    expect(text).toMatch(/Telepon [^<]*08\d\d-\d{4}-\d{4}/);
    expect((await desk.audit()).at(-1)).toMatchObject({
      ...{ action: 'number.shown', subject: OWN, detail: { agency: 'PUPR' } },
    });
    for (const role of ['viewer', 'auditor', 'agency'] as const) {
      const other = await browserOf(desk, role);
      expect((await other.get(`/aduan/${OWN}`)).text).not.toContain('nomor-skpd');
      expect((await other.post(path)).status).toBe(403);
    }
  });

  it('are not shown when that cannot be written down', async () => {
    const desk = await furnishedDesk();
    const admin = await browserOf(desk, 'admin');
    desk.fixture.hotline.store.audit.append = () => Promise.reject(new Error('disk full'));
    const { status, text } = await admin.post(`/aduan/${OWN}/nomor`);
    expect(status).toBe(500);
    expect(text).not.toMatch(WHOLE_NUMBER);
  });
});

describe('the audit log', () => {
  it('has every action with who did it, before its answer is sent', async () => {
    const desk = await furnishedDesk();
    const [admin, pupr] = [await browserOf(desk, 'admin'), await browserOf(desk, 'agency')];
    await pupr.post(`/aduan/${OWN}/tindakan/terima`, { kunci: KEY });
    expect((await desk.audit()).at(-1)).toMatchObject({
      ...{ who: 'pupr', role: 'agency', action: 'complaint.acted', subject: OWN },
      detail: { name: 'terima' },
    });
    await admin.post(`/pesan/doubt-${OWN}/hasil`, { hasil: 'gagal' });
    await admin.get('/unduh/aduan.csv');
    await admin.post('/pengguna', { nama: 'dinsos', peran: 'agency', skpd: 'DINSOS' });
    await pupr.get('/pengguna');
    await admin.post('/keluar');
    const rows = (await desk.audit()).slice(-5);
    expect(rows.map(({ who, action, subject }) => [who, action, subject])).toEqual([
      ['admin', 'sms.resolved', `doubt-${OWN}`],
      ['admin', 'complaints.exported', 'aduan.csv'],
      ['admin', 'user.added', 'dinsos'],
      ['pupr', 'access.denied', '/pengguna'],
      ['admin', 'session.closed', 'admin'],
    ]);
  });

  it('has nothing of what was refused, and no number', async () => {
    const desk = await furnishedDesk();
    const admin = await browserOf(desk, 'admin');
    const before = (await desk.audit()).length;
    await admin.post(`/aduan/${OWN}/tindakan/tolak`, { kunci: 'x' });
    await admin.post('/pesan/nichts/hasil', { hasil: 'gagal' });
    expect(await desk.audit()).toHaveLength(before);
    await (await browserOf(desk, 'agency')).get('/pesan/+6281200009001/081200009002');
    expect(JSON.stringify(await desk.audit())).not.toMatch(WHOLE_NUMBER);
  });

  it('can be read, filtered and paged by the auditor, and says that it is whole or where not', async () => {
    const desk = await openDesk();
    const { store } = desk.fixture.hotline;
    const auditor = await browserOf(desk, 'auditor');
    for (let n = 1; n <= 60; n += 1)
      await store.audit.append({
        ...{ at: NOW + n, who: n % 2 ? 'admin' : 'pupr', role: 'admin', action: 'number.shown' },
        ...{ subject: `2026-A${String(n).padStart(3, '0')}`, detail: { a: '<b>' } },
      });
    const first = (await auditor.get('/audit')).text;
    expect(first).toContain('Rantai utuh');
    expect(first).toContain('a: &lt;b&gt;');
    const older = /id="ke-lanjut" href="([^"]+)"/.exec(first)?.[1] ?? '';
    expect((await auditor.get(older.replace('&#x3D;', '='))).text).toContain('2026-A001');
    const filtered = (await auditor.get('/audit?siapa=pupr&apa=2026-A004')).text;
    expect([...filtered.matchAll(/id="baris-/g)]).toHaveLength(1);
    expect((await auditor.get('/audit?sebelum=x')).status).toBe(400);
    const rows = await store.audit.read({ limit: 99 });
    const [row] = rows.filter(({ seq }) => seq === 7);
    if (row !== undefined) row.who = 'orang lain';
    expect((await auditor.get('/audit?periksa=ya')).text).toContain('Rantai putus: baris 7 diubah');
  });
});

describe('the gate', () => {
  it('closes what is no page to all but the admin', async () => {
    for (const role of ['agency', 'viewer', 'auditor'] as const) {
      const identity: Identity = { user: 'x', role, agency: role === 'agency' ? 'PUPR' : null };
      const app = createWeb(createFixture().hotline, asUser(identity));
      for (const path of [
        '/halaman-baru',
        '/PENGGUNA',
        '/pengguna/',
        '//pengguna',
        '/aduan/../pengguna',
      ])
        expect([403, 404]).toContain((await request(app).get(path)).status);
    }
    const admin = createWeb(createFixture().hotline, AS_ADMIN);
    expect((await request(admin).get('/halaman-baru')).status).toBe(404);
  });
});

describe('hostile addresses', () => {
  it.each([
    '/surat/..%2F..%2Fpackage.json',
    '/surat/%2e%2e%2f%2e%2e%2fpackage.json/isi',
    '/surat/..%5C..%5Cpackage.json/pdf',
    '/aset/..%2F..%2Fpackage.json',
    '/aset/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/aset/....//....//package.json',
    '/aset/hotline.css%00.html',
    '/surat/%00',
    '/aduan/%ff',
    '/unduh/..%2Faduan.csv',
    '/telepon/rekaman/..%2F..%2Fpackage.json',
  ])('%s leads to no file', async (path) => {
    const desk = await furnishedDesk();
    const { status, text } = await (await browserOf(desk, 'admin')).get(path);
    expect([400, 404]).toContain(status);
    expect(text).not.toContain('"dependencies"');
  });

  it('cannot add headers', async () => {
    const desk = await furnishedDesk();
    const { rows } = desk.fixture;
    rows.documents.push({
      ...{ id: 'evil', instance: OWN, type: 'penerusan', number: '1"\r\nSet-Cookie: a=b' },
      ...{ title: 'x', html: 'x', sha256: 'x', createdAt: NOW },
    });
    const app = createWeb(desk.fixture.hotline, {
      ...AS_ADMIN,
      printPdf: () => Promise.resolve(Buffer.from('%PDF')),
    });
    const pdf = await request(app).get('/surat/evil/pdf');
    expect(pdf.headers['set-cookie']).toBeUndefined();
    expect(pdf.headers['content-disposition']).toMatch(/^inline; filename="[\w.-]+"$/);
    const browser = new Browser(desk.app);
    const entered = await browser.signIn(
      'admin',
      undefined,
      '/aduan%0d%0aSet-Cookie:%20a=b\r\nX: y',
    );
    expect(entered.status).toBe(303);
    expect(entered.headers.x).toBeUndefined();
    expect(entered.get('Set-Cookie')).toHaveLength(1);
    const asked = await new Browser(desk.app).get('/aduan?x=%0d%0aX-Evil:%201');
    expect(asked.headers['x-evil']).toBeUndefined();
  });

  it('cannot bring the pages under another name', async () => {
    const { app } = await openDesk();
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example'])
      expect((await request(app).get('/masuk').set('Host', host)).status).toBe(421);
    const post = request(app)
      .post('/masuk')
      .set({ ...SAME_ORIGIN, Host: 'evil.example' });
    expect((await post).status).toBe(421);
  });

  it('cannot make a user of what the prototype has', async () => {
    const desk = await openDesk();
    const admin = await browserOf(desk, 'admin');
    for (const peran of ['__proto__', 'constructor', ''])
      expect((await admin.post('/pengguna', { nama: 'orang', peran })).status).toBe(400);
    for (const nama of ['__proto__', 'a', '../x', 'a b', `x${'x'.repeat(40)}`])
      expect((await admin.post('/pengguna', { nama, peran: 'admin' })).status).toBe(400);
    expect(
      (await admin.post('/pengguna', { nama: 'x1', peran: 'admin', skpd: 'PUPR' })).status,
    ).toBe(400);
    expect((await admin.post('/pengguna', { nama: 'x1', peran: 'agency' })).status).toBe(400);
    expect(await desk.users.list()).toHaveLength(4);
  });
});
