import type { Category } from '../../../machines/district/district.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import { Problem } from '../v1/common/problem.ts';
import type { Row } from './format.ts';

/** Services are the categories of complaints. */

function groupOf({ district }: Rules, { agency }: Category): string {
  return district.agencies.find(({ code }) => code === agency)?.name ?? agency;
}

/** In the words of the office: what the category is called, and whose it is. */
export function extendedCategory(rules: Rules, code: string | null): Row {
  const category = rules.district.categories.find((known) => known.code === code);
  if (category === undefined) return {};
  const { name: kategori, agency: skpd } = category;
  return {
    extended_attributes: {
      ...{ kategori, kata_kunci: category.aliases.join(', '), skpd },
      nama_skpd: groupOf(rules, category),
    },
  };
}

/** @param extended with `extended_attributes` */
export function serviceRows(rules: Rules, extended = false): Row[] {
  return rules.district.categories.map((category) => ({
    service_code: category.code,
    service_name: category.name,
    description: `Aduan tentang ${category.name}`,
    metadata: false,
    // the ticket is known as soon as it is posted
    type: 'realtime',
    keywords: category.aliases.join(', '),
    group: groupOf(rules, category),
    ...(extended ? extendedCategory(rules, category.code) : {}),
  }));
}

/** @throws Problem 404 */
export function categoryOf({ district }: Rules, code: string): Category {
  const found = district.categories.find((category) => category.code === code.toUpperCase());
  if (found === undefined) throw new Problem(404, 'service_code was not found');
  return found;
}
