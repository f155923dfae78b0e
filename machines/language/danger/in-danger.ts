import type { Category } from '../../district/district.ts';
import type { Danger } from '../learned/dangers.ts';
import { rounded } from '../matter/category.ts';
import { SETTLED, type Verdict } from '../matter/judged.ts';
import type { Parts } from '../matter/parts.ts';
import { agencyFor } from '../matter/routing.ts';
import { isAlarm, learnedDanger } from './alarm.ts';
import {
  hasBitten,
  hasMadBeast,
  needsDoctor,
  needsFire,
  needsPolice,
  needsRescue,
  reportsEmergency,
} from './emergencies.ts';
import { tellsOfHarm } from './harm.ts';
import { meant } from './jokes.ts';
import { isFoundInfant } from './newborn.ts';

/** Who helps people in danger, whatever else the text speaks of. */

/** Category whose agency gets people out. */
const RESCUE = 'BENCANA';
/** Category whose agency heals. */
const HEALTH = 'SEHAT';
/** Category whose agencies see to beasts. */
const BEASTS = 'TANI';
/** Category whose agency keeps order. */
const ORDER = 'TERTIB';

/** Who helps, how sure that is, and why. */
interface Helper {
  category: Category;
  agency: string;
  probability: number;
  why: string;
}

/** The likeliest helper by the learned danger and by what the text is about, taken together. */
function likeliest({ helpers }: Danger, { opinions, confidence, agency }: Verdict) {
  const spoken = (of: string) =>
    of === agency ? confidence : (opinions.find((o) => o.agency === of)?.probability ?? 0);
  const together = helpers.map((helper) => ({
    ...helper,
    sum: helper.probability + spoken(helper.agency),
  }));
  return together.sort((a, b) => b.sum - a.sum)[0] ?? null;
}

/** @param protecting category of those who protect children and women */
export function createInDanger(categories: Category[], protecting: Category | null) {
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const byAgency = (
    category: Category | null,
    agency: string | null,
    why: string,
  ): Helper | null =>
    category === null || agency === null ? null : { category, agency, probability: SETTLED, why };
  const settled = (code: string, why: string) => {
    const category = byCode.get(code) ?? null;
    return byAgency(category, category?.agency ?? null, why);
  };
  /** The agency that the words of the danger name in its category: fire, weapons. */
  const named = (code: string, { words }: Parts, why: string) => {
    const category = byCode.get(code) ?? null;
    return byAgency(category, agencyFor(category, words).agency, why);
  };

  /** Who is needed by the rules: harm to children and women, people to be rescued or healed, fire, weapons. */
  function byRules(written: Parts): Helper | null {
    const parts = meant(written);
    if (protecting !== null && tellsOfHarm(parts))
      return settled(protecting.code, 'kekerasan terhadap anak atau perempuan');
    if (!isAlarm(written)) return null;
    if (isFoundInfant(parts)) return settled(HEALTH, 'bayi ditinggalkan');
    if (hasMadBeast(parts))
      return hasBitten(parts)
        ? settled(HEALTH, 'ada yang digigit hewan, mungkin rabies')
        : named(BEASTS, parts, 'hewan yang mungkin rabies di antara warga');
    if (needsRescue(parts)) return settled(RESCUE, 'ada orang yang harus ditolong');
    if (needsDoctor(parts)) return settled(HEALTH, 'ada orang yang perlu pertolongan medis');
    if (needsPolice(parts)) return named(ORDER, parts, 'ada yang bersenjata atau mengeroyok');
    return needsFire(parts) ? named(RESCUE, parts, 'ada kebakaran, gas bocor, atau ledakan') : null;
  }

  function byLearning(parts: Parts, verdict: Verdict): Helper | null {
    // where rules ring, learning says who helps, however few the words are
    const danger = learnedDanger(parts) ?? (reportsEmergency(parts) ? parts.danger : null);
    const best = danger === null ? null : likeliest(danger, verdict);
    const category = best === null ? undefined : byCode.get(best.category);
    if (best === null || category === undefined) return null;
    const { agency, probability } = best;
    return { category, agency, probability, why: 'terbaca sebagai bahaya bagi orang' };
  }

  /** Where it happened is another regency's, as far as one can tell: nobody there is rung, so somebody here is. */
  function ofElsewhere(parts: Parts): Helper | null {
    if (parts.found.outside === null || !isAlarm(parts)) return null;
    return settled(RESCUE, 'bahaya bagi orang, walaupun tempatnya di luar kabupaten');
  }

  return (verdict: Verdict, parts: Parts): Verdict => {
    const helper = byRules(parts) ?? byLearning(parts, verdict) ?? ofElsewhere(parts);
    if (helper === null) return verdict;
    const { category, agency, why } = helper;
    const isSame = verdict.category === category && verdict.agency === agency;
    if (isSame && verdict.confidence >= SETTLED) return verdict;
    const probability = Math.max(helper.probability, isSame ? verdict.confidence : 0);
    const chosen = { category: category.code, agency, probability: rounded(probability) };
    return {
      ...verdict,
      category,
      agency,
      confidence: probability,
      why: [...verdict.why, why],
      opinions: [chosen, ...verdict.opinions.filter((other) => other.agency !== agency)],
      isNobodys: false,
    };
  };
}
