import type { Calendar } from '../../../machines/district/calendar.ts';
import { FIGURE_NAMES, SINGLE_FIGURES } from '../../../machines/report/single-figures.ts';
import type { Statistics } from '../../../machines/report/statistics.ts';
import type { Period } from '../../../store/ports/search.ts';
import { decimal, duration, NOTHING, percent } from '../../../templates/documents/numbers.ts';
import type { ListedFigure } from '../../office/reports/figure-lists.ts';
import type { View } from '../../pages/views.ts';
import { daysOf, isWholeDays, listAddress } from '../common/list-address.ts';

/** The numbers of a report that the desk shows at a glance, written as the documents write them. */

function orNothing(value: number | null, write: (value: number) => string): string {
  return value === null ? NOTHING : write(value);
}

const whole = (value: number) => decimal(value, 0);

/** A figure of the report; `list` is the address of what stands behind it, null where that is no list of complaints. */
type Shown = [name: string, value: string, list: string | null];

/** Addresses of what each figure counts, as it is now; none for a period of parts of days. */
function listsOf(calendar: Calendar, period: Period): (angka: ListedFigure) => string | null {
  if (!isWholeDays(calendar, period)) return () => null;
  const days = daysOf(calendar, period);
  return (angka) => listAddress({ ...days, angka });
}

/** The numbers with the lists behind them. */
export function summaryView(calendar: Calendar, statistics: Statistics): View[] {
  const { received, forwarded, answered, open, rejected, balance, rating, sms } = statistics;
  const { times } = answered;
  const list = listsOf(calendar, statistics);
  const share = orNothing(times.shareWithin, percent);
  const inDays = (days: number) => duration(days, statistics.dayName);
  const rated = orNothing(rating.mean, (mean) => `${decimal(mean, 1)} dari 5`);
  const numbers: Shown[] = [
    ['Masuk', whole(received.total), list('received')],
    ['Diteruskan', whole(forwarded.total), list('forwarded')],
    ['Dijawab', whole(answered.total), list('answered')],
    ['Dalam waktu SOP', `${whole(times.within)} (${share})`, list('answeredInTime')],
    ['Dijawab terlambat', whole(times.late), list('answeredLate')],
    ['Separuh dijawab dalam', orNothing(times.median, inDays), list('answered')],
    ['90% dijawab dalam', orNothing(times.p90, inDays), list('answered')],
    ['Ditolak', whole(rejected.total), list('rejected')],
    ...FIGURE_NAMES.map(
      (name): Shown => [SINGLE_FIGURES[name].title, whole(statistics[name] ?? 0), list(name)],
    ),
    ['Sisa sebelumnya', orNothing(balance?.total.before ?? null, whole), list('before')],
    ['Selesai', orNothing(balance?.total.settled ?? null, whole), list('settled')],
    ['Sisa pada akhir periode', orNothing(balance?.total.left ?? null, whole), list('left')],
    ['Belum selesai saat dihitung', whole(open.total), listAddress({ tanda: 'open' })],
    ['Lewat batas saat dihitung', whole(open.overdue), listAddress({ tanda: 'overdue' })],
    ['Nilai rata-rata', rated, rating.mean === null ? null : list('rated')],
    ['SMS gagal', whole(sms.failed), null],
  ];
  return numbers.map(([name, value, href]) => ({ name, value, href }));
}
