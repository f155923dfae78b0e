import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ComplaintRequest } from '../../../machines/complaint/acts/act.ts';
import {
  APPROVED_BY,
  type ComplaintContext,
  type PressApproval,
  type PublicText,
} from '../../../machines/complaint/base/context.ts';
import { hideIntroductions, titledNames } from '../../../machines/complaint/base/names.ts';
import { COPY_LIMITS, type CopyFault, copyFaults } from '../../../machines/complaint/base/press.ts';
import { COMPLAINT, type FoundComplaint } from '../../../machines/complaint/kind.ts';
import { agencyName, type Rules } from '../../../machines/district/rules.ts';
import {
  hidePrivateNumbers,
  type PrivateNumberKind,
} from '../../../machines/numbers/private-numbers.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { mayDo } from '../../../machines/people/may-do.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { replyOf, replyPage } from '../../office/newspaper/newspaper.ts';
import { actorOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, formKey, parameter, pathPart, required } from '../../pages/form.ts';
import { type PageRule, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress } from '../common/addresses.ts';
import { copyAddress, dispatchAddress, listAddress } from '../common/press-address.ts';
import { LETTER_POLICY } from '../letters/documents.ts';

/** `/koran/naskah/:id`: the text of one reply beside what was written, edited and approved for print. */

type Found = FoundComplaint;

/** The admin's, of a complaint that he may see. */
const OF_COMPLAINT: PageRule = { about: 'complaint' };

const PARTS: Record<keyof PublicText, { label: string; field: string; rows: number }> = {
  question: { label: 'Surat pembaca', field: 'pertanyaan', rows: 6 },
  headline: { label: 'Judul balasan', field: 'judul', rows: 1 },
  answer: { label: 'Balasan', field: 'balasan', rows: 8 },
};
const ORDER = ['question', 'headline', 'answer'] as const;

const KINDS: Record<PrivateNumberKind, string> = {
  phone: 'nomor telepon',
  identity: 'NIK atau nomor KK',
  number: 'nomor panjang',
};

/** Words that newspapers take for the answer. */
const USUAL_WORDS = 120;

function faultText({ part, ...fault }: CopyFault): string {
  const { label } = PARTS[part];
  switch (fault.why) {
    case 'empty':
      return `${label} belum diisi.`;
    case 'long':
      return `${label} terlalu panjang: paling banyak ${COPY_LIMITS[part]} huruf.`;
    case 'number':
      return `${label} memuat ${KINDS[fault.found.kind]} “${fault.found.text}”. Hapus atau samarkan; tanggal ditulis dengan nama bulan.`;
  }
}

/** What the program has hidden, and what a person has to look at. */
function warnings({ text, additions, answer, reporter }: ComplaintContext): string[] {
  const texts = [text, ...additions.map((one) => one.text), answer?.text ?? ''];
  const written = texts.join('\n');
  const { found } = hidePrivateNumbers(written, reporter);
  // one by one: the end of a text and the start of the next are no name
  const names = texts.flatMap(titledNames).map((name) => `Periksa nama orang: “${name}”.`);
  const all = [
    ...found.map(
      ({ kind, text: number }) =>
        `Disamarkan: ${KINDS[kind]} ${hidePrivateNumbers(number, reporter).text}.`,
    ),
    ...hideIntroductions(written).found.map(() => 'Disamarkan: nama yang disebut pelapor sendiri.'),
    ...names,
  ];
  return [...new Set(all)];
}

/** @throws PageError 404 when there is no such complaint or it is not on its way into the newspaper */
async function found({ engine }: Hotline, request: Request): Promise<Found> {
  const instance = await engine.instances.of(COMPLAINT).snapshot(pathPart(request, 'id'));
  if (instance === undefined) throw new PageError(404, 'Aduan ini tidak ada.');
  if (instance.snapshot.context.copy === null)
    throw new PageError(404, 'Aduan ini tidak (lagi) dipilih untuk koran.');
  return instance;
}

const STEPS: Record<string, string> = {
  selected: 'disunting',
  approved: 'disetujui',
  sent: 'dikirim ke koran',
  unprinted: 'dikirim, tidak dimuat',
  published: 'sudah dimuat',
};

const HOW: Record<PressApproval['how'], string> = {
  sms: 'lewat SMS',
  paper: 'di atas kertas (paraf)',
};

/** What was typed about who lets it be printed. */
interface TypedApproval {
  head: string;
  how: string;
}

function approvalView(rules: Rules, context: ComplaintContext, typed: TypedApproval | null) {
  const agency = context.answer?.agency;
  const given = context.copy?.approval;
  return {
    head: typed?.head ?? '',
    hows: APPROVED_BY.map((code) => ({ code, label: HOW[code], chosen: code === typed?.how })),
    usual: agency === undefined || agency === null ? null : `Kepala ${agencyName(rules, agency)}`,
    given: given && { ...given, how: HOW[given.how] },
  };
}

/** @param typed what was typed, where it cannot be taken */
function copyView(
  { clock, rules }: Hotline,
  by: Actor,
  { snapshot, stored }: Found,
  typed: Typed | null,
  note: string | null,
): View {
  const context = snapshot.context;
  const { copy, reporter, dispatch } = context;
  const text = typed?.text ?? copy ?? { headline: '', question: '', answer: '' };
  const can = (request: ComplaintRequest) => mayDo(snapshot, by, request, clock.now());
  const sample = { headline: 'x', question: 'x', answer: 'x' };
  const address = copyAddress(stored.id);
  const { publication } = snapshot.value as Record<string, string>;
  return {
    context,
    note,
    state: STEPS[publication ?? ''] ?? '',
    complaint: complaintAddress(stored.id),
    // a corrected answer comes back after it was sent
    resent: publication === 'selected' && dispatch !== null,
    sentTo: dispatch && { ...dispatch, address: dispatchAddress(dispatch.letter) },
    warnings: warnings(context),
    faults: [...copyFaults(text, reporter).map(faultText), ...(typed?.faults ?? [])],
    approval: approvalView(rules, context, typed?.approval ?? null),
    parts: ORDER.map((part) => ({
      ...PARTS[part],
      value: text[part],
      limit: COPY_LIMITS[part],
      single: part === 'headline',
      usual: part === 'answer' ? USUAL_WORDS : null,
    })),
    editable: can({ type: 'press.edit', ...sample }),
    droppable: can({ type: 'press.drop', text: 'x' }),
    address,
    preview: `${address}/pratinjau`,
    key: randomUUID(),
  };
}

/** What was typed and cannot be taken yet, with what is wrong with it beside the text. */
interface Typed {
  text: PublicText;
  approval: TypedApproval;
  faults: string[];
}

function typedApproval(request: Request): TypedApproval {
  return { head: field(request, 'disetujui').trim(), how: field(request, 'cara') };
}

/** Printed as somebody's words is only what he said may be. */
function approvalFaults({ head, how }: TypedApproval): string[] {
  return [
    ...(head === '' ? ['Tulis siapa yang menyetujui: kepala SKPD yang namanya dimuat.'] : []),
    ...(isHow(how) ? [] : ['Pilih bagaimana kepala SKPD menyetujui.']),
  ];
}

function isHow(how: string): how is PressApproval['how'] {
  return Object.hasOwn(HOW, how);
}

function typedCopy(request: Request): PublicText {
  const of = (part: keyof PublicText) => field(request, PARTS[part].field).replace(/\r\n/g, '\n');
  return { headline: of('headline'), question: of('question'), answer: of('answer') };
}

const NOTES: Record<string, string> = {
  disimpan: 'Naskah disimpan.',
  disetujui: 'Naskah disetujui. Kirim ke koran dari daftar “Disetujui”.',
};

export function pressCopyRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  const { engine, rules, clock } = hotline;

  function send(
    request: Request,
    response: Response,
    instance: Found,
    typed: Typed | null,
    note: string | null,
  ): void {
    const { ticket } = instance.snapshot.context;
    const view = copyView(hotline, actorOf(request), instance, typed, note);
    response.send(views.page('koran-naskah', `Naskah koran ${ticket}`, view));
  }

  /** @throws PageError 409 when the machine does not take it now */
  async function tell(
    request: Request,
    id: string,
    event: { type: string } & Record<string, unknown>,
    key: string,
  ): Promise<void> {
    const outcome = await engine.request(id, event, actorOf(request), key);
    if (outcome === 'refused' || outcome === 'missing')
      throw new PageError(409, 'Naskah ini sudah berubah. Muat ulang halamannya.');
  }

  pages.get('/koran/naskah/:id', OF_COMPLAINT, async (request, response) => {
    const note = NOTES[parameter(request, 'hasil')] ?? null;
    send(request, response, await found(hotline, request), null, note);
  });
  pages.get('/koran/naskah/:id/pratinjau', OF_COMPLAINT, async (request, response) => {
    const { snapshot } = await found(hotline, request);
    const reply = replyOf(rules, snapshot.context);
    const html = await replyPage(hotline, hotline, [reply], null, clock.now());
    response.set('Content-Security-Policy', LETTER_POLICY).type('html').send(html);
  });
  pages.post(
    '/koran/naskah/:id',
    { ...OF_COMPLAINT, noted: 'press.edited' },
    async (request, response) => {
      const instance = await found(hotline, request);
      const { id } = instance.stored;
      const key = `desk:${id}:${formKey(request)}`;
      const text = typedCopy(request);
      const { reporter } = instance.snapshot.context;
      const approves = field(request, 'lanjut') === 'setujui';
      const approval = typedApproval(request);
      const faults = approves ? approvalFaults(approval) : [];
      if (copyFaults(text, reporter).length + faults.length > 0) {
        // what was typed is not lost
        response.status(400);
        return send(request, response, instance, { text, approval, faults }, null);
      }
      await tell(request, id, { type: 'press.edit', ...text }, key);
      if (approves)
        await tell(request, id, { type: 'press.approve', ...approval }, `${key}:approve`);
      response.redirect(303, `${copyAddress(id)}?hasil=${approves ? 'disetujui' : 'disimpan'}`);
    },
  );
  pages.post(
    '/koran/naskah/:id/batal',
    { ...OF_COMPLAINT, noted: 'press.dropped' },
    async (request, response) => {
      const { id } = (await found(hotline, request)).stored;
      const text = required(request, 'alasan', 'Alasan', 200);
      await tell(request, id, { type: 'press.drop', text }, `desk:${id}:${formKey(request)}`);
      response.redirect(303, listAddress('dipilih'));
    },
  );
  return pages;
}
