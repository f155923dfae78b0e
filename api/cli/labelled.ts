import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LabelledText } from '../../machines/language/teaching/teach.ts';
import { SettingsError } from '../start/configuration/settings.ts';

/** Files of labelled SMS, in the shapes that this project's sets have. */

/** One answer for each text; `roots` instead of `text` for one that is reduced to roots already. */
const plain = z.array(
  z.object({
    text: z.string().optional(),
    roots: z.string().optional(),
    role: z.string().optional(),
    kind: z.string().optional(),
    category: z.string().nullish(),
    agency: z.string().nullish(),
    danger: z.boolean().optional(),
    flags: z.array(z.string()).optional(),
    weight: z.number().positive().optional(),
  }),
);
/** Every acceptable answer, the likeliest first; `tujuan` is `CATEGORY:AGENCY`, or null for nobody's matter. */
const several = z.object({
  sms: z.array(
    z.object({
      teks: z.string(),
      jenis: z.array(z.string()),
      tujuan: z.array(z.string().nullable()),
    }),
  ),
});
const samples = z.object({
  warga: z.array(
    z.object({ teks: z.string(), jenis: z.string(), kategori: z.string(), opd: z.string() }),
  ),
});
const shapes = z.union([plain, several, samples]);

/** SMS of real people, with all answers that can be defended, count more than others. */
const REAL = 2;

const matterOf = (pair: string) => {
  const [category = '', agency = ''] = pair.split(':');
  return { category, agency };
};

/** What a label says of danger, if it says something. */
function dangerOf(danger: boolean | undefined, flags: string[]): Pick<LabelledText, 'danger'> {
  if (danger !== undefined) return { danger };
  return flags.includes('emergency') ? { danger: true } : {};
}

function textsIn(content: z.infer<typeof shapes>): LabelledText[] {
  if (Array.isArray(content))
    return content
      .filter(({ role }) => role === undefined || role === 'citizen')
      .map(({ text, roots, kind, category, agency, danger, flags = [], weight = 1 }) => ({
        text: text ?? roots ?? '',
        isReduced: text === undefined,
        kinds: kind === undefined ? [] : [kind],
        matters: category != null && agency != null ? [{ category, agency }] : [],
        ...dangerOf(danger, flags),
        weight,
      }));
  if ('sms' in content)
    return content.sms.map(({ teks, jenis, tujuan }) => ({
      text: teks,
      isReduced: false,
      kinds: jenis,
      matters: tujuan.flatMap((pair) => (pair === null ? [] : [matterOf(pair)])),
      ...(tujuan.includes(null) ? { maybeNobodys: true as const } : {}),
      weight: REAL,
    }));
  return content.warga.map(({ teks, jenis, kategori, opd }) => ({
    text: teks,
    isReduced: false,
    kinds: [jenis],
    matters: kategori === '-' || opd === '-' ? [] : [{ category: kategori, agency: opd }],
    weight: 1,
  }));
}

/**
 * Reads labelled texts.
 * @throws SettingsError that names the file and what is wrong with it
 */
export function readLabelled(path: string): LabelledText[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SettingsError(`${path}: cannot be read as JSON: ${String(error)}`);
  }
  const parsed = shapes.safeParse(content);
  if (!parsed.success) throw new SettingsError(`${path}: no labelled SMS in a known shape`);
  return textsIn(parsed.data);
}
