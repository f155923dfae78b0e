import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { packagePath } from '../../api/paths.ts';
import { type Running, runSimulation } from '../api/simulation/running.ts';
import { until } from '../support/until.ts';
import {
  describeInBrowser,
  expectAccessible,
  expectNoSidewaysScroll,
  openSite,
  type Site,
} from './support.ts';

/** The page of phones and the help in a browser: what moves by itself, and who can use it. */

const CITIZEN = '6281200009001';
const OFFICER = '6281200000101';

describeInBrowser('the page of phones', () => {
  let folder: string;
  let running: Running;
  let site: Site;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-recordings-'));
    running = await runSimulation();
    const district = packagePath('examples', 'lampung-barat');
    site = await openSite(running.hotline, {
      recordings: { folder, district, quietHours: false },
    });
  });
  afterAll(async () => {
    await site?.close();
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const textOf = async (page: Page, id: string) =>
    ((await page.locator(`#${id}`).textContent()) ?? '').trim();
  const open = async (page: Page, path = '/telepon') => {
    const response = await page.goto(path);
    expect([path, response?.status()]).toEqual([path, 200]);
  };

  it('goes through the tour without a reload, then reminds when the clock is moved', async () => {
    const page = await site.page('office');
    await open(page);
    await page.click('#contoh-0');
    await until('the SMS is counted', async () =>
      (await textOf(page, `hitung-${CITIZEN}`)).startsWith('sisa 90 huruf, 1 SMS'),
    );
    await page.click(`#hp-${CITIZEN} .tulis button`);
    await until('the officer has the task', async () =>
      (await textOf(page, `sms-${OFFICER}`)).includes('ADUAN A001'),
    );
    await page.click('button[value=tenggat]');
    await until('the officer is reminded', async () =>
      (await textOf(page, `sms-${OFFICER}`)).includes('Mengingatkan aduan A001'),
    );
    expect(await textOf(page, 'jam-simulasi')).toMatch(/^Jam simulasi: Rab, 25 Nov 2026 07\.30/);
    await page.click('#contoh-1');
    await page.press(`#isi-${OFFICER}`, 'Enter');
    await until('the citizen has the answer', async () =>
      (await textOf(page, `sms-${CITIZEN}`)).includes('jawaban DPUPR'),
    );
    await page.click('#contoh-2');
    await page.press(`#isi-${CITIZEN}`, 'Enter');
    await until('the citizen is thanked', async () =>
      (await textOf(page, `sms-${CITIZEN}`)).includes('Trm kasih atas penilaian'),
    );
    expect((await running.hotline.store.instances.load('2026-A001'))?.search.state).toBe('closed');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  it('counts long SMS while they are typed, with and without emoji', async () => {
    const page = await site.page('office');
    await open(page);
    const counted = (words: string) =>
      until(words, async () => (await textOf(page, `hitung-${CITIZEN}`)).startsWith(words));
    await page.fill(`#isi-${CITIZEN}`, 'x'.repeat(161));
    await counted('sisa 145 huruf, 2 SMS');
    await page.fill(`#isi-${CITIZEN}`, `${'x'.repeat(160)}🙏`);
    await counted('sisa 39 huruf, 3 SMS (UCS-2');
  });

  it('breaks and mends the modem without a reload', async () => {
    const page = await site.page('office');
    await open(page);
    await page.click('#keadaan-sim1-signal');
    await until('the signal is gone', async () =>
      (await textOf(page, 'modem-sim1')).includes('sinyal hilang'),
    );
    // the button that mends comes with the same change; one that is being replaced takes no click
    await page.locator('#keadaan-sim1-signal', { hasText: 'Pulihkan sinyal' }).click();
    await until('the signal is back', async () =>
      (await textOf(page, 'modem-sim1')).includes('Sinyal hilang'),
    );
  });

  it('shows one phone at a time under tabs on a small screen', async () => {
    const page = await site.page('phone');
    await open(page);
    const shown = () =>
      page.evaluate(
        `[...document.querySelectorAll('.ponsel')].filter((part) => part.offsetHeight > 0).map(({ id }) => id)`,
      );
    expect(await shown()).toEqual([`hp-${CITIZEN}`]);
    await page.click(`.tab-telepon a[href="#hp-${OFFICER}"]`);
    expect(await shown()).toEqual([`hp-${OFFICER}`]);
    expect(await page.locator('.tab-telepon [aria-current]').textContent()).toContain('Petugas');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  it.each(['office', 'phone'] as const)('has help that can be read on the %s', async (viewport) => {
    const page = await site.page(viewport);
    await open(page, '/aduan');
    await page.click('.tanya');
    expect(page.url()).toMatch(/\/bantuan#aduan$/);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
