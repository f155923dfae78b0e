import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { drawReportCharts } from '../../../templates/documents/charts.ts';
import { pageOf } from '../../../templates/documents/pages.ts';
import type { Report } from '../../../templates/documents/report-views.ts';
import { browserFlags, browserPath, itPrints } from '../../support/browser.ts';
import {
  changeTexts,
  type Sample,
  sampleDocuments,
  sampleRenderer,
} from '../../support/sample-documents.ts';

/** Every document as it comes out of a printer: nothing hangs over the edge of its page. */

const PAPERS = ['F4', 'A4'] as const;
const PIXELS_PER_MM = 96 / 25.4;
/** Fits one sheet, however long the names. */
const ONE_SHEET = /^(disposisi|balasan-surat-pembaca|jawaban--|pengantar-|panduan-|poster|kartu-)/;

/** Elements that are wider than the room they have; runs inside the page. */
function overflowing(width: number): string[] {
  const { document } = globalThis as unknown as {
    document: { querySelectorAll(all: string): Iterable<Shape> };
  };
  interface Shape {
    tagName: string;
    className: unknown;
    scrollWidth: number;
    clientWidth: number;
    textContent: string | null;
    closest(selector: string): unknown;
    getBoundingClientRect(): { left: number; right: number };
  }
  return [...document.querySelectorAll('body, body *')]
    .filter((shape) => shape.closest('svg') === null)
    .filter((shape) => {
      const { left, right } = shape.getBoundingClientRect();
      const inside = shape.clientWidth === 0 || shape.scrollWidth <= shape.clientWidth + 1;
      return !inside || left < -1 || right > width + 1;
    })
    .map(({ tagName, className, textContent }) =>
      [tagName, String(className), (textContent ?? '').trim().slice(0, 60)].join(' '),
    );
}

describe('pages', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    if (browserPath === undefined) return;
    browser = await chromium.launch({ executablePath: browserPath, args: browserFlags });
    page = await browser.newPage();
    await page.emulateMedia({ media: 'print' });
  });
  afterAll(() => browser?.close());

  const renderers = { F4: sampleRenderer({ paper: 'F4' }), A4: sampleRenderer({ paper: 'A4' }) };

  /** The sample as it is printed, with its charts. */
  function drawn(view: unknown): unknown {
    const { figures, charts } = view as Partial<Report>;
    if (figures === undefined || charts === undefined) return view;
    return { ...(view as Report), charts: drawReportCharts(figures) };
  }

  async function show(
    sample: Pick<Sample, 'kind' | 'view'>,
    paper: 'F4' | 'A4',
  ): Promise<string[]> {
    const html = renderers[paper]({ kind: sample.kind, view: drawn(sample.view) });
    const [, layout = ''] = /<body class="(\w+)"/.exec(html) ?? [];
    const { inner } = pageOf(paper, layout as 'surat');
    const width = Math.floor(inner.width * PIXELS_PER_MM);
    await page.setViewportSize({ width, height: 1000 });
    await page.setContent(html);
    return page.evaluate(overflowing, width);
  }

  async function sheets(): Promise<number> {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
  }

  const cases = PAPERS.flatMap((paper) => sampleDocuments.map((sample) => ({ ...sample, paper })));
  itPrints.each(cases)('$id fits $paper', async ({ id, kind, view, paper }) => {
    expect(await show({ kind, view }, paper)).toEqual([]);
    const count = await sheets();
    expect(count).toBeGreaterThan(0);
    if (ONE_SHEET.test(id)) expect(count).toBe(1);
  });

  itPrints.each(cases)('$id holds words without end on $paper', async ({ kind, view, paper }) => {
    const endless = changeTexts(view, (text) => `${text} ${'W'.repeat(90)}`, [
      'ticket',
      'tickets',
      'code',
      'dayName',
    ]);
    expect(await show({ kind, view: endless }, paper)).toEqual([]);
  });

  itPrints.each([
    ['<p style="white-space: nowrap">', 'P'],
    ['<table><tr><td style="white-space: nowrap">', 'TABLE'],
    ['<div style="overflow: hidden; white-space: nowrap">', 'DIV'],
    ['<p style="margin-left: -30px">', 'P'],
  ])('would be noticed to overflow: %s', async (html, tag) => {
    await page.setViewportSize({ width: 400, height: 1000 });
    await page.setContent(`<!doctype html><style>body{margin:0}</style>${html}${'W '.repeat(90)}`);
    const [first = ''] = (await page.evaluate(overflowing, 400)).filter((at) => !/^BODY/.test(at));
    expect(first.split(' ')[0]).toBe(tag);
  });
});
