import { z } from 'zod';
import type { OfficeAct, SaidBy } from '../office-act.ts';
import type { LetterEvent } from './context.ts';

/**
 * Everything that can be done to a letter: the register's buttons, the inspector's samples, the history's
 * words and the machine's guard are made from it. Paper is moved by hand, so all of it is the admin's.
 */

export type LetterAct = LetterEvent['type'];

const nothing = z.strictObject({});
const document = z.string().min(1).max(200);
const admin = ['admin'] as const;

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
    fields: nothing,
    desk: { name: 'tanda-tangan', label: 'Sudah ditandatangani' },
    sample: () => ({}),
    done: 'surat ditandatangani',
  },
  'letter.send': {
    by: admin,
    fields: nothing,
    desk: { name: 'kirim', label: 'Sudah dikirim' },
    sample: () => ({}),
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
    // rendered anew on a page of its own
    fields: z.strictObject({
      document,
      subject: z.string().exactOptional(),
      addressee: z.string().exactOptional(),
      content: z.record(z.string(), z.unknown()).exactOptional(),
    }),
    sample: () => ({ document: 'contoh' }),
    done: 'surat dicetak ulang',
  },
  'letter.attach': {
    by: admin,
    fields: z.strictObject({ document }),
    sample: () => ({ document: 'contoh' }),
    done: 'hasil pindai dilampirkan',
  },
};
