import type { Request } from 'express';
import { isoDate } from '../../../machines/district/letters.ts';
import { DISPATCHES } from '../../../machines/letter/acts.ts';
import type { Dispatching, DispatchNote } from '../../../machines/letter/context.ts';
import type { OfficeButton } from '../../../machines/people/office-act.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { PageError } from '../../pages/errors.ts';
import { field, required } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';

/** What the forms beside the buttons of letters and reports ask for. */

/** Longer numbers are a paste gone wrong. */
const LONGEST_NUMBER = 80;

const two = (part: number) => String(part).padStart(2, '0');

/** The form of a dispatch: ways, and today. */
export function dispatchForm({ rules, clock }: Pick<Hotline, 'rules' | 'clock'>): View {
  const { hour, minute, ...date } = rules.calendar.local(clock.now());
  return {
    ways: Object.entries(DISPATCHES).map(([code, name]) => ({ code, name })),
    today: isoDate(date),
    now: `${two(hour)}:${two(minute)}`,
  };
}

function wayOf(request: Request): Dispatching {
  const given = field(request, 'cara');
  const way = (Object.keys(DISPATCHES) as Dispatching[]).find((known) => known === given);
  if (way === undefined) throw new PageError(400, 'Cara kirim belum dipilih.');
  return way;
}

/** How and to whom a letter went out. @throws PageError 400 */
export function dispatchIn(request: Request): DispatchNote {
  const via = wayOf(request);
  const named = via === 'kurir' || via === 'diambil';
  const takenBy = named
    ? required(request, 'penerima', 'Penerima', 100)
    : field(request, 'penerima').slice(0, 100);
  return { via, takenBy };
}

/** When it went out; now where nothing was typed. @throws PageError 400 */
function sentAtIn({ rules, clock }: Hotline, request: Request): { sentAt?: number } {
  const [date, time] = [field(request, 'tanggal'), field(request, 'jam')];
  if (date === '' && time === '') return {};
  const whole = /^20\d\d-\d\d-\d\d$/.test(date) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  const at = whole ? rules.calendar.at(date, time.replace(':', '.')) : Number.NaN;
  if (Number.isNaN(at)) throw new PageError(400, 'Tanggal atau jam kirim tidak terbaca.');
  const now = clock.now();
  // the form shows whole minutes
  if (at > now) throw new PageError(400, 'Tanggal kirim belum tiba.');
  return now - at < 60_000 ? {} : { sentAt: at };
}

/** A number out of a book on paper, as it is written; none for the next of ours. @throws PageError 400 */
function numberIn(request: Request): { number?: string } {
  const number = field(request, 'nomor')
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, ' ');
  if (number.length > LONGEST_NUMBER)
    throw new PageError(400, `Nomor terlalu panjang: paling banyak ${LONGEST_NUMBER} huruf.`);
  return number === '' ? {} : { number };
}

type Said = (hotline: Hotline, request: Request) => Record<string, unknown>;

/** By what the form asks for; a receipt is a file, which comes by a form of its own. */
const SAID: Record<NonNullable<OfficeButton['asks']>, Said> = {
  reason: (_, request) => ({ reason: required(request, 'alasan', 'Alasan', 200) }),
  dispatch: (hotline, request) => ({ ...dispatchIn(request), ...sentAtIn(hotline, request) }),
  number: (_, request) => numberIn(request),
  receipt: () => ({}),
};

/** What the form of a letter's button brings besides its type. @throws PageError 400 */
export function saidIn(
  hotline: Hotline,
  request: Request,
  { asks }: OfficeButton,
): Record<string, unknown> {
  return asks === undefined ? {} : SAID[asks](hotline, request);
}
