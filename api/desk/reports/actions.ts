import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Actor } from '../../../machines/people/actor.ts';
import { actsNow, mayDo } from '../../../machines/people/may-do.ts';
import type { OfficeButton } from '../../../machines/people/office-act.ts';
import { REPORT_ACTS, type ReportAct } from '../../../machines/report/acts.ts';
import type { Notable, ReportEvent, ReportWriting } from '../../../machines/report/context.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { actorOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, formKey, pathPart, required } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';
import { reportAddress } from '../common/report-words.ts';
import { dispatchForm, dispatchIn } from '../letters/act-forms.ts';
import { type FoundReport, foundReport } from './lookup.ts';

/** What the admin does with a report; which of it is possible now is asked of the machine. */

type Event = { type: ReportEvent['type'] } & Record<string, unknown>;

/** An act with a button on the report's page. */
interface Step {
  type: ReportAct;
  desk: OfficeButton;
}

/** In the order of the office; the page shows those the machine takes now. */
const STEPS: Step[] = Object.entries(REPORT_ACTS).flatMap(([type, { desk }]) =>
  desk === undefined ? [] : [{ type: type as ReportAct, desk }],
);

/** The morning of the day that was named; today is now. @throws PageError 400 */
function dayTaken({ rules, clock }: Hotline, request: Request): number {
  const date = required(request, 'tanggal', 'Tanggal diterima', 10);
  const now = clock.now();
  const { calendar } = rules;
  if (!/^20\d\d-\d\d-\d\d$/.test(date)) throw new PageError(400, 'Tanggal diterima tidak terbaca.');
  const start = calendar.at(date, '00.00');
  if (Number.isNaN(start)) throw new PageError(400, 'Tanggal diterima tidak terbaca.');
  if (start > now) throw new PageError(400, 'Tanggal diterima belum tiba.');
  return Math.min(now, calendar.dueAfter(start, 0, 'calendarDay'));
}

/** What the form of a button brings besides its type. @throws PageError 400 */
function saidIn(hotline: Hotline, request: Request, { asks }: OfficeButton) {
  if (asks === 'dispatch') return dispatchIn(request);
  if (asks !== 'receipt') return {};
  return {
    takenBy: required(request, 'penerima', 'Penerima', 100),
    takenAt: dayTaken(hotline, request),
  };
}

/** Buttons for what he may do now. @param by null for those who only look */
export function offeredActions(
  hotline: Hotline,
  { snapshot, context }: FoundReport,
  by: Actor | null,
): View[] {
  const { clock, rules } = hotline;
  const taken = actsNow(REPORT_ACTS, rules, snapshot, by, clock.now());
  return STEPS.filter(({ type }) => taken.includes(type)).map(
    ({ desk: { name, label, about = '', asks } }) => ({
      ...{ name, label, about },
      asksReceipt: asks === 'receipt',
      asksDispatch: asks === 'dispatch',
      ...(asks === 'dispatch' ? { ...dispatchForm(hotline), asksTime: false } : {}),
      address: `${reportAddress(context.id)}/tindakan/${name}`,
      key: randomUUID(),
    }),
  );
}

/** True while he may write remarks. */
export function takesRemarks(
  { clock }: Hotline,
  { snapshot, context: { writing } }: FoundReport,
  by: Actor | null,
): boolean {
  return mayDo(snapshot, by, { type: 'report.remark', writing }, clock.now());
}

const LONGEST = 5000;

/** A textarea as paragraphs: one a line. @throws PageError 400 */
function paragraphs(request: Request, name: string, label: string): string[] {
  const text = field(request, name);
  if (text.length > LONGEST)
    throw new PageError(400, `${label} terlalu panjang: paling banyak ${LONGEST} huruf.`);
  return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

/** `2026/A127; Jalan Basungan; ditimbun sejak Senin`. @throws PageError 400 */
function notable(line: string): Notable {
  const [ticket = '', title = '', ...rest] = line.split(';').map((part) => part.trim());
  const text = rest.join('; ');
  if (ticket === '' || title === '' || text === '')
    throw new PageError(400, `Aduan menonjol “${line}”: tulis nomor; judul; tindak lanjut.`);
  return { ticket, title, text };
}

function writingOf(request: Request): ReportWriting {
  return {
    notable: paragraphs(request, 'menonjol', 'Aduan menonjol').map(notable),
    remarks: paragraphs(request, 'catatan', 'Catatan'),
    obstacles: paragraphs(request, 'kendala', 'Kendala'),
    suggestions: paragraphs(request, 'saran', 'Saran'),
  };
}

/** What the form shows: as it is typed. */
export function writingView({ context: { writing } }: FoundReport): View {
  return {
    notable: writing.notable
      .map(({ ticket, title, text }) => `${ticket}; ${title}; ${text}`)
      .join('\n'),
    remarks: writing.remarks.join('\n'),
    obstacles: writing.obstacles.join('\n'),
    suggestions: writing.suggestions.join('\n'),
  };
}

/** @throws PageError 409 when the machine does not take it */
async function send(
  hotline: Hotline,
  request: Request,
  response: Response,
  label: string,
  event: Event,
): Promise<void> {
  const { id } = (await foundReport(hotline, request)).context;
  const key = `desk:${id}:${formKey(request)}`;
  const outcome = await hotline.engine.request(id, event, actorOf(request), key);
  if (outcome === 'refused' || outcome === 'missing')
    throw new PageError(
      409,
      `“${label}” tidak bisa dicatat pada keadaan laporan sekarang. Muat ulang halamannya.`,
    );
  response.redirect(303, reportAddress(id));
}

export async function act(hotline: Hotline, request: Request, response: Response): Promise<void> {
  const step = STEPS.find(({ desk }) => desk.name === pathPart(request, 'name'));
  if (step === undefined) throw new PageError(404, 'Tindakan ini tidak ada.');
  await foundReport(hotline, request);
  const { type, desk } = step;
  const event = { type, ...saidIn(hotline, request, desk) };
  await send(hotline, request, response, desk.label, event);
}

export async function remark(
  hotline: Hotline,
  request: Request,
  response: Response,
): Promise<void> {
  const event: Event = { type: 'report.remark', writing: writingOf(request) };
  await send(hotline, request, response, 'Catatan', event);
}
