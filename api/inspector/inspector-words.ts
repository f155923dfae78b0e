import { happening, sentencesOf } from '../../machines/chart/chart.ts';
import type { Sentences } from '../../machines/chart/sentences.ts';
import { modemMachine } from '../../machines/modem/machine.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { DELIVERY } from '../office/words/engine-words.ts';
import { inspectedOf } from './machines.ts';
import type { Lane } from './sequence.ts';

/** Indonesian for the inspector: machines, causes, effects. What a chart's names mean its machine says itself. */

/** What the engine itself carries out. */
const EFFECTS: Record<string, string> = {
  sms: 'SMS',
  tell: 'kabar kepada mesin lain',
  open: 'mesin baru dibuka',
};

/** Words for what charts call things. */
export interface Words {
  /** What one instance of a machine is called, and what the machine is about. */
  machine(name: string): { name: string; about: string };
  /** An event or a timer of any machine; its own name where there are none. */
  happening(type: string): string;
  effect(type: string): string;
  /** Marks of an instance that lists show. */
  tags(machine: string, tags: readonly string[]): string[];
}

function createWords(hotline: Pick<Hotline, 'processes'>): Words {
  const titles = new Map(inspectedOf(hotline).map((one) => [one.name, one]));
  const machines = [
    ...hotline.processes.map(({ process }) => process.decider.machine),
    modemMachine,
  ];
  const said = new Map(machines.map((machine) => [machine.id, sentencesOf(machine)]));
  const all = (part: 'events' | 'delays' | 'effects'): Record<string, string> =>
    Object.assign({}, ...[...said.values()].map((one) => one[part]));
  const together: Sentences = {
    ...{ guards: {}, actions: {}, delays: all('delays') },
    events: { ...all('events'), created: 'dibuat' },
  };
  const effects = { ...all('effects'), ...EFFECTS };
  return {
    machine(name) {
      const { title, about } = titles.get(name) ?? { title: name, about: '' };
      return { name: title, about };
    },
    happening: (type) => happening(together, type),
    effect: (type) => effects[type] ?? type,
    tags: (machine, tags) => tags.flatMap((tag) => said.get(machine)?.tags?.[tag] ?? []),
  };
}

const made = new WeakMap<Hotline['processes'], Words>();

export function wordsOf(hotline: Pick<Hotline, 'processes'>): Words {
  const words = made.get(hotline.processes) ?? createWords(hotline);
  made.set(hotline.processes, words);
  return words;
}

export function effectStateWord(state: keyof typeof DELIVERY | null): string | null {
  return state === null ? null : DELIVERY[state].word;
}

export const LANE_NAMES: Record<Lane, string> = {
  citizen: 'warga',
  hotline: 'hotline',
  desk: 'meja Admin',
  officer: 'petugas, pimpinan',
  time: 'waktu',
};
