import type { Kind } from '../../district/district.ts';
import type { Place } from '../../text/understanding.ts';
import type { Apart } from './apart.ts';
import { tellsOfCircumstance } from './circumstances.ts';
import type { Clause } from './clauses.ts';
import { defectsIn, kindOf } from './kinds.ts';
import { beginsWithVerb } from './named.ts';
import type { Advisor } from './opinion.ts';
import { ownMatterIn } from './own-matter.ts';
import { MATTER, type Parts } from './parts.ts';

/** Whether a clause tells by itself what is wrong, or what somebody asks. */

/** A clause that tells a matter of its own. */
export interface Told extends Apart {
  where: Place | null;
  kind: Kind;
}

/** Such a clause goes on about the one before: consequence, purpose, what was tried, who suffers. */
const GOES_ON =
  /^ (?:sehingga|agar|supaya|biar|karena|akibat|akibatnya|bikin|membuat|jadi|jadinya|takut|khawatir|padahal|sampai|hingga|mengingat|apalagi|kasihan|untuk|jika|apabila|katanya|sudah|mohon|tolong|terima kasih|yang|tapi|tetapi|rawan|bahaya|membahayakan|menyebabkan|mengakibatkan|dampak\S*|ikut|pada|terpaksa|semoga|sejak|saat|ketika|waktu|kata) /;
/** Who cannot do what for want of it, or is harmed by it. */
const SUFFERS =
  / (?:tidak bisa|tidak dapat|tak bisa|susah|sulit|kesulitan|kesusahan|terganggu|keganggu|terhambat|gagal|rugi|merugi|takut|ketakutan|resah|terpaksa|ikut|terkena|kena|kebanjiran|kemalingan|kecewa|mengeluh|ngeluh|kasihan|kasian|muter|gatal|sesak|pingsan) /;
/** "juga" says so where it stands early. */
const ALSO = /(?<! belum| belum \w+) (?:juga|oge) (?=\w)/;
const EARLY = 8;
/** What is not to be told. */
const NOT_SO = / jangan /;
/** What is only thought of. */
const IF = /^ (?:kalau|jika|apabila|misal|misalnya|takutnya) /;
/** Evidence of the rules, and how likely both opinions together hold it, for a clause to tell a matter. */
const EVIDENCE = 0.8;
const SURE = 0.8;
/** The same where it is said that another thing is to come. */
const SAID = 0.55;
/** What these are about is wrong by itself. */
const EVILS: ReadonlySet<string> = new Set(['BENCANA', 'TERTIB']);

/** So many words may say in their own way what is wrong with a thing. */
const LEAST_WORDS = 3;

const nameOf = (place: Place | null) =>
  place === null ? null : `${place.district}/${place.village ?? ''}`;

/** `isFirst`: nothing is before it that it could go on about. `tail`: what is tied to it (`clauses.ts`). */
export interface Around {
  isFirst: boolean;
  tail: string;
}

/** @returns null where it tells no matter of its own */
export type ReadTold = (clause: Clause, around: Around) => Told | null;

/** Builds the reader once. @param partsOf takes a text apart */
export function createTold(partsOf: (raw: string) => Parts, advisor: Advisor): ReadTold {
  function likeliest(parts: Parts, isSaid: boolean) {
    const [best] = advisor.matters(parts).agencies;
    if (best === undefined || best.probability < (isSaid ? SAID : SURE)) return null;
    const score = parts.scores.find(({ category }) => category.code === best.category);
    const typed = parts.opening.marked && parts.opening.category?.code === best.category;
    if (!typed && (score?.points ?? 0) < EVIDENCE) return null;
    return { ...best, isThing: typed || (score?.things ?? 0) >= MATTER };
  }

  return ({ text, opened }, { isFirst, tail }) => {
    if (opened === 'tied') return null;
    const parts = partsOf(text);
    const { full } = parts;
    // most clauses speak of nothing, and need no further look
    const isSpoken = parts.scores.some(({ points }) => points >= EVIDENCE);
    if (!isSpoken && !parts.opening.marked) return null;
    const also = ALSO.test(` ${full.trim().split(' ').slice(0, EARLY).join(' ')} `);
    const ruled = kindOf(parts);
    const asks = ruled === 'TANYA';
    const isOpened = isFirst || opened === 'list' || opened === 'beside';
    const { own, refers } = ownMatterIn(parts);
    const goesOn = (!asks && GOES_ON.test(full)) || NOT_SO.test(full) || beginsWithVerb(full);
    if (!isOpened && (goesOn || (refers && !also))) return null;
    const suffers = SUFFERS.test(full);
    const isAround = suffers || tellsOfCircumstance(full);
    if (!isOpened && !also && isAround && !own) return null;
    const best = likeliest(parts, isOpened || also || asks);
    if (best === null) return null;
    const { category, agency, isThing } = best;
    const isEvil = EVILS.has(category);
    if (isEvil && (IF.test(full) || opened === 'bare')) return null;
    if (opened === 'bare' && !isThing) return null;
    const behind = tail === '' ? null : partsOf(tail);
    const troubled = defectsIn(parts) > 0 || (isThing && behind !== null && defectsIn(behind) > 0);
    const plain = own || (isThing && (isEvil || troubled));
    const isSaid = asks || troubled || plain;
    if (!isSaid && (!isThing || full.trim().split(' ').length < LEAST_WORDS)) return null;
    const where = parts.found.place;
    return {
      ...{ category, agency, opened, also, asks, plain, isSaid, suffers, where },
      full: full + (behind?.full ?? ''),
      place: nameOf(where),
      kind: parts.opening.kind ?? advisor.kind(parts, ruled),
    };
  };
}
