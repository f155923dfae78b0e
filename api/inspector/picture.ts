import type { Chart, ChartState, ChartTransition } from '../../machines/chart/chart.ts';
import { type Joint, jointsOf } from './joint.ts';
import { causeLabel, causeLines, isWithin } from './labels.ts';

/**
 * What is to be drawn of a chart: shapes in shapes, and arrows between them. Parallel regions become
 * pictures of their own, side by side. Where things are placed is decided elsewhere.
 */

export type ShapeKind = 'state' | 'final' | 'history' | 'start' | 'source' | 'note';

export interface Shape {
  /** Unique within the picture; a state's own path for states. */
  id: string;
  kind: ShapeKind;
  /** First line, in bold; empty for the small ones without words. */
  name: string;
  /** What people read about it. */
  status: string | null;
  /** What it does to the outside when entered. */
  entry: string[];
  /** What it reacts to without leaving: one line each. */
  inner: string[];
  children: Shape[];
}

export interface Arrow {
  id: string;
  /** Ids of shapes. */
  from: string;
  to: string;
  labels: string[];
  /** What it stands for; empty for the one that leads to the state entered first. */
  transitions: ChartTransition[];
}

export interface Picture {
  /** Path of the region; empty for a machine without parallel regions. */
  path: string;
  shapes: Shape[];
  arrows: Arrow[];
}

const startOf = (path: string) => `${path}#start`;
/** Where a transition begins that any state of a composite one may take. */
const anywhereIn = (path: string) => `${path}#any`;

function isInward({ from, to }: ChartTransition): boolean {
  return to !== null && to !== from && isWithin(to, from);
}

function small(id: string, kind: ShapeKind): Shape {
  return { id, kind, name: '', status: null, entry: [], inner: [], children: [] };
}

function source(id: string, name: string, inner: string[]): Shape {
  return { ...small(id, 'source'), name, inner };
}

const unique = (labels: string[]): string[] => [...new Set(labels)];

/** Each cause once: transitions that differ in what they do only read alike. */
function labelsOf(transitions: ChartTransition[]): string[] {
  const causes = new Map(transitions.map((each) => [causeLabel(each), causeLines(each)]));
  return [...causes.values()].flat();
}

class PictureMaker {
  private readonly region: ChartState;
  private readonly transitions: ChartTransition[];
  private readonly joints: Joint[];

  constructor(region: ChartState, transitions: ChartTransition[]) {
    this.region = region;
    this.transitions = transitions;
    this.joints = jointsOf(region, transitions);
  }

  make(): Picture {
    const { region } = this;
    return {
      path: region.path,
      // the order says what belongs above what: a box of sources above where its arrows lead
      shapes: [...this.jointShapes(), ...this.inside(region)],
      arrows: [...this.starts(region), ...this.arrows()],
    };
  }

  private own(state: ChartState): ChartTransition[] {
    return this.transitions.filter(({ from }) => from === state.path);
  }

  private staying(state: ChartState): string[] {
    return unique(
      this.own(state)
        .filter(({ to }) => to === null)
        .map(causeLabel),
    );
  }

  /** Children of a composite state, with the dot before the first and the box for "from anywhere". */
  private inside(state: ChartState): Shape[] {
    const whole = state === this.region;
    const inner = whole ? this.staying(state) : [];
    const any = this.own(state).some(isInward) || inner.length > 0;
    return [
      ...(state.initial === null ? [] : [small(startOf(state.path), 'start')]),
      ...(any ? [source(anywhereIn(state.path), 'dari keadaan mana pun', inner)] : []),
      ...state.children.map((child) => this.shape(child)),
    ];
  }

  private shape(state: ChartState): Shape {
    const { path, key, kind, status, entry } = state;
    if (kind === 'history') return { ...small(path, 'history'), name: 'H' };
    const shape = { ...small(path, kind === 'final' ? 'final' : 'state'), name: key, status };
    const inner = this.staying(state);
    if (state.children.length === 0) return { ...shape, entry, inner };
    // as a shape among the states inside, so that no arrow runs through the words
    const note = { ...small(`${path}#note`, 'note'), entry, inner };
    const noted = entry.length + inner.length > 0 ? [note] : [];
    return { ...shape, children: [...noted, ...this.inside(state)] };
  }

  private jointShapes(): Shape[] {
    return this.joints.map(({ id, heading, lines }) => source(id, heading, lines));
  }

  /** Arrows to the states entered first, of this state and those below it. */
  private starts(state: ChartState): Arrow[] {
    const own =
      state.initial === null
        ? []
        : [{ from: startOf(state.path), to: state.initial, labels: [], transitions: [] }];
    return [
      ...own.map((arrow) => ({ ...arrow, id: `${arrow.from}>${arrow.to}` })),
      ...state.children.flatMap((child) => this.starts(child)),
    ];
  }

  private jointOf(transition: ChartTransition): Joint | undefined {
    return this.joints.find(({ transitions }) => transitions.includes(transition));
  }

  private sourceOf(transition: ChartTransition): string {
    const inward = isInward(transition) ? anywhereIn(transition.from) : transition.from;
    return this.jointOf(transition)?.id ?? inward;
  }

  /** One arrow for all that leads from one shape to another. */
  private arrows(): Arrow[] {
    const arrows = new Map<string, Arrow>();
    for (const transition of this.transitions) {
      const { to } = transition;
      if (to === null) continue;
      const from = this.sourceOf(transition);
      const id = `${from}>${to}`;
      const arrow = arrows.get(id) ?? { id, from, to, labels: [], transitions: [] };
      arrow.transitions.push(transition);
      const labelled = this.jointOf(transition)?.labelled ?? true;
      arrow.labels = labelled ? labelsOf(arrow.transitions) : [];
      arrows.set(id, arrow);
    }
    return [...arrows.values()];
  }
}

/** The pictures of a chart: one for each parallel region, or one for all. */
export function picturesOf({ root, transitions }: Chart): Picture[] {
  const regions = root.kind === 'parallel' ? root.children : [root];
  return regions.map((region) =>
    new PictureMaker(
      region,
      transitions.filter(({ from }) => isWithin(from, region.path)),
    ).make(),
  );
}
