import Handlebars from 'handlebars';
import { sentenceOf } from '../../machines/chart/chart.ts';
import {
  CODE_LINE,
  NAME_LINE,
  NAME_SIZE,
  PADDING,
  type PlacedArrow,
  type PlacedPicture,
  type PlacedShape,
} from './layout.ts';
import { codeWidth } from './measure.ts';
import { arrowHead, rounded, roundedPath } from './path.ts';

/**
 * Writes a placed picture as SVG. Colours and lines come from the style sheet by class, so that a
 * state lights up by a class alone, and paper gets black on white. There is no style attribute and no
 * script: the pages' content security policy forbids both.
 */

/** What is marked in a picture besides its shapes. */
export interface Marks {
  /** Paths of active states. */
  active: ReadonlySet<string>;
  /** Paths of states that would be active. */
  next: ReadonlySet<string>;
  /** Ids of the arrows that were taken last. */
  taken: ReadonlySet<string>;
  /** How many instances are in a state, by its path. */
  counts: ReadonlyMap<string, number>;
}

export interface Words {
  /** Unique on the page. */
  id: string;
  title: string;
  description: string;
}

/** Pictures wider than this may be shrunk to the page only so far that they can still be read. */
const LARGE = 1248;

const safe = (text: string): string => Handlebars.escapeExpression(text);

function text(x: number, y: number, words: string, kind: string): string {
  return `<text class="${kind}" x="${rounded(x)}" y="${rounded(y)}">${safe(words)}</text>`;
}

/** Name, status and lines of a shape, from the top. */
function words({ shape, x, y, width }: PlacedShape): string {
  const { name, status, entry, inner } = shape;
  const middle = x + width / 2;
  const lines = [...entry.map((label) => `↓ ${label}`), ...inner];
  const first = y + PADDING + NAME_SIZE - 2;
  const statusAt = first + (name === '' ? 0 : NAME_LINE - 2);
  const linesAt = statusAt + (status === null ? 0 : CODE_LINE);
  return [
    name === '' ? '' : text(middle, first, name, 'nama'),
    status === null ? '' : text(middle, statusAt, status, 'status'),
    ...lines.map((line, n) => text(x + PADDING, linesAt + n * CODE_LINE, line, 'baris')),
  ].join('');
}

function frame({ shape, x, y, width, height }: PlacedShape, inset = 0): string {
  const place = `x="${rounded(x + inset)}" y="${rounded(y + inset)}"`;
  const size = `width="${rounded(width - 2 * inset)}" height="${rounded(height - 2 * inset)}"`;
  return `<rect ${place} ${size} rx="${shape.kind === 'source' ? 3 : 9 - inset}"/>`;
}

/** How many instances are in a state: a tag on its upper right corner. */
function badge({ x, y, width }: PlacedShape, count: number | undefined): string {
  if (count === undefined || count === 0) return '';
  const wide = codeWidth(String(count), NAME_SIZE) + 12;
  const [left, top] = [x + width - wide + 8, y - 10];
  const box = `<rect x="${rounded(left)}" y="${rounded(top)}" width="${wide}" height="20" rx="10"/>`;
  return `<g class="jumlah">${box}${text(left + wide / 2, top + 15, String(count), 'nama')}</g>`;
}

function dot({ x, y, width, height }: PlacedShape, radius: number): string {
  return `cx="${rounded(x + width / 2)}" cy="${rounded(y + height / 2)}" r="${radius}"`;
}

function stateClass(path: string, kind: string, { active, next }: Marks): string {
  const marks = [active.has(path) ? ' aktif' : '', next.has(path) ? ' calon' : ''];
  return `${kind}${marks.join('')}`;
}

function shapeSvg(placed: PlacedShape, marks: Marks): string {
  const { shape, x, y, width, height, children } = placed;
  const { kind, id, name } = shape;
  if (kind === 'start') return `<circle class="awal" ${dot(placed, 6)}/>`;
  if (kind === 'note') return `<g class="keterangan">${words(placed)}</g>`;
  if (kind === 'source') return `<g class="asal">${frame(placed)}${words(placed)}</g>`;
  const state = `data-state="${safe(id)}"`;
  if (kind === 'history') {
    const letter = text(x + width / 2, y + height / 2 + 5, name, 'nama');
    return `<g class="ingatan" ${state}><circle ${dot(placed, 11)}/>${letter}</g>`;
  }
  const composite = children.length > 0;
  const look = stateClass(id, composite ? 'node majemuk' : 'node', marks);
  const end = kind === 'final' ? frame(placed, 4) : '';
  const inside = composite
    ? children.map((child) => shapeSvg(child, marks)).join('')
    : words(placed);
  const own = composite ? '</g>' : '';
  const after = composite ? '' : '</g>';
  return `<g class="${look}" ${state}>${frame(placed)}${end}${own}${inside}${after}`;
}

/** What lies above the arrows: names of composite states, which arrows may cross, and the counts. */
function overlay(placed: PlacedShape, marks: Marks): string {
  const { shape, children } = placed;
  const name = children.length > 0 ? `<g class="judul">${words(placed)}</g>` : '';
  const below = children.map((child) => overlay(child, marks)).join('');
  return name + badge(placed, marks.counts.get(shape.id)) + below;
}

function labelSvg({ arrow, label }: PlacedArrow): string {
  if (label === null) return '';
  const { x, y, width, height } = label;
  const lines = arrow.labels.map((line, n) =>
    text(x + 3, y + (n + 1) * CODE_LINE - 3, line, 'sebab'),
  );
  const place = `x="${rounded(x)}" y="${rounded(y)}" width="${width}" height="${height}"`;
  return `<rect class="alas" ${place}/>${lines.join('')}`;
}

/** What the arrow stands for, for the pointer that rests on it. */
function hint({ arrow }: PlacedArrow): string {
  const said = arrow.transitions.map((each) => `${each.from}: ${sentenceOf(each)}`);
  return said.length === 0 ? '' : `<title>${safe(said.join('\n'))}</title>`;
}

function arrowSvg(placed: PlacedArrow, { taken }: Marks): string {
  const { arrow, points } = placed;
  const look = taken.has(arrow.id) ? 'panah terakhir' : 'panah';
  const line = `<path d="${roundedPath(points)}"/><polygon points="${arrowHead(points)}"/>`;
  return `<g class="${look}" data-panah="${safe(arrow.id)}">${hint(placed)}${line}${labelSvg(placed)}</g>`;
}

/** The picture as an `svg` element; everything that comes from outside is escaped. */
export function svgOf(
  placed: PlacedPicture,
  { id, title, description }: Words,
  marks: Marks,
): string {
  const { width, height, shapes, arrows } = placed;
  const look = width > LARGE ? 'bagan besar' : 'bagan';
  const names = `aria-labelledby="${safe(id)}-judul ${safe(id)}-uraian"`;
  return [
    `<svg class="${look}" id="${safe(id)}" role="img" ${names} viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="${safe(id)}-judul">${safe(title)}</title>`,
    `<desc id="${safe(id)}-uraian">${safe(description)}</desc>`,
    ...shapes.map((shape) => shapeSvg(shape, marks)),
    ...arrows.map((arrow) => arrowSvg(arrow, marks)),
    ...shapes.map((shape) => overlay(shape, marks)),
    '</svg>',
  ].join('\n');
}
