import { z } from 'zod';
import type { Rules } from '../../district/rules.ts';
import { APPROVED_BY } from '../base/context.ts';
import type { Act, ActType } from './act.ts';
import {
  answer,
  day,
  edition,
  emptyText,
  head,
  headline,
  newspaper,
  page,
  question,
  sampleNewspaper,
  sampleText,
  text,
} from './fields.ts';

/** The reply in the newspaper (SOP step 5): the admin's acts too. */

type Press = Extract<ActType, `press.${string}`>;

const nothing = z.strictObject({});

function isKnown(rules: Rules, name: string): boolean {
  return rules.district.newspapers.some((one) => one.name === name);
}

/** True for a day of the calendar that is not ahead. */
function hasCome(rules: Rules, date: string, at: number): boolean {
  const { year, month, day: today } = rules.calendar.local(at);
  const now = [year, month, today].map((part) => String(part).padStart(2, '0')).join('-');
  return date <= now && rules.calendar.resolveDate(date, at) !== null;
}

export const pressActs: { [T in Press]: Act<T> } = {
  'press.select': {
    by: 'admin',
    fields: nothing,
    desk: {
      name: 'koran',
      label: 'Muat balasan di koran',
      button: 'Pilih untuk koran',
      help: 'Memilih jawaban untuk Balasan Surat Pembaca. Aduan rahasia tidak dapat dipilih.',
    },
    api: true,
    sample: () => ({}),
    done: 'dipilih untuk koran',
  },
  'press.edit': {
    by: 'admin',
    fields: z.strictObject({ headline, question, answer }),
    api: true,
    sample: (situation) => {
      const words = sampleText(situation);
      return { headline: words.slice(0, 60), question: words, answer: words };
    },
    done: 'naskah koran disunting',
  },
  'press.approve': {
    by: 'admin',
    fields: z.strictObject({
      head: head.describe(
        'Head of the agency who lets the words be printed as his, by name or office.',
      ),
      how: z.enum(APPROVED_BY).describe('How he said so.'),
    }),
    api: true,
    sample: () => ({ head: 'Kepala Dinas', how: 'paper' }),
    done: 'naskah koran disetujui',
  },
  'press.send': {
    by: 'admin',
    fields: z.strictObject({ newspaper, letter: z.string(), number: z.string() }),
    wrong: ({ newspaper: name }, rules) => (isKnown(rules, name) ? null : 'newspaper'),
    // sent with the covering letter that is made for it
    api: false,
    sample: (situation) => ({
      newspaper: sampleNewspaper(situation),
      letter: 'letter:pengantar-koran:0:1',
      number: '1',
    }),
    done: 'dikirim ke koran',
  },
  'press.publish': {
    by: 'admin',
    fields: z.strictObject({
      newspaper,
      edition,
      page,
      date: day.nullable().describe('The day it was printed.'),
    }),
    wrong: ({ newspaper: name, date }, rules, at) => {
      if (!isKnown(rules, name)) return 'newspaper';
      return date === null || hasCome(rules, date, at) ? null : 'date';
    },
    api: true,
    sample: (situation) => ({
      newspaper: sampleNewspaper(situation),
      edition: '1',
      page: '1',
      date: null,
    }),
    done: 'dimuat di koran',
  },
  'press.clip': {
    by: 'admin',
    fields: z.strictObject({ clipping: z.string().min(1) }),
    api: false,
    sample: () => ({ clipping: '-' }),
    done: 'kliping diarsipkan',
  },
  'press.drop': {
    by: 'admin',
    fields: z.strictObject({ text }),
    wrong: emptyText,
    desk: {
      name: 'batal-koran',
      label: 'Batal dimuat di koran',
      button: 'Batalkan',
      textLabel: 'Alasan',
      help: 'Tidak jadi dimuat, atau sudah dikirim tetapi tidak dimuat; alasannya tercatat di riwayat.',
    },
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'batal untuk koran',
  },
};
