import type { PackData } from './pack.ts';

/** The office's own wording of SMS: `texts.yaml` of the pack. */

const FILE = 'texts.yaml';
/** Names of values in a text: `{{ticket}}`, `{{tanggal due}}`, `{{#if place}}`. */
const NAMES = /\{\{[^{}]*\}\}/g;
const NAME = /(?<![\w./"'@-])[a-z]\w*(?![\w=])/gi;
/** Without these whoever reads it can do nothing with it. */
const NEEDED = ['code', 'ticket'];

type Texts = Readonly<Record<string, string>>;

export function ownTexts(pack: PackData): Texts {
  const { texts = {} } = (pack[FILE] ?? {}) as { texts?: Texts };
  return texts;
}

/** The pack with another wording of an SMS. @param text null for the hotline's own */
export function withText(pack: PackData, name: string, text: string | null): PackData {
  const { [name]: _old, ...others } = ownTexts(pack);
  const texts = text === null ? others : { ...ownTexts(pack), [name]: text };
  return { ...pack, [FILE]: { texts } };
}

/** Values that a text names, of those that there are. */
export function namedIn(text: string, values: readonly string[]): string[] {
  const known = new Set(values);
  const pieces = text.match(NAMES) ?? [];
  const names = pieces.flatMap((piece) => piece.match(NAME) ?? []);
  return [...new Set(names.filter((name) => known.has(name)))];
}

/**
 * What the hotline's own wording says and another one does not.
 * @returns `needed`: it cannot be done without
 */
export function left(
  own: string,
  builtIn: string,
  values: readonly string[],
): { needed: string[]; other: string[] } {
  const said = new Set(namedIn(own, values));
  const missing = namedIn(builtIn, values).filter((name) => !said.has(name));
  return {
    needed: missing.filter((name) => NEEDED.includes(name)),
    other: missing.filter((name) => !NEEDED.includes(name)),
  };
}
