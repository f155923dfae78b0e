import type { AnyStateMachine } from 'xstate';
import type { Sentences } from './sentences.ts';

/** What a state is called and means: said in its own `meta` in the chart, and nowhere else. */

/** Indonesian; plain JSON. */
export interface StateWords {
  /** What people read about the state, the citizen too: "diterima SKPD". */
  status?: string;
  /** What the office calls it in lists and filters, where that is another word: "Di SKPD"; of a region its title. */
  name?: string;
  /** What it means to the admin; `{key}` stands for a standard time of the pack (`sla`). */
  help?: string;
  /** SOP step the state belongs to. */
  sop?: number;
}

/** Meta of a machine: of its states, and on the machine itself what its names mean. */
export interface ChartMeta extends StateWords {
  says?: Sentences;
}

/** Words of a state and of all that hold it, the innermost first; empty for a path that is none. */
function wordsAlong({ root }: AnyStateMachine, path: string): StateWords[] {
  let node: AnyStateMachine['root'] | undefined = root;
  const words: StateWords[] = [];
  for (const key of path.split('.')) {
    node = node?.states[key];
    if (node === undefined) break;
    words.unshift((node.meta ?? {}) as StateWords);
  }
  return words;
}

/** What people read about a state, or about what holds it; its path where nothing is said. */
export function stateWord(machine: AnyStateMachine, path: string): string {
  const along = wordsAlong(machine, path);
  const said = along.find(({ status }) => status !== undefined) ?? along[0];
  return said?.status ?? said?.name ?? path;
}

/** The title of a region; its key where it has none. */
export function regionName(machine: AnyStateMachine, region: string): string {
  return wordsAlong(machine, region)[0]?.name ?? region;
}

/** SOP step of a state, or of what holds it; null where it belongs to none. */
export function sopStep(machine: AnyStateMachine, path: string): number | null {
  return wordsAlong(machine, path).find(({ sop }) => sop !== undefined)?.sop ?? null;
}

/**
 * The states of a region as lists and filters call them, with a capital, in the order of the chart; what lies
 * inside of them is left out.
 * @param region its key; empty for a machine without regions
 */
export function stateNames(machine: AnyStateMachine, region: string): Record<string, string> {
  const node = region === '' ? machine.root : machine.root.states[region];
  const states = Object.values(node?.states ?? {}).filter(({ type }) => type !== 'history');
  return Object.fromEntries(
    states.map(({ key, meta }) => {
      const { name, status } = (meta ?? {}) as StateWords;
      const word = name ?? status ?? key;
      return [key, word.charAt(0).toUpperCase() + word.slice(1)];
    }),
  );
}
