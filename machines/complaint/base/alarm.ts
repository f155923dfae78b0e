import type { Recipient } from '../../effects.ts';
import type { Rules } from '../../rules.ts';
import type { Alarm, ComplaintContext } from './context.ts';
import { isAgencysTurn } from './deadline.ts';
import { isForAdmin } from './policy.ts';

/**
 * Danger to life: who hears of it again, and when, until somebody has taken it. An SMS calls no help, so that a
 * person must say that he does. Pure.
 */

/** Of danger that nobody has taken yet. @param at since when */
export function freshAlarm(at: number): Alarm {
  return { at, rings: 0, taken: null, phonedAt: null, settledAt: null };
}

type Alarmed = Pick<ComplaintContext, 'alarm' | 'emergency' | 'closedAt' | 'answeredAt' | 'parent'>;

/** There is danger, and its complaint is neither over nor answered, nor spoken for by another one. */
export function isDanger({ alarm, emergency, closedAt, answeredAt, parent }: Alarmed): boolean {
  const lasts = closedAt === null && answeredAt === null && parent === null;
  return emergency && alarm !== null && alarm.settledAt === null && lasts;
}

/** Danger that nobody has taken. */
export function isUntaken(context: Alarmed): boolean {
  return isDanger(context) && context.alarm?.taken === null;
}

/** Minutes until it rings again: those of the pack in their order, the last one for ever. */
export function minutesToRing({ district: { policy } }: Rules, { rings }: Alarm): number {
  const { alarmMinutes: minutes } = policy;
  return minutes[Math.min(rings, minutes.length - 1)] ?? 0;
}

/**
 * Whom the next ring is for: officer, head, admin in turn; the admin and his head where no agency has it. What is kept
 * from the admin passes him over.
 */
export function nextRung(rules: Rules, context: ComplaintContext): Recipient {
  const { agency, alarm } = context;
  const office: Recipient[] = [
    { role: 'admin' },
    { role: 'head', agency: rules.district.office.agency },
  ];
  const admin: Recipient[] = isForAdmin(rules, context) ? [{ role: 'admin' }] : [];
  const all: Recipient[] =
    agency !== null && isAgencysTurn(context)
      ? [{ role: 'officer', agency }, { role: 'head', agency }, ...admin]
      : office;
  return all[(alarm?.rings ?? 0) % all.length] ?? { role: 'admin' };
}

/** Another agency has it now, or none: what the one before took counts no more; what the admin did still does. */
export function handedOn(alarm: Alarm | null, agency: string | null): Alarm | null {
  const taken = alarm?.taken ?? null;
  if (alarm === null || taken === null || taken.agency === null || taken.agency === agency)
    return alarm;
  return { ...alarm, rings: 0, taken: null };
}

/** New words speak of danger: it is raised anew unless it stands already, be it that somebody sees to it. */
export function raisedBy(context: Alarmed, at: number): Alarm {
  return isDanger(context) && context.alarm !== null ? context.alarm : freshAlarm(at);
}

/** Who answers has seen to it. */
export function answeredFor({ alarm, agency }: ComplaintContext, at: number): Alarm | null {
  if (alarm === null || alarm.taken !== null) return alarm;
  return { ...alarm, taken: { at, role: 'officer', agency } };
}
