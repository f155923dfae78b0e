import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { instanceAddress } from '../../api/inspector/pages/address.ts';
import { playStory, type Running, startHotline } from '../api/inspector/running.ts';
import {
  describeInBrowser,
  expectAccessible,
  expectNoSidewaysScroll,
  openSite,
  type Site,
  type Viewport,
} from './support.ts';

/** The inspector as people see it, on the office's screen and on a phone. */

const MACHINES = ['complaint', 'conversation', 'report', 'letter', 'line', 'modem'];

/** Stands in for the viewer: it shakes hands as the library does, and lists what it is given. */
const VIEWER = `<!doctype html><html lang="en"><title>viewer</title><main></main><script>
addEventListener('message', ({ data }) => {
  const line = document.createElement('p');
  line.textContent = [data.type, data.name ?? data.event.type, data.sessionId].join(' ');
  document.querySelector('main').append(line);
});
parent.postMessage({ type: '@statelyai.connected' }, '*');
</script>`;

describeInBrowser('the inspector', () => {
  let running: Running;
  let site: Site;
  beforeAll(async () => {
    running = await startHotline();
    await playStory(running);
    site = await openSite(running.stage.hotline, { inspect: 'stately' });
  });
  afterAll(async () => {
    await site?.close();
    await running?.stage.close();
  });

  /** The newest instance of a machine. */
  async function newest(machine: string): Promise<string> {
    if (machine === 'modem') return '/inspektur/modem/sim1';
    const { store } = running.stage.hotline;
    const { items } = await store.instances.find({ machine }, { order: 'created', limit: 1 });
    const [instance] = items;
    if (instance === undefined) throw new RangeError(`there is no ${machine}`);
    return instanceAddress(store, instance);
  }

  const opened = async (page: Page, path: string) => {
    const response = await page.goto(path);
    expect([path, response?.status()]).toEqual([path, 200]);
  };

  const TRIED =
    '/inspektur/complaint/2026-A001?coba=officer.answer&isi=sudah%20selesai%20dikerjakan';

  async function expectUsable(viewport: Viewport, paths: string[]): Promise<void> {
    const page = await site.page(viewport);
    for (const path of paths) {
      await opened(page, path);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  }

  it('can be used by everybody', () => expectUsable('office', ['/inspektur']));

  it.each(MACHINES)('shows each %s to everybody', async (machine) => {
    await expectUsable('office', [`/inspektur/${machine}`, await newest(machine)]);
  });

  it('shows the past to everybody', () =>
    expectUsable('office', ['/inspektur/complaint/2026-A001?rev=3']));

  it('shows what could come to everybody, also on a phone', async () => {
    await expectUsable('office', [TRIED]);
    await expectUsable('phone', ['/inspektur', '/inspektur/letter', TRIED]);
  });

  it('needs no scrolling sideways on a phone', async () => {
    const page = await site.page('phone');
    for (const machine of MACHINES)
      for (const path of [`/inspektur/${machine}`, await newest(machine)]) {
        await opened(page, path);
        await expectNoSidewaysScroll(page);
      }
  });

  it('lights the next state by itself when something happens', async () => {
    const page = await site.page('office');
    await opened(page, '/inspektur/complaint/2026-A001');
    const lit = page.locator('.node.aktif[data-state="flow.forwarded.acknowledged"]');
    expect(await lit.count()).toBe(0);
    await running.send('petugas PUPR', 'TERIMA A001');
    await lit.waitFor();
    expect(await page.locator('.fakta').textContent()).toContain('SKPD menerima tugas');
  });

  it('acts for who unlocks it and says so', async () => {
    const page = await site.page('phone');
    await page.context().addCookies([{ name: 'sesi', value: 'desk', url: site.url }]);
    await opened(page, '/inspektur/complaint/2026-A001');
    await page.getByRole('button', { name: 'Buka kunci' }).click();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Ya, buka kunci' }).click();
    await page.getByLabel('Peristiwa yang mungkin').selectOption('admin.ask');
    await page.getByLabel('Isi, bila perlu').fill('dekat apa?');
    await page.getByRole('button', { name: 'Coba' }).click();
    const apply = page.getByRole('button', { name: 'Lakukan sungguh-sungguh' });
    await apply.waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await apply.click();
    await page.getByText('Peristiwa sudah dilakukan').waitFor();
    const history = await running.stage.hotline.store.instances.history('2026-A001');
    expect(history.at(-1)).toMatchObject({ type: 'admin.ask', by: 'admin@admin' });
  });

  it('hands transitions to the viewer of stately.ai, and only to that', async () => {
    const page = await site.page('office');
    await page.route('https://stately.ai/inspect', (route) =>
      route.fulfill({ contentType: 'text/html', body: VIEWER }),
    );
    await opened(page, '/inspektur');
    await page.getByRole('link', { name: 'Stately' }).click();
    const viewer = page.frameLocator('iframe');
    await viewer.getByText('@xstate.actor complaint 2026-A001').waitFor();
    await running.send('warga', 'TAMBAH A001 dekat jembatan');
    await viewer.getByText('@xstate.snapshot citizen.add 2026-A001').waitFor();
    await page.getByText('langkah berikutnya tampil sendiri').waitFor();
    await expectAccessible(page);
  });

  it('steps through the revisions by the slider and by keyboard', async () => {
    const page = await site.page('phone');
    await opened(page, '/inspektur/complaint/2026-A001');
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/rev=1$/);
    expect(await page.getByRole('status').first().textContent()).toContain('revisi 1');
    await page.getByRole('link', { name: 'Sesudahnya' }).press('Enter');
    await page.waitForURL(/rev=2$/);
  });
});
