import type { Request, RequestHandler, Response } from 'express';
import { XMLBuilder } from 'fast-xml-parser';

/** GeoReport v2 answers in the format that the address ends in: `.json` or `.xml`. */

type Cell = string | number | boolean | null;

/** What GeoReport has no place for stands in `extended_attributes`. */
export type Row = Record<string, Cell | Record<string, Cell>>;

/** Names of the elements that XML puts around a list and its items. */
export interface Names {
  list: string;
  item: string;
}

const builder = new XMLBuilder({ format: true, suppressEmptyNode: true });

/** What no XML 1.0 document may hold, not even escaped: control characters but tab and line ends. */
const ILLEGAL = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

function cleaned(value: Row[string]): unknown {
  if (typeof value === 'object' && value !== null) return cleanedRow(value);
  if (typeof value === 'string') return value.replace(ILLEGAL, '');
  return value ?? '';
}

function cleanedRow(row: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cleaned(value)]));
}

/** A whole document; strings in it are escaped. */
export function xmlOf(content: Record<string, unknown>): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(content)}`;
}

const formats = new WeakMap<Request, 'json' | 'xml'>();

export function formatOf(request: Request): 'json' | 'xml' {
  return formats.get(request) ?? 'json';
}

/** Takes the ending off the path and remembers it. */
export const readFormat: RequestHandler = (request, _response, next) => {
  const [path = '', query] = request.url.split(/\?(.*)/s);
  const [, rest, ending] = /^(.+)\.(json|xml)$/.exec(path) ?? [];
  if (rest !== undefined && (ending === 'json' || ending === 'xml')) {
    formats.set(request, ending);
    request.url = query === undefined ? rest : `${rest}?${query}`;
  }
  next();
};

export function hasFormat(request: Request): boolean {
  return formats.has(request);
}

export function sendRows(request: Request, response: Response, names: Names, rows: Row[]): void {
  if (formatOf(request) === 'json') response.json(rows);
  else
    response.type('text/xml').send(xmlOf({ [names.list]: { [names.item]: rows.map(cleanedRow) } }));
}
