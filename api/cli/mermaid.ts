import {
  type Chart,
  type ChartState,
  type ChartTransition,
  sentenceOf,
} from '../../machines/chart/chart.ts';

/** Draws a chart as Mermaid text (`stateDiagram-v2`); under each arrow stands in comments what it does. */

interface Edge {
  from: string;
  to: string;
  labels: string[];
  /** What they do, in words. */
  sentences: string[];
}

function idOf(path: string): string {
  return path === '' ? 'machine' : path.replaceAll('.', '_');
}

function isWithin(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}.`);
}

/** The state among `states` that holds this path. */
function holder(states: ChartState[], path: string): string | undefined {
  return states.find((state) => isWithin(path, state.path))?.path;
}

function label({ on, guard, to }: ChartTransition, drawnTo: string): string {
  const condition = guard === null ? '' : ` [${guard}]`;
  // an edge ends at the state that is drawn; where it goes inside of it is said in words
  const inside = to === drawnTo || to === null ? '' : ` to ${to.slice(drawnTo.length + 1)}`;
  return on + condition + inside;
}

/** What a parallel region does in any of its states, said of each of them. */
function ofEachState(region: ChartState, transitions: ChartTransition[]): ChartTransition[] {
  return transitions.flatMap((transition) =>
    transition.from === region.path && transition.to !== null
      ? region.children.map(({ path }) => ({ ...transition, from: path }))
      : [transition],
  );
}

/**
 * Edges among the children of one state. Mermaid cannot draw an edge into another composite state, so
 * each is drawn between those children of the common ancestor that hold its ends.
 */
function edgesAmong(state: ChartState, transitions: ChartTransition[]): Edge[] {
  const edges = new Map<string, Edge>();
  for (const transition of transitions) {
    const from = holder(state.children, transition.from);
    const to = transition.to === null ? undefined : holder(state.children, transition.to);
    if (from === undefined || to === undefined) continue;
    // ends inside one child are drawn there, unless one of them is that child itself
    if (from === to && transition.from !== from && transition.to !== to) continue;
    const edge = edges.get(`${from} ${to}`) ?? { from, to, labels: [], sentences: [] };
    edges.set(`${from} ${to}`, edge);
    const words = label(transition, to);
    if (!edge.labels.includes(words)) edge.labels.push(words);
    edge.sentences.push(sentenceOf(transition));
  }
  return [...edges.values()];
}

/** What a state does when it is entered and left, and what it answers to without leaving. */
function remarks({ path, entry, exit }: ChartState, transitions: ChartTransition[]): string[] {
  const said = (when: string, actions: string[]) =>
    actions.length === 0 ? [] : [sentenceOf({ when, actions })];
  const staying = transitions.filter(({ from, to }) => from === path && to === null);
  return [...said('saat masuk', entry), ...said('saat keluar', exit), ...staying.map(sentenceOf)];
}

function comments(sentences: string[], indent: string): string[] {
  return [...new Set(sentences)].map((sentence) => `${indent}%% ${sentence}`);
}

function drawState(state: ChartState, transitions: ChartTransition[], indent: string): string[] {
  if (state.kind === 'history') return [];
  const name = `${indent}state "${state.key}" as ${idOf(state.path)}`;
  const words = comments(remarks(state, transitions), `${indent}  `);
  if (state.children.length === 0) return [name, ...words];
  return [`${name} {`, ...words, ...drawInside(state, transitions, `${indent}  `), `${indent}}`];
}

function drawInside(state: ChartState, transitions: ChartTransition[], indent: string): string[] {
  const isParallel = state.kind === 'parallel';
  const children = state.children.map((child) =>
    drawState(child, isParallel ? ofEachState(child, transitions) : transitions, indent),
  );
  const inner = children.flatMap((lines, index) =>
    index === 0 || !isParallel ? lines : [`${indent}--`, ...lines],
  );
  const first = state.initial === null ? [] : [`${indent}[*] --> ${idOf(state.initial)}`];
  const edges = (isParallel ? [] : edgesAmong(state, transitions)).flatMap(
    ({ from, to, labels, sentences }) => [
      `${indent}${idOf(from)} --> ${idOf(to)}: ${labels.join('<br/>')}`,
      ...comments(sentences, `${indent}  `),
    ],
  );
  const last = state.children
    .filter(({ kind }) => kind === 'final')
    .map(({ path }) => `${indent}${idOf(path)} --> [*]`);
  return [...first, ...inner, ...edges, ...last];
}

/** Mermaid text of a chart, with a final line end. */
export function mermaid(chart: Chart): string {
  const body = drawInside(chart.root, chart.transitions, '  ');
  return `${['stateDiagram-v2', ...body].join('\n')}\n`;
}
