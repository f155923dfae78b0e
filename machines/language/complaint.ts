import type { District, Kind } from '../district/district.ts';
import { secretReceivers } from '../district/secret-receivers.ts';
import type { Action, Flag, Understanding } from '../text/understanding.ts';
import { speaksAgainst } from './base/not-taken.ts';
import { isAlarm } from './danger/alarm.ts';
import { keepsDanger } from './danger/in-doubt.ts';
import * as signs from './danger/signs.ts';
import { followUpOf } from './followups.ts';
import { namesOffice } from './matter/addressed.ts';
import { rounded } from './matter/category.ts';
import type { Verdict } from './matter/judged.ts';
import { asSpam } from './matter/junk.ts';
import { kindOf } from './matter/kinds.ts';
import { createMatters } from './matter/matters.ts';
import { createAdvisor } from './matter/opinion.ts';
import { contentOf, type Parts } from './matter/parts.ts';
import { sellsSomething } from './matter/spam.ts';
import { isSpoiltPraise } from './matter/spoilt-praise.ts';
import { createAccusesBoth, createWithAccused } from './secrecy/accused.ts';
import { isWorn } from './secrecy/worn-things.ts';
import { createVerdict } from './verdict.ts';

/** What a text asks of the office: kind, category, agency and signs, and what to do with it. */

/** A category with fewer characters of text behind it is asked about. */
const SHORTEST_CONTENT = 8;
/** Less than this behind abuse is no complaint. */
const ABUSE_ONLY = 1.7;
const MOST_ALTERNATIVES = 3;
const ASK = 0.5;
/** Less is a guess: nobody's words are a secret because of one. */
const SECRET = 0.2;
/** From here on what sells something is kept apart as spam. */
const SPAM = 0.5;

/** @returns `reading` with what a complaint, suggestion, question or praise adds to it */
export type ReadComplaint = (
  reading: Understanding,
  parts: Parts,
  praise: boolean,
) => Understanding;

/** Builds the reader of complaints once for a district. */
export function createComplaint(
  district: Pick<District, 'categories' | 'agencies' | 'office' | 'policy' | 'learned'>,
  partsOf: (raw: string) => Parts,
): ReadComplaint {
  const { categories, learned } = district;
  const partners = new Set(
    district.agencies.filter(({ type }) => type === 'partner').map(({ code }) => code),
  );
  const catchAll = categories.find(({ code }) => code === 'LAIN') ?? null;
  const { oversightAgency } = district.office;
  const advisor = learned === null ? null : createAdvisor(learned, categories);
  const judge = createVerdict(district, advisor);
  const withAccused = createWithAccused(district);
  const accusesBoth = createAccusesBoth(district);
  const receivers = secretReceivers(district);
  const mattersIn = advisor === null ? () => [] : createMatters(partsOf, advisor);
  // above 1 the pack lets nothing go by itself; the complaint machine sees to that
  const route = Math.min(1, district.policy.autoForwardConfidence);

  function flagsOf(parts: Parts, { category, agency, confidence }: Verdict): Flag[] {
    const flags = new Set(signs.flagsOf(parts));
    const isSecret = category?.secret === true || agency === oversightAgency;
    if (isSecret && confidence >= SECRET) flags.add('secret');
    if (agency !== null && partners.has(agency)) flags.add('outOfJurisdiction');
    if (parts.found.ambiguous) flags.add('ambiguousPlace');
    if (parts.opening.category !== null || parts.words.length === 1) {
      const { length } = contentOf(parts);
      if (length === 0) flags.add('empty');
      else if (length < SHORTEST_CONTENT) flags.add('tooShort');
    }
    return [...flags];
  }

  /** Who would get it as a secret. */
  const receiverOf = (agency: string | null) =>
    agency !== null && receivers.has(agency) ? agency : oversightAgency;

  /** @param elsewhere the matter may be another regency's */
  function decide(verdict: Verdict, flags: Flag[], elsewhere: boolean): Action {
    const { agency, confidence, isNobodys, namesMatter } = verdict;
    if (flags.includes('empty') || flags.includes('tooShort')) return 'ask';
    if (agency === null || flags.includes('abusive')) return 'triage';
    if (flags.includes('appreciation')) return confidence >= ASK ? 'route' : 'triage';
    if (flags.includes('emergency')) return 'route';
    if (confidence >= route) return elsewhere ? 'triage' : 'route';
    return !isNobodys && confidence >= ASK && namesMatter ? 'ask' : 'triage';
  }

  /** Praise of people in office, words against corruption and worn things are no secret, though conduct is a secret category. */
  function ofNobody(verdict: Verdict, parts: Parts): Verdict {
    const isSecret = verdict.category?.secret === true && !parts.opening.marked;
    const plain = isSecret && !signs.flagsOf(parts).includes('secret');
    return plain ? { ...verdict, category: catchAll, agency: null } : verdict;
  }

  /** As rules and learning hold it together; what is learnt makes no praise of a plea, nor of mockery. */
  function kindFor(parts: Parts, ruled: Kind, isSure: boolean): Kind {
    const kind = isSure || advisor === null ? ruled : advisor.kind(parts, ruled);
    return kind === 'APRESIASI' && isSpoiltPraise(parts) ? ruled : kind;
  }

  /** @param praise it thanks for somebody's work */
  function complaint(reading: Understanding, parts: Parts, praise: boolean): Understanding {
    const { opening, found } = parts;
    // nobody in danger makes suggestions
    const acute = isAlarm(parts);
    const ruled: Kind = acute ? 'KELUHAN' : praise ? 'APRESIASI' : kindOf(parts);
    const kind = opening.kind ?? kindFor(parts, ruled, praise || acute);
    const isOfNobody = praise || speaksAgainst(parts) || isWorn(parts);
    const verdict = isOfNobody ? ofNobody(judge(parts, kind), parts) : judge(parts, kind);
    const { category, agency, confidence, why, spam } = verdict;
    const plain = flagsOf(parts, verdict).filter(
      (flag) => flag !== 'emergency' || kind === 'KELUHAN' || kind === 'TANYA',
    );
    const guarded =
      plain.includes('emergency') && !plain.includes('secret') && keepsDanger(parts, category)
        ? [...plain, 'secret' as const]
        : signs.withDoubt(plain, parts);
    const flags = withAccused(guarded, parts, receiverOf(agency));
    // whoever is accused of selling or of asking for money sells nothing, and who writes to an office has a matter
    const sells = spam >= SPAM && !found.named && !namesOffice(parts) && sellsSomething(parts.raw);
    const isSpam = sells && !flags.includes('secret') && !acute && opening.kind === null;
    if (isSpam) return asSpam(reading, rounded(spam));
    if (praise) flags.push('appreciation');
    const doubt = flags.includes('maybeSecret') ? ['mungkin minta dirahasiakan'] : [];
    const reasons = [...opening.why, ...why, ...found.why, ...doubt];
    // whoever it would be given to is accused in it
    const nobodys = flags.includes('accusesOverseer') && accusesBoth(parts);
    const content = contentOf(parts, flags.includes('secret') || doubt.length > 0);
    const opinions = verdict.opinions.slice(0, MOST_ALTERNATIVES);
    return {
      ...reading,
      kind,
      category: category?.code ?? null,
      agency,
      place: found.place,
      flags,
      confidence: rounded(confidence),
      action: nobodys ? 'triage' : decide(verdict, flags, found.elsewhere !== null),
      why: reasons.length > 0 ? reasons : ['tidak ada kata yang menunjuk ke kategori'],
      marked: opening.marked || opening.kind !== null,
      ...(opening.marked ? { keyword: true as const } : {}),
      content: content === '' ? parts.raw.trim() : content,
      opinions,
      // what is secret or somebody else's is not taken apart
      matters: category?.secret === true || found.outside !== null ? [] : mattersIn(parts),
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
