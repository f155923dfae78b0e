import type { Calendar } from '../../../machines/district/calendar.ts';
import type { ClockDoubt, Witness } from '../../../machines/engine/clock/judged.ts';

/** What people of the office read about a clock that is in doubt. */

const WITNESSES: Record<Witness, string> = {
  store: 'catatan terakhir hotline',
  backup: 'cadangan terakhir',
  sms: 'SMS dari jaringan',
  modem: 'jam modem',
  release: 'pembuatan program ini',
};

const two = (n: number) => String(n).padStart(2, '0');

function timeText(calendar: Pick<Calendar, 'local'>, at: number): string {
  const { year, month, day, hour, minute } = calendar.local(at);
  return `${two(day)}/${two(month)}/${year} ${two(hour)}.${two(minute)}`;
}

/** Two sentences: what is doubted, and what is held meanwhile. */
export function clockWords(calendar: Pick<Calendar, 'local'>, doubt: ClockDoubt): string {
  const { kind, shown, told } = doubt;
  const differs = kind === 'behind' ? 'padahal' : 'terlalu jauh dari';
  return (
    `Jam komputer ${timeText(calendar, shown)}, ${differs} ${WITNESSES[told.by]}: ${timeText(calendar, told.at)}. ` +
    'SMS tetap diterima; nomor, tenggat, pengingat, dan laporan ditahan. Betulkan jam komputer; bila sudah benar, tekan "Jam benar" di Keadaan sistem.'
  );
}
