import type { Calendar } from './calendar.ts';

/** `31/10`, as SMS write the day of a time (epoch milliseconds). */
export function shortDay(calendar: Pick<Calendar, 'local'>, at: number): string {
  const { day, month } = calendar.local(at);
  return [day, month].map((part) => String(part).padStart(2, '0')).join('/');
}
