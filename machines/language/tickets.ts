/** Ticket codes as people type them: `A127`, `a 127`, `no a-127`, `A27`, `AO27`, `127`, and the older `26-00127`. */

/** A letter with three digits, letters that look like digits among them, or written together with two. */
const CODE = '([a-hj-np-z]{1,2})[\\s.-]*(?=[oil]{0,2}\\d)([\\doil]{3})|([a-hj-np-z])(\\d{2})';
const END = '(?![\\d\\p{L}])';
const LEGACY = '\\d{2}[-\\s]?\\d{2,5}|\\d{7}';
const MARK = 'no(?:mor|mer)?|nmr|aduan|tiket|#';
/** Words that come between a command and its ticket. */
const FILLER = `${MARK}|status|laporan|kode|utk|untuk|yg|yang|aja|saja|tgl`;

const AT_START = new RegExp(
  `^\\s*(?:(?:${FILLER})[\\s.:#-]+|#)*(?:no\\.?)?(?:(?:${CODE})${END}|(${LEGACY})${END}|(\\d{1,3})${END})`,
  'iu',
);
const ANYWHERE = new RegExp(
  `(?:^|[^\\p{L}\\d])(?:${MARK})[\\s.:#-]*(?:(?:${CODE})${END}|(\\d{1,3})(?!\\d))|(?:^|[^\\p{L}\\d])([a-hj-np-z]{1,2}\\d{3})${END}`,
  'iu',
);

function digits(typed: string): string {
  return typed
    .replace(/o/gi, '0')
    .replace(/[il]/gi, '1')
    .replace(/\D/g, '')
    .slice(-3)
    .padStart(3, '0');
}

/** The canonical form of what the patterns found: letter and number, or the number alone. */
function canonical(letters: string | undefined, number: string): string {
  return (letters ?? '').toUpperCase() + digits(number);
}

/** A ticket at the beginning of what follows a command word, and the rest behind it. */
export function ticketAtStart(text: string): { ticket: string; rest: string } | null {
  const match = AT_START.exec(text);
  if (match === null) return null;
  const [whole, letters, number, letter, short, legacy, bare] = match;
  return {
    ticket: canonical(letters ?? letter, number ?? short ?? legacy ?? bare ?? ''),
    rest: text.slice(whole.length).replace(/^[\s,.:;#*/-]+/, ''),
  };
}

/** A ticket named in running text: marked (`no 127`) or written as a code (`A127`). */
export function ticketInText(text: string): string | null {
  const match = ANYWHERE.exec(text.slice(0, 1000));
  if (match === null) return null;
  const [, letters, number, letter, short, bare, code] = match;
  if (code !== undefined) return code.toUpperCase();
  return canonical(letters ?? letter, number ?? short ?? bare ?? '');
}
