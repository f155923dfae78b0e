import { z } from 'zod';
import { overseerOf, type Rules } from '../../district/rules.ts';
import { cleanText } from '../../text/clean-text.ts';
import { isCourtesy } from '../../text/courtesy.ts';
import { COPY_LIMITS } from '../base/press.ts';
import type { Situation } from './act.ts';

/** Fields of acts with their limits, and what examples put into them. */

/** Most characters of what people of the office say; a citizen's SMS is taken as long as it is. */
export const LONGEST_TEXT = 1000;
/** Most characters of what a program brings in a reporter's name (GeoReport v2 has the same). */
export const LONGEST_REPORT = 4000;

/** What people type, without signs that nobody sees. */
const typed = z.string().overwrite(cleanText);

export const text = typed.trim().min(1).max(LONGEST_TEXT);
/** Words of an SMS, which may be none. */
export const words = typed;
/** Where the act says it all, programs may leave the words out. */
export const maybeWords = words.default('');
/** Code of an agency or a category. */
export const code = z.string().min(1).max(40);
export const day = z.iso.date();
/** Id of a complaint. */
export const complaint = z.string().min(1).max(40);
export const headline = typed.trim().min(1).max(COPY_LIMITS.headline);
export const question = typed.trim().min(1).max(COPY_LIMITS.question);
export const answer = typed.trim().min(1).max(COPY_LIMITS.answer);
export const newspaper = typed.trim().min(1).max(60);
/** Who approved, by name or office. */
export const head = typed.trim().min(1).max(80);
export const edition = typed.trim().min(1).max(20);
export const page = typed.trim().min(1).max(10);

/** The field that names what the pack does not have: an agency or a category; null where both are known. */
export function unknownCode(
  { agency, category }: { agency?: string | null | undefined; category?: string | undefined },
  rules: Rules,
): string | null {
  if (agency !== null && agency !== undefined && rules.agency(agency) === undefined)
    return 'agency';
  if (category === undefined) return null;
  return rules.district.categories.some((one) => one.code === category) ? null : 'category';
}

/** `text` where it says nothing. */
export function emptyText({ text: typed }: { text: string }): string | null {
  return typed.trim() === '' ? 'text' : null;
}

/** True for words of less than the pack's least ("siap"), or of nothing but courtesy: they answer nobody. */
export function saysTooLittle({ district: { policy } }: Rules, typed: string): boolean {
  return typed.trim().length < policy.minimumAnswer || isCourtesy(typed);
}

/** `text` where it is no answer; what is to go out as it is brings none of its own. */
export function noAnswer({ text: typed }: { text?: string }, rules: Rules): string | null {
  return typed !== undefined && saysTooLittle(rules, typed) ? 'text' : null;
}

/** One day, milliseconds. */
export const NEXT_DAY = 24 * 3_600_000;
/** Another complaint that is not there: in a rehearsal nobody looks it up. */
export const OTHER = { instance: 'contoh', ticket: 'Z999' };

/** Words long enough to count as an answer. */
export function sampleText({ rules, filled }: Situation): string {
  const typed = filled?.text ?? '';
  if (typed !== '') return typed;
  return 'Contoh isi untuk percobaan'.padEnd(rules.district.policy.minimumAnswer, '.');
}

/** The agency filled in, else one that could take it: the likeliest first for a secret. */
export function sampleAgency({ rules, context, filled }: Situation): string {
  const typed = filled?.agency ?? '';
  if (typed !== '') return typed;
  const { agencies } = rules.district;
  const others = agencies.filter(({ code: c, type }) => c !== context.agency && type !== 'partner');
  const overseer = overseerOf(rules, context.reading.flags.includes('accusesOverseer'));
  if (context.secret && context.agency !== overseer) return overseer;
  return others[0]?.code ?? '';
}

/** A day after the deadline, to find out whether the machine takes any day at all. */
export function sampleUntil({ context, at }: Situation): number {
  return Math.max(context.clock?.dueAt ?? at, at) + NEXT_DAY;
}

/** The district's first newspaper, or none. */
export function sampleNewspaper({ rules }: Situation): string {
  return rules.district.newspapers[0]?.name ?? '';
}

/** How a note of the office is written at the desk, whoever writes it. */
export const NOTE_FORM = {
  name: 'catat',
  label: 'Catatan untuk kantor',
  button: 'Simpan catatan',
  textLabel: 'Isi catatan',
  help: 'Hanya dibaca di kantor; warga tidak menerimanya.',
} as const;
