import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Users } from '../../api/office/people/users.ts';
import { PASSWORD } from '../api/security/desk.ts';
import { type Running, runSimulation } from '../api/simulation/running.ts';
import { until } from '../support/until.ts';
import { describeInBrowser, expectUsable, openSite, type Site, signIn, unfold } from './support.ts';

/** What goes wrong at a desk: twice pressed, gone back, signed out in the middle of a sentence, two at one complaint. */

const CITIZEN = '+6281200009031';
const OWN = '/aduan/2026-A001';
const NOTE = 'Pelapor sudah ditelepon, lokasinya dekat jembatan gantung.';

describeInBrowser('mishaps at the desk', () => {
  let running: Running;
  let site: Site;
  beforeAll(async () => {
    running = await runSimulation();
    site = await openSite(running.hotline, { signIn: true });
    const users = new Users(running.hotline);
    for (const name of ['satu', 'dua'])
      await users.add({ name, role: 'admin', agency: null }, PASSWORD);
    const text = 'tolong pak kami sudah tidak tahan lagi mohon ditindaklanjuti';
    running.simulation.network.phone(CITIZEN).send(text);
    await until('a complaint', () => running.received(CITIZEN).length > 0);
  });
  afterAll(async () => {
    await site?.close();
    await running?.stop();
  });

  async function enter(name: string): Promise<Page> {
    const page = await site.page('office');
    await page.goto(`/masuk?ke=${encodeURIComponent(OWN)}`);
    await signIn(page, name, PASSWORD);
    await page.goto(OWN);
    return page;
  }

  const history = async () =>
    (await running.hotline.store.instances.history('2026-A001')).map(({ type }) => type);
  const count = async (type: string) => (await history()).filter((one) => one === type).length;

  async function note(page: Page, words: string) {
    const action = await unfold(page, 'Catatan untuk kantor');
    await action.getByRole('textbox').fill(words);
    return action.getByRole('button', { name: /Simpan|Catat/ });
  }

  it('counts once what is pressed twice, or again after going back', async () => {
    const page = await enter('satu');
    const before = await count('admin.note');
    const button = await note(page, NOTE);
    await button.dblclick({ noWaitAfter: true });
    await page.getByText('Tindakan sudah dicatat.').waitFor();
    expect(await count('admin.note')).toBe(before + 1);
    await page.goBack();
    await page.goForward();
    await page.reload();
    expect(await count('admin.note')).toBe(before + 1);
  });

  it('tells each of two who else is there, and lets nobody overrule the other unseen', async () => {
    const [one, two] = [await enter('satu'), await enter('dua')];
    await one.reload();
    await one.getByText('Aduan ini sedang dibuka juga oleh dua').waitFor();
    await expectUsable(one);
    const agencyOf = async () =>
      (await running.hotline.store.instances.load('2026-A001'))?.search.agency;
    const choose = async (page: Page, agency: string) => {
      const action = await unfold(page, 'Teruskan ke SKPD');
      await action.getByLabel('SKPD', { exact: true }).selectOption(agency);
      return action.getByRole('button', { name: 'Teruskan' });
    };
    // both have chosen before either has pressed
    const late = await choose(two, 'DINSOS');
    await (await choose(one, 'PUPR')).click();
    await one.getByText('Tindakan sudah dicatat.').waitFor();
    await late.click();
    await two.getByRole('alert').getByText('Sejak halaman ini dibuka').waitFor();
    expect(await two.getByRole('alert').textContent()).toContain('pengguna satu');
    expect(await agencyOf()).toBe('PUPR');
    await expectUsable(two);
    // what he chose stands there; he sees both now, and decides
    await two.getByRole('link', { name: 'Ke isiannya' }).click();
    const again = two.locator('#tindakan-teruskan');
    expect(await again.getByLabel('SKPD', { exact: true }).inputValue()).toBe('DINSOS');
    await again.getByRole('button', { name: 'Teruskan' }).click();
    await two.getByText('Tindakan sudah dicatat.').waitFor();
    expect(await agencyOf()).toBe('DINSOS');
  });

  it('shows after going back what is true now, and what was wrong with what was typed', async () => {
    const page = await enter('satu');
    const action = await unfold(page, 'Gabung dengan aduan lain');
    await action.getByLabel('Tiket induk').fill('Q999');
    await action.getByRole('button', { name: /Gabung/ }).click();
    await page.getByRole('alert').getByText('Tiket Q999 tidak ada.').waitFor();
    expect(await page.locator('#tiket-gabung').inputValue()).toBe('Q999');
    await expectUsable(page);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: /A001/ }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await expectUsable(page);
  });

  it('has the words again after a lost session', async () => {
    const page = await enter('satu');
    const long = 'Bapak/Ibu, mohon sebutkan nama pekon dan dusunnya, terima kasih.';
    const action = await unfold(page, 'Tanya kepada warga');
    await action.getByRole('textbox').fill(long);
    await page.context().clearCookies();
    await action.getByRole('button', { name: 'Kirim pertanyaan' }).click();
    await page.waitForURL(/\/(tindakan|masuk)/);
    expect(await count('admin.hold')).toBe(0);
    await page.goto(`/masuk?ke=${encodeURIComponent(OWN)}`);
    await signIn(page, 'satu', PASSWORD);
    await page.goto(OWN);
    const again = await unfold(page, 'Tanya kepada warga');
    expect(await again.getByRole('textbox').inputValue()).toBe(long);
    await expectUsable(page);
  });
});
