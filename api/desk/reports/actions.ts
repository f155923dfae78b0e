import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Notable, ReportEvent, ReportWriting } from '../../../machines/report/context.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { actorOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, formKey, pathPart, required } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';
import { reportAddress } from '../common/report-words.ts';
import { type FoundReport, foundReport } from './lookup.ts';

/** What the admin does with a report; which of it is possible now is asked of the machine. */

type Event = { type: ReportEvent['type'] } & Record<string, unknown>;

interface Action {
  name: string;
  label: string;
  /** What it does, said under the button. */
  about: string;
  asksReceipt: boolean;
  event(hotline: Hotline, request: Request): Event;
  /** An event like the one that would be sent, to ask the machine whether it takes it. */
  sample: Event;
}

function step(name: string, label: string, type: Event['type'], about: string): Action {
  return { name, label, about, asksReceipt: false, event: () => ({ type }), sample: { type } };
}

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

/** In the order of the office; the page shows those the machine takes now. */
const ACTIONS: Action[] = [
  step(
    'hitung-ulang',
    'Hitung ulang',
    'report.recount',
    'Menghitung angka lagi dengan keadaan sekarang.',
  ),
  step(
    'tetapkan',
    'Tetapkan dan beri nomor surat',
    'report.sign',
    'Surat pengantar mendapat nomor; laporan dan kepatuhan diarsipkan dan tidak berubah lagi.',
  ),
  step(
    'kirim',
    'Sudah dikirim ke Bupati',
    'report.send',
    'Bupati dan Sekda diberi tahu lewat SMS; Bupati diminta membalas TERIMA.',
  ),
  {
    name: 'diterima',
    label: 'Sudah diterima',
    about: 'Bila diserahkan langsung: siapa yang menerima, dan kapan.',
    asksReceipt: true,
    event: (hotline, request) => ({
      type: 'report.receive',
      takenBy: required(request, 'penerima', 'Penerima', 100),
      takenAt: dayTaken(hotline, request),
    }),
    sample: { type: 'report.receive', takenBy: '-' },
  },
];

/** Buttons for what the machine takes now. */
export function offeredActions({ clock }: Hotline, { snapshot, context }: FoundReport): View[] {
  const now = { at: clock.now(), by: { role: 'admin' } };
  return ACTIONS.filter(({ sample }) => snapshot.can({ ...sample, ...now })).map(
    ({ name, label, about, asksReceipt }) => ({
      ...{ name, label, about, asksReceipt },
      address: `${reportAddress(context.id)}/tindakan/${name}`,
      key: randomUUID(),
    }),
  );
}

/** True while remarks may be written. */
export function takesRemarks({ clock }: Hotline, { snapshot, context }: FoundReport): boolean {
  const { writing } = context;
  const event = { type: 'report.remark', at: clock.now(), by: { role: 'admin' }, writing };
  return snapshot.can(event);
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
  const action = ACTIONS.find(({ name }) => name === pathPart(request, 'name'));
  if (action === undefined) throw new PageError(404, 'Tindakan ini tidak ada.');
  await foundReport(hotline, request);
  await send(hotline, request, response, action.label, action.event(hotline, request));
}

export async function remark(
  hotline: Hotline,
  request: Request,
  response: Response,
): Promise<void> {
  const event: Event = { type: 'report.remark', writing: writingOf(request) };
  await send(hotline, request, response, 'Catatan', event);
}
