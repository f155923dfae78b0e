/** Rows of a CSV file (RFC 4180), with comma, semicolon or tab, as spreadsheets and web sites write it. */

/** The separator that the first line has more of. */
function separatorOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line.split(';').length > line.split(',').length ? ';' : ',';
}

interface Field {
  value: string;
  /** Where the next begins. */
  next: number;
  endsRow: boolean;
}

function quoted(text: string, from: number): { value: string; end: number } {
  let value = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else return { value, end: at + 1 };
  }
  // a quote that is never closed: what is left belongs to it
  return { value, end: text.length };
}

function fieldAt(text: string, from: number, separator: string): Field {
  const isQuoted = text[from] === '"';
  const start = isQuoted ? quoted(text, from) : { value: '', end: from };
  let end = start.end;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  const rest = text.slice(start.end, end).replace(/\r$/, '');
  return { value: start.value + rest, next: end + 1, endsRow: text[end] !== separator };
}

/**
 * @param file its text
 * @param separator that of the first line, unless it is known
 */
export function csvRows(file: string, separator = separatorOf(file)): string[][] {
  const text = file.replace(/^\ufeff/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    const field = fieldAt(text, at, separator);
    row.push(field.value.trim());
    at = field.next;
    if (!field.endsRow && at < text.length) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
