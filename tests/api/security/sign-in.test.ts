import { describe, expect, it } from '@jest/globals';
import { ownPath } from '../../../api/desk/people/sign-in.ts';
import { ATTEMPTS, LOCK_MS } from '../../../api/office/people/attempts.ts';
import {
  hashPassword,
  passwordFault,
  verifyPassword,
} from '../../../api/office/people/password.ts';
import { hashOf } from '../../../api/office/people/secret.ts';
import { IDLE_MS, LONGEST_MS } from '../../../api/office/people/sessions.ts';
import { LINK_MS } from '../../../api/office/people/users.ts';
import { FAILURES_PER_ADDRESS } from '../../../api/pages/access/limits.ts';
import { Browser, browserOf, openDesk, PASSWORD } from './desk.ts';

const MINUTE = 60_000;

describe('signing in', () => {
  it('asks for it everywhere, and comes back to the page that was wanted', async () => {
    const { app } = await openDesk();
    const browser = new Browser(app);
    const asked = await browser.get('/aduan?keadaan=triage');
    expect(asked.status).toBe(303);
    expect(asked.headers.location).toBe('/masuk?ke=%2Faduan%3Fkeadaan%3Dtriage');
    const entered = await browser.signIn('Admin', PASSWORD, '/aduan?keadaan=triage');
    expect(entered.headers.location).toBe('/aduan?keadaan=triage');
    expect((await browser.get('/aduan')).status).toBe(200);
  });

  it('tells programs and htmx without a page', async () => {
    const browser = new Browser((await openDesk()).app);
    const live = await browser.get('/aduan').set('HX-Request', 'true');
    expect(live.status).toBe(401);
    expect(live.headers['hx-redirect']).toBe('/masuk');
    expect((await browser.post('/aduan/2026-A001/tindakan/tolak')).status).toBe(401);
    expect((await browser.get('/aduan').set('Accept', 'application/json')).status).toBe(401);
  });

  it('gives a cookie that no script reads and no other site sends', async () => {
    const desk = await openDesk();
    const [plain] = (await new Browser(desk.app).signIn('admin')).get('Set-Cookie') ?? [];
    expect(plain).toMatch(/^sesi=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const secure = await openDesk(['admin'], { https: true });
    const response = await new Browser(secure.app).signIn('admin');
    expect(response.get('Set-Cookie')?.[0]).toMatch(
      /^__Host-sesi=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(response.headers['strict-transport-security']).toContain('max-age=31536000');
  });

  it('never goes on with a secret that the browser brought (session fixation)', async () => {
    const desk = await openDesk();
    const planted = 'x'.repeat(43);
    const browser = new Browser(desk.app);
    browser.cookie = `sesi=${planted}`;
    await browser.signIn('admin');
    expect(browser.cookie).not.toContain(planted);
    const attacker = new Browser(desk.app);
    attacker.cookie = `sesi=${planted}`;
    expect((await attacker.get('/aduan')).status).toBe(303);
    // signing in again ends the session before
    const before = browser.cookie;
    await browser.signIn('admin');
    attacker.cookie = before;
    expect((await attacker.get('/aduan')).status).toBe(303);
  });

  it('keeps only the hash of the secret in the store', async () => {
    const desk = await openDesk();
    const { cookie } = await browserOf(desk, 'admin');
    const secret = cookie.replace('sesi=', '');
    const sessions = await desk.fixture.hotline.store.records.list('session', { limit: 9 });
    expect(sessions.map(({ id }) => id)).toEqual([hashOf(secret)]);
    expect(JSON.stringify(sessions)).not.toContain(secret);
  });

  it('ends after eight idle hours, and after a week of use', async () => {
    const desk = await openDesk();
    const browser = await browserOf(desk, 'admin');
    const status = async () => (await browser.get('/aduan')).status;
    desk.pass(IDLE_MS - MINUTE);
    expect(await status()).toBe(200);
    desk.pass(IDLE_MS - MINUTE);
    expect(await status()).toBe(200);
    desk.pass(IDLE_MS);
    expect(await status()).toBe(303);
    await browser.signIn('admin');
    for (let used = 0; used < LONGEST_MS - IDLE_MS; used += IDLE_MS / 2) {
      desk.pass(IDLE_MS / 2);
      expect(await status()).toBe(200);
    }
    desk.pass(IDLE_MS - MINUTE);
    await status();
    desk.pass(MINUTE);
    expect(await status()).toBe(303);
  });

  it('ends by signing out, for this browser', async () => {
    const desk = await openDesk();
    const [one, two] = [await browserOf(desk, 'admin'), await browserOf(desk, 'admin')];
    expect((await one.post('/keluar')).headers.location).toBe('/masuk?hasil=keluar');
    expect((await one.get('/aduan')).status).toBe(303);
    expect((await two.get('/aduan')).status).toBe(200);
  });

  it('ends everywhere when the password changes, but here', async () => {
    const desk = await openDesk();
    const [one, two] = [await browserOf(desk, 'admin'), await browserOf(desk, 'admin')];
    const changed = 'gunung hijau tujuh pagi';
    const form = { lama: PASSWORD, sandi: changed, ulang: changed };
    expect((await one.post('/sandi', { ...form, lama: 'salah' })).status).toBe(400);
    expect((await one.post('/sandi', { ...form, ulang: 'lain' })).status).toBe(400);
    expect((await one.post('/sandi', { ...form, sandi: 'pendek', ulang: 'pendek' })).status).toBe(
      400,
    );
    const response = await one.post('/sandi', form);
    expect(response.status).toBe(200);
    one.cookie = response.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    expect((await one.get('/aduan')).status).toBe(200);
    expect((await two.get('/aduan')).status).toBe(303);
    expect((await new Browser(desk.app).signIn('admin')).status).toBe(401);
    expect((await new Browser(desk.app).signIn('admin', changed)).status).toBe(303);
  });

  it('ends at once for a user who is disabled', async () => {
    const desk = await openDesk();
    const [admin, pupr] = [await browserOf(desk, 'admin'), await browserOf(desk, 'agency')];
    expect((await admin.post('/pengguna/admin/nonaktif', { nonaktif: 'ya' })).status).toBe(400);
    await admin.post('/pengguna/pupr/nonaktif', { nonaktif: 'ya' });
    expect((await pupr.get('/aduan')).status).toBe(303);
    expect((await pupr.signIn('pupr')).status).toBe(401);
    await admin.post('/pengguna/pupr/nonaktif', { nonaktif: 'tidak' });
    expect((await pupr.signIn('pupr')).status).toBe(303);
  });
});

describe('guessing', () => {
  it('is answered alike for a wrong password and for nobody', async () => {
    const { app } = await openDesk();
    const wrong = await new Browser(app).signIn('admin', 'kata sandi lain');
    const nobody = await new Browser(app).signIn('siapa', 'kata sandi lain');
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(wrong.text).toBe(nobody.text);
    expect(wrong.get('Set-Cookie')).toBeUndefined();
  });

  it.each(['pupr', 'siapa'])(
    'locks %s after some failures, for a while',
    async (name) => {
      const desk = await openDesk();
      const browser = new Browser(desk.app);
      for (let n = 0; n < ATTEMPTS; n += 1)
        expect((await browser.signIn(name, `tebakan ke-${n}`)).status).toBe(401);
      expect((await browser.signIn(name)).status).toBe(429);
      desk.pass(LOCK_MS - 1);
      expect((await browser.signIn(name)).status).toBe(429);
      desk.pass(1);
      expect((await browser.signIn(name)).status).toBe(name === 'pupr' ? 303 : 401);
      const actions = (await desk.audit()).map(({ action }) => action);
      expect(actions.filter((action) => action === 'session.refused').length).toBeGreaterThan(
        ATTEMPTS,
      );
      expect(actions).toContain('user.locked');
    },
    30_000,
  );

  it('at once is no more than one by one', async () => {
    const desk = await openDesk();
    const guesses = Array.from({ length: ATTEMPTS * 3 }, (_, n) =>
      new Browser(desk.app).signIn('pupr', `tebakan ke-${n}`),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(ATTEMPTS);
    expect(statuses.filter((status) => status === 429)).toHaveLength(ATTEMPTS * 2);
  });

  it('of many names is stopped by address', async () => {
    const { app } = await openDesk();
    const browser = new Browser(app);
    const tries = Array.from({ length: FAILURES_PER_ADDRESS }, (_, n) =>
      browser.signIn(`nama${n}`, 'kata sandi lain'),
    );
    await Promise.all(tries);
    const stopped = await browser.signIn('admin');
    expect(stopped.status).toBe(429);
    expect(stopped.text).toContain('alamat ini');
  });

  it('does not put into the log what was typed as a name', async () => {
    const desk = await openDesk();
    await new Browser(desk.app).signIn('rahasia-yang-salah-kolom', 'admin');
    expect(JSON.stringify(await desk.audit())).not.toContain('salah-kolom');
  });
});

describe('the first user', () => {
  const form = { nama: 'admin', sandi: PASSWORD, ulang: PASSWORD };

  it('is made on this computer while there is none, and only then', async () => {
    const desk = await openDesk([]);
    const browser = new Browser(desk.app);
    expect((await browser.get('/masuk')).headers.location).toBe('/mulai');
    expect((await browser.get('/mulai')).text).not.toContain('name="kode"');
    expect(
      (await browser.post('/mulai', { ...form, sandi: '1234567890', ulang: '1234567890' })).status,
    ).toBe(400);
    const made = await browser.post('/mulai', form);
    expect(made.headers.location).toBe('/');
    expect(made.get('Set-Cookie')?.[0]).toContain('HttpOnly');
    expect((await desk.users.get('admin'))?.role).toBe('admin');
    expect((await browser.post('/mulai', { ...form, nama: 'lain' })).status).toBe(400);
    expect((await browser.get('/mulai')).headers.location).toBe('/masuk');
    expect(await desk.users.list()).toHaveLength(1);
  });

  it('is one, also when two browsers try at once', async () => {
    const desk = await openDesk([]);
    const both = ['satu', 'dua'].map((nama) =>
      new Browser(desk.app).post('/mulai', { ...form, nama }),
    );
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([303, 400]);
    expect(await desk.users.list()).toHaveLength(1);
  });

  it.each([
    { Host: 'hotline.example' },
    { 'X-Forwarded-For': '203.0.113.7' },
    { Forwarded: 'for=203.0.113.7' },
    // of content networks, clouds and load balancers: the kind of name counts, no list of them
    { Via: '1.1 gateway' },
    { 'CF-Connecting-IP': '203.0.113.7' },
    { 'True-Client-IP': '203.0.113.7' },
    { 'CDN-Loop': 'example' },
    { 'X-Original-Forwarded-For': '203.0.113.7' },
    { 'WL-Proxy-Client-IP': '203.0.113.7' },
    { 'X-Azure-ClientIP': '203.0.113.7' },
    { 'X-Envoy-External-Address': '203.0.113.7' },
    { 'X-Remote-Addr': '203.0.113.7' },
    // nor by a name that nobody has thought of
    { 'X-Original-URI': '/mulai' },
    { 'X-Rewrite-URL': '/mulai' },
    { 'X-Original-Host': 'hotline.example' },
    { 'X-Scheme': 'https' },
    { 'X-Source-IP': '203.0.113.7' },
    { 'X-User-IP': '203.0.113.7' },
    { 'Ngrok-Trace-Id': '1' },
    { Traceparent: '00-1-1-01' },
    { 'X-Anything': '1' },
  ])('is not made from elsewhere: %j', async (headers) => {
    const desk = await openDesk([], { hostNames: ['hotline.example'] });
    const browser = new Browser(desk.app);
    expect((await browser.get('/mulai').set(headers)).status).toBe(403);
    expect((await browser.post('/mulai', form).set(headers)).status).toBe(403);
    expect(await desk.users.any()).toBe(false);
  });

  it('needs the code of the terminal where other computers reach the pages', async () => {
    const desk = await openDesk([], { setupCode: 'ABCD2345WXYZ' });
    const browser = new Browser(desk.app);
    expect((await browser.get('/mulai')).text).toContain('name="kode"');
    expect((await browser.post('/mulai', form)).status).toBe(400);
    expect((await browser.post('/mulai', { ...form, kode: 'ABCD2345WXYY' })).status).toBe(400);
    expect(await desk.users.any()).toBe(false);
    expect((await browser.post('/mulai', { ...form, kode: 'abcd2345wxyz' })).status).toBe(303);
  });
});

describe('a one-time link', () => {
  const linkIn = (text: string) => /\/sandi\/[\w-]{43}/.exec(text)?.[0] ?? '';
  const chosen = { sandi: PASSWORD, ulang: PASSWORD };

  it('lets a new user choose a password, once', async () => {
    const desk = await openDesk(['admin']);
    const admin = await browserOf(desk, 'admin');
    const shown = await admin.post('/pengguna', {
      nama: 'Dinsos',
      peran: 'agency',
      skpd: 'DINSOS',
    });
    const link = linkIn(shown.text);
    expect(linkIn((await admin.get('/pengguna')).text)).toBe('');
    const user = new Browser(desk.app);
    expect((await user.signIn('dinsos', '')).status).toBe(401);
    expect((await user.get(link)).text).toContain('dinsos');
    expect((await user.post(link, { sandi: 'pendek', ulang: 'pendek' })).status).toBe(400);
    expect((await user.post(link, chosen)).headers.location).toBe('/masuk?hasil=sandi');
    expect((await user.post(link, chosen)).status).toBe(404);
    expect((await user.get(link)).status).toBe(404);
    expect((await user.signIn('dinsos')).status).toBe(303);
    expect(JSON.stringify(await desk.audit())).not.toContain(link.replace('/sandi/', ''));
  });

  it('works for a day, and not beside a later one; the old password ends at once', async () => {
    const desk = await openDesk();
    const admin = await browserOf(desk, 'admin');
    const first = linkIn((await admin.post('/pengguna/pupr/sandi')).text);
    const second = linkIn((await admin.post('/pengguna/pupr/sandi')).text);
    const user = new Browser(desk.app);
    expect((await user.signIn('pupr')).status).toBe(401);
    expect((await user.get(first)).status).toBe(404);
    expect((await user.get(second)).status).toBe(200);
    desk.pass(LINK_MS);
    expect((await user.get(second)).status).toBe(404);
    expect((await user.post(second, chosen)).status).toBe(404);
  });
});

describe('passwords', () => {
  it.each([
    'pendek12',
    'aaaaaaaaaaaa',
    'abababababab',
    '1234567890',
    'abcdefghijkl',
    'Password123!',
    'P@ssw0rd2026',
    'lampungbarat1',
    'Bismillah2026',
    'admin1234567',
    'x'.repeat(201),
  ])('%s is refused', (password) => {
    expect(passwordFault(password, 'admin')).not.toBeNull();
  });

  it.each([PASSWORD, 'tujuh-kambing-biru', 'Zx9!kd02Lq', '長い秘密の言葉を使ってください'])(
    '%s may be used',
    (password) => {
      expect(passwordFault(password, 'admin')).toBeNull();
    },
  );

  it('are kept with their own salt and cost', async () => {
    const cost = { n: 1024, r: 8, p: 1 };
    const [one, two] = [await hashPassword(PASSWORD, cost), await hashPassword(PASSWORD, cost)];
    expect(one).toMatchObject(cost);
    expect(one.hash).not.toBe(two.hash);
    expect(await verifyPassword(PASSWORD, one)).toBe(true);
    expect(await verifyPassword(`${PASSWORD} `, one)).toBe(false);
    expect(await verifyPassword('x'.repeat(100_000), one)).toBe(false);
    // the same letter, once as one code point and once as two
    const composed = await hashPassword('caf\u00e9 caf\u00e9 caf\u00e9', cost);
    expect(await verifyPassword('cafe\u0301 cafe\u0301 cafe\u0301', composed)).toBe(true);
  });
});

it.each([
  ['/aduan?skpd=PUPR', '/aduan?skpd=PUPR'],
  ['//example.org/', '/'],
  ['/\\example.org', '/'],
  ['/\t/example.org', '/'],
  ['https://example.org/', '/'],
  ['javascript:alert(1)', '/'],
  ['/aduan\r\nSet-Cookie: a=b', '/aduanSet-Cookie:%20a=b'],
  ['/x/..//example.org', '/'],
  ['', '/'],
])('after signing in %j leads to %s', (typed, to) => {
  expect(ownPath(typed)).toBe(to);
});
