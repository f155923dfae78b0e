import { beforeAll, describe, expect, it } from '@jest/globals';
import { DESK_ROLES } from '../../../api/office/identity.ts';
import { createWeb } from '../../../api/server/app.ts';
import { printEmptyPdf } from '../../support/empty-pdf.ts';
import { shownPack } from '../../support/shown-pack.ts';
import { createFixture } from '../desk/fixture.ts';
import { Browser, browserOf, type Desk, SAME_ORIGIN } from './desk.ts';
import {
  FOREIGN,
  furnishedDesk,
  OWN,
  OWN_SECRET,
  SECRET,
  WHOLE_NIK,
  WHOLE_NUMBER,
} from './furnished.ts';
import { filled, routesOf } from './routes.ts';

/** Every route of the pages, with every role: what nobody has thought of is found here. */

const ROUTES = routesOf(createWeb(createFixture().hotline, { pack: shownPack() })).filter(
  // streams never end; the API has tokens and tests of its own
  ({ path }) => path !== '/kejadian' && path !== '/telepon/*rest',
);
const GETS = ROUTES.filter(({ method }) => method === 'get').map(({ path }) => path);
const POSTS = ROUTES.filter(({ method }) => method === 'post').map(({ path }) => path);
const IDS = [OWN, FOREIGN, SECRET, OWN_SECRET, `letter-${OWN}`, `letter-${SECRET}`, 'complaint'];

const values = (id: string) => ({
  ...{ id, machine: 'complaint', name: 'tolak', file: 'aduan.csv', number: '+6281200009001' },
  link: 'x'.repeat(43),
  ...{ lembar: 'kontak', butir: '4', nama: 'terima-tanya', nomor: '1' },
});
const addresses = (paths: string[]) => [
  ...new Set(paths.flatMap((path) => IDS.map((id) => filled(path, values(id))))),
];
const TOYS = /^\/telepon|^\/hitung-sms/;
/** The help says how to use the hotline, and nothing of what is in it; `/periksa` tells whoever has a paper that it is one. */
const OPEN = /^\/(masuk|mulai|sandi\/|kesehatan|bantuan|periksa|api\/v1\/docs)/;

it('knows the routes', () => {
  expect(GETS.length).toBeGreaterThan(20);
  expect(POSTS.length).toBeGreaterThan(15);
  expect(GETS).toContain('/aduan/:id');
});

describe.each(DESK_ROLES)('as %s', (role) => {
  let desk: Desk;
  let browser: Browser;
  beforeAll(async () => {
    desk = await furnishedDesk({ printPdf: printEmptyPdf, pack: shownPack() });
    browser = await browserOf(desk, role);
  });

  it.each(addresses(GETS).filter((path) => !TOYS.test(path)))(
    'GET %s shows no whole number, and no script or style of its own',
    async (path) => {
      const { status, text = '', headers, type } = await browser.get(path);
      expect(status).toBeLessThan(500);
      expect(WHOLE_NIK.exec(text)?.[0]).toBeUndefined();
      expect(WHOLE_NUMBER.exec(text)?.[0]).toBeUndefined();
      expect(headers['x-content-type-options']).toBe('nosniff');
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      // a rendered document has a style of its own, in a sandbox that lets no script run
      if (policy.startsWith('sandbox;')) return expect(policy).not.toMatch(/script|allow/);
      expect(policy).not.toContain('unsafe');
      if (type === 'text/html')
        expect(text).not.toMatch(
          /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=["']|javascript:/i,
        );
    },
  );
});

describe('without signing in', () => {
  let desk: Desk;
  let browser: Browser;
  beforeAll(async () => {
    desk = await furnishedDesk({ printPdf: printEmptyPdf, pack: shownPack() });
    browser = new Browser(desk.app);
  });

  it.each(addresses(GETS).filter((path) => !TOYS.test(path) && !OPEN.test(path)))(
    'GET %s leads to the page for it',
    async (path) => {
      const { status, headers } = await browser.get(path);
      expect([status, headers.location?.startsWith('/masuk?ke=')]).toEqual([303, true]);
    },
  );

  it.each(addresses(POSTS).filter((path) => !TOYS.test(path) && !OPEN.test(path)))(
    'POST %s does nothing',
    async (path) => {
      expect((await browser.post(path)).status).toBe(401);
      expect(desk.fixture.rows.requests).toEqual([]);
    },
  );

  it.each(['/telepon', '/telepon/layar'])('%s is open only on this computer', async (path) => {
    expect((await browser.get(path)).status).toBe(200);
    expect((await browser.get(path).set('Host', '192.0.2.7')).status).toBe(303);
    expect((await browser.get(path).set('X-Forwarded-For', '192.0.2.7')).status).toBe(303);
    const real = createWeb(createFixture({ simulated: false }).hotline);
    expect((await new Browser(real).get(path)).status).toBe(303);
  });

  it('says to monitoring programs no more than how it is', async () => {
    const { body } = await browser.get('/kesehatan');
    expect(Object.keys(body)).toEqual(['status']);
  });
});

describe('other web sites', () => {
  it.each(addresses(POSTS))('cannot POST %s with the cookie of somebody here', async (path) => {
    const desk = await furnishedDesk({ printPdf: printEmptyPdf }, ['admin']);
    const browser = await browserOf(desk, 'admin');
    const before = (await desk.audit()).length;
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'none' },
      { 'Sec-Fetch-Site': '', Origin: 'null' },
      { 'Sec-Fetch-Site': '', Origin: 'https://example.org' },
    ])
      expect((await browser.post(path).set(headers)).status).toBe(403);
    expect(desk.fixture.rows.requests).toEqual([]);
    expect(await desk.audit()).toHaveLength(before);
  });
});

it('sends nothing of the desk to those who only look when they POST', async () => {
  for (const role of ['viewer', 'auditor'] as const) {
    const desk = await furnishedDesk({ printPdf: printEmptyPdf });
    const browser = await browserOf(desk, role);
    for (const path of addresses(POSTS).filter((one) => !TOYS.test(one) && !OPEN.test(one))) {
      if (path === '/keluar' || path === '/sandi') continue;
      const { status, text } = await browser.post(path).set(SAME_ORIGIN);
      expect([path, status, WHOLE_NUMBER.test(text)]).toEqual([path, 403, false]);
    }
    expect(desk.fixture.rows.requests).toEqual([]);
  }
});
