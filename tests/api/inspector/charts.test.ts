import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AnyStateMachine } from 'xstate';
import { createCharts, type DrawnChart } from '../../../api/inspector/charts.ts';
import { causeLabel } from '../../../api/inspector/labels.ts';
import { type PlacedShape, place } from '../../../api/inspector/layout.ts';
import { NO_MARKS } from '../../../api/inspector/pages/chart-view.ts';
import type { Shape } from '../../../api/inspector/picture.ts';
import { svgOf } from '../../../api/inspector/svg.ts';
import { takenBy } from '../../../api/inspector/trail.ts';
import {
  activePaths,
  type ChartTransition,
  chartOf,
  sentenceOf,
  statesBelow,
} from '../../../machines/chart/chart.ts';
import { modemMachine } from '../../../machines/modem/machine.ts';
import { createMachines } from '../../../machines/processes/list.ts';
import { rules } from '../desk/district.ts';

/** Charts: everything of a machine is in its picture, once, and the picture can be read. */

const MACHINES: Record<string, AnyStateMachine> = {
  ...Object.fromEntries(createMachines(rules).map(({ name, decider }) => [name, decider.machine])),
  modem: modemMachine,
};
const names = Object.keys(MACHINES);
const charts = createCharts();
const drawn = new Map<string, { chart: DrawnChart; svg: string }>();

function of(name: string) {
  const found = drawn.get(name);
  if (found === undefined) throw new RangeError(`${name} was not drawn`);
  return found;
}

function machine(name: string): AnyStateMachine {
  const found = MACHINES[name];
  if (found === undefined) throw new RangeError(`there is no machine ${name}`);
  return found;
}

function shapesBelow(shape: Shape): Shape[] {
  return [shape, ...shape.children.flatMap(shapesBelow)];
}

function unescaped(html: string): string {
  return html
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');
}

const attributes = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(`${name}="([^"]*)"`, 'g'))].map(([, value = '']) => unescaped(value));

/** Arrows of a picture with what they say when pointed at. */
function arrowsOf(svg: string) {
  const arrows = svg.matchAll(
    /<g class="panah" data-panah="([^"]*)">(?:<title>([^<]*)<\/title>)?/g,
  );
  return [...arrows].map(([, id = '', title = '']) => ({
    id: unescaped(id),
    title: unescaped(title).split('\n'),
  }));
}

/** Shapes side by side that cover each other, in pairs. */
function overlapping(siblings: PlacedShape[]): string[] {
  return siblings.flatMap((a, n) => [
    ...siblings
      .slice(n + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width)
      .filter((b) => a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.shape.id} and ${b.shape.id}`),
    ...overlapping(a.children),
  ]);
}

beforeAll(async () => {
  for (const name of names) {
    const chart = await charts.of(machine(name));
    const svgs = chart.pictures.map((placed, n) =>
      svgOf(placed, { id: `p${n}`, title: name, description: '' }, NO_MARKS),
    );
    drawn.set(name, { chart, svg: svgs.join('\n') });
  }
});

describe.each(names)('the picture of %s', (name) => {
  it('has every state of the machine once', () => {
    const { chart, svg } = of(name);
    const { root } = chartOf(machine(name));
    // regions of a parallel machine are pictures themselves
    const regions = root.kind === 'parallel' ? root.children.map(({ path }) => path) : [''];
    const expected = statesBelow(root).filter(({ path }) => path !== '' && !regions.includes(path));
    expect(attributes(svg, 'data-state').sort()).toEqual(expected.map(({ path }) => path).sort());
    for (const { key, kind } of expected)
      if (kind !== 'history') expect(svg).toContain(`>${key}</text>`);
    expect(chart.pictures.map(({ picture }) => picture.path)).toEqual(regions);
  });

  it('has every transition of the machine: as an arrow, or in its state where it stays', () => {
    const { svg, chart } = of(name);
    const arrows = arrowsOf(svg);
    const shapes = chart.pictures.flatMap(({ picture }) => picture.shapes).flatMap(shapesBelow);
    const isShown = (transition: ChartTransition) => {
      const { from, to } = transition;
      const cause = causeLabel(transition);
      const own = [from, `${from}#note`, `${from}#any`];
      if (to === null)
        return shapes.some(({ id, inner }) => own.includes(id) && inner.includes(cause));
      const said = `${from}: ${sentenceOf(transition)}`;
      return arrows.some(({ id, title }) => id.endsWith(`>${to}`) && title.includes(said));
    };
    const missing = chartOf(machine(name)).transitions.filter((transition) => !isShown(transition));
    expect(missing).toEqual([]);
    for (const { inner } of shapes)
      for (const line of inner) expect(unescaped(svg)).toContain(`>${line}</text>`);
  });

  it('marks what is entered first and what is an end', () => {
    const { svg } = of(name);
    const states = statesBelow(chartOf(machine(name)).root);
    const initials = states.filter(({ initial }) => initial !== null);
    expect(svg.match(/class="awal"/g) ?? []).toHaveLength(initials.length);
    for (const { path } of states.filter(({ kind }) => kind === 'final'))
      expect(svg).toMatch(new RegExp(`data-state="${path}"><rect [^>]*/><rect `));
  });

  it('needs no style attribute and no script, and hides nothing behind something else', () => {
    const { svg, chart } = of(name);
    expect(svg).not.toMatch(/ style=|<script|<style|href=/);
    for (const { shapes, arrows, width, height } of chart.pictures) {
      expect(overlapping(shapes)).toEqual([]);
      for (const { points, label } of arrows) {
        expect(points.length).toBeGreaterThanOrEqual(2);
        for (const { x, y } of [...points, ...(label === null ? [] : [label])]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
        }
      }
    }
  });
});

describe('the picture of a complaint', () => {
  it('reads from top to bottom like the process', () => {
    const [flow] = of('complaint').chart.pictures;
    const way = ['received', 'triage', 'forwarded', 'review', 'answered', 'closed', 'archived'];
    const tops = way.map(
      (key) => flow?.shapes.find(({ shape }) => shape.id === `flow.${key}`)?.y ?? Number.NaN,
    );
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });

  it('says what is active, counted, about to be and taken by classes', () => {
    const [flow] = of('complaint').chart.pictures;
    if (flow === undefined) throw new RangeError('no picture');
    const marked = svgOf(
      flow,
      { id: 'p', title: '<b>', description: '"' },
      {
        active: new Set(['flow.triage']),
        next: new Set(['flow.rejected']),
        taken: new Set(['flow.received>flow.triage']),
        counts: new Map([['flow.closed', 12]]),
      },
    );
    expect(marked).toContain('<g class="node aktif" data-state="flow.triage">');
    expect(marked).toContain('<g class="node calon" data-state="flow.rejected">');
    expect(marked).toContain(
      '<g class="panah terakhir" data-panah="flow.received&gt;flow.triage">',
    );
    expect(marked).toMatch(/<g class="jumlah">.*>12</);
    expect(marked).toContain('<title id="p-judul">&lt;b&gt;</title>');
    expect(marked).toContain('role="img" aria-labelledby="p-judul p-uraian"');
  });
});

describe('layout', () => {
  it('is worked out once for each machine and version, and again after it failed', async () => {
    const asked: string[] = [];
    let broken = true;
    const counted = createCharts({
      layout: (picture) => {
        asked.push(picture.path);
        return broken ? Promise.reject(new Error('no layout')) : place(picture);
      },
    });
    const [conversation, line] = [machine('conversation'), machine('line')];
    await expect(counted.of(conversation)).rejects.toThrow('no layout');
    broken = false;
    const first = await counted.of(conversation);
    const [again] = await Promise.all([counted.of(conversation), counted.of(line)]);
    expect(again).toBe(first);
    // the same statechart for other rules is the same picture
    const other = createMachines(rules).find(({ name }) => name === 'conversation');
    expect(await counted.of(other?.decider.machine ?? line)).toBe(first);
    const regions = ['service', 'credit', 'validity'];
    expect(asked).toEqual(['dialogue', 'dialogue', 'contact', 'notices', ...regions]);
  });
});

describe('the step that was taken', () => {
  const REST = { legal: 'within', publication: 'none' };
  const at = (flow: unknown, deadline: unknown = { running: 'onTime' }) =>
    ({ flow, deadline, ...REST }) as never;
  const words = ({ from, on, to }: ChartTransition) => `${from} ${on} ${to}`;

  it.each([
    [
      'created',
      null,
      at({ forwarded: 'notified' }),
      ['flow.received always flow.forwarded', 'deadline clock.start deadline.running'],
    ],
    [
      'officer.accept',
      at({ forwarded: 'notified' }),
      at({ forwarded: 'acknowledged' }),
      ['flow.forwarded.notified officer.accept flow.forwarded.acknowledged'],
    ],
    [
      'officer.ask',
      at({ forwarded: 'acknowledged' }),
      at('awaitingCitizen', 'paused'),
      [
        'flow.forwarded officer.ask flow.awaitingCitizen',
        'deadline.running clock.pause deadline.paused',
      ],
    ],
    [
      'citizen.add',
      at('awaitingCitizen', 'paused'),
      at({ forwarded: 'acknowledged' }),
      [
        'flow.awaitingCitizen citizen.add flow.forwarded.before',
        'deadline.paused clock.resume deadline.running.rung',
      ],
    ],
    [
      'xstate.after.remindTime.complaint.deadline.running.onTime',
      at('triage'),
      at('triage', { running: 'reminded' }),
      ['deadline.running.onTime after remindTime deadline.running.reminded'],
    ],
    ['citizen.add', at('triage'), at('triage'), []],
  ])('%s is told from the states before and after', (type, from, to, expected) => {
    const { chart } = of('complaint').chart;
    const taken = [...new Set(takenBy(chart, { type, from, to }).map(words))];
    expect(taken).toEqual(expected);
  });

  it('names every active state after the one that holds it', () => {
    expect(activePaths(at({ forwarded: 'notified' }))).toEqual([
      'flow',
      'flow.forwarded',
      'flow.forwarded.notified',
      'deadline',
      'deadline.running',
      'deadline.running.onTime',
      'legal',
      'legal.within',
      'publication',
      'publication.none',
    ]);
  });
});
