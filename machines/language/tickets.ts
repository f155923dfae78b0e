/** Ticket codes as people type them: `A127`, `a 127`, `no a-127`, `127`, and the older `26-00127`. */

const CODE = '([a-hj-np-z]{1,2})[\\s.-]?(\\d{3})(?!\\d)';
const LEGACY = '\\d{2}[-\\s]?\\d{2,5}|\\d{7}';
const MARK = '(?:no(?:mor|mer)?|nmr|aduan|tiket|#)';

const AT_START = new RegExp(
  `^\\s*(?:${MARK}[\\s.:#-]*)*(?:${CODE}|(${LEGACY})|(\\d{1,3}))(?![\\d\\p{L}])`,
  'iu',
);
const ANYWHERE = new RegExp(
  `(?:^|[^\\p{L}\\d])(?:${MARK}[\\s.:#-]*)(?:${CODE}|(\\d{1,3})(?!\\d))|(?:^|[^\\p{L}\\d])([A-HJ-NP-Z]{1,2}\\d{3})(?![\\d\\p{L}])`,
  'iu',
);

function digits(typed: string): string {
  return typed.replace(/\D/g, '').slice(-3).padStart(3, '0');
}

/** A ticket at the beginning of what follows a command word, and the rest behind it. */
export function ticketAtStart(text: string): { ticket: string; rest: string } | null {
  const match = AT_START.exec(text);
  if (match === null) return null;
  const [whole, letters, number, legacy, bare] = match;
  const ticket =
    letters !== undefined && number !== undefined
      ? letters.toUpperCase() + number
      : digits(legacy ?? bare ?? '');
  return { ticket, rest: text.slice(whole.length).replace(/^[\s,.:;#*/-]+/, '') };
}

/** A ticket named in running text: marked (`no 127`) or written as a code (`A127`). */
export function ticketInText(text: string): string | null {
  const match = ANYWHERE.exec(text.slice(0, 1000));
  if (match === null) return null;
  const [, letters, number, bare, code] = match;
  if (code !== undefined) return code.toUpperCase();
  if (letters !== undefined && number !== undefined) return letters.toUpperCase() + number;
  return bare === undefined ? null : digits(bare);
}
