import type { AnyStateMachine } from 'xstate';
import { type Chart, type ChartState, chartOf } from '../../machines/chart/chart.ts';
import { type PlacedPicture, place } from './layout.ts';
import { type Picture, picturesOf } from './picture.ts';

/** Charts of machines with their layout, which takes up to a second and so is worked out once. */

export interface DrawnChart {
  chart: Chart;
  pictures: PlacedPicture[];
}

export interface Charts {
  of(machine: AnyStateMachine): Promise<DrawnChart>;
}

export interface ChartOptions {
  /** Replaced in tests that count how often it is asked for. */
  layout?(picture: Picture): Promise<PlacedPicture>;
}

/** Under a region stands its title. */
function worded(state: ChartState): ChartState {
  const status = state.status ?? state.name;
  return { ...state, status, children: state.children.map(worded) };
}

export function createCharts({ layout = place }: ChartOptions = {}): Charts {
  const drawn = new Map<string, Promise<DrawnChart>>();

  async function draw(machine: AnyStateMachine): Promise<DrawnChart> {
    const plain = chartOf(machine);
    const chart = { ...plain, root: worded(plain.root) };
    const pictures: PlacedPicture[] = [];
    for (const picture of picturesOf(chart)) pictures.push(await layout(picture));
    return { chart, pictures };
  }

  return {
    of(machine) {
      const key = `${machine.id}@${machine.version ?? ''}`;
      const known = drawn.get(key);
      if (known !== undefined) return known;
      const drawing = draw(machine);
      drawn.set(key, drawing);
      // what failed once may work the next time
      drawing.catch(() => drawn.delete(key));
      return drawing;
    },
  };
}
