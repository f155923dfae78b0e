import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Running, runSimulation } from '../api/simulation/running.ts';
import { describeInBrowser, expectUsable, openSite, type Site } from './support.ts';

/** Danger is heard and seen on whatever page the admin has open, until somebody has taken it. */

const CITIZEN = '+6281200009041';
const SATPOL = '+6281200000261';

/** In the place of the loudspeaker: counts the tones. */
const LISTENING = `window.tones = 0; window.AudioContext = class {
  currentTime = 0;
  destination = {};
  resume() {}
  createOscillator() {
    return { frequency: {}, connect() {}, start() { window.tones += 1; }, stop() {} };
  }
};`;

describeInBrowser('danger', () => {
  let running: Running;
  let site: Site;
  beforeAll(async () => {
    running = await runSimulation();
    site = await openSite(running.hotline);
  });
  afterAll(async () => {
    await site?.close();
    await running?.stop();
  });

  it('rings on every page and stands before the title, and is silent once it is taken', async () => {
    const page = await site.page('phone');
    await page.addInitScript(LISTENING);
    const tones = () => page.evaluate('window.tones');
    await page.goto('/register');
    expect([await page.title(), await tones()]).toEqual(['Register surat · Hotline Lambar', 0]);
    running.simulation.network
      .phone(CITIZEN)
      .send('tolong kebakaran rumah di pasar liwa api besar');
    const link = page.getByRole('link', { name: '1 darurat, 1 belum ditangani' });
    await link.waitFor();
    expect([await page.title(), await tones()]).toEqual([
      '(1 DARURAT) Register surat · Hotline Lambar',
      3,
    ]);
    await expectUsable(page);
    // the next page is no new danger
    await link.click();
    await page.getByRole('heading', { name: 'Darurat' }).waitFor();
    await link.waitFor();
    expect([(await page.title()).startsWith('(1 DARURAT)'), await tones()]).toEqual([true, 0]);
    running.simulation.network.phone(SATPOL).send('SIAP A001 regu berangkat');
    await page.getByRole('link', { name: '1 darurat', exact: true }).waitFor();
    expect(await page.title()).not.toContain('DARURAT');
    await expectUsable(page);
  });
});
