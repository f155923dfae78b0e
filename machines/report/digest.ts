import { gsm7Width } from '../language/gsm7.ts';
import type { Message } from '../messages/messages.ts';
import type { DigestKind } from './context.ts';
import type { Figures } from './totals.ts';

/**
 * What an SMS to the Bupati or the Sekda says: of all that could be told, what matters most until it is full. Pure; the
 * frame around it (addressee, date, signature) is the template's.
 */

/** One SMS holds 160 septets (3GPP TS 23.040 §9.2.3.16). */
const ONE_SMS = 160;
/** What was asked for with LAPORAN may be longer: two joined SMS hold 306 (§9.2.3.24.1), with a frame of 76. */
const TWO_PARTS = 230;
/** Kept for the last words: how many complaints came. */
const RESERVED = 16;
/** Hours. */
const DAY = 24;
const MOST_AGENCIES = 4;
const MOST_TICKETS = 3;
const MOST_CATEGORIES = 3;

/** Ways to say one thing, the fullest first; empty when there is nothing to say. */
type Point = string[];

/** What the alphabet of SMS has of a name. */
function plain(name: string): string {
  const kept = [...name].filter((character) => gsm7Width(character) > 0).join('');
  return kept.replace(/\s+/g, ' ').trim();
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + gsm7Width(character), 0);
}

/** The longest beginnings of a list, longest first: with all items, with one less, … with one. */
function shrinking<T>(items: T[], most: number, say: (items: T[]) => string): string[] {
  const shown = items.slice(0, most);
  return shown.map((_, n) => say(shown.slice(0, shown.length - n)));
}

function emergencies({ emergencies: { count, tickets } }: Figures): Point {
  if (count === 0) return [];
  const alone = `DARURAT belum selesai ${count}`;
  const named = shrinking(tickets, MOST_TICKETS, (some) => {
    const more = count > some.length ? ' ..' : '';
    return `${alone} (${some.map(plain).join(', ')}${more})`;
  });
  return [...named, alone];
}

/** What came to its reader: named with who is to act, and never left out. */
function raised(figures: Figures, { to }: DigestHead): Point {
  const all = figures.raised?.[to] ?? [];
  if (all.length === 0) return [];
  const alone = `mohon perhatian ${all.length} aduan`;
  const named = shrinking(all, MOST_TICKETS, (some) => {
    const list = some.map(({ ticket, agency }) => `${plain(ticket)} ${plain(agency)}`).join(', ');
    return some.length < all.length ? `${alone} (${list} ..)` : `mohon perhatian ${list}`;
  });
  return [...named, alone];
}

/** Who could not write to us is not in the counts: it is said before all that looks quiet. */
function silence({ silentHours = 0 }: Figures): Point {
  if (silentHours === 0) return [];
  const days = Math.floor(silentHours / DAY);
  const long = days >= 2 ? `${days} hari` : `${silentHours} jam`;
  return [`saluran SMS mati ${long}`];
}

function late({ overdue, newlyLate = 0, late: agencies }: Figures): Point {
  if (overdue === 0) return [];
  const alone = `lewat batas ${overdue}${newlyLate === 0 ? '' : `, baru ${newlyLate}`}`;
  const named = shrinking(agencies, MOST_AGENCIES, (some) => {
    const list = some.map(({ agency, count }) => `${plain(agency)} ${count}`).join(', ');
    return `${alone} (${list}${agencies.length > some.length ? ' ..' : ''})`;
  });
  return [...named, alone];
}

/** The one thing to do: to look at what waits for the longest. */
function oldest({ oldest: found }: Figures): Point {
  if (found === undefined) return [];
  const { agency, days } = found;
  const ticket = plain(found.ticket);
  const who = `paling lama ${ticket} ${plain(agency)} ${days === 0 ? '<1' : days}hr`;
  return [`${who}, ketik LIHAT ${ticket}`, `ketik LIHAT ${ticket}`];
}

function beyondLegal({ beyondLegal: count }: Figures): Point {
  return count === 0 ? [] : [`lewat batas undang-undang ${count}`, `lewat batas UU ${count}`];
}

function unreceived({ unreceived: reports }: Figures, { to, dateOf }: DigestHead): Point {
  const [first] = reports;
  if (first === undefined) return [];
  const what =
    reports.length === 1
      ? `laporan ${first.kind} s.d. ${dateOf(first.until)}`
      : `${reports.length} laporan`;
  const waits = `${what} belum diterima${to === 'regent' ? ', balas TERIMA' : ' Bupati'}`;
  return [waits, 'laporan belum diterima'];
}

function record({ record: found }: Figures): Point {
  if (found === null) return [];
  const { count, days } = found;
  return [`hari ini ${count} aduan, terbanyak dlm ${days} hari`];
}

function surge({ surge: found }: Figures): Point {
  if (found === null) return [];
  const { category, count, times } = found;
  return [`${plain(category)} ${count}, ${times} kali biasanya`];
}

/** What is open, and how much of it was put aside. */
function process({ open, parked = 0 }: Figures): string {
  return `proses ${open}${parked === 0 ? '' : ` (${parked} diparkir)`}`;
}

function counts(kind: DigestKind, figures: Figures): Point {
  const { received, forwarded, answered, closed, overdue } = figures;
  const done =
    kind === 'weeklyDigest' ? `selesai ${closed}` : `diteruskan ${forwarded}, dijawab ${answered}`;
  const calm = overdue === 0 ? ', lewat batas 0' : '';
  const open = process(figures);
  const few = `masuk ${received}, ${open}`;
  return [`masuk ${received}, ${done}, ${open}${calm}`, few, `masuk ${received}`];
}

function most({ top }: Figures): Point {
  return shrinking(top, MOST_CATEGORIES, (some) => {
    const list = some.map(({ category, count }) => `${plain(category)} ${count}`).join(', ');
    return `terbanyak: ${list}`;
  });
}

/** Takes from each point the fullest way that still fits, in the order of their weight. */
function chosen(points: Point[], last: Point, after: Point[], budget: number): string[] {
  let left = budget;
  const said: string[] = [];
  const take = (point: Point, kept: number) => {
    // each is followed by a full stop and a space
    const fitting = point.find((text) => widthOf(text) + 2 <= left - kept);
    if (fitting === undefined) return;
    left -= widthOf(fitting) + 2;
    said.push(fitting);
  };
  for (const point of points) take(point, RESERVED);
  take(last, 0);
  for (const point of after) take(point, 0);
  return said;
}

const asSentence = (text: string, n: number) =>
  n === 0 ? text : text.charAt(0).toUpperCase() + text.slice(1);

/** True when nothing came, nothing is open, and the lines lived: only then all is well. */
function isQuiet(figures: Figures): boolean {
  const { received, answered, open, overdue, beyondLegal, emergencies: danger } = figures;
  const { unreceived, silentHours = 0 } = figures;
  const work = received + answered + open + overdue + beyondLegal + danger.count;
  return work + unreceived.length + silentHours === 0;
}

/** How the digest begins. */
export interface DigestHead {
  to: 'secretary' | 'regent';
  addressee: string;
  /** Where it is about more than its day or week. */
  since: number | null;
  /** `31/10` of a time. */
  dateOf(at: number): string;
}

/**
 * What is to be told of a period, as the sentences of an SMS without the last full stop.
 * @param budget septets that they may take; by default what was asked for may
 */
export function digestPoints(
  kind: DigestKind,
  figures: Figures,
  head: DigestHead,
  budget = TWO_PARTS,
): string {
  const points = [
    emergencies(figures),
    raised(figures, head),
    silence(figures),
    late(figures),
    beyondLegal(figures),
    oldest(figures),
    unreceived(figures, head),
    record(figures),
    surge(figures),
  ];
  return chosen(points, counts(kind, figures), [most(figures)], budget)
    .map(asSentence)
    .join('. ');
}

/**
 * The same of a period that is over: what came and was done in it; what is open and late is told as it is
 * now, and said to be so.
 */
export function pastPoints(kind: DigestKind, figures: Figures): string {
  const { received, forwarded, answered, closed, overdue } = figures;
  const done =
    kind === 'weeklyDigest' ? `dijawab ${answered}, selesai ${closed}` : `dijawab ${answered}`;
  const whole = `masuk ${received}, diteruskan ${forwarded}, ${done}`;
  const now = `keadaan sekarang: ${process(figures)}, lewat batas ${overdue}`;
  return chosen([[whole], silence(figures), [now], most(figures)], [], [], TWO_PARTS)
    .map(asSentence)
    .join('. ');
}

/**
 * True when a day brought nothing that the digest before did not say: nothing came, was done or has become late, the lines
 * lived, and no danger is open. Its reader is told on the weekly digest that the service lives.
 */
export function isUnchanged(figures: Figures): boolean {
  const { received, forwarded, answered, closed, silentHours = 0 } = figures;
  const { newlyLate = 0, newlyBeyond = 0, emergencies: danger, unreceived: reports } = figures;
  const news = received + forwarded + answered + closed + silentHours + newlyLate + newlyBeyond;
  return news + danger.count + reports.length === 0;
}

/** What addressee, dates and signature leave of one SMS; the templates `bupati-harian` and `bupati-mingguan` have them. */
function roomIn(kind: DigestKind, { addressee, since }: DigestHead): number {
  const alone = kind === 'weeklyDigest' ? 'sepekan s.d. dd/mm' : 'dd/mm';
  const days = since === null ? alone : 'dd/mm-dd/mm';
  return ONE_SMS - widthOf(`Yth ${addressee}, SMS Center ${days}: -Kominfo`);
}

/**
 * The digest as an SMS of one part. When nothing came in a week that is said too, so that silence on its day means a
 * fault.
 */
export function digestMessage(kind: DigestKind, figures: Figures, head: DigestHead): Message {
  const { addressee, since } = head;
  const vars = { addressee, date: figures.date, since };
  const weekly = kind === 'weeklyDigest';
  if (isQuiet(figures)) return { template: 'bupati-nihil', vars: { ...vars, weekly } };
  const template = weekly ? 'bupati-mingguan' : 'bupati-harian';
  return {
    template,
    vars: { ...vars, points: digestPoints(kind, figures, head, roomIn(kind, head)) },
  };
}
