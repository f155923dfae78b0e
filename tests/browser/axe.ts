import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * axe judges a page. Its rule of contrast takes most of the time of a long table, a cell as long as any other: of what has
 * the same colours, type and layers from the root down it looks at the first few.
 */

/** Of cells that look the same, so many are judged. */
const FIRST = 3;
const SAME = 'data-sama-warnanya';

/** Plain text that lies in the flow; what can be disabled, or lie over something else, is always judged. */
const LIKENESS = `{
  const STYLES = ['display', 'visibility', 'color', 'fontSize', 'fontWeight', 'backgroundColor', 'backgroundImage',
    'opacity', 'mixBlendMode', 'filter', 'textShadow', 'overflow', 'clip', 'clipPath', 'margin', 'gridArea', 'webkitTextFillColor'];
  const TEXT = 'td, th, a, span, p, li, dt, dd, div, small, strong, em, b, code, time, pre, h2, h3, h4, caption, summary';
  const ALWAYS = 'label, fieldset, button, [aria-disabled], [inert]';
  const known = new Map();
  const count = new Map();
  // what the contrast of an element hangs on; null where others may lie over or under it
  const looks = (element) => {
    if (element === null) return '';
    if (known.has(element)) return known.get(element);
    const over = looks(element.parentElement);
    const style = getComputedStyle(element);
    const flows = style.position === 'static' && style.transform === 'none' && !/-/.test(style.margin);
    const names = element.getAttributeNames().filter((name) => name !== '${SAME}');
    const own = [element.tagName, element.className, names, ...STYLES.map((name) => style[name])].join();
    const all = over === null || !flows || element.matches(ALWAYS) ? null : over + '/' + own;
    known.set(element, all);
    return all;
  };
  const says = (element) =>
    [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim().length > 1);
  for (const element of document.querySelectorAll(TEXT)) {
    const { width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || !says(element)) continue;
    const like = looks(element);
    if (like === null) continue;
    const before = count.get(like) ?? 0;
    count.set(like, before + 1);
    if (before >= ${FIRST}) element.setAttribute('${SAME}', '');
  }
}`;
const FORGET = `for (const element of document.querySelectorAll('[${SAME}]')) element.removeAttribute('${SAME}')`;

const contrast = { id: 'color-contrast', selector: `*:not([${SAME}])` };
/** The short form of axe: it is read anew by each page. */
const axe = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const SOURCE = [
  readFileSync(axe.resolve('axe-core/axe.min.js'), 'utf8'),
  `axe.configure(${JSON.stringify({ rules: [contrast] })})`,
].join(';\n');

/** @returns each finding of axe, of whatever level: its rule, and where it is */
export async function findingsOn(page: Page): Promise<string[]> {
  await page.evaluate(LIKENESS);
  // legacy: without a second page for frames of other origins, which our pages do not have
  const builder = new AxeBuilder({ page, axeSource: SOURCE });
  const { violations } = await builder
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  await page.evaluate(FORGET);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
