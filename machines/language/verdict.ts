import type { District, Kind } from '../district/district.ts';
import type { Alternative } from '../text/understanding.ts';
import { createInDanger } from './danger/in-danger.ts';
import type { Opinion } from './learned/fuse.ts';
import { asksOffice } from './matter/addressed.ts';
import { type Choice, chooseCategory, rounded } from './matter/category.ts';
import { SETTLED, type Verdict } from './matter/judged.ts';
import { defectsIn } from './matter/kinds.ts';
import type { Advisor } from './matter/opinion.ts';
import { isMatter, type Parts } from './matter/parts.ts';
import { asksTheOffice } from './matter/press.ts';
import { agencyFor } from './matter/routing.ts';
import { isOversight } from './secrecy/accusations.ts';
import { createAccused } from './secrecy/accused.ts';
import { asksForSecrecy } from './secrecy/secrecy.ts';

/** Where a text belongs: by the rules, by rules and learning together, and by what danger settles. */

/** Less is no choice to put before the citizen. */
const ALTERNATIVE = 0.5;
/** From here on a text is more likely nobody's. */
const NOBODYS = 0.5;

/** Where no word is known to the rules, less is no more than a guess. */
const GUESS = 0.25;
/** So many points say plainly what it is about; against them nobody is sure. */
const PLAIN = 2;
const DOUBTED = 0.9;

/** Whether the rules hold the text plainly for another category. */
function isContradicted({ scores }: Parts, chosen: string): boolean {
  const [first] = scores;
  if (first === undefined || first.category.code === chosen || first.points < PLAIN) return false;
  const own = scores.find(({ category }) => category.code === chosen)?.points ?? 0;
  return own < first.points / 2;
}

/** One word, or one phrase, says no more than this. */
const ONE_WORD = 3;

/** One ordinary word is all that speaks for anything, and nothing is wrong, asked or asked for: friends write so, too. */
function isBare(parts: Parts): boolean {
  const { scores, found } = parts;
  const words = scores.flatMap((score) => score.words);
  const isOne = new Set(words).size === 1 && (scores[0]?.points ?? 0) < ONE_WORD;
  return isOne && found.place === null && defectsIn(parts) === 0 && !asksOffice(parts);
}

function asAlternatives(opinions: Opinion[]): Alternative[] {
  return opinions.map((opinion) => ({ ...opinion, probability: rounded(opinion.probability) }));
}

/** @param kind what the text wants, for what speaks of no matter in particular */
export type JudgeMatter = (parts: Parts, kind: Kind) => Verdict;

/** Builds the judge once for a district. @param advisor null where the pack has learnt nothing */
export function createVerdict(
  { categories, agencies: offices, office }: Pick<District, 'categories' | 'agencies' | 'office'>,
  advisor: Advisor | null,
): JudgeMatter {
  const partners = new Set(
    offices.filter(({ type }) => type === 'partner').map(({ code }) => code),
  );
  const catchAll = categories.find(({ code }) => code === 'LAIN') ?? null;
  const { oversightAgency } = office;
  const overseeing = categories.find(({ agency }) => agency === oversightAgency) ?? null;
  const protecting =
    categories.find(({ secret, agency }) => secret && agency !== oversightAgency) ?? null;
  const informing =
    categories.find(({ agency, code }) => agency === office.agency && code !== catchAll?.code) ??
    catchAll;
  const accusedIn = createAccused(office);
  const inDanger = createInDanger(categories, protecting);
  const byCode = new Map(categories.map((category) => [category.code, category]));

  /** The agency: of the place outside the district, of the inspectorate, of the category. */
  function agencyOf(agency: string | null, parts: Parts): { agency: string | null; why: string[] } {
    const { outside } = parts.found;
    if (outside !== null) return { agency: outside, why: [] };
    const foreign = agency !== null && partners.has(agency);
    if (agency === null || foreign || !isOversight(parts)) return { agency, why: [] };
    return { agency: oversightAgency, why: [`dugaan penyimpangan urusan ${oversightAgency}`] };
  }

  /** What hardly speaks of a category: abuse of office where it tells of that, and nothing in particular. */
  function settled(choice: Choice, parts: Parts, kind: Kind): Choice {
    if (isMatter(parts)) return choice;
    if (isOversight(parts) && overseeing !== null) return { ...choice, category: overseeing };
    const isComplaint = parts.opening.kind === null && kind === 'KELUHAN';
    return isComplaint ? choice : { ...choice, category: catchAll };
  }

  /** By the rules alone: where the pack has learnt nothing, and where a keyword was typed. */
  function byRules(parts: Parts, kind: Kind): Verdict {
    const { opening, scores, words } = parts;
    const choice = settled(chooseCategory(opening, scores), parts, kind);
    const { category } = choice;
    const routed = agencyFor(category, words);
    const { agency, why } = agencyOf(routed.agency, parts);
    const unsettled = category === catchAll && agency === catchAll?.agency;
    // whichever category it is, the inspectorate has it
    const overseen = isOversight(parts) && agency === oversightAgency ? SETTLED : 0;
    const confidence = unsettled ? 0 : Math.max(choice.confidence, overseen);
    const others = scores
      .filter((score) => score.category !== category && score.category !== catchAll)
      .filter(({ points }) => points >= ALTERNATIVE)
      .map(({ category: other, points }) => ({
        category: other.code,
        agency: agencyFor(other, words).agency,
        probability: rounded((1 - confidence) * (points / (points + 1))),
      }));
    const own =
      category === null ? [] : [{ category: category.code, agency, probability: confidence }];
    return {
      category,
      agency,
      confidence,
      why: [...choice.why, ...(why.length > 0 ? why : routed.why)],
      opinions: [...own, ...others],
      isNobodys: false,
      spam: 0,
      namesMatter: category !== catchAll,
    };
  }

  /** By the rules; where a keyword was typed with a slip, the rest of the text may confirm it. */
  function byKeyword(parts: Parts, kind: Kind): Verdict {
    const verdict = byRules(parts, kind);
    if (advisor === null || verdict.confidence === 0) return verdict;
    const same = advisor.matters(parts).agencies.find(({ agency }) => agency === verdict.agency);
    const doubt = (1 - verdict.confidence) * (1 - (same?.probability ?? 0));
    return { ...verdict, confidence: 1 - doubt };
  }

  /** A question to the office itself is its own, whatever matter it names. */
  function ofTheOffice(verdict: Verdict, parts: Parts): Verdict {
    if (informing === null || !asksTheOffice(parts) || isOversight(parts)) return verdict;
    const chosen = { category: informing.code, agency: office.agency, probability: SETTLED };
    return {
      ...verdict,
      ...{
        category: informing,
        agency: office.agency,
        confidence: SETTLED,
        isNobodys: false,
        spam: 0,
      },
      why: [...verdict.why, 'pertanyaan kepada pengelola hotline sendiri'],
      opinions: [chosen, ...verdict.opinions.filter(({ agency }) => agency !== office.agency)],
      namesMatter: true,
    };
  }

  /** Who accuses the office that runs the hotline is heard by the overseeing agency, not by its admin. */
  function accusingUs(verdict: Verdict, parts: Parts): Verdict {
    const isSecret = isOversight(parts) || asksForSecrecy(parts);
    // who protects people in danger may have it, whomever it accuses
    const isProtected = protecting !== null && verdict.category === protecting;
    if (overseeing === null || !isSecret || isProtected) return verdict;
    if (!accusedIn(parts).includes(office.agency)) return verdict;
    const chosen = { category: overseeing.code, agency: oversightAgency, probability: SETTLED };
    return {
      ...verdict,
      category: overseeing,
      agency: oversightAgency,
      confidence: SETTLED,
      why: [...verdict.why, 'menduga pengelola hotline'],
      opinions: [chosen, ...verdict.opinions.filter(({ agency }) => agency !== oversightAgency)],
      isNobodys: false,
    };
  }

  /** How likely the text is of other categories whose words name the same agency: "lampu lalin" is the traffic's, as lamp or as traffic. */
  function saidElsewhere(all: Opinion[], chosen: string, agency: string | null, parts: Parts) {
    const codes = [...new Set(all.map(({ category }) => category))].filter((c) => c !== chosen);
    const same = codes.filter((code) => {
      const category = byCode.get(code) ?? null;
      const routed = agencyFor(category, parts.words).agency;
      return routed === agency && routed !== category?.agency;
    });
    return all
      .filter(({ category }) => same.includes(category))
      .reduce((sum, { probability }) => sum + probability, 0);
  }

  /** By both opinions together. */
  function byBoth(parts: Parts, given: Advisor): Verdict {
    const { agencies, nobodys, reasons } = given.matters(parts);
    const [best] = agencies;
    const nobody = nobodys.SPAM + nobodys.CHAT + nobodys.FOLLOW;
    const isGuess = parts.scores.length === 0 && (best?.probability ?? 0) < GUESS;
    if (best === undefined || (isGuess && parts.found.outside === null && !isOversight(parts)))
      return {
        ...byRules(parts, 'KELUHAN'),
        spam: nobodys.SPAM,
        opinions: asAlternatives(agencies),
      };
    // which of a category's agencies it is, the pack's own words say best
    const category = byCode.get(best.category) ?? null;
    const routed = agencyFor(category, parts.words);
    const isSaid = category !== null && routed.agency !== category.agency;
    const said = isSaid ? routed.agency : best.agency;
    const together = agencies.filter(({ category: code }) => code === best.category);
    const own = isSaid
      ? together.reduce((sum, { probability }) => sum + probability, 0)
      : best.probability;
    const likely = Math.min(1, own + saidElsewhere(agencies, best.category, said, parts));
    const { agency, why } = agencyOf(said, parts);
    const overseen = agency === oversightAgency && isOversight(parts) ? SETTLED : 0;
    const away = parts.found.outside === null ? 0 : 1 - nobody;
    // where the rules plainly say something else, somebody is asked
    const agreed = isContradicted(parts, best.category) || isBare(parts) ? DOUBTED : 1;
    const confidence = Math.max(Math.min(likely, agreed), overseen, away);
    const chosen = { category: best.category, agency, probability: rounded(confidence) };
    const words = parts.scores.find(({ category }) => category.code === best.category)?.words ?? [];
    const learnt = reasons(best.category, said ?? best.agency);
    return {
      category,
      agency,
      confidence,
      why: [
        ...(words.length > 0 ? [`kata isi: ${words.join(', ')}`] : []),
        ...(learnt.length > 0 ? [`yang dipelajari: ${learnt.join(', ')}`] : []),
        ...why,
        ...(nobody > NOBODYS ? ['mungkin bukan aduan'] : []),
      ],
      opinions: [chosen, ...asAlternatives(agencies.filter((other) => other.agency !== agency))],
      isNobodys: nobody > NOBODYS,
      spam: nobodys.SPAM,
      namesMatter: best.category !== catchAll?.code,
    };
  }

  return (parts, kind) => {
    const { opening } = parts;
    const isTyped = opening.category !== null && opening.marked;
    const judged = advisor === null || isTyped ? byKeyword(parts, kind) : byBoth(parts, advisor);
    const asked = isTyped ? judged : ofTheOffice(judged, parts);
    return accusingUs(inDanger(asked, parts), parts);
  };
}
