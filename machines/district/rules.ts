import { oncePer } from '../base/once-per.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import type { Agency, District, SlaProfile } from './district.ts';
import { formerAgency } from './former.ts';
import { secretReceivers } from './secret-receivers.ts';

/**
 * What the machines go by besides their own snapshot: the district's data and its calendar. It is
 * configuration, not state: the same for every instance and never persisted with one.
 */
export interface Rules {
  district: District;
  calendar: Calendar;
  /** Agency by code. */
  agency(code: string): Agency | undefined;
}

/** Puts the rules together from a district pack. */
export function createRules(district: District, calendar: Calendar): Rules {
  const agencies = new Map(district.agencies.map((agency) => [agency.code, agency]));
  return { district, calendar, agency: (code) => agencies.get(code) };
}

/** The rules of a district by its own calendar: the same object for the same district. */
export const rulesOf = oncePer((district: District) =>
  createRules(district, createCalendar(district.calendar)),
);

/**
 * Standard times of the SOP's steps that the clock runs on.
 * @throws TypeError where the pack has no such profile, which its check at loading rules out
 */
export function activeProfile({ district }: Rules): SlaProfile {
  const { active, profiles } = district.sla;
  const profile = profiles.find(({ name }) => name === active);
  if (profile === undefined) throw new TypeError(`rules.yaml: sla: no profile named "${active}"`);
  return profile;
}

/** How an agency is called in an SMS: as it was, where the pack has it no more; its code where it never had it. */
export function shortName(rules: Rules, code: string | null): string {
  if (code === null) return '-';
  return rules.agency(code)?.shortName ?? formerAgency(rules.district, code)?.shortName ?? code;
}

/** Its whole name, likewise. */
export function agencyName(rules: Rules, code: string): string {
  return rules.agency(code)?.name ?? formerAgency(rules.district, code)?.name ?? code;
}

/** Agencies that may see secret complaints as far as they were given them. */
export function maySeeSecrets(rules: Rules, agency: string): boolean {
  return (
    agency === rules.district.office.secondOverseer || secretReceivers(rules.district).has(agency)
  );
}

/** Who oversees a secret complaint: the second overseer where those who get secrets are accused. */
export function overseerOf({ district: { office } }: Rules, accused: boolean): string {
  return accused ? office.secondOverseer : office.oversightAgency;
}

/**
 * True when this agency may be given a secret complaint. One that accuses those who get secrets is for the
 * second overseer alone, who gets no other.
 */
export function mayGetSecret(rules: Rules, accused: boolean, agency: string): boolean {
  return accused ? agency === overseerOf(rules, true) : secretReceivers(rules.district).has(agency);
}
