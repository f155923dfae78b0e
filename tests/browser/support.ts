import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect } from '@jest/globals';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import type { Hotline } from '../../api/hotline/hotline.ts';
import { createWeb, type WebOptions } from '../../api/server/app.ts';
import { AS_ADMIN } from '../api/desk/fixture.ts';
import { browserFlags, browserPath } from '../support/browser.ts';
import { findingsOn } from './axe.ts';

/** Walks through the pages in the browser that is installed, as people see and use them. */

/** CSS pixels: the office's screen, and a small phone held upright. */
export const VIEWPORTS = {
  office: { width: 1366, height: 768 },
  phone: { width: 360, height: 740 },
} as const;
/** Ends what hangs: a slow machine may take as long as it needs. */
const LONGEST_MS = 200_000;

export type Viewport = keyof typeof VIEWPORTS;

/**
 * A group of walks. Where no browser is installed they are shown as skipped; in CI, where one has to
 * be there, the file fails and says what to install.
 */
export const describeInBrowser = browserPath === undefined ? describe.skip : describe;

export interface Site {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** A page in a session of its own, cookies and all. */
  page(viewport: Viewport): Promise<Page>;
  close(): Promise<void>;
}

export interface SiteOptions extends WebOptions {
  /** People sign in through the pages; without it whoever asks is the admin. */
  signIn?: boolean;
}

/** Serves the pages of a hotline, whose engine the caller runs, on a free port of 127.0.0.1. */
export async function openSite(hotline: Hotline, options: SiteOptions = {}): Promise<Site> {
  const { signIn = false, ...web } = options;
  const browser: Browser = await chromium.launch({
    executablePath: browserPath ?? '',
    args: browserFlags,
    timeout: LONGEST_MS,
  });
  const server = createWeb(hotline, signIn ? web : { ...AS_ADMIN, ...web }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async page(viewport) {
      const context = await browser.newContext({ viewport: VIEWPORTS[viewport], baseURL: url });
      context.setDefaultTimeout(LONGEST_MS);
      return context.newPage();
    },
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Whether the page is wider than the screen; what scrolls in a box of its own does not count. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect([page.url(), Math.max(0, Number(beyond))]).toEqual([page.url(), 0]);
}

/**
 * Fails with each finding of axe, of whatever level: its rule, and where it is. What is folded up
 * (`<details>`) is unfolded first, and folded up again.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(
    `for (const part of document.querySelectorAll('details:not([open])'))
      part.toggleAttribute('data-dilipat', (part.open = true))`,
  );
  const found = await findingsOn(page);
  await page.evaluate(
    `for (const part of document.querySelectorAll('[data-dilipat]')) {
      part.removeAttribute('data-dilipat');
      part.open = false;
    }`,
  );
  expect([page.url(), found]).toEqual([page.url(), []]);
}

/** What every page owes to everybody: no finding of axe, and no scrolling sideways. */
export async function expectUsable(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

/** Opens a page, which must be there and usable. */
export async function visit(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect([path, response?.status()]).toEqual([path, 200]);
  await expectUsable(page);
}

/** Signs in on the page that is open, which must be the sign-in form. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(name);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByRole('button', { name: 'Keluar' }).waitFor();
}

/** An action of a page, unfolded as a person does it where it is not open already. */
export async function unfold(page: Page, label: string): Promise<Locator> {
  const action = page.locator('details.tindakan', { has: page.getByText(label, { exact: true }) });
  if ((await action.getAttribute('open')) === null) await action.locator('summary').click();
  return action;
}
