import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Row } from '../../machines/report/statistics.ts';
import { decimal } from './numbers.ts';
import type { ReportCharts, ReportFigures } from './report-views.ts';

/**
 * Charts of reports as SVG for print: black on white, told apart by their hatching. The same figures give
 * the same SVG, byte by byte.
 */

use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

/** Width of the text of a report in CSS pixels; the page scales the chart to its own. */
const WIDTH = 640;
/** Without quotes: the renderer writes it into an attribute. */
const FONT = 'Arial, Liberation Sans, sans-serif';
/** Bars a chart of names holds. */
const MOST_BARS = 12;
const BAR_HEIGHT = 21;
const LONGEST_NAME = 34;

type Decal = Record<string, unknown>;
const HATCHED: Decal = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -0.785 };
const DOTTED: Decal = {
  symbol: 'circle',
  dashArrayX: [
    [5, 5],
    [0, 5, 5, 0],
  ],
  dashArrayY: [5, 0],
  symbolSize: 0.5,
};
const NONE: Decal = { symbol: 'none' };

/** White with a pattern, or one plain shade. */
function filled(decal: Decal, color = '#fff') {
  return { color, borderColor: '#000', borderWidth: 1, decal: { ...decal, color: '#000' } };
}

const text = { fontFamily: FONT, fontSize: 11, color: '#000' };
const axisLine = { show: true, lineStyle: { color: '#000' } };
const splitLine = { lineStyle: { color: '#bbb', type: 'dashed' } };
const wholeNumber = (value: number) => decimal(value, 0);
const shortName = (name: string) =>
  name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;

/** What is the same in every chart. */
function basis(height: number) {
  return {
    height,
    option: {
      animation: false,
      aria: { enabled: true, decal: { show: true }, label: { enabled: false } },
      textStyle: text,
    },
  };
}

/**
 * The renderer numbers its patterns and classes through the whole process: they are counted again from
 * the chart's own name, so that charts of one page do not meet. What only a mouse needs is left out.
 */
function settled(svg: string, name: string, title: string): string {
  const ids = new Map<string, string>();
  const settledId = (id: string) => {
    const known = ids.get(id) ?? `${name}-${ids.size + 1}`;
    ids.set(id, known);
    return known;
  };
  return svg
    .replace(/<style\b[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/\bzr\d+-[\w-]+/g, settledId)
    .replace(/<svg width="\d+" height="\d+"/, `<svg role="img" aria-label="${title}"`)
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

function draw(name: string, title: string, height: number, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption(option);
    return settled(chart.renderToSVGString(), name, title);
  } finally {
    chart.dispose();
  }
}

/** Names down the side, the first on top. */
function namesAxis(names: string[]) {
  return {
    type: 'category',
    data: names.map(shortName),
    inverse: true,
    axisTick: { show: false },
    axisLabel: { ...text, interval: 0 },
    axisLine,
  };
}

const countsAxis = {
  type: 'value',
  minInterval: 1,
  axisLabel: { ...text, formatter: wholeNumber },
  axisLine,
  splitLine,
};
const legend = { bottom: 0, borderColor: '#000', itemWidth: 26, itemHeight: 12, textStyle: text };

/** The largest rows; all others together in the last. */
function largest(rows: Row[]): { name: string; count: number }[] {
  if (rows.length <= MOST_BARS) return rows;
  const rest = rows.slice(MOST_BARS - 1).reduce((sum, { count }) => sum + count, 0);
  return [...rows.slice(0, MOST_BARS - 1), { name: 'Lainnya', count: rest }];
}

/** Complaints by category. */
function drawCategories(rows: Row[]): string {
  const bars = largest(rows);
  const { height, option } = basis(40 + bars.length * BAR_HEIGHT);
  return draw('kategori', 'Grafik aduan per kategori', height, {
    ...option,
    grid: { left: 215, right: 48, top: 6, bottom: 24 },
    xAxis: countsAxis,
    yAxis: namesAxis(bars.map(({ name }) => name)),
    series: [
      {
        type: 'bar',
        data: bars.map(({ count }) => count),
        barWidth: '62%',
        itemStyle: filled(HATCHED),
        label: label('right'),
        silent: true,
      },
    ],
  });
}

function label(position: 'right' | 'top') {
  const formatter = ({ value }: { value?: unknown }) => wholeNumber(Number(value));
  return { show: true, position, formatter, ...text, textBorderWidth: 0 };
}

/** Twelve months: what came, what was answered, and what was late. */
function drawMonths(months: ReportFigures['months']): string {
  const { height, option } = basis(250);
  const bars = { type: 'bar', barWidth: '34%', silent: true };
  return draw('tren', 'Grafik per bulan', height, {
    ...option,
    legend,
    grid: { left: 44, right: 8, top: 12, bottom: 58 },
    xAxis: {
      type: 'category',
      data: months.map(({ name }) =>
        name.replace(/^(\p{L}{3})\p{L}*/u, '$1').replace(' 20', '\n20'),
      ),
      axisTick: { show: false },
      axisLabel: { ...text, interval: 0, lineHeight: 13 },
      axisLine,
    },
    yAxis: countsAxis,
    series: [
      {
        ...bars,
        name: 'Masuk',
        data: months.map(({ received }) => received),
        itemStyle: filled(HATCHED),
      },
      {
        ...bars,
        name: 'Dijawab',
        data: months.map(({ answered }) => answered),
        itemStyle: filled(NONE, '#555'),
      },
      {
        type: 'line',
        name: 'Dijawab terlambat',
        data: months.map(({ late }) => late),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { color: '#000', width: 2, type: 'dashed' },
        itemStyle: { color: '#fff', borderColor: '#000', borderWidth: 2 },
        silent: true,
      },
    ],
  });
}

/** Answers of agencies by how they kept the time; the most answers first. */
function drawAgencies(agencies: ReportFigures['agencies']): string {
  const shown = [...agencies]
    .sort((a, b) => b.answered + b.overdue - (a.answered + a.overdue))
    .slice(0, MOST_BARS);
  const { height, option } = basis(66 + shown.length * BAR_HEIGHT);
  const bars = { type: 'bar', stack: 'jawaban', barWidth: '62%', silent: true };
  return draw('skpd', 'Grafik ketepatan waktu SKPD', height, {
    ...option,
    legend,
    grid: { left: 175, right: 20, top: 6, bottom: 50 },
    xAxis: countsAxis,
    yAxis: namesAxis(shown.map(({ shortName: name }) => name)),
    series: [
      {
        ...bars,
        name: 'Tepat waktu',
        data: shown.map(({ within }) => within),
        itemStyle: filled(NONE, '#fff'),
      },
      {
        ...bars,
        name: 'Diperpanjang',
        data: shown.map(({ extended }) => extended),
        itemStyle: filled(DOTTED),
      },
      {
        ...bars,
        name: 'Terlambat',
        data: shown.map(({ late }) => late),
        itemStyle: filled(HATCHED),
      },
      {
        ...bars,
        name: 'Belum dijawab, lewat batas',
        data: shown.map(({ overdue }) => overdue),
        itemStyle: filled(NONE, '#333'),
      },
    ],
  });
}

/** The charts of a report. */
export function drawReportCharts(figures: ReportFigures): ReportCharts {
  return {
    categories: drawCategories(figures.received.categories),
    months: drawMonths(figures.months),
    agencies: drawAgencies(figures.agencies),
  };
}
