import type { Category } from '../../../machines/district/district.ts';
import type { Understanding } from '../../../machines/text/understanding.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { correctedExample } from '../../office/learning/example.ts';
import { PageError } from '../../pages/errors.ts';

/** What the admin says of a text that he tried: an example, from which the hotline learns the next night. */

/** Nobody's matter. */
const SPAM = 'SPAM';

/** One answer that a text may have. */
export interface Choice {
  value: string;
  name: string;
  chosen: boolean;
}

function agenciesOf({ agency, routes }: Category): string[] {
  return [...new Set([agency, ...routes.map((route) => route.agency)])];
}

/** Every category with each agency that may have it, as it is read now chosen. */
export function choicesFor(
  { rules }: Hotline,
  read: Pick<Understanding, 'kind' | 'category' | 'agency'>,
): Choice[] {
  const { categories, agencies } = rules.district;
  const nameOf = (code: string) => agencies.find((agency) => agency.code === code)?.name ?? code;
  const matters = categories.flatMap((category) =>
    agenciesOf(category).map((agency) => ({
      value: `${category.code}:${agency}`,
      name: `${category.name} → ${nameOf(agency)}`,
      chosen: read.category === category.code && read.agency === agency,
    })),
  );
  return [...matters, { value: SPAM, name: 'iklan atau penipuan', chosen: read.kind === SPAM }];
}

/** Whether the text may be an example: nobody learns from secrets. */
export function mayCorrect(
  { learning, rules }: Hotline,
  { flags, kind }: Pick<Understanding, 'flags' | 'kind'>,
): boolean {
  const isSecret = flags.includes('secret') || flags.includes('maybeSecret');
  return (
    learning !== undefined && rules.district.learned !== null && !isSecret && kind !== 'PERINTAH'
  );
}

/**
 * Notes what a text should have been read as.
 * @param chosen one of the choices
 * @throws PageError 400 for no such choice, 409 where the text may be no example
 */
export async function noteCorrection(
  hotline: Hotline,
  text: string,
  read: Understanding,
  chosen: string,
): Promise<void> {
  const { learning, clock } = hotline;
  if (!choicesFor(hotline, read).some(({ value }) => value === chosen))
    throw new PageError(400, 'Pilih kategori dan SKPD yang benar.');
  if (learning === undefined || !mayCorrect(hotline, read))
    throw new PageError(409, 'Teks ini tidak dapat menjadi contoh: rahasia tidak dipelajari.');
  const [category = null, agency = null] = chosen === SPAM ? [] : chosen.split(':');
  const now = clock.now();
  await learning.kept.put(correctedExample(text, { category, agency }, read, now));
}
