import type { ElkExtendedEdge, ElkNode } from 'elkjs';
import { codeWidth, textWidth } from './measure.ts';
import type { Arrow, Picture, Shape } from './picture.ts';

/** Where everything of a picture goes; the Eclipse Layout Kernel (elkjs) decides. Lengths are pixels. */

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export interface PlacedShape extends Box {
  shape: Shape;
  children: PlacedShape[];
}

export interface PlacedArrow {
  arrow: Arrow;
  /** Start, bends, end. */
  points: Point[];
  label: Box | null;
}

/** All coordinates count from the picture's upper left corner. */
export interface PlacedPicture {
  picture: Picture;
  width: number;
  height: number;
  shapes: PlacedShape[];
  arrows: PlacedArrow[];
}

export const NAME_SIZE = 14;
export const STATUS_SIZE = 12;
export const CODE_SIZE = 11;
export const NAME_LINE = 18;
export const CODE_LINE = 15;
export const PADDING = 10;
const DOT = 14;
const HISTORY = 24;

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  // without it what comes late in the process is drawn above what comes early
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.compaction.postCompaction.strategy': 'EDGE_LENGTH',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeLabel': '4',
  'elk.padding': '[top=14,left=14,bottom=14,right=14]',
};

/** Lines of a shape in the order they are written, each with its width. */
export function headHeight({ name, status, entry, inner }: Shape): number {
  const head = name === '' ? 0 : NAME_LINE;
  const lines = (status === null ? 0 : 1) + entry.length + inner.length;
  return PADDING + head + lines * CODE_LINE;
}

function shapeWidth({ name, status, entry, inner }: Shape): number {
  const widths = [
    textWidth(name, NAME_SIZE, true),
    status === null ? 0 : textWidth(status, STATUS_SIZE),
    ...[...entry.map((label) => `↓ ${label}`), ...inner].map((line) => codeWidth(line, CODE_SIZE)),
  ];
  return Math.max(60, ...widths) + 2 * PADDING;
}

function nodeOf(shape: Shape): ElkNode {
  const { id, kind, children } = shape;
  if (kind === 'start') return { id, width: DOT, height: DOT };
  if (kind === 'history') return { id, width: HISTORY, height: HISTORY };
  const size = { width: shapeWidth(shape), height: headHeight(shape) + PADDING };
  if (children.length === 0) return { id, ...size };
  const top = headHeight(shape) + 8;
  return {
    id,
    children: children.map(nodeOf),
    layoutOptions: {
      'elk.padding': `[top=${top},left=14,bottom=14,right=14]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${size.width},${size.height})`,
    },
  };
}

function edgeOf({ id, from, to, labels }: Arrow): ElkExtendedEdge {
  const edge = { id, sources: [from], targets: [to] };
  if (labels.length === 0) return edge;
  const width = Math.max(...labels.map((label) => codeWidth(label, CODE_SIZE))) + 6;
  return {
    ...edge,
    labels: [{ text: id, width, height: labels.length * CODE_LINE + 2 }],
  };
}

/** Absolute places of all nodes, as edges are told relative to the node that contains them. */
function origins(node: ElkNode, at: Point, known = new Map<string, Point>()): Map<string, Point> {
  known.set(node.id, at);
  for (const child of node.children ?? [])
    origins(child, { x: at.x + (child.x ?? 0), y: at.y + (child.y ?? 0) }, known);
  return known;
}

function placedShape(
  shape: Shape,
  nodes: Map<string, ElkNode>,
  at: Map<string, Point>,
): PlacedShape {
  const { width = 0, height = 0 } = nodes.get(shape.id) ?? {};
  const { x, y } = at.get(shape.id) ?? { x: 0, y: 0 };
  const children = shape.children.map((child) => placedShape(child, nodes, at));
  return { shape, x, y, width, height, children };
}

function placedArrow(arrow: Arrow, edge: ElkExtendedEdge | undefined, at: Map<string, Point>) {
  const from = at.get(edge?.container ?? '') ?? { x: 0, y: 0 };
  const moved = ({ x, y }: Point): Point => ({ x: x + from.x, y: y + from.y });
  const points = (edge?.sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [
    startPoint,
    ...(bendPoints ?? []),
    endPoint,
  ]);
  const [label] = edge?.labels ?? [];
  const { x = 0, y = 0, width = 0, height = 0 } = label ?? {};
  return {
    arrow,
    points: points.map(moved),
    label: label === undefined ? null : { ...moved({ x, y }), width, height },
  };
}

function nodesBelow(node: ElkNode): ElkNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesBelow)];
}

/** Loaded when the first chart is looked at: most runs of the program never need it. */
async function elk() {
  const { default: ELK } = await import('elkjs');
  return new ELK.default();
}

const ROOT = '#picture';

export async function place(picture: Picture): Promise<PlacedPicture> {
  const engine = await elk();
  const graph: ElkNode = await engine.layout<ElkNode>({
    id: ROOT,
    layoutOptions: OPTIONS,
    children: picture.shapes.map(nodeOf),
    edges: picture.arrows.map(edgeOf),
  });
  const at = origins(graph, { x: 0, y: 0 });
  const nodes = new Map(nodesBelow(graph).map((node) => [node.id, node]));
  const edges = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    picture,
    width: Math.ceil(graph.width ?? 0),
    height: Math.ceil(graph.height ?? 0),
    shapes: picture.shapes.map((shape) => placedShape(shape, nodes, at)),
    arrows: picture.arrows.map((arrow) => placedArrow(arrow, edges.get(arrow.id), at)),
  };
}
