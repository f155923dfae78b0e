import { type AgencyRow, LISTED } from '../../../machines/report/agencies.ts';
import { SECRETS } from '../../../machines/report/counts.ts';
import type { Row } from '../../../machines/report/statistics.ts';
import { decimal, percent } from '../../../templates/documents/numbers.ts';
import type {
  Conclusions,
  ReportFigures,
  ReportPeriod,
} from '../../../templates/documents/report-views.ts';

/**
 * What the numbers of a report come to, and what is to be done about it, as sentences (`Simpulan dan saran`). Each of them
 * is made from figures that stand in the same report; where a figure does not carry a sentence there is none.
 */

/** So many names stand in a sentence; the tables have all. */
const NAMED = 3;
/** From this part of SMS that failed on (0–1), somebody has to look at the line and the numbers. */
const MANY_FAILED = 0.05;

const count = (value: number) => decimal(value, 0);

/** `A, B, C, dan 2 SKPD lain`; how many others is not said of a list that may have been cut. */
function named(
  rows: readonly AgencyRow[],
  word: (row: AgencyRow) => string,
  cutAt = Number.POSITIVE_INFINITY,
): string {
  const first = rows.slice(0, NAMED).map(word).join(', ');
  if (rows.length <= NAMED) return first;
  const others = rows.length < cutAt ? `${count(rows.length - NAMED)} ` : '';
  return `${first}, dan ${others}SKPD lain`;
}

/** The value with most complaints, where no other has as many. Secrets and what has no value are none. */
function mostOf(rows: readonly Row[]): Row | undefined {
  const [first, second] = rows
    .filter(({ code }) => code !== '' && code !== SECRETS)
    .sort((a, b) => b.count - a.count);
  return first !== undefined && first.count > (second?.count ?? 0) ? first : undefined;
}

function receivedSentence({ received }: ReportFigures): string {
  if (received.total === 0) return 'Tidak ada aduan yang masuk pada periode ini.';
  const parts = [
    { of: 'kategori', most: mostOf(received.categories) },
    { of: 'kecamatan', most: mostOf(received.districts) },
  ].flatMap(({ of, most }) =>
    most === undefined
      ? []
      : [`${of} ${most.name} (${count(most.count)} aduan, ${percent(most.share)})`],
  );
  const most = parts.length === 0 ? '' : `, terbanyak ${parts.join(' dan ')}`;
  return `Masuk ${count(received.total)} aduan${most}.`;
}

/** @returns nothing for a report of other periods than months, or without anything to compare */
function trendSentences({ received, months }: ReportFigures, { kind }: ReportPeriod): string[] {
  // the last month is the one reported on
  const before = months.at(-2);
  if (kind !== 'monthly' || before === undefined || before.received === 0) return [];
  const change = received.total - before.received;
  const word =
    change === 0 ? 'sama dengan' : change > 0 ? 'lebih banyak dari' : 'lebih sedikit dari';
  const by = change === 0 ? '' : `${count(Math.abs(change))} `;
  return [`Aduan yang masuk ${by}${word} ${before.name} (${count(before.received)} aduan).`];
}

function balanceSentences({ balances }: ReportFigures): string[] {
  const all = balances[0]?.rows[0];
  if (all === undefined || (all.before === 0 && all.left === 0)) return [];
  const word =
    all.left === all.before ? 'tetap' : all.left > all.before ? 'bertambah dari' : 'berkurang dari';
  const numbers =
    all.left === all.before ? count(all.left) : `${count(all.before)} menjadi ${count(all.left)}`;
  return [`Sisa aduan yang belum selesai ${word} ${numbers}.`];
}

function answerSentences({ answered }: ReportFigures): string[] {
  const { within, measured, waiting, shareWithin } = answered.times;
  if (shareWithin === null) return [];
  const share = percent(shareWithin);
  const silent =
    waiting === 0
      ? `${count(measured)} jawaban`
      : `${count(measured + waiting)} (${count(measured)} jawaban dan ${count(waiting)} aduan lewat batas yang belum dijawab SKPD)`;
  return [`Dijawab dalam waktu SOP ${share}: ${count(within)} dari ${silent}.`];
}

function ratingSentences({ rating, ranking }: ReportFigures): string[] {
  if (rating.mean === null || rating.share === null || rating.count < (ranking?.cases ?? 1))
    return [];
  const answers = Math.round(rating.count / rating.share);
  const who = `${count(rating.count)} penilaian atas ${count(answers)} jawaban, juga yang dibuka lagi`;
  return [`Nilai rata-rata ${decimal(rating.mean, 1)} dari ${who}.`];
}

function rankingSentences({ slowest, ranking }: ReportFigures): string[] {
  if (ranking === null || slowest.length === 0) return [];
  const share = ({ shortName, onTime }: AgencyRow) => `${shortName} (${percent(onTime ?? 0)})`;
  return [
    `Ketepatan waktu di bawah ${percent(ranking.share)} pada ${named(slowest, share, LISTED)}.`,
  ];
}

function adviceOf({ agencies, slowest, sms }: ReportFigures): string[] {
  const silent = agencies
    .filter(({ overdue }) => overdue > 0)
    .sort((a, b) => b.overdue - a.overdue || (a.code < b.code ? -1 : 1));
  const advice: string[] = [];
  if (silent.length > 0) {
    const who = named(silent, ({ shortName, overdue }) => `${shortName} (${count(overdue)})`);
    advice.push(`SKPD yang aduannya lewat batas diminta segera menjawab: ${who}.`);
  }
  if (slowest.length > 0) {
    const who = named(slowest, ({ shortName }) => shortName, LISTED);
    advice.push(`Penyebab jawaban terlambat perlu dibahas dengan ${who}.`);
  }
  if (sms.shareFailed !== null && sms.shareFailed >= MANY_FAILED)
    advice.push(
      `SMS gagal ${percent(sms.shareFailed)}: pulsa, sinyal, dan nomor penerima perlu diperiksa.`,
    );
  return advice;
}

/** What stands under `Simpulan dan saran`, most important first. */
export function conclusionsOf(figures: ReportFigures, period: ReportPeriod): Conclusions {
  return {
    findings: [
      receivedSentence(figures),
      ...trendSentences(figures, period),
      ...balanceSentences(figures),
      ...answerSentences(figures),
      ...rankingSentences(figures),
      ...ratingSentences(figures),
    ],
    advice: adviceOf(figures),
  };
}
