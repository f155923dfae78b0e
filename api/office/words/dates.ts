import type { Rules } from '../../../machines/district/rules.ts';

/** Times as the district's people read them; never the time zone of the server. */

const MONTHS = 'Jan Feb Mar Apr Mei Jun Jul Agt Sep Okt Nov Des'.split(' ');

const twoDigits = (n: number): string => String(n).padStart(2, '0');

function clockTime(rules: Rules, at: number): string {
  const { hour, minute } = rules.calendar.local(at);
  return `${twoDigits(hour)}.${twoDigits(minute)}`;
}

/** `24 Nov 2026`. */
export function dateText(rules: Rules, at: number): string {
  const { year, month, day } = rules.calendar.local(at);
  return `${day} ${MONTHS[month - 1] ?? month} ${year}`;
}

/** `24 Nov 2026 08.14 WIB`. */
export function momentText(rules: Rules, at: number): string {
  return `${dateText(rules, at)} ${clockTime(rules, at)} ${rules.district.calendar.zoneName}`;
}

const WEEKDAYS = 'Min Sen Sel Rab Kam Jum Sab'.split(' ');

/** `Sel, 24 Nov 2026 08.14 WIB`. */
export function weekdayMomentText(rules: Rules, at: number): string {
  return `${WEEKDAYS[rules.calendar.local(at).weekday] ?? ''}, ${momentText(rules, at)}`;
}

/** `08.14` on the day of `now`, else `24 Nov 08.14`: for bubbles on a phone. */
export function shortMomentText(rules: Rules, at: number, now: number): string {
  const date = dateText(rules, at);
  const time = clockTime(rules, at);
  return date === dateText(rules, now) ? time : `${date.replace(/ \d+$/, '')} ${time}`;
}

const MINUTE = 60_000;
const UNITS: [name: string, milliseconds: number][] = [
  ['hari', 24 * 60 * MINUTE],
  ['jam', 60 * MINUTE],
  ['menit', MINUTE],
];

/** How long something takes or has lasted, in its two largest units: `3 hari 4 jam`. */
export function durationText(milliseconds: number): string {
  const parts: string[] = [];
  let rest = Math.max(0, milliseconds);
  for (const [name, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}`);
  }
  return parts.length === 0 ? 'kurang dari semenit' : parts.slice(0, 2).join(' ');
}
