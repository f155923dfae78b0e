import { describe, expect, it } from '@jest/globals';
import { conclusionsOf } from '../../../../api/office/reports/conclusions.ts';
import { SECRETS } from '../../../../machines/report/counts.ts';
import type { Row } from '../../../../machines/report/statistics.ts';
import { month, sampleFigures } from '../../../../templates/documents/report-figures-sample.ts';
import type { ReportFigures } from '../../../../templates/documents/report-views.ts';

/** Each sentence stands on figures of the report, and none stands where they do not carry it. */

const said = (changed: Partial<ReportFigures>, period = month) => {
  const { findings, advice } = conclusionsOf({ ...sampleFigures, ...changed }, period);
  return [...findings, ...advice].join('\n');
};

const [slow = null] = sampleFigures.slowest;
if (slow === null) throw new Error('the sample has nobody who is slow');

const row = (code: string, count: number): Row => ({ code, name: code, count, share: count / 10 });
const received = (categories: Row[], total = 10) => ({
  received: { ...sampleFigures.received, total, categories, districts: [] },
});

describe('what a report comes to', () => {
  it.each<[string, Partial<ReportFigures>, RegExp]>([
    [
      'the most',
      received([row('Jalan', 6), row('Air', 4)]),
      /Masuk 10 .* Jalan \(6 aduan, 60%\)\./,
    ],
    ['a tie is no most', received([row('Jalan', 5), row('Air', 5)]), /^Masuk 10 aduan\.$/m],
    ['secrets are no most', received([row(SECRETS, 8), row('Air', 2)]), /kategori Air \(2 aduan/],
    ['no value is no most', received([row('', 8), row('Air', 2)]), /kategori Air \(2 aduan/],
    ['nothing came', received([], 0), /^Tidak ada aduan yang masuk/m],
    [
      'as many as the month before',
      { ...received([], 591), months: sampleFigures.months },
      /^Aduan yang masuk sama dengan Oktober 2026 \(591 aduan\)\.$/m,
    ],
    ['fewer', { ...received([], 590) }, /^Aduan yang masuk 1 lebih sedikit dari Oktober 2026/m],
    ['more', { ...received([], 592) }, /^Aduan yang masuk 1 lebih banyak dari Oktober 2026/m],
    [
      'nobody is silent',
      {
        answered: {
          total: 4,
          times: {
            ...sampleFigures.answered.times,
            measured: 4,
            within: 3,
            waiting: 0,
            shareWithin: 0.75,
          },
        },
      },
      /^Dijawab dalam waktu SOP 75%: 3 dari 4 jawaban\.$/m,
    ],
    [
      'silence counts',
      {
        answered: {
          total: 4,
          times: {
            ...sampleFigures.answered.times,
            measured: 4,
            within: 3,
            waiting: 2,
            shareWithin: 0.5,
          },
        },
      },
      /^Dijawab dalam waktu SOP 50%: 3 dari 6 \(4 jawaban dan 2 aduan lewat batas yang belum dijawab SKPD\)\.$/m,
    ],
    [
      'more agencies than a sentence holds',
      {
        agencies: sampleFigures.agencies.map((agency, n) => ({ ...agency, overdue: 9 - n })),
      },
      /diminta segera menjawab: DPUPR \(9\), DLHKP \(8\), Disdukcapil \(7\), dan 3 SKPD lain\./,
    ],
    [
      'a list that was cut does not say how many others',
      { slowest: Array.from({ length: 10 }, (_, n) => ({ ...slow, shortName: `Dinas ${n}` })) },
      /perlu dibahas dengan Dinas 0, Dinas 1, Dinas 2, dan SKPD lain\./,
    ],
    ['SMS that fail', { sms: { ...sampleFigures.sms, shareFailed: 0.05 } }, /SMS gagal 5%: /],
  ])('%s', (_name, changed, expected) => {
    expect(said(changed)).toMatch(expected);
  });

  it.each<[string, Partial<ReportFigures>, RegExp]>([
    ['no balance was counted', { balances: [] }, /Sisa aduan/],
    [
      'nobody answered, nobody is late',
      { answered: { total: 0, times: { ...sampleFigures.answered.times, shareWithin: null } } },
      /Dijawab dalam/,
    ],
    ['a report of before had no rule', { ranking: null }, /Ketepatan waktu/],
    ['nobody is slow', { slowest: [] }, /Ketepatan|Penyebab/],
    ['too few rated', { rating: { ...sampleFigures.rating, count: 4 } }, /Nilai rata-rata/],
    ['nobody is overdue', { agencies: [] }, /diminta segera menjawab/],
    ['few SMS fail', { sms: { ...sampleFigures.sms, shareFailed: 0.049 } }, /SMS gagal/],
    ['nothing came in the month before', { months: [] }, /Aduan yang masuk/],
  ])('nothing is said when %s', (_name, changed, unsaid) => {
    expect(said(changed)).not.toMatch(unsaid);
  });

  it('months are compared, weeks and years are not', () => {
    expect(said({})).toMatch(/dari Oktober 2026/);
    expect(said({}, { ...month, kind: 'weekly' })).not.toMatch(/Oktober/);
  });
});
