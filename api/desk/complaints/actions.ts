import type { Request } from 'express';
import type { AnyMachineSnapshot } from 'xstate';
import type { Actor } from '../../../machines/actor.ts';
import type { ComplaintRequest } from '../../../machines/complaint/acts/act.ts';
import type { Child, ComplaintContext, RejectReason } from '../../../machines/complaint/context.ts';
import type { Rules } from '../../../machines/rules.ts';
import { PageError } from '../../pages/errors.ts';
import { field, required } from '../../pages/form.ts';

/**
 * What the admin may do with a complaint (an agency: `officer-actions.ts`). Each action is offered when the machine takes a sample of
 * its event (`snapshot.can`), so the page can never offer what the machine would refuse.
 */

/** What the form of an action asks for. */
export type Asked =
  | 'agency'
  | 'category'
  | 'secret'
  | 'reason'
  | 'text'
  | 'answer'
  | 'ticket'
  | 'receiver'
  | 'until';

/** Looks up the complaint a ticket names, newest first; undefined when there is none. */
export type FindTicket = (typed: string) => Promise<Child | undefined>;

export interface Build {
  request: Request;
  now: number;
  rules: Rules;
  context: ComplaintContext;
  find: FindTicket;
}

export interface Action {
  /** Part of the address. */
  name: string;
  label(context: Pick<ComplaintContext, 'forwardedAt'>): string;
  /** Words on the button. */
  button: string;
  asks: Asked[];
  /** What the text is called in the form, where one is asked for. */
  textLabel?: string;
  samples(rules: Rules, context: ComplaintContext, at: number): ComplaintRequest[];
  /** @throws PageError 400 when something is missing or unknown */
  build(from: Build): ComplaintRequest | Promise<ComplaintRequest>;
}

export const SAMPLE = 'x'.repeat(20);

const REJECT_REASONS: Record<RejectReason, string> = {
  unclear: 'tidak jelas',
  jurisdiction: 'bukan wewenang kabupaten',
  spam: 'spam (pelapor tidak diberi tahu)',
};

export const rejectReasons = Object.entries(REJECT_REASONS).map(([code, name]) => ({ code, name }));

function chosenAgency({ request, rules }: Build): string {
  const code = required(request, 'skpd', 'SKPD', 40);
  if (rules.agency(code) === undefined) throw new PageError(400, 'SKPD ini tidak ada.');
  return code;
}

function chosenCategory({ request, rules }: Build): string | null {
  const code = field(request, 'kategori');
  if (code === '') return null;
  if (!rules.district.categories.some((category) => category.code === code))
    throw new PageError(400, 'Kategori ini tidak ada.');
  return code;
}

function chosenReason(request: Request): RejectReason {
  const reason = field(request, 'alasan');
  if (!Object.hasOwn(REJECT_REASONS, reason)) throw new PageError(400, 'Alasan belum dipilih.');
  return reason as RejectReason;
}

async function chosenParent({ request, context, find }: Build): Promise<Child> {
  const typed = required(request, 'tiket', 'Tiket induk', 20);
  const parent = await find(typed);
  if (parent === undefined) throw new PageError(400, `Tiket ${typed} tidak ada.`);
  if (parent.instance === context.id)
    throw new PageError(400, 'Aduan tidak dapat digabung dengan dirinya sendiri.');
  return parent;
}

function withCategory(from: Build): { category?: string } {
  const category = chosenCategory(from);
  return category === null ? {} : { category };
}

export const words = ({ request }: Build, label: string) => required(request, 'isi', label);

/** An action whose only words are one text. */
export function textAction(
  name: string,
  label: string,
  button: string,
  textLabel: string,
  event: (text: string) => ComplaintRequest,
): Action {
  return {
    name,
    label: () => label,
    button,
    asks: ['text'],
    textLabel,
    samples: () => [event(SAMPLE)],
    build: (from) => event(words(from, textLabel)),
  };
}

/** An action that is only a button. */
export function plainAction(
  name: string,
  label: string,
  button: string,
  event: ComplaintRequest,
): Action {
  return {
    name,
    label: () => label,
    button,
    asks: [],
    samples: () => [event],
    build: () => event,
  };
}

/** In the order the page shows them: what moves the complaint on comes first. */
export const actions: Action[] = [
  {
    name: 'kirim-jawaban',
    label: () => 'Kirim jawaban kepada warga',
    button: 'Kirim jawaban',
    asks: ['answer'],
    textLabel: 'Isi jawaban',
    samples: () => [{ type: 'admin.release' }],
    build: (from) => {
      const text = words(from, 'Isi jawaban');
      const unchanged = text === from.context.answer?.text.trim();
      return unchanged ? { type: 'admin.release' } : { type: 'admin.release', text };
    },
  },
  textAction('kembalikan', 'Kembalikan jawaban ke SKPD', 'Kembalikan', 'Alasan', (text) => ({
    type: 'admin.return',
    text,
  })),
  textAction('tetap', 'Tolak pengalihan, tetap di SKPD ini', 'Tetap di sini', 'Alasan', (text) => ({
    type: 'admin.keep',
    text,
  })),
  {
    name: 'teruskan',
    label: ({ forwardedAt }) =>
      forwardedAt === null ? 'Teruskan ke SKPD' : 'Alihkan ke SKPD lain',
    button: 'Teruskan',
    asks: ['agency', 'category'],
    samples: ({ district }) =>
      district.agencies.map(({ code }) => ({ type: 'admin.forward', agency: code })),
    build: (from) => ({
      type: 'admin.forward',
      agency: chosenAgency(from),
      ...withCategory(from),
    }),
  },
  textAction('tanya', 'Tanya kepada warga', 'Kirim pertanyaan', 'Pertanyaan', (text) => ({
    type: 'admin.ask',
    text,
  })),
  {
    name: 'kategori',
    label: () => 'Ubah kategori atau kerahasiaan',
    button: 'Simpan',
    asks: ['category', 'secret'],
    samples: () => [{ type: 'admin.classify' }],
    build: (from) => ({
      type: 'admin.classify',
      ...withCategory(from),
      secret: field(from.request, 'rahasia') === 'ya',
    }),
  },
  {
    name: 'gabung',
    label: () => 'Gabung dengan aduan lain',
    button: 'Gabungkan',
    asks: ['ticket'],
    samples: (_, { secret }) => [
      { type: 'admin.merge', parent: { instance: '-', ticket: '-', secret } },
    ],
    build: async (from) => ({ type: 'admin.merge', parent: await chosenParent(from) }),
  },
  plainAction('pisah', 'Pisahkan dari aduan induk', 'Pisahkan', { type: 'admin.separate' }),
  {
    name: 'tolak',
    label: () => 'Tolak aduan',
    button: 'Tolak',
    asks: ['reason', 'text'],
    textLabel: 'Penjelasan untuk warga',
    samples: () => [{ type: 'admin.reject', reason: 'unclear', text: SAMPLE }],
    build: (from) => ({
      type: 'admin.reject',
      reason: chosenReason(from.request),
      text: words(from, 'Penjelasan untuk warga'),
    }),
  },
  plainAction('buka', 'Buka lagi aduan ini', 'Buka lagi', { type: 'admin.restore' }),
  plainAction('koran', 'Muat balasan di koran', 'Pilih untuk koran', { type: 'press.select' }),
  textAction('batal-koran', 'Batal dimuat di koran', 'Batalkan', 'Alasan', (text) => ({
    type: 'press.drop',
    text,
  })),
];

/** An action that can be done now, with the agencies it can be done for. */
export interface Offer {
  action: Action;
  agencies: string[];
}

/** Of these actions those that the machine takes from somebody now. */
export function offers(
  possible: Action[],
  by: Actor,
  rules: Rules,
  snapshot: AnyMachineSnapshot,
  at: number,
): Offer[] {
  const context = snapshot.context as ComplaintContext;
  return possible.flatMap((action) => {
    const samples = action.samples(rules, context, at);
    const taken = samples.filter((event) => snapshot.can({ ...event, at, by }));
    const agencies = taken.flatMap((event) =>
      event.type === 'admin.forward' ? [event.agency] : [],
    );
    return taken.length === 0 ? [] : [{ action, agencies }];
  });
}
