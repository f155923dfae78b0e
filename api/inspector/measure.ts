/**
 * How wide a text will be. The server has no fonts, so these are the widths of DejaVu Sans, the widest
 * of the fonts the pages name: in any other the text only leaves a little more room.
 */

const NARROW = /[ijltfI.,:;'|!()[\]{}]/;
const WIDE = /[mwMW@%]/;
const CAPITAL = /[A-Z\d_&#]/;

/** In em; averages of the classes, on the side of too much. */
function characterWidth(character: string): number {
  if (NARROW.test(character)) return 0.38;
  if (WIDE.test(character)) return 0.95;
  return CAPITAL.test(character) ? 0.69 : 0.61;
}

/** Width in pixels of a line in the proportional font. @param size font size in pixels */
export function textWidth(text: string, size: number, bold = false): number {
  const width = [...text].reduce((sum, character) => sum + characterWidth(character), 0);
  return Math.ceil(width * size * (bold ? 1.1 : 1));
}

/** The same in a monospaced font. */
export function codeWidth(text: string, size: number): number {
  return Math.ceil([...text].length * size * 0.605);
}
