import type { Category, District, Kind } from '../district.ts';
import { type Choice, chooseCategory } from './category.ts';
import { followUpOf } from './followups.ts';
import { kindOf } from './kinds.ts';
import { contentOf, isMatter, type Parts } from './parts.ts';
import { agencyFor } from './routing.ts';
import * as signs from './signs.ts';
import type { Action, Flag, Understanding } from './understanding.ts';

/** What a text asks of the office: kind, category, agency and signs, and what to do with it. */

/** A category with fewer characters of text behind it is asked about. */
const SHORTEST_CONTENT = 8;
/** Less than this behind abuse is no complaint. */
const ABUSE_ONLY = 1.7;
/** Less is no choice to put before the citizen. */
const ALTERNATIVE = 0.5;
const MOST_ALTERNATIVES = 3;
const ROUTE = 0.8;
const ASK = 0.5;
/** How sure the agency at least is where the text tells of an abuse of office. */
const OVERSEEN = 0.85;

/** @param namesMatter the category says what it is about, so that it can be asked about */
function decide(
  confidence: number,
  flags: Flag[],
  agency: string | null,
  namesMatter: boolean,
): Action {
  if (flags.includes('empty') || flags.includes('tooShort')) return 'ask';
  if (flags.includes('appreciation')) return 'route';
  if (agency === null || flags.includes('abusive')) return 'triage';
  if (flags.includes('emergency') || confidence >= ROUTE) return 'route';
  return confidence >= ASK && namesMatter ? 'ask' : 'triage';
}

/** @returns `reading` with what a complaint, suggestion, question or praise adds to it */
export type ReadComplaint = (
  reading: Understanding,
  parts: Parts,
  praise: boolean,
) => Understanding;

/** Builds the reader of complaints once for a district. */
export function createComplaint(
  district: Pick<District, 'categories' | 'agencies' | 'office'>,
): ReadComplaint {
  const partners = new Set(
    district.agencies.filter(({ type }) => type === 'partner').map(({ code }) => code),
  );
  const catchAll = district.categories.find(({ code }) => code === 'LAIN') ?? null;
  const { oversightAgency } = district.office;
  const overseeing = district.categories.find(({ agency }) => agency === oversightAgency) ?? null;

  /** The agency: of the place outside the district, of the inspectorate, of the category. */
  function agencyOf(category: Category | null, parts: Parts) {
    const { outside } = parts.found;
    if (outside !== null) return { agency: outside, why: [] };
    const routed = agencyFor(category, parts.words);
    const foreign = routed.agency !== null && partners.has(routed.agency);
    if (routed.agency === null || foreign || !signs.isOversight(parts)) return routed;
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

  /** @param praise it thanks for somebody's work */
  function complaint(reading: Understanding, parts: Parts, praise: boolean): Understanding {
    const { opening, scores, found } = parts;
    const kind: Kind = opening.kind ?? (praise ? 'APRESIASI' : kindOf(parts));
    const choice = settled(chooseCategory(opening, scores), parts, kind);
    const { category } = choice;
    const routed = agencyOf(category, parts);
    const unsettled = category === catchAll && routed.agency === catchAll?.agency;
    const flags = flagsOf(parts, category, routed.agency).filter(
      (flag) => flag !== 'emergency' || kind === 'KELUHAN' || kind === 'TANYA',
    );
    if (praise) flags.push('appreciation');
    // whichever category it is, the inspectorate has it
    const overseen = signs.isOversight(parts) && routed.agency === oversightAgency ? OVERSEEN : 0;
    const confidence = unsettled ? 0 : Math.max(choice.confidence, overseen);
    const content = contentOf(parts);
    return {
      ...reading,
      kind,
      category: category?.code ?? null,
      agency: routed.agency,
      place: found.place,
      flags,
      confidence: Math.round(confidence * 100) / 100,
      action: decide(confidence, flags, routed.agency, category !== catchAll),
      why: [...opening.why, ...choice.why, ...routed.why, ...found.why],
      marked: opening.marked || opening.kind !== null,
      content: content === '' ? parts.raw.trim() : content,
      alternatives: scores
        .filter(
          ({ category: other, points }) =>
            other !== category && other !== catchAll && points >= ALTERNATIVE,
        )
        .slice(0, MOST_ALTERNATIVES)
        .map(({ category: { code }, points }) => ({
          category: code,
          score: points / (points + 1),
        })),
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
