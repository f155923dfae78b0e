import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { typedNumber } from '../../../api/hotline/phone-set.ts';
import { packagePath } from '../../../api/paths.ts';
import { BrowserMissingError } from '../../../api/print/print-error.ts';
import { createWeb } from '../../../api/server/app.ts';
import { ownHost } from '../../../api/server/guards.ts';
import { chartOf, statesBelow } from '../../../machines/chart/chart.ts';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { maskIdentity, maskNumber } from '../../../machines/numbers/masks.ts';
import { StoreUnavailableError } from '../../../store/ports/trouble.ts';
import { HOSTILE, rules } from './district.ts';
import { AS_ADMIN, createFixture, type Fixture, incoming, NOW, outgoing } from './fixture.ts';
import { WHOLE_PHONE } from './whole-phone.ts';

const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
const KEY = '11111111-2222-3333-4444-555555555555';

/** A fixture in which every page has something to show, all of it hostile. */
function furnished(): Fixture {
  const fixture = createFixture();
  const { rows, hotline } = fixture;
  const instance = fixture.complaint(1);
  fixture.complaint(2, { action: 'triage', agency: null, category: null });
  rows.inbox.push(
    incoming('in1', { instance, binding: HOSTILE }),
    incoming('in2', {
      from: HOSTILE,
      state: 'quarantine',
      reading: JSON.stringify({ error: HOSTILE }),
    }),
  );
  rows.outbox.push(
    outgoing('out1'),
    outgoing('out2', { state: 'unconfirmed', error: HOSTILE, to: '+6281200009103' }),
  );
  rows.documents.push({
    id: '2026-A001:1:3',
    instance,
    type: 'penerusan',
    number: HOSTILE,
    title: HOSTILE,
    html: '<!doctype html><title>Surat</title><script>alert(1)</script>',
    sha256: 'ab',
    createdAt: NOW,
  });
  const phone = hotline.simulation?.network.phone('+6281200009001');
  phone?.send(HOSTILE);
  phone?.take({ from: '+6281200000000', text: HOSTILE } as never, () => {});
  return fixture;
}

const PAGES = [
  '/',
  '/sistem',
  '/pengaturan/skpd',
  '/pengaturan/kategori',
  '/pengaturan/modem',
  '/telepon',
  '/telepon/layar',
  '/aduan',
  '/aduan/2026-A001',
  '/aduan/2026-A002',
  '/pesan',
  '/surat/2026-A001%3A1%3A3',
];

describe('every page', () => {
  const app = createWeb(furnished().hotline, AS_ADMIN);

  it.each(PAGES)('%s escapes what people wrote', async (path) => {
    const { status, text } = await request(app).get(path);
    expect(status).toBe(200);
    expect(text).toContain('&lt;script&gt;alert(');
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('<b>tebal');
    expect(text).toContain('{{constructor}}');
    expect(text).not.toMatch(/\[object|undefined|NaN/);
  });

  it.each(PAGES)('%s has no script or style of its own and forbids them', async (path) => {
    const { headers, text } = await request(app).get(path);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(text).not.toMatch(/\son\w+=|\sstyle=|<style|javascript:|hx-on/);
  });

  it.each(PAGES.filter((path) => !path.startsWith('/telepon')))(
    '%s shows no whole phone or identity number',
    async (path) => {
      const { text } = await request(app).get(path);
      expect(text).not.toMatch(WHOLE_PHONE);
      expect(text).not.toContain('1804123456789012');
    },
  );

  it('finds its scripts and styles on this computer', async () => {
    const { text } = await request(app).get('/');
    const files = [...text.matchAll(/(?:src|href)="(\/aset\/[^"]+)"/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) expect((await request(app).get(file ?? '')).status).toBe(200);
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('is unescaped nowhere but in the layout and for drawings of our own', () => {
    const folder = packagePath('templates', 'web');
    const raw = readdirSync(folder)
      .filter((file) => file.endsWith('.hbs'))
      .filter((file) => /\{\{\{|\{\{&/.test(readFileSync(`${folder}/${file}`, 'utf8')));
    expect(raw.sort()).toEqual(['inspektur-bagan.hbs', 'layout.hbs']);
  });
});

describe('list of complaints', () => {
  const fixture = createFixture();
  for (let n = 1; n <= 60; n += 1)
    fixture.complaint(n, n % 3 === 0 ? { action: 'triage', agency: null } : {});
  for (const n of [10, 20]) fixture.rows.instances.get(`2026-A0${n}`)?.search.tags.push('overdue');
  const app = createWeb(fixture.hotline, AS_ADMIN);
  const tickets = (text: string) =>
    [...text.matchAll(/id="aduan-2026-(A\d+)"/g)].map(([, ticket]) => ticket ?? '');

  it('pages through all complaints once, newest first', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/aduan';
    while (path !== undefined) {
      const { text }: { text: string } = await request(app).get(path);
      seen.push(...tickets(text));
      path = /id="ke-lanjut" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&#x3D;', '=');
    }
    const all = Array.from({ length: 60 }, (_, n) => `A${String(60 - n).padStart(3, '0')}`);
    expect(seen).toEqual(all);
  });

  it.each([
    ['keadaan=triage', 20],
    ['keadaan=forwarded&skpd=PUPR', 25],
    ['skpd=DINSOS', 0],
    ['terlambat=ya', 2],
    ['tiket=a%20007', 1],
    ['tiket=no.%20A-007', 1],
    ['tiket=7', 1],
    ['tiket=Z999', 0],
  ])('%s shows %i', async (filter, count) => {
    const { text } = await request(app).get(`/aduan?${filter}`);
    expect(tickets(text)).toHaveLength(count);
  });

  it('has the columns that somebody chose, on the next page and in a saved view too', async () => {
    const heads = (text: string) =>
      [...text.matchAll(/<th scope="col">([^<]+)<\/th>/g)].map(([, name]) => name);
    const { text: usual } = await request(app).get('/aduan');
    expect(heads(usual)).toContain('Tempat');
    expect(heads(usual)).not.toContain('Dijawab');
    const { text } = await request(app).get('/aduan?kolom=keadaan&kolom=dijawab');
    expect(heads(text)).toEqual(['Tiket', 'Isi', 'Keadaan', 'Dijawab']);
    expect(text).toContain('lanjut&#x3D;25&amp;kolom&#x3D;keadaan%2Cdijawab');
    const { text: kept } = await request(app).get('/aduan?kolom=keadaan,dijawab');
    expect(heads(kept)).toEqual(heads(text));
    expect((await request(app).get('/aduan?kolom=constructor')).status).toBe(400);
  });

  it('says in words which are overdue, and counts by state', async () => {
    const { text } = await request(app).get('/aduan?terlambat=ya');
    expect(text.match(/<span class="cap lewat">lewat tenggat<\/span>/g)).toHaveLength(2);
    expect(text).toContain('Ditelaah Admin <b>20</b>');
    expect(text).toContain('Di SKPD <b>40</b>');
    expect(text).toContain('27 Nov 08.14');
  });

  it.each(['keadaan=nirwana', 'skpd=XYZ', 'lanjut=bukan-kursor'])(
    '%s is answered with 400',
    async (filter) => {
      const { status, text } = await request(app).get(`/aduan?${filter}`);
      expect(status).toBe(400);
      expect(text).toContain('Isian belum benar');
    },
  );
});

describe('one complaint', () => {
  it('offers what the machine takes, and nothing else', async () => {
    const { hotline } = furnished();
    const offered = async (id: string) => {
      const { text } = await request(createWeb(hotline, AS_ADMIN)).get(`/aduan/${id}`);
      return [...text.matchAll(/id="tindakan-([^"]+)"/g)].map(([, name]) => name);
    };
    expect(await offered('2026-A001')).toEqual([
      'darurat',
      'teruskan',
      'tarik',
      'tanya',
      'kategori',
      'gabung',
      'tolak',
      'catat',
      'pecah',
      'parkir',
      'ganti-nomor',
    ]);
    await hotline.engine.request(
      '2026-A001',
      { type: 'admin.reject', reason: 'unclear', text: '-' },
      { role: 'admin' },
      'k',
    );
    expect(await offered('2026-A001')).toEqual(['kategori', 'buka', 'catat', 'ganti-nomor']);
  });

  it('does not offer the agency that has it, nor partners', async () => {
    const { text } = await request(createWeb(furnished().hotline, AS_ADMIN)).get(
      '/aduan/2026-A001',
    );
    const select = /<select id="skpd-teruskan".*?<\/select>/s.exec(text)?.[0] ?? '';
    expect([...select.matchAll(/value="(\w+)"/g)].map(([, code]) => code)).toEqual([
      'DINSOS',
      'INSPEKTORAT',
    ]);
  });

  it('carries out an action once, however often its form is sent', async () => {
    const { hotline, rows } = furnished();
    const app = createWeb(hotline, AS_ADMIN);
    const send = () =>
      request(app)
        .post('/aduan/2026-A002/tindakan/teruskan')
        .set(ORIGIN)
        .type('form')
        .send({ kunci: KEY, skpd: 'PUPR', kategori: 'JALAN' });
    expect((await send()).headers.location).toBe('/aduan/2026-A002?hasil=dicatat');
    expect((await send()).status).toBe(303);
    expect(rows.requests).toEqual([
      {
        instance: '2026-A002',
        event: { type: 'admin.forward', agency: 'PUPR', category: 'JALAN' },
        by: { role: 'admin', name: 'admin' },
        key: `desk:2026-A002:${KEY}`,
      },
    ]);
    expect(rows.instances.get('2026-A002')?.search.state).toBe('forwarded.notified');
  });

  it('merges into the ticket that was typed', async () => {
    const { hotline, rows } = furnished();
    const { status } = await request(createWeb(hotline, AS_ADMIN))
      .post('/aduan/2026-A002/tindakan/gabung')
      .set(ORIGIN)
      .type('form')
      .send({ kunci: KEY, tiket: 'a 1' });
    expect(status).toBe(303);
    expect(rows.requests[0]?.event).toEqual({
      type: 'admin.merge',
      parent: { instance: '2026-A001', ticket: 'A001', secret: false },
    });
  });

  it.each([
    ['teruskan', { skpd: 'PUPR' }, 400, 'Formulir tidak lengkap'],
    ['teruskan', { kunci: KEY }, 400, 'SKPD belum diisi'],
    ['teruskan', { kunci: KEY, skpd: 'XYZ' }, 400, 'SKPD ini tidak ada'],
    ['teruskan', { kunci: KEY, skpd: 'PLN' }, 409, 'tidak bisa dilakukan'],
    ['teruskan', { kunci: KEY, skpd: 'PUPR', kategori: 'constructor' }, 400, 'Kategori ini'],
    ['tolak', { kunci: KEY, alasan: 'toString', isi: 'x' }, 400, 'Alasan belum dipilih'],
    ['tolak', { kunci: KEY, alasan: 'spam', isi: '   ' }, 400, 'belum diisi'],
    ['tanya', { kunci: KEY, isi: 'x'.repeat(1001) }, 400, 'terlalu panjang'],
    ['gabung', { kunci: KEY, tiket: 'A002' }, 409, 'dirinya sendiri'],
    ['gabung', { kunci: KEY, tiket: HOSTILE.slice(0, 20) }, 400, 'tidak ada'],
    [
      'kirim-jawaban',
      { kunci: KEY, isi: 'jalan sudah kami tambal kemarin pagi' },
      409,
      'tidak bisa dilakukan',
    ],
    ['constructor', { kunci: KEY }, 404, 'Tindakan ini tidak ada'],
  ])('refuses %s with %j', async (name, form, expected, message) => {
    const { hotline, rows } = furnished();
    const before = rows.instances.get('2026-A002')?.snapshot;
    const { status, text } = await request(createWeb(hotline, AS_ADMIN))
      .post(`/aduan/2026-A002/tindakan/${name}`)
      .set(ORIGIN)
      .type('form')
      .send(form);
    expect([status, text]).toEqual([expected, expect.stringContaining(message)]);
    expect(text).not.toContain('<script>');
    expect(rows.instances.get('2026-A002')?.snapshot).toBe(before);
  });
});

describe('requests from elsewhere', () => {
  const send = (headers: Record<string, string>) =>
    request(createWeb(furnished().hotline, AS_ADMIN))
      .post('/telepon/%2B6281200009001/sms')
      .set(headers)
      .type('form')
      .send({ isi: 'halo' });

  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ Origin: 'http://jahat.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{}, 403],
    [{ Host: 'jahat.example', ...ORIGIN }, 421],
    [{ Host: 'localhost:8080', Origin: 'http://localhost:8080' }, 303],
    [ORIGIN, 303],
  ])('%j gets %i', async (headers, expected) => {
    expect((await send(headers as Record<string, string>)).status).toBe(expected);
  });

  it('knows its own names', () => {
    const names = ['localhost', '127.0.0.1:80', '[::1]:8080', '10.0.0.7', 'hotline.kantor'];
    for (const name of names) expect(ownHost(name, ['hotline.kantor'])).toBe(true);
    for (const name of [undefined, '', 'jahat.example', '127.0.0.1.jahat.example'])
      expect(ownHost(name, [])).toBe(false);
  });
});

describe('phones', () => {
  it('send what is typed to the network and show it, also as a part for htmx', async () => {
    const { hotline } = createFixture();
    const app = createWeb(hotline, AS_ADMIN);
    const sent = await request(app)
      .post('/telepon/%2B6281200009002/sms')
      .set({ ...ORIGIN, 'HX-Request': 'true' })
      .type('form')
      .send({ isi: 'JALAN rusak' });
    expect(sent.text).toContain('hx-swap-oob');
    expect(sent.text).toContain('JALAN rusak');
    const messages = hotline.simulation?.network.phone('+6281200009002').messages;
    expect(messages).toMatchObject([
      { direction: 'sent', text: 'JALAN rusak', peer: '+6281200000000' },
    ]);
  });

  it('tick an SMS twice only when the hotline has stored it', async () => {
    const { hotline, rows } = createFixture();
    const app = createWeb(hotline, AS_ADMIN);
    const phone = hotline.simulation?.network.phone('+6281200009001');
    phone?.send('sama');
    phone?.send('sama');
    rows.inbox.push(incoming('in1', { text: 'sama' }));
    const { text } = await request(app).get('/telepon');
    expect(text.match(/>tersimpan di hotline</g)).toHaveLength(1);
    expect(text.match(/<span class="samar">terkirim</g)).toHaveLength(1);
  });

  it('can be in airplane mode, be added, and be refused', async () => {
    const { hotline } = createFixture();
    const app = createWeb(hotline, AS_ADMIN);
    const post = (path: string, form: Record<string, string>) =>
      request(app).post(path).set(ORIGIN).type('form').send(form);
    await post('/telepon/%2B6281200009001/pesawat', { pesawat: 'ya' });
    expect(hotline.simulation?.network.phone('+6281200009001').airplane).toBe(true);
    await post('/telepon/%2B6281200009001/pesawat', { pesawat: 'tidak' });
    expect(hotline.simulation?.network.phone('+6281200009001').airplane).toBe(false);
    expect((await post('/telepon', { nomor: '0812-0000-9999' })).headers.location).toBe(
      '/telepon#hp-6281200009999',
    );
    expect((await request(app).get('/telepon')).text).toContain('+6281200009999');
    expect((await post('/telepon', { nomor: '<b>' })).status).toBe(400);
    expect((await post('/telepon/%2B6281299999999/sms', { isi: 'x' })).status).toBe(404);
    expect((await post('/telepon/%2B6281200009001/sms', { isi: ' ' })).status).toBe(400);
    const long = await post('/telepon/%2B6281200009001/sms', { isi: 'x'.repeat(1531) });
    expect(long.status).toBe(400);
    for (let n = 100; n < 160; n += 1) await post('/telepon', { nomor: `081200009${n}` });
    expect((await post('/telepon', { nomor: '081200008888' })).status).toBe(409);
    const known = hotline.simulation?.network.phones().map(({ number }) => number);
    expect(known).not.toContain('+6281200008888');
  });

  it('do not exist with a real modem', async () => {
    const app = createWeb(createFixture({ simulated: false }).hotline, AS_ADMIN);
    expect((await request(app).get('/telepon')).status).toBe(404);
    expect((await request(app).get('/')).text).not.toContain('/telepon');
  });

  it.each([
    ['0812 0000 9003', '+6281200009003'],
    ['6281200009003', '+6281200009003'],
    ['TELKOMSEL', 'TELKOMSEL'],
    ['363', '363'],
    ['', null],
    ['12', null],
    ['+62 812', null],
    ['x'.repeat(40), null],
  ])('number "%s" is %s', (typed, number) => {
    expect(typedNumber(typed)).toBe(number);
  });
});

describe('messages', () => {
  it.each([
    ['sampai', 'delivered'],
    ['gagal', 'failed'],
    ['ulang', 'queued'],
  ])('an unconfirmed SMS is settled by a person: %s', async (hasil, state) => {
    const { hotline, rows } = furnished();
    const settled = await request(createWeb(hotline, AS_ADMIN))
      .post('/pesan/out2/hasil')
      .set(ORIGIN)
      .type('form')
      .send({ hasil });
    expect(settled.status).toBe(303);
    expect(rows.resolved).toEqual([['out2', state]]);
  });

  it('says so when nothing is to be settled, or no box has that name', async () => {
    const app = createWeb(furnished().hotline, AS_ADMIN);
    const settle = (id: string, hasil: string) =>
      request(app).post(`/pesan/${id}/hasil`).set(ORIGIN).type('form').send({ hasil });
    expect((await settle('out1', 'sampai')).status).toBe(409);
    expect((await settle('out2', 'toString')).status).toBe(400);
    expect((await request(app).get('/pesan?kotak=toString')).status).toBe(400);
    expect((await request(app).get('/pesan?kotak=quarantine')).text).toContain('karantina');
  });
});

describe('letters', () => {
  it('are shown as archived, in a sandbox without scripts', async () => {
    const app = createWeb(furnished().hotline, AS_ADMIN);
    const { headers, text } = await request(app).get('/surat/2026-A001%3A1%3A3/isi');
    expect(text).toBe('<!doctype html><title>Surat</title><script>alert(1)</script>');
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    const page = await request(app).get('/surat/2026-A001%3A1%3A3');
    expect(page.text).toContain('sandbox title=');
  });

  it('are printed to PDF as they were archived, under a name made of their number', async () => {
    const printed: string[] = [];
    const printPdf = async (html: string) => {
      printed.push(html);
      return Buffer.from('%PDF-1.4');
    };
    const app = createWeb(furnished().hotline, { ...AS_ADMIN, printPdf });
    const { headers, body } = await request(app).get('/surat/2026-A001%3A1%3A3/pdf');
    expect(printed).toEqual(['<!doctype html><title>Surat</title><script>alert(1)</script>']);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toMatch(/^inline; filename="[\w.-]+\.pdf"$/);
    expect(String(body)).toBe('%PDF-1.4');
  });

  it('are shown with the reason when no PDF can be made', async () => {
    const printPdf = () => Promise.reject(new BrowserMissingError('Pasang Chromium <sekarang>.'));
    const app = createWeb(furnished().hotline, { ...AS_ADMIN, printPdf });
    const { status, text } = await request(app).get('/surat/2026-A001%3A1%3A3/pdf');
    expect(status).toBe(501);
    expect(text).toContain('Pasang Chromium &lt;sekarang&gt;.');
    expect(text).toContain('/surat/2026-A001%3A1%3A3/isi');
    const broken = createWeb(furnished().hotline, {
      ...AS_ADMIN,
      printPdf: () => Promise.reject(new Error()),
    });
    expect((await request(broken).get('/surat/2026-A001%3A1%3A3/pdf')).status).toBe(500);
  });
});

describe('trouble', () => {
  it.each(['/tidak-ada', '/aduan/2026-Z999', '/surat/x', '/surat/x/isi', '/aset/tidak-ada.css'])(
    '%s is not found',
    async (path) => {
      const { status, text } = await request(createWeb(furnished().hotline, AS_ADMIN)).get(path);
      expect([status, text]).toEqual([404, expect.stringContaining('Tidak ditemukan')]);
    },
  );

  it.each(['/aset/..%2f..%2f..%2fpackage.json', '/aset/%2e%2e/layout.hbs', '/%E0%A4%A'])(
    '%s gives nothing away',
    async (path) => {
      const { status, text } = await request(createWeb(furnished().hotline, AS_ADMIN)).get(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(text).not.toMatch(/dependencies|\{\{|node_modules/);
    },
  );

  it('a store that is down is told on every page, and to programs', async () => {
    const fixture = furnished();
    fixture.breakStore(new StoreUnavailableError('disk full'));
    const app = createWeb(fixture.hotline, AS_ADMIN);
    for (const path of ['/', '/aduan', '/aduan/2026-A001', '/pesan']) {
      const { status, text } = await request(app).get(path);
      expect([status, text]).toEqual([503, expect.stringContaining('tidak dapat dihubungi')]);
      expect(text).not.toContain('disk full');
    }
    expect((await request(app).get('/sistem')).text).toContain('tidak dapat dihubungi');
    const health = await request(app).get('/kesehatan');
    expect([health.status, health.body.status, health.body.store]).toEqual([503, 'down', null]);
  });

  it('an error of ours shows no inner detail', async () => {
    const fixture = furnished();
    fixture.breakStore(new TypeError('inner detail'));
    const { status, text } = await request(createWeb(fixture.hotline, AS_ADMIN)).get('/aduan');
    expect(status).toBe(500);
    expect(text).not.toContain('inner detail');
  });

  it('health names workers that fail', async () => {
    const { status, body } = await request(createWeb(furnished().hotline, AS_ADMIN)).get(
      '/kesehatan',
    );
    expect([status, body.status, body.failing]).toEqual([
      200,
      'degraded',
      [{ worker: HOSTILE, failures: 2 }],
    ]);
  });
});

describe('live pages', () => {
  const fixture = createFixture();
  const server = createWeb(fixture.hotline, AS_ADMIN).listen(0, '127.0.0.1');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('are told of changes and of SMS on phones, gathered', async () => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/kejadian`);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (words: string) => {
      while (!heard.includes(words)) {
        const { value } = (await reader?.read()) ?? {};
        if (value === undefined) throw new Error(`the stream ended before "${words}"`);
        heard += value;
      }
    };
    await hear('retry');
    for (let n = 0; n < 20; n += 1) fixture.change();
    await hear('event: ubah');
    const phone = fixture.hotline.simulation?.network.phone('+6281200009001');
    phone?.take({ from: '+6281200000000', text: 'x' } as never, () => {});
    await hear('event: sms\ndata: {"label":"Warga 1"}');
    expect(heard.match(/event: ubah/g)).toHaveLength(1);
  });
});

describe('words and masks', () => {
  it('has a word for every state of the complaint machine', () => {
    const states = statesBelow(chartOf(createComplaintMachine(rules)).root).slice(1);
    const unsaid = states.filter(
      ({ kind, children, status, name }) =>
        kind !== 'history' && status === null && (children.length === 0 || name === null),
    );
    // whoever is in it is in one of those inside of it
    expect(unsaid.map(({ path }) => path)).toEqual(['deadline.running']);
  });

  it.each([
    ['+6281200009001', '0812xxxx001'],
    ['+60123456789', '+601xxxx789'],
    ['TELKOMSEL', 'TELKOMSEL'],
    ['363', '363'],
  ])('number %s is shown as %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked);
  });

  it.each([
    ['NIK 1804 1234 5678 9012 ya', 'NIK 1804xxxxxxxxxxxx ya'],
    ['1804.12.345678.9012', '1804xxxxxxxxxxxx'],
    ['12345678901234567', '12345678901234567'],
    ['tiket A127', 'tiket A127'],
  ])('text %s is shown as %s', (text, masked) => {
    expect(maskIdentity(text)).toBe(masked);
  });
});
