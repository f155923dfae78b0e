import { randomInt } from 'node:crypto';

/** Codes on paper as people read and type them. */

/** No letter or digit that is taken for another (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 80 bits: at the pace of the page nobody guesses one. */
const LENGTH = 16;
const GROUP = 4;

/** `7K3F-9QPM-2XWD-0R5T` */
export function newCheckCode(): string {
  return grouped(Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join(''));
}

function grouped(code: string): string {
  return code.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? code;
}

/** A code as it was typed, in the form it is kept in; null for what is none. */
export function typedCheckCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0');
  const plain = signs.replace(/[IL]/g, '1');
  return plain.length === LENGTH && [...plain].every((sign) => SIGNS.includes(sign))
    ? grouped(plain)
    : null;
}

/** The page that checks a code. @param origin under which everybody reaches the hotline's pages */
export function checkAddress(origin: string, code: string): string {
  return `${origin}/periksa/${code}`;
}
