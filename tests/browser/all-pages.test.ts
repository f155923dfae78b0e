import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Running, runSimulation } from '../api/simulation/running.ts';
import { shownPack } from '../support/shown-pack.ts';
import { until } from '../support/until.ts';
import { findingsOn } from './axe.ts';
import { describeInBrowser, openSite, type Site, VIEWPORTS, visit } from './support.ts';

/** Every page that the walks through the days do not come by is as usable as those they do. */

const PAGES = [
  '/ringkasan',
  '/aduan?kata=lampu&rahasia=ya',
  '/aduan/2026-A001',
  '/aduan/sekaligus?aduan=2026-A001',
  '/diteruskan',
  '/pesan',
  '/laporan',
  '/register/baru',
  '/register/agenda',
  '/pengaturan',
  '/pengaturan/skpd',
  '/pengaturan/kategori',
  '/pengaturan/coba',
  '/pengaturan/dipelajari',
  '/pengaturan/kalender',
  '/pengaturan/sms',
  '/pengaturan/modem',
  '/pengaturan/ubah',
  '/pengaturan/ubah/kontak',
  '/pengaturan/ubah/kontak/4',
  '/pengaturan/ubah/kategori/0',
  '/pengaturan/ubah/retensi',
  '/pengaturan/ubah/libur/daftar',
  '/pengaturan/ubah/lambang/0',
  '/pengaturan/ubah/pengganti/baru',
  '/pengaturan/sms/terima-tanya',
  '/pengaturan/versi',
  '/panggil',
  '/operator',
  '/karantina',
  '/audit',
  '/pengguna',
  '/token',
  '/webhook',
  '/sistem',
  '/rancangan',
  '/api/v1/docs',
];

describeInBrowser('the pages beside the day’s way', () => {
  let running: Running;
  let site: Site;
  beforeAll(async () => {
    running = await runSimulation();
    site = await openSite(running.hotline, { pack: shownPack() });
    const { network } = running.simulation;
    network.phone('+6281200009021').send('LAMPU lampu jalan mati di pasar liwa balik bukit');
    network.phone('TELKOMSEL').send('Sisa pulsa Anda Rp5.000. Promo menarik menunggu di aplikasi.');
    await until('the citizen has his receipt', () => running.received('+6281200009021').length > 0);
  });
  afterAll(async () => {
    await site?.close();
    await running?.stop();
  });

  describe.each(['office', 'phone'] as const)('on the screen of the %s', (screen) => {
    let page: Page;
    beforeAll(async () => {
      page = await site.page(screen);
    });
    afterAll(() => page?.close());

    it.each(PAGES)('%s is usable', (path) => visit(page, path));

    it('shows the first complaint of the list in the upper half', async () => {
      await page.goto('/aduan');
      const first = await page.locator('tr[data-tugas]').first().boundingBox();
      expect(first?.y).toBeLessThan(VIEWPORTS[screen].height / 2);
    });

    it('would not be, were one of many lines too faint to read', async () => {
      await page.goto('/pengaturan/sms');
      await page.evaluate(
        `[...document.querySelectorAll('main p')].findLast((line) => line.textContent.trim().length > 1).style.color = '#ddd'`,
      );
      const findings = await findingsOn(page);
      expect(findings).toEqual([expect.stringMatching(/^color-contrast at /)]);
    });
  });
});
