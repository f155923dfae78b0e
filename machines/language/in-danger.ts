import type { Category } from '../district.ts';
import { learnedDanger } from './alarm.ts';
import { rounded } from './category.ts';
import { needsDoctor, needsRescue, reportsEmergency } from './emergencies.ts';
import { SETTLED, type Verdict } from './judged.ts';
import type { Danger } from './learned/dangers.ts';
import type { Parts } from './parts.ts';
import { tellsOfHarm } from './signs.ts';

/** Who helps people in danger, whatever else the text speaks of. */

/** Category whose agency gets people out. */
const RESCUE = 'BENCANA';
/** Category whose agency heals. */
const HEALTH = 'SEHAT';

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
  const settled = (code: string, why: string): Helper | null => {
    const category = byCode.get(code);
    return (category && { category, agency: category.agency, probability: SETTLED, why }) ?? null;
  };

  /** Who is needed by the rules: harm to children and women, people to be rescued or healed. */
  function byRules(parts: Parts): Helper | null {
    if (protecting !== null && tellsOfHarm(parts))
      return settled(protecting.code, 'kekerasan terhadap anak atau perempuan');
    if (!reportsEmergency(parts)) return null;
    if (needsRescue(parts)) return settled(RESCUE, 'ada orang yang harus ditolong');
    return needsDoctor(parts) ? settled(HEALTH, 'ada orang yang perlu pertolongan medis') : null;
  }

  function byLearning(parts: Parts, verdict: Verdict): Helper | null {
    const danger = learnedDanger(parts);
    const best = danger === null ? null : likeliest(danger, verdict);
    const category = best === null ? undefined : byCode.get(best.category);
    if (best === null || category === undefined) return null;
    const { agency, probability } = best;
    return { category, agency, probability, why: 'terbaca sebagai bahaya bagi orang' };
  }

  return (verdict: Verdict, parts: Parts): Verdict => {
    if (parts.found.outside !== null) return verdict;
    const helper = byRules(parts) ?? byLearning(parts, verdict);
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
