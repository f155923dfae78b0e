import type { Actor } from '../../../machines/actor.ts';
import { ToldError } from '../../../machines/base/told-error.ts';
import type { ComplaintContext } from '../../../machines/complaint/context.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { LetterKind } from '../../../machines/letter/context.ts';
import type { Hotline } from '../../hotline/hotline.ts';

/** Letters that are worked out at the desk: what each needs before it gets its number. */

/** What the letter desk works with. */
export type DeskParts = Pick<Hotline, 'store' | 'engine' | 'rules' | 'clock' | 'documents'> & {
  /** Who is at the desk, for the history; the admin where left out. */
  by?: Actor;
};

export const ADMIN: Actor = { role: 'admin' };

/** Stands on a preview where the number will be. */
export const PENDING_NUMBER = '(nomor menyusul)';

/** A letter that cannot be made as asked; the message is for the admin, in Indonesian. */
export class DeskError extends ToldError {
  override readonly name = 'DeskError';
  override readonly status = 400;
}

/** Numbers that stand on a letter. */
export interface Numbers {
  number: string;
  /** In the book of what came in; for incoming letters and disposition slips. */
  agenda: string;
}

/** A letter that is worked out but has no number yet. */
export interface Draft {
  kind: LetterKind;
  /** Subject and addressee as they stand in the register. */
  subject: string;
  addressee: string;
  agency: string | null;
  about: [string, ...string[]];
  /** What the letter is rendered anew from, besides the complaints it is about. */
  content: Record<string, unknown>;
  at: number;
  /** The sender's own number; where it is left out, the letter gets one of ours. */
  number?: string;
  html(numbers: Numbers): string;
}

/** What the admin may word otherwise; an empty field stands for what the office usually writes. */
export interface Wording {
  subject: string;
  /** First line after "Yth.". */
  addressee: string;
  /** A paragraph before the closing words. */
  note: string;
}

export const USUAL: Wording = { subject: '', addressee: '', note: '' };

/** The frame of a letter with the admin's words in it. */
export function worded<F extends { subject: string; addressee: string[]; note: string }>(
  frame: F,
  { subject, addressee, note }: Wording,
): F {
  const [usual = '', ...others] = frame.addressee;
  return {
    ...frame,
    subject: subject || frame.subject,
    addressee: [addressee || usual, ...others],
    note,
  };
}

/**
 * Complaints by their ids, in that order.
 * @throws DeskError for one that does not exist
 */
export async function complaintsOf(
  { engine }: Pick<DeskParts, 'engine'>,
  ids: readonly string[],
): Promise<ComplaintContext[]> {
  const complaints: ComplaintContext[] = [];
  for (const id of ids) {
    const complaint = await engine.instances.of(COMPLAINT).context(id);
    if (complaint === undefined) throw new DeskError(`Aduan ${id} tidak ada.`);
    complaints.push(complaint);
  }
  return complaints;
}

/** The letter a complaint was last forwarded with; null when there is none. */
export async function forwardingLetterOf(
  { store }: Pick<DeskParts, 'store'>,
  complaint: string,
): Promise<{ number: string; date: number; subject: string } | null> {
  const letters = await store.documents.of(complaint);
  const last = letters.filter(({ type }) => type === 'penerusan').at(-1);
  return last === undefined
    ? null
    : { number: last.number, date: last.createdAt, subject: last.title };
}
