import type { CountKey, CountQuery } from '../../store/ports/counts.ts';
import type { Store } from '../../store/ports/store.ts';
import { sightOf } from '../complaint/base/policy.ts';
import type { Rules } from '../district/rules.ts';
import { type Group, SECRETS } from './counts.ts';

/**
 * What of secret complaints stands in reports, which leaders read and newspapers ask for: that they exist,
 * in sum. Their category, place and agency, and they themselves in a list, are told of none.
 */

/**
 * Tags of complaints that no list of a report holds: secrets above all, also where leaders may read them at
 * the desk, for a report is printed and handed on.
 */
export function unlisted(rules: Rules): string[] {
  return [...new Set(['secret', ...(sightOf(rules, { role: 'leader' })?.without ?? [])])];
}

type Told = 'category' | 'agency' | 'district';

/**
 * Counts by something that tells what a complaint is about; secrets are one group of their own.
 * @param counts whether those with this outcome count; all where it is left out
 */
export async function countOpenly<K extends Told>(
  store: Pick<Store, 'counts'>,
  query: Omit<CountQuery<CountKey>, 'by'>,
  field: K,
  counts?: (key: { outcome: string | number | null }) => boolean,
): Promise<Group<K>[]> {
  const counted =
    counts === undefined
      ? await store.counts.by({ ...query, by: [field, 'secret'] as const })
      : (await store.counts.by({ ...query, by: [field, 'secret', 'outcome'] as const })).filter(
          ({ key }) => counts(key),
        );
  const sums = new Map<string | number | null, number>();
  for (const { key, count } of counted) {
    const value = key.secret === 1 ? SECRETS : key[field];
    sums.set(value, (sums.get(value) ?? 0) + count);
  }
  return [...sums].map(([value, count]) => ({ key: { [field]: value } as Group<K>['key'], count }));
}
