/**
 * Cuts a text at its end. An expression that looks for a run of signs before the end of a text tries every
 * such run: on a text of blanks that takes a second for each ten thousand of them. This reads each once.
 */

/**
 * @param signs matches one character
 * @returns the text without such signs at its end
 */
export function withoutEnd(text: string, signs: RegExp): string {
  let end = text.length;
  while (end > 0 && signs.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** What somebody wrote, with a full stop where it has no end, so that more may follow. */
export function asSentence(text: string): string {
  const said = text.trim();
  return said === '' || /[.?!]$/.test(said) ? said : `${said}.`;
}

/** No quote is made of more. */
const LONGEST_LINE = 40_000;
/** Between the two ends of a text that is quoted. */
export const BETWEEN = ' .. ';
/** So much of a quote is the end of the text, which may say something else than its beginning. */
const END = 0.4;

/** A text on one line, with both of its ends where it is longer than that many characters. */
export function bothEnds(text: string, length: number): string {
  const line = text.slice(0, LONGEST_LINE).replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const end = Math.floor(length * END);
  const first = line.slice(0, length - end - BETWEEN.length).replace(/\s\S*$/, '');
  return `${first}${BETWEEN}${line.slice(-end).replace(/^\S*\s/, '')}`;
}
