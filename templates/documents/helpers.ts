import Handlebars from 'handlebars';
import type { Calendar } from '../../machines/district/calendar.ts';
import type { Letterhead, Signatory } from '../../machines/district/district.ts';
import { longDate, PENDING_NUMBER } from '../../machines/district/letters.ts';
import { signatureOf } from '../../machines/district/signature.ts';
import {
  hideReporter,
  maskIdentity,
  maskNumbers,
  maskSender,
} from '../../machines/numbers/masks.ts';
import { hidePrivateNumbers } from '../../machines/numbers/private-numbers.ts';
import type { ComplianceStep } from '../../machines/report/compliance.ts';
import { shorten } from '../shorten.ts';
import { counted, decimal, duration, inWords, NOTHING, percent, rupiah } from './numbers.ts';
import { type Layout, pageRules } from './pages.ts';
import { qrSvg } from './qr-code.ts';
import type { ReportPeriod } from './report-views.ts';

/** What templates of documents may call; named in Indonesian like the templates themselves. */

export interface HelperOptions {
  calendar: Calendar;
  zoneName: string;
  letterhead: Letterhead;
}

const WEEKDAYS = 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' ');
type Result = ComplianceStep['result'];

/** How a complaint kept the times of the SOP, the worst first: one step decides for all. */
const RESULTS: [result: Result, word: string, mark: string][] = [
  ['late', 'terlambat', ' ✗'],
  ['extended', 'diperpanjang', ' *'],
  ['running', 'berjalan', ' …'],
  ['within', 'sesuai', ''],
];
const two = (value: number) => String(value).padStart(2, '0');
const PICTURE = /^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/;

function timesOf({ calendar, zoneName }: HelperOptions) {
  const local = (at: unknown) => {
    if (typeof at !== 'number' || !Number.isFinite(at)) throw new TypeError(`${at} is no time`);
    return calendar.local(at);
  };
  const date = (at: number) => longDate(local(at));
  const clock = (at: number) => {
    const { hour, minute } = local(at);
    return `${two(hour)}.${two(minute)} ${zoneName}`;
  };
  const moment = (at: number) => `${date(at)} pukul ${clock(at)}`;
  const isMidnight = (at: number) => local(at).hour === 0 && local(at).minute === 0;
  /** Whole days without their times: `1 s.d. 30 November 2026`. */
  const range = (from: number, to: number) => {
    if (!isMidnight(from) || !isMidnight(to)) return `${moment(from)} s.d. ${moment(to)}`;
    const [first, last] = [date(from), date(to - 1)];
    const shared = first.replace(/^\d+/, '') === last.replace(/^\d+/, '');
    if (first === last) return first;
    return `${shared ? local(from).day : first} s.d. ${last}`;
  };
  return { local, date, clock, moment, range };
}

/** Times in the district's own zone. */
function timeHelpers(options: HelperOptions) {
  const { local, date, clock, moment, range } = timesOf(options);
  return {
    tanggal: date,
    /** A draft has no date. */
    tanggalSurat: (at: number, number: string) =>
      number === PENDING_NUMBER ? '(tanggal menyusul)' : date(at),
    hari: (at: number) => WEEKDAYS[local(at).weekday] ?? '',
    jam: clock,
    waktu: moment,
    tanggalSingkat: (at: number | null) => {
      if (at === null) return NOTHING;
      const { day, month, year } = local(at);
      return `${two(day)}-${two(month)}-${year}`;
    },
    rentang: (from: number, to: number) => range(from, to),
    /** `Bulan November 2026`, `Tahun 2026`; a week by its days. */
    periode: ({ kind, from, to }: ReportPeriod) => {
      const { year } = local(from);
      if (kind === 'yearly') return `Tahun ${year}`;
      if (kind === 'monthly') return `Bulan ${date(from).replace(/^\d+ /, '')}`;
      return `Periode ${range(from, to)}`;
    },
    jenisLaporan: ({ kind }: ReportPeriod) =>
      ({ weekly: 'Mingguan', monthly: 'Bulanan', yearly: 'Tahunan', free: 'Sementara' })[kind],
  };
}

const orNothing = (format: (value: number) => string) => (value: number | null) =>
  value === null ? NOTHING : format(value);

const numberHelpers = {
  angka: orNothing((value) => decimal(value, 0)),
  desimal: orNothing((value) => decimal(value, 1)),
  persen: orNothing(percent),
  rupiah: orNothing(rupiah),
  terbilang: counted,
  kata: inWords,
  urut: (index: number) => index + 1,
  kurang: (from: number, less: number) => from - less,
  lebih: (all: number, one: number, other: number) => all > one + other,
  jumlahKata: (text: string) => text.trim().split(/\s+/).length,
  panjang: (text: string) => [...text].length,
};

/** People's own words never leave unmasked: identity numbers, and their phone number. */
const textHelpers = {
  nomorHp: maskSender,
  /** A complaint's text; only the reporter's own numbers are hidden, others may be what it is about. */
  isiSms: (text: string, phones: readonly string[]) => hideReporter(text, phones),
  /** For print in public and for lists: no number at all. */
  samarkan: (text: string) => maskNumbers(maskIdentity(text)),
  /** For newspapers, which cannot be called back: stricter, and the reporter's number however it is written. */
  untukUmum: (text: string, reporter: string) => hidePrivateNumbers(text, reporter).text,
  ringkas: (text: string, length: number) => shorten(text, length, '…'),
  kapital: (text: string) => text.toUpperCase(),
  gabung: (a: string, b: string) => a + b,
  sama: (a: unknown, b: unknown) => a === b,
  banyak: (items: unknown[]) => items.length > 1,
  jumlahIsi: (one: unknown[], other: unknown[]) => one.length + other.length,
  /** Whole days past a deadline; on the first of them less than one has passed. */
  lewat: (days: number) => (days === 0 ? '<1' : decimal(days, 0)),
  lama: (days: number | null, unit: string) => (days === null ? NOTHING : duration(days, unit)),
  /** A letter number that is broken after its slashes only. */
  nomorSurat: (number: string) =>
    new Handlebars.SafeString(Handlebars.escapeExpression(number).replaceAll('/', '/<wbr>')),
  tanda: (result: Result) => RESULTS.find(([known]) => known === result)?.[2] ?? '',
  hasil: (steps: ComplianceStep[]) =>
    RESULTS.find(([result]) => steps.some((step) => step.result === result))?.[1] ?? NOTHING,
  /** What is kept on paper, letters by their number; the SMS are too many for a table. */
  bukti: (steps: ComplianceStep[]) =>
    steps
      .flatMap(({ evidence }) => evidence)
      .filter(({ kind }) => kind === 'letter' || kind === 'newspaper')
      .map(({ text }) => text.replace(/^.* nomor /, '')),
  /** In columns, read downwards: three columns of 24 hours are eight rows. */
  berjajar: <T>(items: T[], columns: number): T[][] => {
    const rows = Math.ceil(items.length / columns);
    return Array.from({ length: rows }, (_, row) =>
      items.filter((_item, index) => index % rows === row),
    );
  },
  /** What a disposition slip lets the head tick. */
  daftarSifat: () => ['Sangat Segera', 'Segera', 'Rahasia'],
  kodeQr: qrSvg,
  gambar: (address: string) => {
    if (PICTURE.test(address)) return address;
    throw new TypeError(`"${address.slice(0, 40)}" is no PNG or JPEG picture`);
  },
};

export function documentHelpers(options: HelperOptions) {
  const { paper } = options.letterhead;
  return {
    ...timeHelpers(options),
    ...numberHelpers,
    ...textHelpers,
    aturanHalaman: (layout: Layout) => pageRules(paper, layout),
    tandaTangan: (signatory: Signatory) => signatureOf(signatory),
  };
}
