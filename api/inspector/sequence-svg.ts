import Handlebars from 'handlebars';
import { textWidth } from './measure.ts';
import { arrowHead, rounded } from './path.ts';
import { LANES, type Lane, type SequenceRow } from './sequence.ts';

/** Draws a sequence: a column for each who, solid arrows for what came in, dashed for what went out. */

const LEFT = 118;
const COLUMN = 196;
const TOP = 44;
const ROW = 34;
const SIZE = 12;
const HEAD = { width: 148, height: 26 };
/** Words of a row may go on over the columns behind it, as nothing else stands there. */
const LONGEST = 3 * COLUMN;
/** Out and back, for what stays inside. */
const LOOP = 26;

export interface SequenceTexts {
  title: string;
  description: string;
  lanes: Record<Lane, string>;
  /** Time of a row, said once for all rows of one moment. */
  time(at: number): string;
}

const safe = (text: string): string => Handlebars.escapeExpression(text);
const columnOf = (lane: Lane): number => LEFT + HEAD.width / 2 + LANES.indexOf(lane) * COLUMN;

/** The text, or as much of it as there is room for. */
function fitted(text: string, room: number): string {
  if (textWidth(text, SIZE) <= room) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, SIZE) > room) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

function laneSvg(lane: Lane, name: string, bottom: number): string {
  const x = columnOf(lane);
  const box = `<rect x="${rounded(x - HEAD.width / 2)}" y="6" width="${HEAD.width}" height="${HEAD.height}" rx="4"/>`;
  const words = `<text class="nama" x="${x}" y="24">${safe(name)}</text>`;
  return `<g class="lajur">${box}${words}<path d="M${x} ${6 + HEAD.height}V${bottom}"/></g>`;
}

function rowSvg(row: SequenceRow, n: number): string {
  const y = TOP + (n + 1) * ROW;
  const [from, to] = [columnOf(row.from), columnOf(row.to)];
  const inside = row.from === row.to;
  const ends = inside
    ? [
        { x: from + LOOP, y },
        { x: from, y },
      ]
    : [
        { x: from, y },
        { x: to, y },
      ];
  const line = inside ? `M${from} ${y - 9}h${LOOP}V${y}H${from}` : `M${from} ${y}H${to}`;
  const left = inside ? from + LOOP + 6 : Math.min(from, to) + 8;
  const room = Math.min(LONGEST, columnOf('time') + HEAD.width / 2 - left);
  const words = `<text class="kata" x="${left}" y="${inside ? y - 1 : y - 5}">${safe(fitted(row.label, room))}</text>`;
  const head = `<polygon points="${arrowHead(ends)}"/>`;
  const kind = row.kind === 'event' ? 'masuk' : 'keluar';
  return `<g class="pesan ${kind}"><title>${safe(row.label)}</title><path d="${line}"/>${head}${words}</g>`;
}

/** @param id unique on the page */
export function sequenceSvg(id: string, rows: SequenceRow[], texts: SequenceTexts): string {
  const width = LEFT + HEAD.width + (LANES.length - 1) * COLUMN + 8;
  const height = TOP + (rows.length + 1) * ROW;
  const times = rows.map((row, n) => {
    if (rows[n - 1]?.revision === row.revision) return '';
    const words = `${row.revision}  ${texts.time(row.at)}`;
    return `<text class="saat" x="4" y="${TOP + (n + 1) * ROW + 4}">${safe(words)}</text>`;
  });
  const name = safe(id);
  return [
    `<svg class="urutan" id="${name}" role="img" aria-labelledby="${name}-judul ${name}-uraian" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="${name}-judul">${safe(texts.title)}</title>`,
    `<desc id="${name}-uraian">${safe(texts.description)}</desc>`,
    ...LANES.map((lane) => laneSvg(lane, texts.lanes[lane], height - 6)),
    ...times,
    ...rows.map(rowSvg),
    '</svg>',
  ].join('\n');
}
