import { z } from 'zod';
import type { Act, ActType } from './act.ts';
import { maybeWords, sampleText, words } from './fields.ts';
import type { MovingWords } from './moving-words.ts';
import type { NewPhone } from './new-phone.ts';

/** What the reporter does with his complaint. */

type Citizen = Exclude<Extract<ActType, `citizen.${string}`>, NewPhone | MovingWords>;

/** Readings are made by the hotline of the words; nobody outside gives one. */
const said = z.strictObject({ text: words });
const maybeSaid = z.strictObject({ text: maybeWords });

export const citizenActs: { [T in Citizen]: Act<T> } = {
  'citizen.add': {
    by: 'reporter',
    fields: said,
    sms: {
      command: 'TAMBAH',
      words: ['TAMBAH', 'TAMBAHAN', 'TMBAH'],
      usage: 'TAMBAH {no} isi',
      example: 'TAMBAH {no} letaknya dekat pasar',
      does: 'menambah keterangan',
      says: ({ text }) => (text.trim() === '' ? null : { text }),
    },
    handsOn: true,
    untaken: 'opened',
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'warga menambah keterangan',
  },
  'citizen.choose': {
    by: 'reporter',
    fields: z.strictObject({ option: z.number().int().min(1).max(9).nullable(), text: maybeWords }),
    untaken: 'added',
    api: true,
    sample: () => ({ option: 1, text: '1' }),
    done: 'warga memilih',
  },
  'citizen.thank': {
    by: 'reporter',
    fields: said,
    handsOn: true,
    untaken: 'forgotten',
    api: false,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'warga berterima kasih',
  },
  'citizen.rate': {
    by: 'reporter',
    rates: true,
    fields: z.strictObject({ rating: z.number().int().min(1).max(5), text: maybeWords }),
    wrong: ({ rating }) =>
      Number.isInteger(rating) && rating >= 1 && rating <= 5 ? null : 'rating',
    sms: {
      command: 'NILAI',
      words: ['NILAI', 'NILEI', 'NILAY', 'NILE', 'RATING', 'BINTANG'],
      usage: 'NILAI {no} 1-5',
      example: 'NILAI {no} 5',
      does: 'menilai jawaban: 1 kecewa, 5 puas',
      heard: 'always',
      says: ({ rating, text }) => (rating === null ? null : { rating, text }),
    },
    handsOn: true,
    judges: true,
    api: true,
    sample: ({ filled }) => ({ rating: filled?.rating ?? 5, text: String(filled?.rating ?? 5) }),
    done: 'warga menilai',
  },
  'citizen.unsolved': {
    by: 'reporter',
    fields: maybeSaid,
    sms: {
      command: 'BELUM',
      words: ['BELUM', 'BLM', 'BLUM', 'BELOM', 'BLOM'],
      usage: 'BELUM {no}',
      example: 'BELUM {no} masih rusak',
      does: 'masalahnya belum selesai',
      heard: 'always',
      says: ({ text }) => ({ text }),
    },
    handsOn: true,
    judges: true,
    // "not solved" of what nobody has answered, or what was turned away: words about it all the same
    untaken: 'added',
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'warga: belum beres',
  },
  'citizen.withdraw': {
    by: 'reporter',
    fields: maybeSaid,
    sms: {
      command: 'BATAL',
      words: ['BATAL', 'BATALKAN', 'BATALIN', 'BTL', 'CABUT'],
      usage: 'BATAL {no}',
      example: 'BATAL {no}',
      does: 'membatalkan aduan',
      heard: 'always',
      says: ({ text }) => ({ text }),
    },
    handsOn: true,
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'warga membatalkan',
  },
};
