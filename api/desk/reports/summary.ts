import type { Statistics } from '../../../machines/report/statistics.ts';
import { decimal, duration, NOTHING, percent } from '../../../templates/documents/numbers.ts';
import type { View } from '../../pages/views.ts';

/** The numbers of a report that the desk shows at a glance, written as the documents write them. */

function orNothing(value: number | null, write: (value: number) => string): string {
  return value === null ? NOTHING : write(value);
}

const whole = (value: number) => decimal(value, 0);

export function summaryView({ received, forwarded, answered, open, ...rest }: Statistics): View[] {
  const { times } = answered;
  const share = orNothing(times.shareWithin, percent);
  const inDays = (days: number) => duration(days, rest.dayName);
  const rated = orNothing(rest.rating.mean, (mean) => `${decimal(mean, 1)} dari 5`);
  const numbers: [string, string][] = [
    ['Masuk', whole(received.total)],
    ['Diteruskan', whole(forwarded.total)],
    ['Dijawab', whole(answered.total)],
    ['Dalam waktu SOP', `${whole(times.within)} (${share})`],
    ['Dijawab terlambat', whole(times.late)],
    ['Separuh dijawab dalam', orNothing(times.median, inDays)],
    ['90% dijawab dalam', orNothing(times.p90, inDays)],
    ['Ditolak', whole(rest.rejected.total)],
    ['Sisa sebelumnya', orNothing(rest.balance?.total.before ?? null, whole)],
    ['Selesai', orNothing(rest.balance?.total.settled ?? null, whole)],
    ['Sisa pada akhir periode', orNothing(rest.balance?.total.left ?? null, whole)],
    ['Belum selesai saat dihitung', whole(open.total)],
    ['Lewat batas saat dihitung', whole(open.overdue)],
    ['Nilai rata-rata', rated],
    ['SMS gagal', whole(rest.sms.failed)],
  ];
  return numbers.map(([name, value]) => ({ name, value }));
}
