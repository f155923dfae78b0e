/** Sentences that an office writes again and again, with gaps for what they say of a complaint. Pure. */

export interface TextModule {
  /** As it stands in the list to choose from. */
  name: string;
  /** With gaps as `{tiket}`. */
  text: string;
}

export const MODULE_GAPS = ['tiket', 'skpd', 'tempat', 'kategori'] as const;
/** What fills them; null where the complaint does not have it. */
export type GapValues = Readonly<Record<(typeof MODULE_GAPS)[number], string | null>>;

const GAP = /\{([^{}]*)\}/g;
const isGap = (name: string): name is keyof GapValues => MODULE_GAPS.some((gap) => gap === name);

/** True where nothing but known gaps stands in braces. */
export function hasKnownGaps(text: string): boolean {
  const rest = text.replace(GAP, (whole, name: string) => (isGap(name) ? '' : whole));
  return !/[{}]/.test(rest);
}

/** @returns null where a gap stays empty: then it is no sentence for this complaint */
export function filledModule(text: string, values: GapValues): string | null {
  const gaps = [...text.matchAll(GAP)].map(([, name = '']) => (isGap(name) ? values[name] : null));
  if (gaps.includes(null)) return null;
  return text.replace(GAP, (whole, name: string) =>
    isGap(name) ? (values[name] ?? whole) : whole,
  );
}
