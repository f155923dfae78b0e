import type { Category } from '../../district/district.ts';
import { isBearer } from '../base/bearers.ts';
import type { Parts } from '../matter/parts.ts';
import { PERSON, STAFF } from '../secrecy/office-people.ts';
import { tellsOfOfficeViolence } from '../secrecy/office-violence.ts';
import { accuses, mayBeSecret, mayPlead } from '../secrecy/secrecy-doubt.ts';
import { needsDoctor, needsFire, needsRescue, tellsOfViolence, threatens } from './emergencies.ts';
import { tellsOfHarm } from './harm.ts';

/**
 * Danger beside words that may accuse somebody in office, or plead (decision 0090). It waits for no answer, and it is not open before
 * one either: it is a secret from the first, which rings with the admin and whoever gets secrets. Fire, water, earth and illness are
 * nobody's deed: who helps there hears of them as they were written, unless he may be the one who is meant. Pure.
 */

/** Nobody's deed, as far as it is told. */
function isOfNature(parts: Parts): boolean {
  if (tellsOfViolence(parts) || tellsOfHarm(parts)) return false;
  return needsRescue(parts) || needsFire(parts) || needsDoctor(parts);
}

/** People or offices of the helper's are spoken of: "bidan", "puskesmas" where it is the health agency. */
function isSpokenOf({ scores }: Parts, helper: Category | null): boolean {
  const own = scores.find(({ category }) => category.code === helper?.code);
  return own?.words.some(isBearer) === true;
}

/** Category whose agency keeps order. */
const ORDER = 'TERTIB';
/** Somebody in office is spoken of at all. */
const IN_OFFICE = new RegExp(`(?<!\\S)(?:${PERSON}|${STAFF})(?!\\S)`);

/** @param helper whose agency would be rung */
export function keepsDanger(parts: Parts, helper: Category | null): boolean {
  // who announces violence is not kept from those whom he threatens
  if (threatens(parts)) return false;
  if (tellsOfOfficeViolence(parts.full)) return true;
  // an opinion that was learnt is too little where the police are needed: they accuse nobody of the district
  if (!isOfNature(parts) && helper?.code === ORDER) return accuses(parts);
  if (!isOfNature(parts)) return mayBeSecret(parts) && IN_OFFICE.test(parts.full);
  return isSpokenOf(parts, helper) && (accuses(parts) || mayPlead(parts));
}
