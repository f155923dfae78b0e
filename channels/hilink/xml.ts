import { XMLParser } from 'fast-xml-parser';

/** The XML of the devices: one level or two of elements, whose order matters to some of them. */

export type Field = string | number | [name: string, value: Field][];

// what XML 1.0 cannot carry in any form
// biome-ignore-start lint/suspicious/noControlCharactersInRegex: these are the characters meant
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: as above

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replace(IMPOSSIBLE, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

function written(value: Field): string {
  if (!Array.isArray(value)) return escaped(String(value));
  return value.map(([name, inner]) => `<${name}>${written(inner)}</${name}>`).join('');
}

/** Compact, in the order given: some devices answer a space between elements with 100005. */
export function requestXml(fields: [name: string, value: Field][]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><request>${written(fields)}</request>`;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** What a device answered, by element; text where there are no elements inside. */
export interface XmlAnswer {
  root: string;
  value: unknown;
}

/** Undefined for what is no XML, such as a redirect to the start page. */
export function readXml(text: string): XmlAnswer | undefined {
  try {
    const parsed = parser.parse(text) as Record<string, unknown>;
    const root = ['response', 'error', 'config'].find((name) => name in parsed);
    return root === undefined ? undefined : { root, value: parsed[root] };
  } catch {
    return undefined;
  }
}

/** The text of an element; empty where it is not there. */
export function textOf(value: unknown, name: string): string {
  const found = (value as Record<string, unknown> | null)?.[name];
  return typeof found === 'string' ? found : '';
}

/** The elements of one name inside another: none, one, or several. */
export function elementsOf(value: unknown, outer: string, inner: string): unknown[] {
  const list = (value as Record<string, unknown> | null)?.[outer];
  if (typeof list !== 'object' || list === null) return [];
  const found = (list as Record<string, unknown>)[inner];
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}
