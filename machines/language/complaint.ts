import type { Category, District, Kind } from '../district.ts';
import { type Choice, chooseCategory } from './category.ts';
import { reportsEmergency as isAcute, needsRescue } from './emergencies.ts';
import { followUpOf } from './followups.ts';
import { asSpam } from './junk.ts';
import { kindOf } from './kinds.ts';
import { type Advisor, createAdvisor } from './learned/opinion.ts';
import { contentOf, isMatter, type Parts } from './parts.ts';
import { agencyFor } from './routing.ts';
import * as signs from './signs.ts';
import { sellsSomething } from './spam.ts';
import type { Action, Alternative, Flag, Understanding } from './understanding.ts';

/** What a text asks of the office: kind, category, agency and signs, and what to do with it. */

/** A category with fewer characters of text behind it is asked about. */
const SHORTEST_CONTENT = 8;
/** Less than this behind abuse is no complaint. */
const ABUSE_ONLY = 1.7;
/** Less is no choice to put before the citizen. */
const ALTERNATIVE = 0.5;
const MOST_ALTERNATIVES = 3;
/** Category whose agency gets people out. */
const RESCUE = 'BENCANA';
const ASK = 0.5;
/** From here on a text is more likely nobody's. */
const NOBODYS = 0.5;
/** From here on what sells something is kept apart as spam. */
const SPAM = 0.75;
/** How sure the agency at least is where the text tells of an abuse of office. */
const OVERSEEN = 0.95;

const rounded = (value: number) => Math.round(value * 100) / 100;

/** What is known of where a text belongs. */
interface Verdict {
  category: Category | null;
  agency: string | null;
  /** 0–1 */
  confidence: number;
  why: string[];
  /** Best first, the chosen one included. */
  opinions: Alternative[];
  /** More likely nobody's matter than anybody's. */
  isNobodys: boolean;
  /** How likely it is advertising or fraud. */
  spam: number;
  /** The category says what it is about, so that it can be asked about. */
  namesMatter: boolean;
}

/** @returns `reading` with what a complaint, suggestion, question or praise adds to it */
export type ReadComplaint = (
  reading: Understanding,
  parts: Parts,
  praise: boolean,
) => Understanding;

/** Builds the reader of complaints once for a district. */
export function createComplaint(
  district: Pick<District, 'categories' | 'agencies' | 'office' | 'policy' | 'learned'>,
): ReadComplaint {
  const { categories, learned } = district;
  const partners = new Set(
    district.agencies.filter(({ type }) => type === 'partner').map(({ code }) => code),
  );
  const catchAll = categories.find(({ code }) => code === 'LAIN') ?? null;
  const { oversightAgency } = district.office;
  const overseeing = categories.find(({ agency }) => agency === oversightAgency) ?? null;
  const protecting =
    categories.find(({ secret, agency }) => secret && agency !== oversightAgency) ?? null;
  const rescuing = categories.find(({ code }) => code === RESCUE) ?? null;
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const advisor = learned === null ? null : createAdvisor(learned, categories);
  // above 1 the pack lets nothing go by itself; the complaint machine sees to that
  const route = Math.min(1, district.policy.autoForwardConfidence);

  /** The agency: of the place outside the district, of the inspectorate, of the category. */
  function agencyOf(agency: string | null, parts: Parts): { agency: string | null; why: string[] } {
    const { outside } = parts.found;
    if (outside !== null) return { agency: outside, why: [] };
    const foreign = agency !== null && partners.has(agency);
    if (agency === null || foreign || !signs.isOversight(parts)) return { agency, why: [] };
    return { agency: oversightAgency, why: [`dugaan penyimpangan urusan ${oversightAgency}`] };
  }

  function flagsOf(parts: Parts, category: Category | null, agency: string | null): Flag[] {
    const flags = new Set(signs.flagsOf(parts));
    if (category?.secret === true || agency === oversightAgency) flags.add('secret');
    if (agency !== null && partners.has(agency)) flags.add('outOfJurisdiction');
    if (parts.found.ambiguous) flags.add('ambiguousPlace');
    if (parts.opening.category !== null || parts.words.length === 1) {
      const { length } = contentOf(parts);
      if (length === 0) flags.add('empty');
      else if (length < SHORTEST_CONTENT) flags.add('tooShort');
    }
    return [...flags];
  }

  /** What hardly speaks of a category: abuse of office where it tells of that, and nothing in particular. */
  function settled(choice: Choice, parts: Parts, kind: Kind): Choice {
    if (isMatter(parts)) return choice;
    if (signs.isOversight(parts) && overseeing !== null) return { ...choice, category: overseeing };
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
    const overseen = signs.isOversight(parts) && agency === oversightAgency ? OVERSEEN : 0;
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

  /** What danger settles, whatever else the text speaks of: harm to children and women, people to be rescued. */
  function inDanger(verdict: Verdict, parts: Parts): Verdict {
    if (parts.found.outside !== null) return verdict;
    const harmed = protecting !== null && signs.tellsOfHarm(parts);
    const buried = rescuing !== null && isAcute(parts) && needsRescue(parts);
    const category = harmed ? protecting : buried ? rescuing : null;
    if (category === null || verdict.category === category) return verdict;
    const { agency, code } = category;
    const why = harmed ? 'kekerasan terhadap anak atau perempuan' : 'ada orang yang harus ditolong';
    const chosen = { category: code, agency, probability: OVERSEEN };
    return {
      ...verdict,
      category,
      agency,
      confidence: OVERSEEN,
      why: [...verdict.why, why],
      opinions: [chosen, ...verdict.opinions.filter((other) => other.agency !== agency)],
      isNobodys: false,
    };
  }

  /** By both opinions together. */
  function byBoth(parts: Parts, given: Advisor): Verdict {
    const { agencies, nobodys, reasons } = given.matters(parts);
    const [best] = agencies;
    const nobody = nobodys.SPAM + nobodys.CHAT + nobodys.FOLLOW;
    if (best === undefined) return byRules(parts, 'KELUHAN');
    const { agency, why } = agencyOf(best.agency, parts);
    const moved = agency !== best.agency;
    const sure = parts.found.outside === null ? OVERSEEN : 1 - nobody;
    const confidence = moved ? Math.max(best.probability, sure) : best.probability;
    const chosen = { category: best.category, agency, probability: rounded(confidence) };
    const words = parts.scores.find(({ category }) => category.code === best.category)?.words ?? [];
    const learnt = reasons(best.category, best.agency);
    return {
      category: byCode.get(best.category) ?? null,
      agency,
      confidence,
      why: [
        ...(words.length > 0 ? [`kata isi: ${words.join(', ')}`] : []),
        ...(learnt.length > 0 ? [`yang dipelajari: ${learnt.join(', ')}`] : []),
        ...why,
        ...(nobody > NOBODYS ? ['mungkin bukan aduan'] : []),
      ],
      opinions: [
        chosen,
        ...agencies
          .slice(1)
          .filter((other) => other.agency !== agency)
          .map((other) => ({ ...other, probability: rounded(other.probability) })),
      ],
      isNobodys: nobody > NOBODYS,
      spam: nobodys.SPAM,
      namesMatter: true,
    };
  }

  function decide(verdict: Verdict, flags: Flag[]): Action {
    const { agency, confidence, isNobodys, namesMatter } = verdict;
    if (flags.includes('empty') || flags.includes('tooShort')) return 'ask';
    if (flags.includes('appreciation')) return 'route';
    if (agency === null || flags.includes('abusive')) return 'triage';
    if (flags.includes('emergency') || confidence >= route) return 'route';
    return !isNobodys && confidence >= ASK && namesMatter ? 'ask' : 'triage';
  }

  /** @param praise it thanks for somebody's work */
  function complaint(reading: Understanding, parts: Parts, praise: boolean): Understanding {
    const { opening, found } = parts;
    // nobody in danger makes suggestions
    const acute = isAcute(parts);
    const ruled: Kind = acute ? 'KELUHAN' : praise ? 'APRESIASI' : kindOf(parts);
    const kind =
      opening.kind ?? (praise || advisor === null || acute ? ruled : advisor.kind(parts, ruled));
    const isTyped = opening.category !== null && opening.marked;
    const judged = advisor === null || isTyped ? byRules(parts, kind) : byBoth(parts, advisor);
    const verdict = inDanger(judged, parts);
    const { category, agency, confidence, why, spam } = verdict;
    const sells = spam >= SPAM && !found.named && sellsSomething(parts.raw);
    if (sells && !acute && opening.kind === null) return asSpam(reading, rounded(spam));
    const flags = flagsOf(parts, category, agency).filter(
      (flag) => flag !== 'emergency' || kind === 'KELUHAN' || kind === 'TANYA',
    );
    if (praise) flags.push('appreciation');
    const content = contentOf(parts);
    const opinions = verdict.opinions.slice(0, MOST_ALTERNATIVES);
    return {
      ...reading,
      kind,
      category: category?.code ?? null,
      agency,
      place: found.place,
      flags,
      confidence: rounded(confidence),
      action: decide(verdict, flags),
      why: [...opening.why, ...why, ...found.why],
      marked: opening.marked || opening.kind !== null,
      content: content === '' ? parts.raw.trim() : content,
      opinions,
      alternatives: verdict.opinions
        .filter((other) => other.category !== category?.code)
        .slice(0, MOST_ALTERNATIVES),
      followUp: praise ? 'none' : followUpOf({ ...parts, matter: true, ownMatter: found.named }),
    };
  }

  /** Abuse with hardly a matter behind it is for the admin to look at. */
  function unlessAbuse(result: Understanding, parts: Parts): Understanding {
    const { opening, scores, found } = parts;
    const matter = opening.category !== null || found.named;
    if (!result.flags.includes('abusive') || matter) return result;
    if ((scores[0]?.points ?? 0) >= ABUSE_ONLY) return result;
    const { code = null } = catchAll ?? {};
    return { ...result, kind: 'LAINNYA', category: code, agency: null, confidence: 0.3 };
  }

  return (reading, parts, praise) => unlessAbuse(complaint(reading, parts, praise), parts);
}
