import { z } from 'zod';
import type { OfficeAct, SaidBy } from '../people/office-act.ts';
import type { Dispatching, KeptKind, LetterEvent } from './context.ts';

/**
 * Everything that can be done to a letter: the register's buttons, the inspector's samples, the history's
 * words and the machine's guard are made from it. Paper is moved by hand, so all of it is the admin's; what
 * signing leads to is the engine's.
 */

export type LetterAct = LetterEvent['type'];

/** How a letter goes out, as people call it. */
export const DISPATCHES: Record<Dispatching, string> = {
  kurir: 'diantar kurir',
  diambil: 'diambil sendiri',
  pos: 'pos',
  srikandi: 'SRIKANDI',
  surel: 'surel',
};

/** Complaints in one letter: more make a table that nobody reads, and a form that is too long. */
export const MOST_FORWARDED = 40;

/** Ways on which somebody takes the paper and signs for it. */
export const HANDED_OVER: readonly Dispatching[] = ['kurir', 'diambil'];

/** What is kept of a letter besides its rendering. */
export const ATTACHED: Record<Exclude<KeptKind, 'rendered'>, string> = {
  scan: 'Pindaian surat bertanda tangan',
  electronic: 'Berkas bertanda tangan elektronik',
  receipt: 'Bukti terima (ekspedisi)',
};

const nothing = z.strictObject({});
/** Made by the engine; no door takes these from anybody. */
const made = z.looseObject({});
const document = z.string().min(1).max(200);
const admin = ['admin'] as const;
const system = ['system'] as const;
/** How a letter went out, as a field of an act. */
export const dispatching = z.enum(Object.keys(DISPATCHES) as [Dispatching, ...Dispatching[]]);
const attached = z.enum(['scan', 'electronic', 'receipt']);

const NUMBERED = {
  ...{ number: 'Z999', sequence: 999, year: 2026, document: 'contoh' },
  ...{ signer: 'contoh', subject: 'contoh', addressee: 'contoh' },
};

/** In the order of the office. */
export const LETTER_ACTS: { [T in LetterAct]: OfficeAct<SaidBy<LetterEvent, T>> } = {
  'letter.initial': {
    by: admin,
    fields: nothing,
    desk: { name: 'paraf', label: 'Sudah diparaf' },
    sample: () => ({}),
    done: 'surat diparaf',
  },
  'letter.sign': {
    by: admin,
    fields: z.strictObject({ number: z.string().trim().min(1).max(80).exactOptional() }),
    desk: {
      name: 'tetapkan',
      label: 'Tetapkan',
      about:
        'Surat mendapat nomor, tanggal hari ini, dan penanda tangan hari ini, lalu tidak berubah lagi. Setelah itu dicetak untuk ditandatangani.',
      asks: 'number',
    },
    sample: () => ({}),
    done: 'surat ditetapkan',
  },
  'letter.numbered': {
    by: system,
    fields: made,
    sample: () => NUMBERED,
    done: 'surat bernomor',
  },
  'letter.declined': {
    by: system,
    fields: made,
    sample: () => ({ reason: 'contoh alasan' }),
    done: 'surat tidak dapat ditetapkan',
  },
  'letter.send': {
    by: admin,
    fields: z.strictObject({
      via: dispatching,
      takenBy: z.string().trim().max(100).default(''),
      sentAt: z.number().int().exactOptional(),
    }),
    desk: {
      name: 'kirim',
      label: 'Sudah dikirim',
      about: 'Catat cara kirim, penerima, dan waktunya. Langkah 3 SOP selesai pada waktu itu.',
      asks: 'dispatch',
    },
    sample: ({ text }) => ({ via: 'kurir', takenBy: text || 'contoh' }),
    done: 'surat dikirim',
  },
  'letter.archive': {
    by: admin,
    fields: nothing,
    desk: { name: 'arsip', label: 'Arsipkan' },
    sample: () => ({}),
    done: 'surat diarsipkan',
  },
  'letter.void': {
    by: admin,
    fields: z.strictObject({ reason: z.string().trim().min(1).max(200) }),
    desk: { name: 'batal', label: 'Batalkan surat', asks: 'reason' },
    sample: ({ text }) => ({ reason: text || 'contoh alasan' }),
    done: 'surat dibatalkan',
  },
  'letter.revise': {
    by: admin,
    // worded on a page of its own
    fields: z.strictObject({
      subject: z.string().exactOptional(),
      addressee: z.string().exactOptional(),
      content: z.record(z.string(), z.unknown()).exactOptional(),
    }),
    sample: () => ({}),
    done: 'isi surat diubah',
  },
  'letter.collect': {
    by: system,
    fields: made,
    sample: () => ({ complaint: 'contoh', subject: 'contoh' }),
    done: 'aduan ditambahkan ke surat',
  },
  'letter.release': {
    by: admin,
    // what another letter forwards
    fields: z.strictObject({ complaints: z.array(z.string()).min(1), subject: z.string() }),
    sample: () => ({ complaints: ['contoh'], subject: 'contoh' }),
    done: 'aduan dikeluarkan dari surat',
  },
  'letter.readdress': {
    by: system,
    fields: made,
    sample: () => ({ agency: 'contoh', addressee: 'contoh' }),
    done: 'surat ditujukan ke SKPD penggantinya',
  },
  'letter.attach': {
    by: admin,
    fields: z.strictObject({ document, kind: attached.exactOptional() }),
    sample: () => ({ document: 'contoh' }),
    done: 'berkas surat dilampirkan',
  },
  'letter.adopt': {
    by: system,
    fields: nothing,
    sample: () => ({}),
    done: 'surat lama dibukukan menurut aturan baru',
  },
};
