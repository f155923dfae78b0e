import type { Tells } from '../text/understanding.ts';
import { isBearer } from './base/bearers.ts';
import { tellsOfHarm } from './danger/harm.ts';
import * as signs from './danger/signs.ts';
import { tellsOfCircumstance } from './matter/circumstances.ts';
import { codesOf, failing, isTroubled, refersBack, STRONG, thingsOf } from './matter/own-matter.ts';
import type { Parts } from './matter/parts.ts';
import { PERSON, STAFF } from './secrecy/office-people.ts';
import { mayBeSecret } from './secrecy/secrecy-doubt.ts';

/**
 * What a text tells: a matter of its own (`matter/own-matter.ts`), or circumstances, and how grave it is. Pure.
 */

/** What somebody in office may have taken. */
const MONEY =
  /\b(?:\d+ ?(?:rb|ribu|ribuan|jt|juta|000)|bayar\w*|membayar|dibayar|uang|duit|amplop|setor\w*|disetor|iuran|pungut\w*|dipungut|kuitansi|kwitansi|fee)\b/;
/** Of whom it may be. */
const IN_OFFICE = new RegExp(
  `\\b(?:${PERSON}|${STAFF}|(?:panitia|polisi|dinas|kantor|anggota)(?:nya)?)\\b`,
);
const ASKS = /\b(?:minta(?! (?:kami|saya|sabar|maaf))|mohon|tolong|butuh|perlu|usul)\b/;

/** Words that nobody of an agency they are about may read: by what they say, not by whose matter they are. */
function areGrave(parts: Parts): boolean {
  return signs.flagsOf(parts).length > 0 || mayBeSecret(parts) || tellsOfHarm(parts);
}

/** @param parts of words of a citizen */
export function tellsIn(parts: Parts): Tells {
  const { full, scores } = parts;
  const things = thingsOf(parts);
  const fails = things.length === 0 ? failing(parts) : [];
  const circumstance = tellsOfCircumstance(full);
  const isOwn = fails.length > 0 || (things.length > 0 && isTroubled(parts));
  const isStrong = things.some((thing) => thing.things >= STRONG);
  const isDoubtful = refersBack(parts) || (circumstance && !isStrong);
  const faint = scores.filter(({ words }) => words.some((word) => !isBearer(word)));
  return {
    things: things.length === 0 ? fails : codesOf(things),
    touches: codesOf(faint),
    own: isOwn ? (isDoubtful ? 'doubtful' : 'plain') : null,
    circumstance,
    refers: refersBack(parts),
    grave: areGrave(parts),
    asks: ASKS.test(full),
    money: MONEY.test(full) && IN_OFFICE.test(full),
  };
}
