import { oncePer } from '../../base/once-per.ts';
import type { Danger } from '../learned/dangers.ts';
import { kindOf } from '../matter/kinds.ts';
import type { Parts } from '../matter/parts.ts';
import { isOversight } from '../secrecy/accusations.ts';
import { mayBeSecret } from '../secrecy/secrecy-doubt.ts';
import { isDespair } from './despair.ts';
import { missesThings, reportsEmergency } from './emergencies.ts';
import { isFormer } from './former.ts';
import { tellsOfHarm } from './harm.ts';
import { isJoke, meant } from './jokes.ts';
import { isOnlyShutWay, isPoorlyKept, isTaught, literalDanger } from './no-danger.ts';

/** Whether a text is an alarm: what the rules know as danger, or the learned model does. Pure. */

/** What may well be something else must be plainer than that. */
const PLAIN = 0.9;
/** Fewer words tell the model too little. */
const LEAST_WORDS = 7;

/** "sudah ditimbun belum": asks what became of it. */
const ASKS_WHETHER = / sudah (\S+ ){1,2}(apa )?belum /;

/**
 * What may be taken for danger: a suggestion is made so that none comes, whoever accuses an official is heard as such,
 * things are missing, too, a few words answer what was asked, and figures of speech stand for anger.
 */
const mayBeCalm = (parts: Parts): boolean =>
  parts.words.length < LEAST_WORDS ||
  kindOf(parts) === 'SARAN' ||
  isOversight(parts) ||
  mayBeSecret(parts) ||
  missesThings(parts) ||
  literalDanger(parts.full) !== parts.full;

/** The learned danger of a text, where it counts. */
export const learnedDanger = oncePer((parts: Parts): Danger | null => {
  const { danger, full } = parts;
  if (danger === null || ASKS_WHETHER.test(full) || literalDanger(full).trim() === '') return null;
  // what was done to a child is no less of a danger for being told late, or for what is missing besides
  const isCalm =
    isFormer(parts) || isPoorlyKept(full) || isOnlyShutWay(full) || isTaught(full) || isJoke(parts);
  if (isCalm && !tellsOfHarm(parts)) return null;
  return danger.probability < PLAIN && mayBeCalm(parts) ? null : danger;
});

/** Whether people are in danger as it is written. */
export const isAlarm = oncePer(
  (parts: Parts): boolean => reportsEmergency(meant(parts)) || learnedDanger(parts) !== null,
);

/** Category whose agency heals. */
const HEALTH = 'SEHAT';

/** Whether the writer may do himself harm: he is answered in words of their own. */
export const despairs = oncePer((parts: Parts): boolean => {
  const known = learnedDanger(parts)?.helpers[0]?.category === HEALTH;
  return isAlarm(parts) && isDespair(meant(parts), known);
});
