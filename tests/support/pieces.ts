/** A whole file from its pieces. */
export async function collect(pieces: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(parts);
}

/** Fields of a CSV file by RFC 4180, told by another reading of it than the writer's. */
export function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let n = 0; n < text.length; n += 1) {
    const sign = text.charAt(n);
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text.charAt(n + 1) === '"') field += text.charAt(++n);
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === separator || (sign === '\r' && text.charAt(n + 1) === '\n')) {
      row.push(field);
      field = '';
      if (sign === separator) continue;
      n += 1;
      rows.push(row);
      row = [];
    } else field += sign;
  }
  return rows;
}
