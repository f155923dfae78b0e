import Handlebars from 'handlebars';
import { causeLabel } from './labels.ts';
import {
  CODE_LINE,
  CODE_SIZE,
  NAME_LINE,
  NAME_SIZE,
  PADDING,
  type PlacedArrow,
  type PlacedPicture,
  type PlacedShape,
  type Point,
  STATUS_SIZE,
} from './layout.ts';

/**
 * Writes a placed picture as SVG. Colours and lines come from the style sheet by class, so that a
 * state lights up by a class alone, and paper gets black on white. No style attribute: the pages'
 * content security policy forbids it.
 */

const escaped = (text: string): string => Handlebars.escapeExpression(text);
const round = (n: number): string => String(Math.round(n * 10) / 10);
const BEND = 7;
const HEAD = 9;

function text(x: number, y: number, words: string, kind: string): string {
  return `<text class="${kind}" x="${round(x)}" y="${round(y)}">${escaped(words)}</text>`;
}

function lines({ shape, x, y, width }: PlacedShape): string {
  const { name, status, entry, inner } = shape;
  const middle = x + width / 2;
  const parts: string[] = [];
  let at = y + PADDING + NAME_SIZE - 2;
  if (name !== '') {
    parts.push(text(middle, at, name, 'nama'));
    at += NAME_LINE - 2;
  }
  if (status !== null) {
    parts.push(text(middle, at, status, 'status'));
    at += CODE_LINE;
  }
  for (const line of [...entry.map((label) => `↓ ${label}`), ...inner]) {
    parts.push(text(x + PADDING, at, line, 'baris'));
    at += CODE_LINE;
  }
  return parts.join('');
}

function frame({ shape, x, y, width, height }: PlacedShape, inset = 0): string {
  const place = `x="${round(x + inset)}" y="${round(y + inset)}"`;
  const size = `width="${round(width - 2 * inset)}" height="${round(height - 2 * inset)}"`;
  return `<rect ${place} ${size} rx="${shape.kind === 'source' ? 3 : 9 - inset}"/>`;
}

function shapeSvg(placed: PlacedShape): string {
  const { shape, x, y, width, height, children } = placed;
  const { kind, id } = shape;
  if (kind === 'start')
    return `<circle class="awal" cx="${round(x + width / 2)}" cy="${round(y + height / 2)}" r="6"/>`;
  if (kind === 'note') return `<g class="keterangan">${lines(placed)}</g>`;
  if (kind === 'source') return `<g class="asal">${frame(placed)}${lines(placed)}</g>`;
  const state = `data-state="${escaped(id)}"`;
  if (kind === 'history') {
    const centre = `cx="${round(x + width / 2)}" cy="${round(y + height / 2)}"`;
    return `<g class="riwayat-h" ${state}><circle ${centre} r="11"/>${text(x + width / 2, y + height / 2 + 4, 'H', 'nama')}</g>`;
  }
  const double = kind === 'final' ? frame(placed, 4) : '';
  const inside = children.map(shapeSvg).join('');
  const composite = children.length > 0 ? ' majemuk' : '';
  return `<g class="node${composite}" ${state}>${frame(placed)}${double}${lines(placed)}</g>${inside}`;
}

/** Stops short of a bend and rounds it. */
function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(by, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

const pair = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

function pathOf(points: Point[]): string {
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

/** Triangle at the end of the last stretch. */
function headOf(points: Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const back = towards(
    tip,
    { x: tip.x * 1001 - before.x * 1000, y: tip.y * 1001 - before.y * 1000 },
    -HEAD,
  );
  const side = { x: (tip.y - back.y) * 0.42, y: (back.x - tip.x) * 0.42 };
  const corners = [
    tip,
    { x: back.x + side.x, y: back.y + side.y },
    { x: back.x - side.x, y: back.y - side.y },
  ];
  return `<polygon points="${corners.map((corner) => pair(corner).replace(' ', ',')).join(' ')}"/>`;
}

function labelSvg({ arrow, label }: PlacedArrow): string {
  if (label === null) return '';
  const { x, y, width, height } = label;
  const back = `<rect class="alas" x="${round(x)}" y="${round(y)}" width="${width}" height="${height}"/>`;
  const words = arrow.labels.map((line, n) =>
    text(x + 3, y + (n + 1) * CODE_LINE - 3, line, 'sebab'),
  );
  return back + words.join('');
}

/** What the arrow does, for the pointer that rests on it. */
function titleOf({ arrow }: PlacedArrow): string {
  const said = arrow.transitions.map((transition) => {
    const effects = transition.effects.length === 0 ? '' : ` → ${transition.effects.join(', ')}`;
    return `${transition.from}: ${causeLabel(transition)}${effects}`;
  });
  return said.length === 0 ? '' : `<title>${escaped(said.join('\n'))}</title>`;
}

function arrowSvg(placed: PlacedArrow): string {
  const { arrow, points } = placed;
  return `<g class="panah" data-panah="${escaped(arrow.id)}">${titleOf(placed)}<path d="${pathOf(points)}"/>${headOf(points)}${labelSvg(placed)}</g>`;
}

export interface Words {
  /** Unique on the page; the names of the picture are found by it. */
  id: string;
  title: string;
  description: string;
}

export function svgOf(placed: PlacedPicture, { id, title, description }: Words): string {
  const { width, height, shapes, arrows } = placed;
  const names = `aria-labelledby="${escaped(id)}-judul ${escaped(id)}-uraian"`;
  return [
    `<svg class="bagan" id="${escaped(id)}" role="img" ${names} viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg" font-size="${CODE_SIZE}">`,
    `<title id="${escaped(id)}-judul">${escaped(title)}</title><desc id="${escaped(id)}-uraian">${escaped(description)}</desc>`,
    ...shapes.map(shapeSvg),
    ...arrows.map(arrowSvg),
    '</svg>',
  ].join('\n');
}

export const SIZES = { NAME_SIZE, STATUS_SIZE };
