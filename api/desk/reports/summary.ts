import type { Statistics } from '../../../machines/report/statistics.ts';
import { decimal, NOTHING, percent } from '../../../templates/documents/numbers.ts';
import type { View } from '../../pages/views.ts';

/** The numbers of a report that the desk shows at a glance, written as the documents write them. */

function orNothing(value: number | null, write: (value: number) => string): string {
  return value === null ? NOTHING : write(value);
}

const whole = (value: number) => decimal(value, 0);

export function summaryView({ received, forwarded, answered, open, ...rest }: Statistics): View[] {
  const { times } = answered;
  const share = orNothing(times.shareWithin, percent);
  const rated = orNothing(rest.rating.mean, (mean) => `${decimal(mean, 1)} dari 5`);
  const numbers: [string, string][] = [
    ['Masuk', whole(received.total)],
    ['Diteruskan', whole(forwarded.total)],
    ['Dijawab', whole(answered.total)],
    ['Dalam waktu SOP', `${whole(times.within)} (${share})`],
    ['Dijawab terlambat', whole(times.late)],
    ['Separuh dijawab dalam', orNothing(times.median, (days) => `${whole(days)} ${rest.dayName}`)],
    ['90% dijawab dalam', orNothing(times.p90, (days) => `${whole(days)} ${rest.dayName}`)],
    ['Ditolak', whole(rest.rejected.total)],
    ['Belum selesai', whole(open.total)],
    ['Lewat batas', whole(open.overdue)],
    ['Nilai rata-rata', rated],
    ['SMS gagal', whole(rest.sms.failed)],
  ];
  return numbers.map(([name, value]) => ({ name, value }));
}
