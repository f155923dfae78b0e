/**
 * Damerau-Levenshtein distance (neighbouring letters swapped count once), given up above `most`.
 * @returns the distance, or `most + 1`
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = new Uint16Array(b.length + 1);
  let previous = Uint16Array.from(before, (_, i) => i);
  let row = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i += 1) {
    if (fillRow(row, previous, before, a, b, i) > most) return most + 1;
    [before, previous, row] = [previous, row, before];
  }
  return previous[b.length] ?? most + 1;
}

/** One row of the table: the steps from the first `i` letters of `a` to each start of `b`. @returns its least */
function fillRow(
  row: Uint16Array,
  previous: Uint16Array,
  before: Uint16Array,
  a: string,
  b: string,
  i: number,
): number {
  let left = i;
  let least = i;
  row[0] = i;
  for (let j = 1; j <= b.length; j += 1) {
    const same = a[i - 1] === b[j - 1];
    let steps = Math.min((previous[j] ?? 0) + 1, left + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
    const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    if (swap) steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
    row[j] = steps;
    left = steps;
    least = Math.min(least, steps);
  }
  return least;
}

/** Letters that a thumb takes for one another: neighbours on the keyboard, and sounds that are spelled either way. */
const NEIGHBOURS = new Set(
  [...'qwertyuiop']
    .flatMap((letter, i, row) => [letter + (row[i + 1] ?? '')])
    .concat(
      [...'asdfghjkl'].flatMap((letter, i, row) => [letter + (row[i + 1] ?? '')]),
      [...'zxcvbnm'].flatMap((letter, i, row) => [letter + (row[i + 1] ?? '')]),
      'aq az sw sx sz de dx dc fr fc fv gt gv gb hy hb hn ju jn jm ki km lo ei ou fp pv kq sz jy'.split(
        ' ',
      ),
    ),
);

/**
 * Whether two words that are one step apart may be the same word: a wrong letter is a slip only where the two are near;
 * "ganda" is no slip of "ganja".
 */
export function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return true;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  const [x = '', y = ''] = [a[at], b[at]];
  const swapped = a[at + 1] === y && b[at + 1] === x;
  return swapped || NEIGHBOURS.has(x + y) || NEIGHBOURS.has(y + x);
}

/** Slips allowed in a word of this length: one up to five letters, two above; none in the shortest. */
export function slips(length: number): number {
  if (length <= 3) return 0;
  return length <= 5 ? 1 : 2;
}
