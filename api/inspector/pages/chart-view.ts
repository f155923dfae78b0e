import type { AnyStateMachine } from 'xstate';
import {
  type Chart,
  type ChartState,
  type ChartTransition,
  sentenceOf,
  statesBelow,
} from '../../../machines/chart/chart.ts';
import type { Charts } from '../charts.ts';
import type { Words } from '../inspector-words.ts';
import { causeLabel } from '../labels.ts';
import { type Marks, svgOf } from '../svg.ts';

/** The chart of a machine for a page: its pictures, and all that is in them as a list of words. */

export const NO_MARKS: Marks = {
  active: new Set(),
  next: new Set(),
  taken: new Set(),
  counts: new Map(),
};

const KINDS: Partial<Record<ChartState['kind'], string>> = {
  final: 'keadaan akhir',
  history: 'ingatan: kembali ke keadaan sebelumnya',
  parallel: 'berjalan bersamaan',
};

function transitionView(transition: ChartTransition) {
  return {
    cause: causeLabel(transition),
    sentence: sentenceOf(transition),
    to: transition.to ?? '',
  };
}

function stateView(chart: Chart, { path, status, kind, entry }: ChartState) {
  return {
    path,
    status: status ?? '',
    kind: KINDS[kind] ?? '',
    entry: entry.join('; '),
    transitions: chart.transitions.filter(({ from }) => from === path).map(transitionView),
  };
}

function describe(chart: Chart, region: string, { active }: Marks): string {
  const inside = statesBelow(chart.root).filter(
    ({ path, kind }) => path.startsWith(region) && path !== region && kind !== 'history',
  );
  const now = inside.filter(({ path, children }) => children.length === 0 && active.has(path));
  const lit = now.map(({ path, status }) => (status === null ? path : `${path} (${status})`));
  const said = lit.length === 0 ? '' : ` Sekarang: ${lit.join(', ')}.`;
  return `${inside.length} keadaan.${said} Semua keadaan dan peralihan ada dalam daftar di bawah bagan.`;
}

export type ChartView = Awaited<ReturnType<typeof chartView>>;

export async function chartView(
  charts: Charts,
  words: Words,
  machine: AnyStateMachine,
  marks: Marks,
) {
  const { chart, pictures } = await charts.of(machine);
  const title = words.machine(chart.id).name;
  const states = statesBelow(chart.root);
  return {
    chart,
    pictures: pictures.map((placed) => {
      const { path } = placed.picture;
      const status = states.find((state) => state.path === path)?.status ?? null;
      const id = `bagan-${path === '' ? chart.id : path}`;
      const name = path === '' ? title : `${title}: ${path}`;
      const labels = {
        id,
        title: `Bagan ${name}`,
        description: describe(chart, path, marks),
      };
      return { id, path, status, name, svg: svgOf(placed, labels, marks) };
    }),
    states: states
      .map((state) => stateView(chart, state))
      .filter(({ path, transitions }) => path !== '' || transitions.length > 0),
  };
}
