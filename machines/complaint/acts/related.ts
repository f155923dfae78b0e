import { z } from 'zod';
import { wardOf } from '../base/secrecy.ts';
import type { Act, ActType, Situation } from './act.ts';
import { code, complaint, OTHER, sampleText, text, words } from './fields.ts';

/** What complaints tell each other, and letters tell them, through the engine; nobody outside may. */

type Related = Extract<ActType, `child.${string}` | `parent.${string}` | `letter.${string}`>;

/** What an answer says that a parent hands on, be it the first or put right. */
const answerOfParent = {
  by: 'hotline',
  fields: z.strictObject({ text, agency: code }),
  api: false,
  sample: (situation: Situation) => ({
    text: sampleText(situation),
    agency: situation.context.agency ?? '',
  }),
} as const;

export const relatedActs: { [T in Related]: Act<T> } = {
  'child.merged': {
    by: 'hotline',
    fields: z.strictObject({ child: complaint }),
    // the complaint it was merged into is archived
    untaken: 'returned',
    api: false,
    sample: ({ context }) => ({
      child: { ...OTHER, secret: context.secret, ward: wardOf(context) },
    }),
    done: 'aduan lain digabung ke sini',
  },
  'child.separated': {
    by: 'hotline',
    fields: z.strictObject({ child: complaint }),
    api: false,
    sample: () => ({ child: OTHER }),
    done: 'aduan lain dipisah dari sini',
  },
  'child.added': {
    by: 'hotline',
    fields: z.strictObject({ ticket: code, text: words }),
    api: false,
    sample: (situation) => ({ ticket: OTHER.ticket, text: sampleText(situation) }),
    done: 'keterangan dari aduan gabungan',
  },
  'child.unsolved': {
    by: 'hotline',
    fields: z.strictObject({ child: complaint, text: words }),
    untaken: 'returned',
    api: false,
    sample: (situation) => ({
      child: situation.context.children[0] ?? OTHER,
      text: sampleText(situation),
    }),
    done: 'pelapor aduan gabungan: belum beres',
  },
  'parent.answered': {
    ...answerOfParent,
    done: 'aduan induk dijawab',
  },
  'parent.corrected': {
    ...answerOfParent,
    done: 'jawaban aduan induk diralat',
  },
  'parent.reopened': {
    by: 'hotline',
    fields: z.strictObject({
      agency: code.nullable(),
      due: z.number().int().nullable(),
      ticket: code.nullable(),
    }),
    api: false,
    sample: ({ context: { agency, legalDueAt: due } }) => ({ agency, due, ticket: null }),
    done: 'aduan induk dibuka lagi',
  },
  'parent.retracted': {
    by: 'hotline',
    fields: z.strictObject({ due: z.number().int().nullable().exactOptional() }),
    api: false,
    sample: () => ({}),
    done: 'jawaban aduan induk ditarik',
  },
  'parent.gone': {
    by: 'hotline',
    fields: z.strictObject({}),
    api: false,
    sample: () => ({}),
    done: 'aduan induk tidak ada lagi',
  },
  'letter.sent': {
    by: 'hotline',
    fields: z.strictObject({
      letter: words,
      number: words,
      document: words,
      date: z.number().int(),
      sentAt: z.number().int(),
    }),
    api: false,
    sample: ({ context: { receivedAt: date } }) => ({
      ...{ letter: 'letter:penerusan:0:k1', number: '1', document: '-', date, sentAt: date },
    }),
    done: 'surat penerusan dikirim',
  },
  'letter.voided': {
    by: 'hotline',
    fields: z.strictObject({ letter: words }),
    api: false,
    sample: () => ({ letter: 'letter:penerusan:0:k1' }),
    done: 'surat penerusan batal',
  },
};
