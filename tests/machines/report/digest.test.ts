import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packagePath } from '../../../api/paths.ts';
import { loadDistrict } from '../../../api/start/configuration/district.ts';
import { createCalendar } from '../../../machines/district/calendar.ts';
import { createRules } from '../../../machines/district/rules.ts';
import type { DigestKind } from '../../../machines/report/context.ts';
import { digestMessage, isUnchanged } from '../../../machines/report/digest.ts';
import { noFigures } from '../../../machines/report/nothing.ts';
import { recordOf, surgeOf } from '../../../machines/report/standing-out.ts';
import { type Addressee, digestHead } from '../../../machines/report/texts.ts';
import type { Figures } from '../../../machines/report/totals.ts';
import { createComposer } from '../../../templates/sms.ts';

/** What Bupati and Sekda read: the most important first, in one SMS. */

const district = loadDistrict(packagePath('examples', 'lampung-barat'));
const calendar = createCalendar(district.calendar);
const rules = createRules(district, calendar);
const composer = createComposer({
  office: district.office,
  calendar,
  zoneName: 'WIB',
  folder: packagePath('templates', 'sms'),
});
const DATE = calendar.at('2026-11-24', '15.30');

function sms(
  figures: Partial<Figures>,
  kind: DigestKind = 'dailyDigest',
  since?: string,
  to: Addressee = 'regent',
) {
  const from = since === undefined ? null : calendar.at(since, '15.30');
  const head = digestHead(rules, to, from);
  return composer.compose(digestMessage(kind, { ...noFigures(DATE), ...figures }, head));
}

const agencies = ['Disnakerprin', 'Disdukcapil', 'DPPKBPPPA', 'Kec. BNS', 'DPUPR', 'Dinkes'];
const EVERYTHING: Partial<Figures> = {
  ...{ received: 128, forwarded: 117, answered: 96, closed: 88, open: 140, overdue: 131 },
  late: agencies.map((agency, n) => ({ agency, count: 50 - n })),
  top: ['KEBERSIHAN', 'SEKOLAH', 'BENCANA'].map((category, n) => ({ category, count: 40 - n })),
  emergencies: { count: 12, tickets: ['AA997', 'AA998', 'AA999'] },
  beyondLegal: 23,
  unreceived: [{ kind: 'bulanan', until: calendar.at('2026-10-31', '23.59') }],
  record: { count: 45, days: 90 },
  surge: { category: 'AIR', count: 18, times: 4 },
};

describe('a digest', () => {
  it('is the plain counts on a day when all goes well', () => {
    const top = [{ category: 'JALAN', count: 2 }];
    expect(sms({ received: 3, forwarded: 3, answered: 1, open: 2, top }).text).toBe(
      'Yth Bpk Bupati, SMS Center 24/11: masuk 3, diteruskan 3, dijawab 1, proses 2, lewat batas 0. ' +
        'Terbanyak: JALAN 2. -Kominfo',
    );
  });

  it('does not say that all is well while something is open, or when nobody could write', () => {
    expect(sms({ open: 2 }).text).toBe(
      'Yth Bpk Bupati, SMS Center 24/11: masuk 0, diteruskan 0, dijawab 0, proses 2, lewat batas 0. -Kominfo',
    );
    expect(sms({ silentHours: 26 }).text).toBe(
      'Yth Bpk Bupati, SMS Center 24/11: saluran SMS mati 26 jam. Masuk 0, diteruskan 0, dijawab 0, ' +
        'proses 0, lewat batas 0. -Kominfo',
    );
  });

  it('says so when nothing came, daily and weekly, and of how long', () => {
    expect(sms({}).text).toBe(
      'Yth Bpk Bupati, SMS Center 24/11: tidak ada aduan masuk, tidak ada yg belum selesai. ' +
        'Layanan berjalan baik. -Kominfo',
    );
    expect(sms({}, 'weeklyDigest').text).toContain('Center sepekan s.d. 24/11: tidak ada');
    expect(sms({}, 'dailyDigest', '2026-11-19').text).toContain('SMS Center 19/11-24/11: tidak');
  });

  it('names what matters first and fills one SMS', () => {
    const { text, segments } = sms(EVERYTHING);
    expect(text).toMatchInlineSnapshot(
      `"Yth Bpk Bupati, SMS Center 24/11: DARURAT belum selesai 12 (AA997, AA998, AA999 ..). Lewat batas 131 (Disnakerprin 50 ..). Masuk 128, proses 140. -Kominfo"`,
    );
    expect(segments).toBe(1);
  });

  it('tells what has become late since the last, the oldest, and what to do', () => {
    const late = [{ agency: 'DPUPR', count: 2 }];
    const oldest = { ticket: 'A012', agency: 'DPUPR', days: 9 };
    expect(sms({ received: 3, open: 5, overdue: 2, newlyLate: 1, late, oldest }).text).toBe(
      'Yth Bpk Bupati, SMS Center 24/11: lewat batas 2, baru 1 (DPUPR 2). ' +
        'Paling lama A012 DPUPR 9hr, ketik LIHAT A012. Masuk 3, proses 5. -Kominfo',
    );
    const first = { ...oldest, days: 0 };
    expect(sms({ overdue: 2, oldest: first }).text).toContain('Paling lama A012 DPUPR <1hr');
  });

  const raised = (count: number) => {
    const all = ['A127', 'A130', 'A131', 'A132'].map((ticket) => ({ ticket, agency: 'DPUPR' }));
    return { raised: { secretary: [], regent: all.slice(0, count) }, overdue: count };
  };
  it.each([
    [1, '24/11: mohon perhatian A127 DPUPR. Lewat batas 1'],
    [3, '24/11: mohon perhatian A127 DPUPR, A130 DPUPR, A131 DPUPR. Lewat batas 3'],
    [4, '24/11: mohon perhatian 4 aduan (A127 DPUPR, A130 DPUPR, A131 DPUPR ..). Lewat batas 4'],
  ])('names what has come to its reader, %d of them, to nobody else', (count, expected) => {
    expect(sms(raised(count)).text).toContain(expected);
    const others = sms(raised(count), 'dailyDigest', undefined, 'secretary').text;
    expect(others).not.toContain('perhatian');
  });

  it('says how many came to its reader, however much there is to tell', () => {
    const { raised: came } = raised(4);
    const tickets = ['AA997', 'AA998', 'AA999'];
    const crowded = { ...EVERYTHING, emergencies: { count: 998, tickets }, raised: came };
    const { text, segments } = sms(crowded, 'dailyDigest', '2026-11-19');
    expect([text.includes('Mohon perhatian 4 aduan'), segments]).toEqual([true, 1]);
  });

  it.each<[string, Partial<Figures>, boolean]>([
    ['nothing at all', {}, true],
    ['what was open and late before', { open: 9, overdue: 4, beyondLegal: 1 }, true],
    ['what came', { received: 1 }, false],
    ['what was forwarded', { forwarded: 1 }, false],
    ['what was answered', { answered: 1 }, false],
    ['what was settled', { closed: 1 }, false],
    ['what has become late', { overdue: 4, newlyLate: 1 }, false],
    ['what has passed the ceiling of the law', { beyondLegal: 2, newlyBeyond: 1 }, false],
    ['hours without a line', { silentHours: 1 }, false],
    ['an open emergency', { emergencies: { count: 1, tickets: [] } }, false],
    ['a report that waits for its receipt', { unreceived: EVERYTHING.unreceived ?? [] }, false],
  ])('of %s is unchanged: %j', (_, figures, expected) => {
    expect(isUnchanged({ ...noFigures(DATE), ...figures })).toBe(expected);
  });

  it.each([
    [
      'an open emergency',
      { emergencies: { count: 1, tickets: ['A127'] } },
      'DARURAT belum selesai 1 (A127)',
    ],
    ['what is beyond the law', { beyondLegal: 1 }, 'lewat batas undang-undang 1'],
    [
      'a report that waits',
      { unreceived: EVERYTHING.unreceived ?? [] },
      'laporan bulanan s.d. 31/10 belum diterima, balas TERIMA',
    ],
  ])('is no empty one where there is %s', (_, figures, expected) => {
    expect(sms(figures).text).toContain(`24/11: ${expected}. Masuk 0`);
  });

  it('tells a record and a surge', () => {
    const { text } = sms({
      received: 45,
      record: { count: 45, days: 61 },
      surge: { category: 'AIR', count: 18, times: 4 },
    });
    expect(text).toContain(
      'hari ini 45 aduan, terbanyak dlm 61 hari. AIR 18, 4 kali biasanya. Masuk 45',
    );
  });

  it('asks only the Bupati for TERIMA', () => {
    const figures = { ...noFigures(DATE), unreceived: EVERYTHING.unreceived ?? [] };
    const message = digestMessage('dailyDigest', figures, digestHead(rules, 'secretary'));
    expect(composer.compose(message).text).toContain('s.d. 31/10 belum diterima Bupati. Masuk 0');
  });

  const count = fc.nat({ max: 99_999 });
  const name = fc.string({ maxLength: 25, unit: 'grapheme' });
  const anything: fc.Arbitrary<Figures> = fc.record({
    date: fc.constant(DATE),
    ...{ received: count, forwarded: count, answered: count, closed: count },
    ...{ open: count, overdue: count, beyondLegal: count },
    late: fc.array(fc.record({ agency: name, count }), { maxLength: 8 }),
    top: fc.array(fc.record({ category: name, count }), { maxLength: 3 }),
    emergencies: fc.record({
      count,
      tickets: fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }),
    }),
    unreceived: fc.array(
      fc.record({ kind: fc.constantFrom('mingguan', 'tahunan'), until: fc.constant(DATE) }),
    ),
    record: fc.option(fc.record({ count, days: count })),
    surge: fc.option(fc.record({ category: name, count, times: count })),
  });
  const kinds = fc.constantFrom<DigestKind>('dailyDigest', 'weeklyDigest');

  it('is never more than one SMS, never empty, and says how many came where nothing is late', () => {
    fc.assert(
      fc.property(
        anything,
        kinds,
        fc.boolean(),
        fc.constantFrom('regent', 'secretary'),
        (figures, kind, late, to) => {
          const head = digestHead(rules, to, late ? DATE - 9 * 86_400_000 : null);
          const { text, segments, encoding } = composer.compose(digestMessage(kind, figures, head));
          expect({ encoding, fits: segments === 1 }).toEqual({ encoding: 'gsm7', fits: true });
          expect(text).toMatch(/: \S.*\. -Kominfo$/s);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a record', () => {
  const days = (counts: Record<string, number>) =>
    Object.entries(counts).map(([day, count]) => ({ day, count }));

  it.each([
    [
      'is since the last day with as many',
      { '2026-10-01': 9, '2026-11-23': 3, '2026-11-24': 9 },
      { count: 9, days: 53 },
    ],
    [
      'is at most since the first day that is known',
      { '2026-10-01': 2, '2026-11-24': 9 },
      { count: 9, days: 54 },
    ],
    ['is none after less than a month', { '2026-11-01': 9, '2026-11-24': 9 }, null],
    ['is none of few', { '2026-10-01': 1, '2026-11-24': 4 }, null],
    ['is none on the first day', { '2026-11-24': 40 }, null],
    ['is none without any', {}, null],
  ])('%s', (_, counts, expected) => {
    expect(recordOf(calendar, days(counts), DATE)).toEqual(expected);
  });
});

describe('a surge', () => {
  const long = [
    { day: '2026-10-01', count: 1 },
    { day: '2026-11-24', count: 9 },
  ];
  const group = (category: string | null, count: number) => ({ key: { category }, count });

  it.each([
    [
      'is three times what is usual',
      [group('AIR', 9)],
      [group('AIR', 84)],
      { category: 'AIR', count: 9, times: 3 },
    ],
    [
      'is the one that grew most',
      [group('AIR', 9), group('JALAN', 12)],
      [group('JALAN', 84)],
      { category: 'AIR', count: 9, times: 9 },
    ],
    ['is none of less', [group('AIR', 8)], [group('AIR', 84)], null],
    ['is none of few', [group('AIR', 5)], [], null],
    ['is none without a category', [group(null, 50)], [], null],
  ])('%s', (_, now, usual, expected) => {
    expect(surgeOf(long, now, usual, 1 / 28)).toEqual(expected);
  });

  it('is none while nothing is usual yet', () => {
    expect(surgeOf(long.slice(1), [group('AIR', 90)], [], 1 / 28)).toBeNull();
    expect(surgeOf([], [], [], 1 / 28)).toBeNull();
  });
});
