import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../api/paths.ts';
import { drawReportCharts } from '../../templates/documents/charts.ts';
import { sampleFigures } from '../../templates/documents/report-figures-sample.ts';
import { expectGolden, expectNoOtherGoldens } from '../support/golden.ts';

const GOLDEN = packagePath('tests', 'templates', 'golden-charts');
const charts = Object.entries(drawReportCharts(sampleFigures));
const namesIn = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map(([, id]) => id);

describe('charts', () => {
  it.each(charts)('%s is what it was', (name, svg) => {
    expectGolden(join(GOLDEN, `${name}.svg`), `${svg}\n`);
  });

  it('have their golden files, and no other lies there', () => {
    expectNoOtherGoldens(
      GOLDEN,
      charts.map(([name]) => `${name}.svg`),
    );
  });

  it('are the same however often they are drawn', () => {
    expect(Object.entries(drawReportCharts(sampleFigures))).toEqual(charts);
  });

  it('share no name on one page, and use only their own patterns', () => {
    const all = charts.flatMap(([, svg]) => namesIn(svg, /\bid="([^"]+)"/g));
    expect(all.length).toBeGreaterThan(3);
    expect(new Set(all).size).toBe(all.length);
    for (const [, svg] of charts)
      for (const used of namesIn(svg, /url\(#([^)]+)\)/g)) expect(svg).toContain(`id="${used}"`);
  });

  it('hold nothing but black, white and greys, and no style or script', () => {
    for (const [, svg] of charts) {
      const colors = namesIn(svg, /(?:fill|stroke)="(#[0-9a-f]+)"/gi);
      for (const color of colors) expect(color).toMatch(/^#(?:([0-9a-f])\1\1|([0-9a-f]{2})\2\2)$/i);
      expect(svg).not.toMatch(/<style|<script|class=|ecmeta/);
    }
  });

  it('write names as text and counts in Indonesian', () => {
    const [first] = sampleFigures.received.categories;
    const hostile = { code: 'X', name: '<script>"&', count: 12_345, share: 1 };
    const received = {
      ...sampleFigures.received,
      categories: [hostile, ...(first ? [first] : [])],
    };
    const { categories } = drawReportCharts({ ...sampleFigures, received });
    expect(categories).toContain('&lt;script&gt;&quot;&amp;');
    expect(categories).not.toContain('<script');
    expect(categories).toContain('>12.345<');
  });

  it('put what is too much for a chart of bars together', () => {
    const rows = Array.from({ length: 22 }, (_, n) => ({
      ...{ code: `K${n}`, name: `K${n}` },
      ...{ count: 1, share: 0 },
    }));
    const received = { ...sampleFigures.received, categories: rows };
    const { categories } = drawReportCharts({ ...sampleFigures, received });
    expect(categories).toContain('>K10<');
    expect(categories).not.toContain('>K11<');
    expect(categories).toMatch(/>Lainnya<[\s\S]*>11</);
  });

  it('can be drawn of nothing', () => {
    const received = { ...sampleFigures.received, categories: [] };
    const empty = drawReportCharts({ ...sampleFigures, received, months: [], agencies: [] });
    for (const svg of Object.values(empty)) expect(svg).toMatch(/^<svg role="img"/);
  });
});
