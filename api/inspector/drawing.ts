import type { AnyStateMachine } from 'xstate';
import { chartOf } from '../../machines/chart.ts';
import { place } from './layout.ts';
import { picturesOf } from './picture.ts';
import { svgOf } from './svg.ts';

/** Drawings of machines, made once each: laying one out takes a tenth of a second. */

export interface Drawing {
  /** Name of the parallel region; empty for a machine without. */
  region: string;
  svg: string;
}

export interface Drawings {
  of(machine: AnyStateMachine): Promise<Drawing[]>;
}

async function draw(machine: AnyStateMachine): Promise<Drawing[]> {
  const chart = chartOf(machine);
  const pictures = picturesOf(chart);
  return Promise.all(
    pictures.map(async (picture) => {
      const region = picture.path;
      const name = region === '' ? chart.id : `${chart.id}, ${region}`;
      const words = {
        id: `bagan-${region === '' ? chart.id : region}`,
        title: `Bagan keadaan ${name}`,
        description: 'Keadaan dan perpindahannya juga tertulis sebagai daftar di bawah bagan.',
      };
      return { region, svg: svgOf(await place(picture), words) };
    }),
  );
}

export function createDrawings(): Drawings {
  const made = new WeakMap<AnyStateMachine, Promise<Drawing[]>>();
  return {
    of(machine) {
      const known = made.get(machine);
      if (known !== undefined) return known;
      const drawing = draw(machine);
      made.set(machine, drawing);
      return drawing;
    },
  };
}

/** The drawing with some states lit, by their paths. */
export function lit(svg: string, active: ReadonlySet<string>): string {
  return svg.replace(
    /<g class="(node[^"]*)" data-state="([^"]*)"/g,
    (whole, kind: string, state: string) =>
      active.has(state) ? `<g class="${kind} aktif" data-state="${state}"` : whole,
  );
}
