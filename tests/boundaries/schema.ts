import type { z } from 'zod';

/** What of a pack's schema can be a limit: numbers, times, dates, hours, texts that may be so long. */

interface Described {
  type?: string | string[];
  format?: string;
  pattern?: string;
  maxLength?: number;
  enum?: unknown[];
  properties?: Record<string, Described>;
  items?: Described;
  prefixItems?: Described[];
  anyOf?: Described[];
}

const TIMES = /HH|\\d\{4\}-\\d\{2\}|\[01\]/;

function isLimit({ type, pattern = '', maxLength }: Described): boolean {
  if (type === 'number' || type === 'integer') return true;
  return type === 'string' && (maxLength !== undefined || TIMES.test(pattern));
}

function below(path: string, part: Described): string[] {
  const { properties = {}, items, prefixItems, anyOf = [] } = part;
  const deeper = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (isLimit(part)) return [path];
  return [
    ...Object.entries(properties).flatMap(([name, inner]) => below(deeper(name), inner)),
    ...(prefixItems ?? []).flatMap((inner, index) => below(deeper(String(index)), inner)),
    ...(items === undefined || items === null ? [] : below(path, items)),
    ...anyOf.flatMap((inner) => below(path, inner)),
  ];
}

/** @returns paths of all limits: `sla.verdictDays`, `calendar`-relative ones begin at the file's top */
export function limitsOf(schema: z.ZodType, toJson: (schema: z.ZodType) => object): string[] {
  return [...new Set(below('', toJson(schema) as Described))];
}
