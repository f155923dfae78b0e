import { z } from 'zod';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { hidePrivateNumbers } from '../../../machines/numbers/private-numbers.ts';

/** A text with what the office has decided on it: what the hotline learns from. Without any number. */

/**
 * `corrected`: a person decided otherwise than was read, or where nothing was sure. `confirmed`: forwarded by itself, and
 * answered by whom it was given to. `imported`: from another office.
 */
export const SORTS = ['corrected', 'confirmed', 'imported'] as const;

export const exampleSchema = z.object({
  id: z.string(),
  text: z.string().min(1).max(2000),
  /** Both null: advertising, nobody's matter. */
  category: z.string().nullable(),
  agency: z.string().nullable(),
  sort: z.enum(SORTS),
  /** What it is about came, epoch milliseconds. */
  at: z.number(),
  /** When it was noted here: a version has learnt from what was noted until then. */
  notedAt: z.number(),
  /** Read rightly at the time. */
  wasRight: z.boolean(),
  /** It is not learnt from: its batch was refused, or somebody went back. */
  refused: z.boolean(),
});

export type Example = z.infer<typeof exampleSchema>;

type Decided = Pick<
  ComplaintContext,
  | 'id'
  | 'text'
  | 'reading'
  | 'reporter'
  | 'category'
  | 'agency'
  | 'secret'
  | 'rejected'
  | 'forwardedAt'
  | 'answeredAt'
  | 'transfer'
  | 'receivedAt'
>;

/** What was decided, as far as it can be learnt from; null where nothing is, or where it is a secret. */
function decisionIn(
  complaint: Decided,
): Pick<Example, 'category' | 'agency' | 'sort' | 'wasRight'> | null {
  const { reading, category, agency, rejected, forwardedAt, answeredAt, transfer } = complaint;
  if (rejected?.reason === 'spam')
    return { category: null, agency: null, sort: 'corrected', wasRight: false };
  if (forwardedAt === null || category === null || agency === null || transfer !== null)
    return null;
  const wasRight = reading.category === category && reading.agency === agency;
  const byItself = reading.action === 'route';
  if (!wasRight || !byItself) return { category, agency, sort: 'corrected', wasRight };
  return answeredAt === null ? null : { category, agency, sort: 'confirmed', wasRight };
}

/**
 * What a person says of a text that he tried.
 * @param decided both null where it is advertising
 * @param read how it is read now
 */
export function correctedExample(
  text: string,
  decided: Pick<Example, 'category' | 'agency'>,
  read: Pick<Example, 'category' | 'agency'>,
  now: number,
): Example {
  const wasRight = read.category === decided.category && read.agency === decided.agency;
  return {
    ...{ id: `tried:${now}`, text: hidePrivateNumbers(text).text, ...decided },
    ...{ sort: 'corrected', at: now, notedAt: now, wasRight, refused: false },
  };
}

/**
 * Words that went to another complaint first: they are of this one's matter.
 * @param sms what was moved here
 */
export function movedExample(
  complaint: Decided,
  sms: { id: string; text: string },
  now: number,
): Example | null {
  const own = exampleOf({ ...complaint, answeredAt: now }, now);
  if (own === null || own.category === null) return null;
  const { text } = hidePrivateNumbers(sms.text, complaint.reporter);
  const id = `${complaint.id}#${sms.id}`;
  return { ...own, id, text, sort: 'corrected', wasRight: false };
}

/** @param now when it is noted */
export function exampleOf(complaint: Decided, now: number): Example | null {
  const { id, text, reporter, secret, receivedAt } = complaint;
  const decision = secret ? null : decisionIn(complaint);
  if (decision === null) return null;
  const { text: shown } = hidePrivateNumbers(text, reporter);
  return { id, text: shown, ...decision, at: receivedAt, notedAt: now, refused: false };
}
