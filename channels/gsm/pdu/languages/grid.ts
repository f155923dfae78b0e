/**
 * How the tables of 3GPP TS 23.038 annex A are written down here. A grid has 128 cells, sixteen to a
 * line, in the order of the septets. A cell is the character itself, two hex digits of its place in the
 * Unicode block of the script, four hex digits of a place outside it, a name (`LF`, `CR`, `SP`, `ES` for
 * escape), or `--` where the table has nothing.
 */

/** Characters by septet; a septet without a character is not in it. */
export type Table = ReadonlyMap<number, string>;

const NAMED = new Map([
  ['LF', '\n'],
  ['CR', '\r'],
  ['SP', ' '],
  ['ES', '\u001b'],
]);

function characterOf(cell: string, block: number): string | undefined {
  if (cell === '--') return undefined;
  if (cell.length === 1) return cell;
  const place = Number.parseInt(cell, 16);
  return NAMED.get(cell) ?? String.fromCodePoint(cell.length === 2 ? block + place : place);
}

function* numbered(cells: string, block: number, first = 0): Generator<[number, string]> {
  for (const [index, cell] of cells.trim().split(/\s+/).entries()) {
    const character = characterOf(cell, block);
    if (character !== undefined) yield [first + index, character];
  }
}

/**
 * A whole table.
 * @param block first code point of the script's Unicode block
 */
export function gridTable(block: number, grid: string): Table {
  return new Map(numbered(grid, block));
}

/** A table that adds to another: runs of cells by the septet of the first. */
export function extended(base: Table, block: number, runs: Record<number, string>): Table {
  const added = Object.entries(runs).flatMap(([first, cells]) => [
    ...numbered(cells, block, Number(first)),
  ]);
  return new Map([...base, ...added]);
}
