import { it } from '@jest/globals';
import { findBrowser } from '../../api/print/browser.ts';

/** The browser that tests print with. */

/** @throws in CI, where it has to be there; undefined elsewhere when none is installed */
function installed(): string | undefined {
  try {
    return findBrowser(process.env, process.platform);
  } catch (error) {
    if (process.env.CI !== undefined) throw error;
    return undefined;
  }
}

export const browserPath = installed();

/** Chromium refuses its sandbox to root. */
export const browserFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Where no browser is installed, says in the test's place that it was left out. */
export const itPrints = browserPath === undefined ? it.skip : it;
