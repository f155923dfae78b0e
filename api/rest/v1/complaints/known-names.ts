import { flowRegion } from '../../../../machines/complaint/flow/flow.ts';
import { formerAgency, formerCategory } from '../../../../machines/district/former.ts';
import type { Rules } from '../../../../machines/district/rules.ts';
import { FAULT_WORDS } from '../../../office/acts/given.ts';
import { invalidAt } from '../common/problem.ts';

/** Names that a query goes by: of one that there is not, an empty list would look like an answer. */

interface Named {
  state?: string;
  agency?: string;
  category?: string;
}

interface States {
  states?: Record<string, States>;
}

/** `forwarded`, `forwarded.notified`. */
function isState(path: string): boolean {
  let place: States | undefined = flowRegion as States;
  for (const name of path.split('.'))
    place = Object.entries(place?.states ?? {}).find(([state]) => state === name)?.[1];
  return place !== undefined;
}

/** @throws Problem 400; names that the pack had before find what is kept under them */
export function checkNames({ district, agency }: Rules, asked: Named): void {
  const isAgency = (code: string) =>
    agency(code) !== undefined || formerAgency(district, code) !== undefined;
  const isCategory = (code: string) =>
    district.categories.some((one) => one.code === code) ||
    formerCategory(district, code) !== undefined;
  if (asked.state !== undefined && !isState(asked.state))
    throw invalidAt('query/state', 'There is no such state.');
  if (asked.agency !== undefined && !isAgency(asked.agency))
    throw invalidAt('query/agency', FAULT_WORDS.agency?.english ?? '');
  if (asked.category !== undefined && !isCategory(asked.category))
    throw invalidAt('query/category', FAULT_WORDS.category?.english ?? '');
}
