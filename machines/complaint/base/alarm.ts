import type { Rules } from '../../district/rules.ts';
import type { Recipient } from '../../messages/effects.ts';
import type { Alarm, ComplaintContext, Reading } from './context.ts';
import { isAgencysTurn } from './deadline.ts';
import { isForAdmin } from './policy.ts';

/**
 * Danger to life: who hears of it again, and when, until somebody has taken it. An SMS calls no help, so that a
 * person must say that he does. Pure.
 */

/** Of danger that nobody has taken yet. @param at since when @param helper whom it needs */
export function freshAlarm(at: number, helper?: string): Alarm {
  const alarm: Alarm = { at, rings: 0, taken: null, phonedAt: null, settledAt: null };
  return helper === undefined ? alarm : { ...alarm, helper };
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

const MINUTE = 60_000;

/** It has rung as often as the pack names minutes: from then on more rarely, and for all at once. */
function isOld({ district: { policy } }: Rules, { rings }: Pick<Alarm, 'rings'>): boolean {
  return rings >= policy.alarmMinutes.length;
}

/** Minutes until it rings again: those of the pack in their order, then each time twice as many, up to the pack's most. */
function minutesToRing({ district: { policy } }: Rules, { rings }: Alarm): number {
  const { alarmMinutes: minutes, alarmSlowest } = policy;
  const last = minutes.at(-1) ?? alarmSlowest;
  const times = rings - minutes.length + 1;
  return times <= 0
    ? (minutes[rings] ?? last)
    : Math.min(last * 2 ** times, Math.max(alarmSlowest, last));
}

/**
 * When it rings again. Old ones ring on the halves of their wait, counted from the beginning of the day, so that those
 * of one person meet in one SMS; never later than the wait says.
 * @param at when it rang last, or was raised
 */
export function ringsAgainAt(rules: Rules, alarm: Alarm, at: number): number {
  const wait = minutesToRing(rules, alarm) * MINUTE;
  if (!isOld(rules, alarm)) return at + wait;
  const day = rules.calendar.startOfDay(at);
  return day + Math.floor((at + wait - day) / (wait / 2)) * (wait / 2);
}

/** Those who hear of it one after the other; whoever stands above them once it is old, and all where he wrote more meanwhile. */
export function nextRungs(rules: Rules, context: ComplaintContext): Recipient[] {
  const { alarm } = context;
  const rungs = rungsOf(rules, context);
  if (alarm?.untold === true) return rungs;
  if (alarm !== null && isOld(rules, alarm)) return [...rungs, { role: 'secretary' }];
  return [rungs[(alarm?.rings ?? 0) % rungs.length] ?? { role: 'admin' }];
}

/** Officer, head, admin; the admin and his head where no agency has it. What is kept from the admin passes him over. */
export function rungsOf(rules: Rules, context: ComplaintContext): Recipient[] {
  const { agency } = context;
  const office: Recipient[] = [
    { role: 'admin' },
    { role: 'head', agency: rules.district.office.agency },
  ];
  const admin: Recipient[] = isForAdmin(rules, context) ? [{ role: 'admin' }] : [];
  return agency !== null && isAgencysTurn(context)
    ? [{ role: 'officer', agency }, { role: 'head', agency }, ...admin]
    : office;
}

/** Another agency has it now, or none: what the one before took counts no more; what the admin did still does. */
export function handedOn(alarm: Alarm | null, agency: string | null): Alarm | null {
  const taken = alarm?.taken ?? null;
  if (alarm === null || taken === null || taken.agency === null || taken.agency === agency)
    return alarm;
  return { ...alarm, rings: 0, taken: null };
}

/** Its reporter may do himself harm. */
export const despairs = ({ reading }: Pick<ComplaintContext, 'reading'>): boolean =>
  reading.flags.includes('despair');

/** They were all told a moment ago, or somebody has just said that he goes: more words of the reporter do not ring each time. */
function isFresh({ district: { policy } }: Rules, alarm: Alarm, at: number): boolean {
  const last = Math.max(alarm.toldAt ?? alarm.at, alarm.taken?.at ?? 0);
  return at - last < (policy.alarmMinutes[0] ?? policy.alarmSlowest) * MINUTE;
}

/** Whether words of its reporter ring where danger stands, or was said to be over: it grows, or help does not come. */
function ringsBy(context: ComplaintContext, reading: Reading | undefined): boolean {
  const { flags = [], news = null } = reading ?? {};
  if (news === 'over') return false;
  // whoever despairs says it less and less plainly
  return news !== null || flags.includes('emergency') || despairs(context);
}

/** What he wrote first is told to all at once; what comes right behind it first to whoever has it. */
function rungAgain(rules: Rules, alarm: Alarm, at: number): Alarm {
  const { taken, untold: _untold, ...rest } = alarm;
  const before = taken === null ? {} : { takenBefore: taken.at };
  const told = isFresh(rules, alarm, at) ? { untold: true as const } : { toldAt: at };
  return { ...rest, ...before, ...told, rings: 0, taken: null, settledAt: null, again: true };
}

/**
 * New words of its reporter: danger is raised where there was none, and rings anew where it stands and they say that it grows or
 * that nobody has come; help that has just set out is given its time.
 */
export function heardBy(
  rules: Rules,
  context: ComplaintContext,
  reading: Reading | undefined,
  at: number,
): Alarm | null {
  const { alarm, emergency } = context;
  const isNew = reading?.flags.includes('emergency') === true;
  const helper = reading?.helper;
  if (alarm === null || !emergency) return isNew ? freshAlarm(at, helper) : alarm;
  const isOver = !isDanger(context) && alarm.settledAt === null;
  if (isOver) return isNew ? freshAlarm(at, helper) : alarm;
  if (!ringsBy(context, reading)) return alarm;
  const known = isNew && helper !== undefined ? { ...alarm, helper } : alarm;
  const grows = isNew || reading?.news === 'grows' || despairs(context);
  return grows || !isFresh(rules, alarm, at) ? rungAgain(rules, known, at) : known;
}

/** Who answers has seen to it. */
export function answeredFor({ alarm, agency }: ComplaintContext, at: number): Alarm | null {
  if (alarm === null || alarm.taken !== null) return alarm;
  return { ...alarm, taken: { at, role: 'officer', agency } };
}
