import { z } from 'zod';
import { NumberTakenError } from '../../../machines/letter/book.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { arrivedOn, recordAnswer } from '../../office/letters/answer.ts';
import { archiveDisposition } from '../../office/letters/disposition.ts';
import { beginDraft, DeskError, USUAL } from '../../office/letters/draft.ts';
import { forwardingDraft, voidReplaced } from '../../office/letters/forwarding.ts';
import { reprimandDraft } from '../../office/letters/reprimand.ts';
import { prepareDispatch } from '../../office/newspaper/newspaper.ts';
import { ScenarioError } from './format.ts';

/** Letters that the admin writes or enters at the desk, as steps of a scenario. */

/** The instance a ticket of the scenario names. */
type IdOf = (ticket: string) => string;

/** @returns what was done, for the reader */
type Write = (hotline: Hotline, given: unknown, key: string, idOf: IdOf) => Promise<string>;

const words = z.string().min(1);
const wording = { note: z.string().default('') };

const forwarding = z.strictObject({
  agency: words,
  complaints: z.array(words),
  ...wording,
});
const reprimand = z.strictObject({ agency: words, ...wording });
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'YYYY-MM-DD');
const answer = z.strictObject({
  ticket: words,
  number: words,
  date: day,
  /** Day it came in; today where left out. */
  arrived: day.optional(),
  subject: words.default('Jawaban aduan'),
  text: words.optional(),
  sms: words,
});
const disposition = z.strictObject({
  ticket: words,
  forwardTo: z.array(words).default([]),
  note: z.string().default(''),
});

const toNewspaper = z.strictObject({ newspaper: words, complaints: z.array(words) });

/** A letter to an agency that stays silent; which of the two it is, follows from what went out before. */
function toSilent(kind: 'pengingat' | 'teguran'): Write {
  return async (hotline, given, key) => {
    const { agency, note } = reprimand.parse(given);
    const draft = await reprimandDraft(hotline, { agency, wording: { ...USUAL, note } });
    if (draft.kind !== kind) throw new DeskError(`surat ini akan menjadi ${draft.kind}`);
    await beginDraft(hotline, draft, key);
    return `konsep surat ${kind} kepada ${agency}`;
  };
}

const WRITES: Record<string, Write> = {
  penerusan: async (hotline, given, key, idOf) => {
    const { agency, complaints, note } = forwarding.parse(given);
    const ids = complaints.map(idOf);
    const order = { agency, complaints: ids, wording: { ...USUAL, note } };
    const letter = await beginDraft(hotline, await forwardingDraft(hotline, order), key);
    await voidReplaced(hotline, letter, ids, key);
    return `konsep surat penerusan untuk ${complaints.join(', ')}`;
  },
  teguran: toSilent('teguran'),
  pengingat: toSilent('pengingat'),
  jawaban: async (hotline, given, key, idOf) => {
    const { ticket, number, date, arrived, subject, text, sms } = answer.parse(given);
    const { calendar } = hotline.rules;
    const now = hotline.clock.now();
    const order = {
      ...{ complaint: idOf(ticket), number, subject, sms, note: '', files: [] },
      date: calendar.at(date, '00.00'),
      arrivedAt:
        arrived === undefined ? now : arrivedOn(hotline.rules, calendar.at(arrived, '00.00'), now),
      points: text === undefined ? [] : [{ label: null, text }],
      scanned: text === undefined,
    };
    const { outcome } = await recordAnswer(hotline, order, key);
    if (outcome !== 'applied') throw new DeskError(`admin.answer for ${ticket}: ${outcome}`);
    return `surat jawaban ${number} atas ${ticket} dicatat`;
  },
  disposisi: async (hotline, given, key, idOf) => {
    const { ticket, forwardTo, note } = disposition.parse(given);
    const order = { complaint: idOf(ticket), letter: null, nature: 'Segera' as const };
    await archiveDisposition(hotline, { ...order, forwardTo, instructions: [], note }, key);
    return `lembar disposisi ${ticket}`;
  },
  'pengantar-koran': async (hotline, given, key, idOf) => {
    const { newspaper, complaints } = toNewspaper.parse(given);
    await prepareDispatch(hotline, newspaper, complaints.map(idOf), key);
    return `konsep surat pengantar ke ${newspaper} untuk ${complaints.join(', ')}`;
  },
};

/**
 * Writes a letter.
 * @throws ScenarioError for a kind that there is not, a field that is wrong, or a letter that cannot be made
 */
export async function writeLetter(
  hotline: Hotline,
  kind: string,
  given: unknown,
  key: string,
  idOf: IdOf,
): Promise<string> {
  const write = WRITES[kind];
  if (write === undefined)
    throw new ScenarioError(
      `no letter is called "${kind}"; known: ${Object.keys(WRITES).join(', ')}`,
    );
  try {
    return await write(hotline, given, key, idOf);
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new ScenarioError(`write ${kind}: ${z.prettifyError(error)}`, { cause: error });
    if (error instanceof DeskError || error instanceof NumberTakenError)
      throw new ScenarioError(`write ${kind}: ${error.message}`, { cause: error });
    throw error;
  }
}
