import { chartOf, statesBelow } from '../../../machines/chart/chart.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { durationText } from '../../office/words/dates.ts';
import type { View } from '../../pages/views.ts';
import { wordsOf } from '../inspector-words.ts';
import { definitionOf, type InspectedMachine, inspectedOf } from '../machines.ts';
import { standings } from './standings.ts';

/** `/inspektur`: all machines with how many instances are in which state. */

const SHOWN_STATES = 6;

async function machineCard(hotline: Hotline, machine: InspectedMachine): Promise<View> {
  const { name } = machine;
  const words = wordsOf(hotline);
  const counted = await standings(hotline, machine);
  const states = statesBelow(chartOf(definitionOf(hotline, machine)).root);
  const now = hotline.clock.now();
  return {
    name,
    title: words.machine(name).name,
    about: words.machine(name).about,
    total: counted.reduce((sum, { count }) => sum + count, 0),
    more: Math.max(0, counted.length - SHOWN_STATES),
    states: counted.slice(0, SHOWN_STATES).map(({ path, count, oldest }) => ({
      path,
      status: states.find((state) => state.path === path)?.status ?? path,
      count,
      oldest: oldest === null ? '' : durationText(now - oldest),
    })),
  };
}

export async function machinesView(hotline: Hotline): Promise<View> {
  return {
    machines: await Promise.all(
      inspectedOf(hotline).map((machine) => machineCard(hotline, machine)),
    ),
  };
}
