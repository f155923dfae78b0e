import { oncePer } from '../../base/once-per.ts';
import type { District } from '../../district/district.ts';
import type { Parts } from '../matter/parts.ts';
import { agencyFor } from '../matter/routing.ts';
import { isAlarm, learnedDanger } from './alarm.ts';
import {
  hasMadBeast,
  needsDoctor,
  needsFire,
  needsRescue,
  reportsEmergency,
  threatens,
} from './emergencies.ts';
import { meant } from './jokes.ts';
import { isFoundInfant } from './newborn.ts';

/**
 * Whom danger needs, whoever gets its words: of a secret he hears that he is needed, and nothing else (`darurat-perlu`).
 * Pure.
 */

/** Category whose agency gets people out, and whose words name the fire brigade. */
const RESCUE = 'BENCANA';
/** Category whose agency heals. */
const HEALTH = 'SEHAT';
/** Category whose agencies see to beasts. */
const BEASTS = 'TANI';
/** Category whose agency keeps order. */
const ORDER = 'TERTIB';

/** @returns code of an agency of the district's own; null where nobody is in danger, or nobody here can help */
export type FindHelper = (parts: Parts) => string | null;

/** Builds the finder once for a district. */
export function createFindHelper({
  categories,
  agencies,
}: Pick<District, 'categories' | 'agencies'>): FindHelper {
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const partners = new Set(
    agencies.filter(({ type }) => type === 'partner').map(({ code }) => code),
  );
  const own = (agency: string | null | undefined) =>
    agency == null || partners.has(agency) ? null : agency;

  /** What happens to people says who is needed, whoever did it. */
  function byNeed(parts: Parts): string | null {
    const rescue = byCode.get(RESCUE) ?? null;
    if (isFoundInfant(parts)) return own(byCode.get(HEALTH)?.agency);
    if (hasMadBeast(parts)) return own(agencyFor(byCode.get(BEASTS) ?? null, parts.words).agency);
    if (needsRescue(parts)) return own(rescue?.agency);
    if (needsDoctor(parts)) return own(byCode.get(HEALTH)?.agency);
    if (threatens(parts))
      return (
        own(agencyFor(byCode.get(ORDER) ?? null, parts.words).agency) ??
        own(byCode.get(ORDER)?.agency)
      );
    return needsFire(parts) ? own(agencyFor(rescue, parts.words).agency) : null;
  }

  /** As it was learnt; in the place of the police or the power company whoever has their matters here. */
  function byLearning(parts: Parts): string | null {
    const danger = learnedDanger(parts) ?? (reportsEmergency(parts) ? parts.danger : null);
    const [first] = danger?.helpers ?? [];
    if (first === undefined) return null;
    return own(first.agency) ?? own(byCode.get(first.category)?.agency);
  }

  return oncePer((written: Parts) => {
    if (!isAlarm(written)) return null;
    return byNeed(meant(written)) ?? byLearning(written);
  });
}
