import type { District } from './district.ts';

/** Agencies that get secrets as a rule: the overseeing one, and those whose category is secret by itself. Pure. */
export function secretReceivers({
  office,
  categories,
}: Pick<District, 'office' | 'categories'>): Set<string> {
  const own = categories.filter(({ secret }) => secret).map(({ agency }) => agency);
  return new Set([office.oversightAgency, ...own]);
}
