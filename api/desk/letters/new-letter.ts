import type { Request } from 'express';
import { MOST_FORWARDED } from '../../../machines/letter/acts.ts';
import { maskIdentity } from '../../../machines/numbers/masks.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { beginDraft, type Draft, type Wording } from '../../office/letters/draft.ts';
import { forwardable, forwardingDraft, voidReplaced } from '../../office/letters/forwarding.ts';
import { reprimandDraft, silentAgencies } from '../../office/letters/reprimand.ts';
import { asLetter, draftHtml } from '../../office/paper/print.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, fields, parameter } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { letterAddress } from '../common/letter-address.ts';
import type { Pending, PendingLetters } from './pending.ts';
import { atDesk, toPreview } from './preview.ts';

/** `/register/baru`: letters that the office writes itself, several complaints in one, and reprimands. */

/** @throws PageError 400 for an agency that there is not */
function agencyOf({ rules }: Hotline, code: string): { code: string; name: string } {
  const agency = rules.agency(code);
  if (agency === undefined) throw new PageError(400, 'SKPD ini tidak ada. Pilih dari daftar.');
  return { code, name: agency.name };
}

/** @throws PageError 400 for a field that is too long for a letter */
export function wordingFrom(request: Request): Wording {
  const text = (name: string, label: string, longest: number) => {
    const value = field(request, name);
    if (value.length > longest)
      throw new PageError(400, `${label} terlalu panjang: paling banyak ${longest} huruf.`);
    return value;
  };
  return {
    subject: text('hal', 'Hal', 160).replace(/\s+/g, ' '),
    addressee: text('kepada', 'Kepada', 160).replace(/\s+/g, ' '),
    note: text('catatan', 'Alinea tambahan', 2000),
  };
}

const BEGIN = 'Simpan sebagai konsep';
const NOT_YET = 'Konsep belum bernomor dan belum bertanggal; keduanya diberikan saat ditetapkan.';

function previewHtml(hotline: Hotline, draft: Draft): Promise<string> {
  return draftHtml(hotline, asLetter(draft));
}

async function overview(hotline: Hotline): Promise<View> {
  const [late, forwarded] = await Promise.all([
    silentAgencies(hotline),
    hotline.store.instances.tally({ machine: 'complaint', tag: 'withAgency' }, 'agency'),
  ]);
  const link = (kind: string, agency: string, count: number) => ({
    name: hotline.rules.agency(agency)?.name ?? agency,
    count,
    address: `/register/baru/${kind}?${new URLSearchParams({ skpd: agency })}`,
  });
  return {
    forwarded: forwarded.map(({ key, count }) => link('penerusan', key, count)),
    late: late.map(({ agency, count }) => link('teguran', agency, count)),
  };
}

async function forwardingForm(
  hotline: Hotline,
  reading: Access['reading'],
  request: Request,
): Promise<View> {
  const agency = agencyOf(hotline, parameter(request, 'skpd'));
  const all = await forwardable(hotline, agency.code);
  const shown = all.map(({ complaint }) => complaint);
  await reading.secrets(identityOf(request), shown);
  return {
    agency,
    most: MOST_FORWARDED,
    rows: all.map(({ complaint, draft }) => ({
      id: complaint.id,
      ticket: complaint.ticket,
      receivedAt: complaint.receivedAt,
      due: complaint.clock?.dueAt ?? null,
      secret: complaint.secret,
      text: maskIdentity(complaint.text).slice(0, 160),
      draft: draft === null ? null : { address: letterAddress(draft) },
      chosen: draft !== null && !complaint.secret,
    })),
  };
}

async function forwarding(hotline: Hotline, request: Request): Promise<Pending> {
  const { code, name } = agencyOf(hotline, field(request, 'skpd'));
  const complaints = fields(request, 'aduan');
  const order = { agency: code, complaints, wording: wordingFrom(request) };
  const draft = await forwardingDraft(hotline, order);
  const replaces = field(request, 'gantikan') === 'ya';
  return {
    title: `Surat penerusan ${draft.about.length} aduan kepada ${name}`,
    html: await previewHtml(hotline, draft),
    about: draft.about,
    notes: [
      NOT_YET,
      ...(replaces
        ? [
            'Aduan-aduan ini dikeluarkan dari konsep surat lain; konsep yang menjadi kosong dibatalkan.',
          ]
        : []),
    ],
    button: BEGIN,
    scan: 'none',
    back: `/register/baru/penerusan?${new URLSearchParams({ skpd: code })}`,
    async issue({ by }, key) {
      const id = await beginDraft(hotline, draft, key);
      if (replaces) await voidReplaced({ ...hotline, by }, id, draft.about, key);
      return letterAddress(id);
    },
  };
}

async function reprimand(hotline: Hotline, request: Request): Promise<Pending> {
  const { code, name } = agencyOf(hotline, field(request, 'skpd'));
  const draft = await reprimandDraft(hotline, { agency: code, wording: wordingFrom(request) });
  return {
    title: `Surat ${draft.kind} kepada ${name}`,
    html: await previewHtml(hotline, draft),
    about: draft.about,
    notes: [`Surat ini memuat ${draft.about.length} aduan yang lewat tenggat.`, NOT_YET],
    button: BEGIN,
    scan: 'none',
    back: `/register/baru/teguran?${new URLSearchParams({ skpd: code })}`,
    issue: async (_given, key) => letterAddress(await beginDraft(hotline, draft, key)),
  };
}

export function newLetterRoutes(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  views: Views,
  pending: PendingLetters,
): Pages {
  const pages = new Pages();
  pages.get('/register/baru', ADMIN, async (_request, response) => {
    response.send(views.page('surat-baru', 'Surat baru', await overview(hotline)));
  });
  pages.get('/register/baru/penerusan', ADMIN, async (request, response) => {
    const view = await forwardingForm(hotline, reading, request);
    response.send(views.page('surat-penerusan', 'Surat penerusan', view));
  });
  pages.post('/register/baru/penerusan', { noted: null }, async (request, response) => {
    toPreview(pending, response, await atDesk(hotline, () => forwarding(hotline, request)));
  });
  pages.get('/register/baru/teguran', ADMIN, async (request, response) => {
    const agency = agencyOf(hotline, parameter(request, 'skpd'));
    const late = (await silentAgencies(hotline)).find((one) => one.agency === agency.code);
    const view = { agency, count: late?.count ?? 0 };
    response.send(views.page('surat-teguran', 'Pengingat atau teguran', view));
  });
  pages.post('/register/baru/teguran', { noted: null }, async (request, response) => {
    toPreview(pending, response, await atDesk(hotline, () => reprimand(hotline, request)));
  });
  return pages;
}
