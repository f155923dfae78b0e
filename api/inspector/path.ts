import type { Point } from './layout.ts';

/** Lines of arrows as SVG: stretches with rounded bends, and a triangle at the end. */

const BEND = 7;
const HEAD_LENGTH = 9;
const HEAD_SLOPE = 0.42;

/** A coordinate, to a tenth of a pixel. */
export function rounded(n: number): string {
  return String(Math.round(n * 10) / 10);
}

const pair = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;

/** The point so far on the way from one to another, at most half-way. */
function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(by, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** Path data through the points; empty for none. */
export function roundedPath(points: Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const steps = rest.map((point, n) => {
    const next = rest[n + 1];
    if (next === undefined) return `L${pair(point)}`;
    const before = rest[n - 1] ?? first;
    return `L${pair(towards(point, before, BEND))}Q${pair(point)} ${pair(towards(point, next, BEND))}`;
  });
  return `M${pair(first)}${steps.join('')}`;
}

/** Corners of the triangle at the end of the last stretch, for a polygon; empty without a stretch. */
export function arrowHead(points: Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const back = { x: tip.x - along.x * HEAD_LENGTH, y: tip.y - along.y * HEAD_LENGTH };
  const half = HEAD_LENGTH * HEAD_SLOPE;
  const corners = [
    tip,
    { x: back.x - along.y * half, y: back.y + along.x * half },
    { x: back.x + along.y * half, y: back.y - along.x * half },
  ];
  return corners.map(({ x, y }) => `${rounded(x)},${rounded(y)}`).join(' ');
}
