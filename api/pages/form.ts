import type { Request } from 'express';
import { cleanText } from '../../machines/text/clean-text.ts';
import { PageError } from './errors.ts';

/** Reading what a form or an address brings; everything in it may be missing, doubled or huge. */

/** Value of a field, trimmed; empty when it is missing or came more than once. */
export function field(request: Request, name: string): string {
  const body = request.body as Record<string, unknown> | undefined;
  const value = body?.[name];
  return typeof value === 'string' ? cleanText(value).trim() : '';
}

/** Values of a field that may come more than once (boxes that are ticked). */
export function fields(request: Request, name: string): string[] {
  const body = request.body as Record<string, unknown> | undefined;
  return several(body?.[name]);
}

function several(value: unknown): string[] {
  return [value]
    .flat()
    .filter((one) => typeof one === 'string' && one !== '')
    .map((one) => cleanText(String(one)));
}

/** The same for the address (`?keadaan=…`). */
export function parameter(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? cleanText(value).trim() : '';
}

/** Values of a parameter that may come more than once. */
export function parameters(request: Request, name: string): string[] {
  return several(request.query[name]);
}

/** A part of the path (`:id`). */
export function pathPart(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * The key that a form was made with: the same form sent twice (double click, reload) counts once.
 * @throws PageError 400 when it is missing
 */
export function formKey(request: Request): string {
  const key = field(request, 'kunci');
  if (!UUID.test(key)) throw new PageError(400, 'Formulir tidak lengkap. Muat ulang halamannya.');
  return key;
}

/**
 * A field that must be filled.
 * @throws PageError 400 naming the field as the page calls it
 */
export function required(request: Request, name: string, label: string, longest = 1000): string {
  const value = field(request, name);
  if (value === '') throw new PageError(400, `${label} belum diisi.`);
  if (value.length > longest)
    throw new PageError(400, `${label} terlalu panjang: paling banyak ${longest} huruf.`);
  return value;
}
