import { PageError } from '../../pages/errors.ts';
import { field } from '../../pages/form.ts';
import { type Action, type Build, plainAction, SAMPLE, textAction, words } from './actions.ts';

/** What an agency's user may do with its complaints: the same events its officer causes by SMS. */

const DAY = 24 * 3_600_000;

/** Agency to hand over to; null where the admin is to find one. @throws PageError 400 */
function chosenReceiver({ request, rules, context }: Build): string | null {
  const code = field(request, 'skpd');
  if (code === '') return null;
  if (rules.agency(code) === undefined || code === context.agency)
    throw new PageError(400, 'SKPD ini tidak ada, atau sama dengan yang sekarang.');
  return code;
}

/**
 * Closing time of the chosen day, as TUNDA means it.
 * @throws PageError 400 for a day that is none
 */
function chosenDay({ request, rules, now }: Build): number {
  const date = field(request, 'tanggal');
  const until = /^\d{4}-\d\d-\d\d$/.test(date) ? rules.calendar.resolveDate(date, now) : null;
  if (until === null) throw new PageError(400, 'Tanggal belum dipilih.');
  return until;
}

/** A day after the deadline, to find out whether the machine takes any day at all. */
function anyDay(at: number, { clock }: Build['context']): number {
  return Math.max(clock?.dueAt ?? at, at) + DAY;
}

/** In the order the page shows them. */
export const officerActions: Action[] = [
  plainAction('terima', 'Terima tugas', 'Terima', { type: 'officer.accept' }),
  textAction('jawab', 'Jawab', 'Kirim jawaban', 'Isi jawaban', (text) => ({
    type: 'officer.answer',
    text,
  })),
  textAction('proses', 'Kabarkan pekerjaan', 'Kabarkan', 'Isi kabar', (text) => ({
    type: 'officer.progress',
    text,
  })),
  textAction('minta', 'Tanya kepada warga', 'Kirim pertanyaan', 'Pertanyaan', (text) => ({
    type: 'officer.ask',
    text,
  })),
  textAction('ralat', 'Ralat jawaban', 'Kirim ralat', 'Jawaban yang benar', (text) => ({
    type: 'officer.correct',
    text,
  })),
  {
    name: 'alih',
    label: () => 'Minta dialihkan ke SKPD lain',
    button: 'Minta dialihkan',
    asks: ['receiver', 'text'],
    textLabel: 'Alasan',
    samples: () => [{ type: 'officer.transfer', agency: null, text: SAMPLE }],
    build: (from) => ({
      type: 'officer.transfer',
      agency: chosenReceiver(from),
      text: words(from, 'Alasan'),
    }),
  },
  {
    name: 'tunda',
    label: () => 'Minta tambahan waktu',
    button: 'Minta waktu',
    asks: ['until', 'text'],
    textLabel: 'Alasan',
    samples: (_, context, at) => [
      { type: 'officer.extend', until: anyDay(at, context), text: SAMPLE },
    ],
    build: (from) => ({
      type: 'officer.extend',
      until: chosenDay(from),
      text: words(from, 'Alasan'),
    }),
  },
];
