import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { DeskRole } from '../../api/office/identity.ts';
import { Users } from '../../api/office/people/users.ts';
import { PASSWORD, ROLES } from '../api/security/desk.ts';
import { type Running, runSimulation } from '../api/simulation/running.ts';
import { until } from '../support/until.ts';
import {
  describeInBrowser,
  expectUsable,
  openSite,
  type Site,
  signIn,
  unfold,
  visit,
} from './support.ts';

/** What an agency, the leaders and an auditor see and can do, each signed in as themselves. */

const CITIZEN = '+6281200009021';
const OTHER = '+6281200009022';
const ANSWER = 'lubang ditimbun mulai senin depan';
/** The agency's, and one of another agency. */
const OWN = '/aduan/2026-A001';
const FOREIGN = '/aduan/2026-A002';

/** What those who only look find in the navigation, which is all of it but the phones of the simulation. */
const LOOKERS: { role: DeskRole; links: string[]; pages: string[]; closed: string[] }[] = [
  {
    role: 'viewer',
    links: ['Ringkasan', 'Aduan', 'Laporan'],
    pages: ['/ringkasan', '/aduan', OWN, FOREIGN, '/laporan', '/sistem', '/bantuan', '/sandi'],
    closed: ['/register', '/koran', '/audit', '/pengguna', '/inspektur'],
  },
  {
    role: 'auditor',
    links: ['Ringkasan', 'Aduan', 'Surat', 'Laporan', 'Inspektur', 'Audit'],
    pages: ['/aduan', OWN, FOREIGN, '/register', '/laporan', '/inspektur', '/audit', '/sistem'],
    closed: ['/koran', '/pengguna'],
  },
];

describeInBrowser('a day of an agency, and of those who look on', () => {
  let running: Running;
  let site: Site;
  beforeAll(async () => {
    running = await runSimulation();
    site = await openSite(running.hotline, { signIn: true });
    const users = new Users(running.hotline);
    for (const role of ['admin', 'viewer', 'auditor'] as const)
      await users.add({ ...ROLES[role], role }, PASSWORD);
    await complain(CITIZEN, 'JALAN jln rusak parah di pekon basungan pagar dewa', 'A001');
    await complain(OTHER, 'SAMPAH sampah menumpuk di pasar liwa balik bukit', 'A002');
  });
  afterAll(async () => {
    await site?.close();
    await running?.stop();
  });

  const told = (phone: string, words: string) =>
    until(`${phone} is told “${words}”`, () =>
      running.received(phone).some((text) => text.includes(words)),
    );

  async function complain(citizen: string, text: string, ticket: string): Promise<void> {
    running.simulation.network.phone(citizen).send(text);
    await told(citizen, ticket);
  }

  async function enter(page: Page, name: string): Promise<void> {
    await visit(page, '/masuk?ke=%2Faduan');
    await signIn(page, name, PASSWORD);
    await page.getByRole('heading', { name: 'Aduan', exact: true }).waitFor();
    await expectUsable(page);
  }

  /** The admin adds the agency's user on the page of users. @returns the link for a first password */
  async function invite(): Promise<string> {
    const page = await site.page('office');
    await enter(page, 'admin');
    await visit(page, '/pengguna');
    await page.getByLabel('Nama pengguna').fill(ROLES.agency.name);
    await page.getByLabel('Peran', { exact: true }).selectOption('agency');
    await page.getByLabel('SKPD (hanya untuk peran SKPD)').selectOption(ROLES.agency.agency);
    await page.getByRole('button', { name: 'Tambah' }).click();
    const link = await page.locator('#tautan').textContent();
    await expectUsable(page);
    return link ?? '';
  }

  async function navigation(page: Page): Promise<string[]> {
    const links = page.getByRole('navigation', { name: 'Halaman', exact: true }).getByRole('link');
    return (await links.allTextContents()).filter((name) => name !== 'Telepon');
  }

  const status = async (page: Page, path: string) => (await page.goto(path))?.status();

  async function expectMasked(page: Page): Promise<void> {
    const shown = await page.content();
    for (const number of [CITIZEN, OTHER])
      expect([page.url(), shown.includes(number.slice(3))]).toEqual([page.url(), false]);
  }

  it('lets an agency answer its own complaint, and see no other', async () => {
    const page = await site.page('phone');
    await visit(page, await invite());
    await page.getByLabel('Kata sandi baru').fill(PASSWORD);
    await page.getByLabel('Sekali lagi').fill(PASSWORD);
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Masuk dengan kata sandi baru.').waitFor();
    await enter(page, ROLES.agency.name);
    expect(await navigation(page)).toEqual(['Ringkasan', 'Aduan']);
    await visit(page, '/ringkasan');
    await visit(page, '/aduan');
    expect(await page.locator('#daftar tbody th').allTextContents()).toEqual(['A001']);
    await expectMasked(page);

    await page.getByRole('link', { name: 'A001' }).click();
    await page.getByText('(nomor disembunyikan)').first().waitFor();
    expect(await page.getByText(/0812/).count()).toBe(0);
    await expectUsable(page);
    await expectMasked(page);
    expect(await page.getByRole('button', { name: 'Tampilkan nomor' }).count()).toBe(0);
    const action = await unfold(page, 'Jawab');
    await action.getByLabel('Isi jawaban').fill(ANSWER);
    await action.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByText('Tindakan sudah dicatat.').waitFor();
    await told(CITIZEN, ANSWER);
    await expectUsable(page);

    expect(await status(page, FOREIGN)).toBe(404);
    await expectUsable(page);
    for (const path of ['/register', '/audit', '/pengguna'])
      expect([path, await status(page, path)]).toEqual([path, 403]);
    await expectUsable(page);
  });

  it.each(LOOKERS)(
    'lets the $role look and nothing else',
    async ({ role, links, pages, closed }) => {
      const page = await site.page('office');
      await enter(page, ROLES[role].name);
      await visit(page, '/');
      expect(page.url()).toBe(`${site.url}/ringkasan`);
      expect(await navigation(page)).toEqual(links);
      for (const path of pages) {
        await visit(page, path);
        await expectMasked(page);
      }
      for (const path of [OWN, FOREIGN]) {
        await page.goto(path);
        // one button signs out
        expect(await page.locator('button:visible').allTextContents()).toEqual(['Keluar']);
        expect(await page.locator('details.tindakan').count()).toBe(0);
      }
      for (const path of closed) expect([path, await status(page, path)]).toEqual([path, 403]);
      await expectUsable(page);
    },
  );
});
