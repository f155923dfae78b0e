import type { Request } from 'express';
import type { ComplaintRequest } from '../../../machines/complaint/acts/act.ts';
import { REJECT_REASONS } from '../../../machines/complaint/acts/admin.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { ActFault, FAULT_WORDS, requestFrom } from '../../office/acts/given.ts';
import { parentNamed } from '../../office/acts/parent.ts';
import { complaintsNamed, isAmbiguous } from '../../office/complaints/lookup.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, required } from '../../pages/form.ts';
import type { ActForm, Asked } from './act-forms.ts';

/** What a form of the desk brings, as the fields of its act. */

export const rejectReasons = Object.entries(REJECT_REASONS).map(([code, name]) => ({ code, name }));

interface From {
  hotline: Hotline;
  request: Request;
  context: ComplaintContext;
  textLabel: string;
}

type Read = (from: From) => Record<string, unknown> | Promise<Record<string, unknown>>;

async function parentOf({ hotline, request }: From) {
  const typed = required(request, 'tiket', 'Tiket induk', 20);
  // a merge is for good: what fits two is asked about, as by SMS
  if (await isAmbiguous(hotline.store, typed))
    throw new PageError(400, 'Tulis tiket lengkap dengan hurufnya, misal B007.');
  const person = personAtDesk(identityOf(request));
  const [parent, ...others] = await complaintsNamed(hotline, person, typed);
  if (parent === undefined) throw new PageError(400, `Tiket ${typed} tidak ada.`);
  if (others.length > 0) {
    const options = [parent, ...others].map(({ year, ticket }) => letterTicket(year ?? 0, ticket));
    throw new PageError(
      400,
      `Ada ${options.length} aduan ${parent.ticket}. Tulis dengan tahunnya: ${options.join(' atau ')}.`,
    );
  }
  return { parent: parent.instance };
}

function receiverOf({ request, context }: From) {
  const code = field(request, 'skpd');
  if (code === '') return { agency: null };
  if (code === context.agency)
    throw new PageError(400, 'SKPD ini tidak ada, atau sama dengan yang sekarang.');
  return { agency: code };
}

function reasonOf({ request }: From) {
  const reason = field(request, 'alasan');
  if (!Object.hasOwn(REJECT_REASONS, reason)) throw new PageError(400, 'Alasan belum dipilih.');
  return { reason };
}

function dayOf({ request }: From) {
  const until = field(request, 'tanggal');
  if (!/^\d{4}-\d\d-\d\d$/.test(until)) throw new PageError(400, 'Tanggal belum dipilih.');
  return { until };
}

/** An answer that is sent as it is names no words of the admin's. */
function answerOf({ request, context, textLabel }: From) {
  const text = required(request, 'isi', textLabel);
  return text === context.answer?.text.trim() ? {} : { text };
}

const READERS: Record<Asked, Read> = {
  agency: ({ request }) => ({ agency: required(request, 'skpd', 'SKPD', 40) }),
  category({ request }) {
    const category = field(request, 'kategori');
    return category === '' ? {} : { category };
  },
  secret: ({ request }) => ({ secret: field(request, 'rahasia') === 'ya' }),
  reason: reasonOf,
  text: ({ request, textLabel }) => ({ text: required(request, 'isi', textLabel) }),
  answer: answerOf,
  ticket: parentOf,
  receiver: receiverOf,
  until: dayOf,
  phone: ({ request }) => ({ phone: required(request, 'nomor', 'Nomor baru', 20) }),
};

/** @throws PageError 400 */
function refuse(error: unknown): never {
  if (!(error instanceof ActFault)) throw error;
  const { field: name, kind } = error;
  const words = FAULT_WORDS[name]?.indonesian;
  if (kind === 'unknown' && words !== undefined) throw new PageError(400, words);
  throw new PageError(400, 'Isian belum benar. Periksa lagi, lalu kirim.');
}

/**
 * The event that a form asks for.
 * @throws PageError 400 when something is missing or unknown
 */
export async function requestOfForm(
  hotline: Hotline,
  request: Request,
  { type, desk, asks }: ActForm,
  context: ComplaintContext,
): Promise<ComplaintRequest> {
  const { rules, clock } = hotline;
  const from: From = { hotline, request, context, textLabel: desk.textLabel ?? '' };
  const given: Record<string, unknown> = {};
  for (const asked of asks) Object.assign(given, await READERS[asked](from));
  const parent = (id: string) => parentNamed(hotline, id);
  return requestFrom(type, given, { rules, now: clock.now(), parent }).catch(refuse);
}
