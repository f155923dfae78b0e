import type { Request } from 'express';
import { saysTooLittle } from '../../../machines/complaint/acts/fields.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { isForAdmin } from '../../../machines/complaint/base/policy.ts';
import { isoDate, PENDING_NUMBER } from '../../../machines/district/letters.ts';
import type { Nature } from '../../../templates/documents/letter-views.ts';
import { ANSWER_POINTS, DISPOSITION_INSTRUCTIONS } from '../../../templates/documents/wording.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { NO_ANSWER } from '../../office/acts/given.ts';
import {
  type AnswerOrder,
  arrivedOn,
  goesOut,
  incomingAnswer,
  recordAnswer,
  refuseTaken,
  sheetHtml,
} from '../../office/letters/answer.ts';
import {
  archiveDisposition,
  type DispositionOrder,
  dispositionSheet,
} from '../../office/letters/disposition.ts';
import { complaintsOf, DeskError } from '../../office/letters/draft.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, fields, parameter, required } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress } from '../common/addresses.ts';
import { letterAddress } from '../common/letter-address.ts';
import type { Pending, PendingLetters } from './pending.ts';
import { atDesk, toPreview } from './preview.ts';

/** Answers of agencies that came on paper, and disposition slips: what is entered from a complaint's page. */

const NATURES: Nature[] = ['Biasa', 'Segera', 'Sangat Segera', 'Rahasia'];
/** What the citizen's SMS may be long: three parts. */
const LONGEST_SMS = 390;

/** @throws PageError 404 when there is no such complaint */
async function complaintOf(hotline: Hotline, id: string): Promise<ComplaintContext> {
  try {
    const [complaint] = await complaintsOf(hotline, [id]);
    if (complaint !== undefined && isForAdmin(hotline.rules, complaint)) return complaint;
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
  }
  throw new PageError(404, 'Aduan ini tidak ada.');
}

/** @throws PageError 400 for what is no day */
function dayOf({ rules }: Hotline, text: string, label: string): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // 31 February is read as a day in March
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new PageError(400, `${label} belum benar: isi tanggal yang ada di kalender.`);
  return rules.calendar.at(text, '00.00');
}

/** When a letter came in, by the day that was typed; now where it was left out. @throws PageError 400 */
function arrivalOf(hotline: Hotline, text: string): number {
  const now = hotline.clock.now();
  if (text === '') return now;
  const start = dayOf(hotline, text, 'Tanggal diterima');
  if (start > now) throw new PageError(400, 'Tanggal diterima belum tiba.');
  return arrivedOn(hotline.rules, start, now);
}

function pointsFrom(request: Request): AnswerOrder['points'] {
  const typed = ANSWER_POINTS.map((label, n) => ({ label, text: field(request, `butir${n}`) }));
  const points = typed.filter(({ text }) => text !== '');
  if (points.some(({ text }) => text.length > 3000))
    throw new PageError(400, 'Isi surat terlalu panjang: paling banyak 3000 huruf tiap butir.');
  const [only] = points;
  return points.length === 1 && only !== undefined ? [{ label: null, text: only.text }] : points;
}

function answerOrder(hotline: Hotline, request: Request): AnswerOrder {
  return {
    complaint: field(request, 'aduan'),
    number: required(request, 'nomor', 'Nomor surat SKPD', 80).replace(/\s*\/\s*/g, '/'),
    date: dayOf(hotline, field(request, 'tanggal'), 'Tanggal surat'),
    arrivedAt: arrivalOf(hotline, field(request, 'diterima')),
    subject: required(request, 'hal', 'Hal', 160).replace(/\s+/g, ' '),
    points: pointsFrom(request),
    sms: required(request, 'sms', 'Ringkasan untuk SMS', LONGEST_SMS),
    scanned: field(request, 'pindai') === 'ya',
    note: field(request, 'catatan').slice(0, 500),
    files: [],
  };
}

/** @throws DeskError for a text that is too short to be an answer */
async function answer(hotline: Hotline, request: Request): Promise<Pending> {
  const order = answerOrder(hotline, request);
  if (saysTooLittle(hotline.rules, order.sms))
    throw new DeskError(`Ringkasan untuk SMS: ${NO_ANSWER.indonesian}`);
  const incoming = await incomingAnswer(hotline, order);
  await refuseTaken(hotline, incoming);
  const isSent = await goesOut(hotline, order);
  return {
    title: `Surat jawaban ${order.number}`,
    html: sheetHtml(hotline, incoming, PENDING_NUMBER),
    about: [order.complaint],
    notes: [
      isSent
        ? `Pelapor menerima SMS: “${order.sms}”`
        : 'Aduan ini tidak sedang menunggu jawaban SKPD: surat hanya dicatat, pelapor tidak dikirimi SMS.',
    ],
    button: 'Catat surat masuk',
    scan: order.scanned ? 'required' : 'optional',
    back: `/register/baru/jawaban?${new URLSearchParams({ aduan: order.complaint })}`,
    async issue({ scan, by }, key) {
      const desk = { ...hotline, by };
      const { id } = await recordAnswer(desk, order, key, scan);
      return letterAddress(id);
    },
  };
}

function slipOrder(request: Request): DispositionOrder {
  const nature = NATURES.find((known) => known === field(request, 'sifat'));
  if (nature === undefined) throw new PageError(400, 'Sifat belum dipilih.');
  const lines = field(request, 'kepada').split('\n');
  const letter = field(request, 'surat');
  return {
    complaint: field(request, 'aduan'),
    letter: letter === '' ? null : letter,
    nature,
    forwardTo: lines
      .map((line) => line.trim().slice(0, 120))
      .filter((line) => line !== '')
      .slice(0, 6),
    instructions: fields(request, 'harap'),
    note: field(request, 'catatan').slice(0, 300),
  };
}

async function slip(hotline: Hotline, request: Request): Promise<Pending> {
  const order = slipOrder(request);
  const { sheet } = await dispositionSheet(hotline, order);
  return {
    title: `Lembar disposisi ${sheet.ticket ?? ''}`,
    html: hotline.documents('disposisi', { ...sheet, agendaNumber: PENDING_NUMBER }),
    about: [order.complaint],
    notes: ['Lembar disposisi mendapat nomor agenda, bukan nomor surat.'],
    button: 'Simpan lembar disposisi',
    scan: 'none',
    back: complaintAddress(order.complaint),
    issue: async (_given, key) =>
      `/surat/${encodeURIComponent(await archiveDisposition(hotline, order, key))}`,
  };
}

async function answerForm(
  hotline: Hotline,
  reading: Access['reading'],
  request: Request,
): Promise<View> {
  const complaint = await complaintOf(hotline, parameter(request, 'aduan'));
  await reading.secrets(identityOf(request), [complaint]);
  const { id, ticket, agency, answer: given } = complaint;
  return {
    id,
    ticket,
    address: complaintAddress(id),
    agency,
    scanned: parameter(request, 'cara') === 'pindaian',
    points: ANSWER_POINTS.map((label, n) => ({ label, name: `butir${n}` })),
    sms: given?.text ?? '',
    longest: LONGEST_SMS,
    today: isoDate(hotline.rules.calendar.local(hotline.clock.now())),
    subject: `Jawaban Aduan Nomor ${complaint.year}/${ticket}`,
  };
}

async function slipForm(hotline: Hotline, request: Request): Promise<View> {
  const { id, ticket, secret } = await complaintOf(hotline, parameter(request, 'aduan'));
  return {
    id,
    ticket,
    address: complaintAddress(id),
    letter: parameter(request, 'surat'),
    natures: NATURES.map((name) => ({ name, chosen: name === (secret ? 'Rahasia' : 'Segera') })),
    instructions: DISPOSITION_INSTRUCTIONS.map((text, n) => ({ text, name: `harap-${n}` })),
  };
}

export function incomingLetterRoutes(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  views: Views,
  pending: PendingLetters,
): Pages {
  const pages = new Pages();
  pages.get('/register/baru/jawaban', ADMIN, async (request, response) => {
    const view = await answerForm(hotline, reading, request);
    response.send(views.page('surat-jawaban', 'Surat jawaban SKPD', view));
  });
  pages.post('/register/baru/jawaban', { noted: null }, async (request, response) => {
    toPreview(pending, response, await atDesk(hotline, () => answer(hotline, request)));
  });
  pages.get('/register/baru/disposisi', ADMIN, async (request, response) => {
    const view = await slipForm(hotline, request);
    response.send(views.page('surat-disposisi', 'Lembar disposisi', view));
  });
  pages.post('/register/baru/disposisi', { noted: null }, async (request, response) => {
    toPreview(pending, response, await atDesk(hotline, () => slip(hotline, request)));
  });
  return pages;
}
