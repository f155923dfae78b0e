/** Where a page of instances ends, so that the next can begin after it; shared by all stores. */

export interface Place {
  /** What the page is ordered by. */
  value: number;
  id: string;
}

export function encodeCursor({ value, id }: Place): string {
  return Buffer.from(`${value}~${id}`).toString('base64url');
}

/** @throws RangeError for a cursor that no store gave out */
export function decodeCursor(cursor: string): Place {
  const match = /^(-?\d+)~(.+)$/s.exec(Buffer.from(cursor, 'base64url').toString());
  if (match === null) throw new RangeError('cursor: not one that this store gave out');
  return { value: Number(match[1]), id: String(match[2]) };
}
