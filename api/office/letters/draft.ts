import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { isForAdmin } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Instances } from '../../../machines/engine/move.ts';
import type { NewLetter } from '../../../machines/letter/new-letter.ts';
import { draftLetter } from '../../../machines/letter/new-letter.ts';
import { NotToPrintError } from '../../../machines/letter/number-letter.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import type { Hotline } from '../../hotline/hotline.ts';

/** Letters that are worked out at the desk: what each needs before it is begun. */

/** What the letter desk works with. */
export type DeskParts = Pick<Hotline, 'store' | 'engine' | 'rules' | 'clock' | 'documents'> &
  Partial<Pick<Hotline, 'processes' | 'number'>> & {
    /** Who is at the desk, for the history; the admin where left out. */
    by?: Actor;
  };

/** A letter that cannot be made as asked; the message is for the admin, in Indonesian. */
export class DeskError extends NotToPrintError {
  override readonly name = 'DeskError';
}

/** A draft of which nothing is left to say: all that it was about went elsewhere. */
export class EmptyDraftError extends DeskError {}

/** A letter that is worked out and not begun yet. */
export type Draft = Omit<NewLetter, 'key' | 'content'> & {
  /** What it is rendered from, besides what it is about. */
  content: Record<string, unknown>;
};

/** What the admin may word otherwise; an empty field stands for what the office usually writes. */
export interface Wording {
  subject: string;
  /** First line after "Yth.". */
  addressee: string;
  /** A paragraph before the closing words. */
  note: string;
}

export const USUAL: Wording = { subject: '', addressee: '', note: '' };

/** The words that were given for a letter. */
export function wordingIn(content: Record<string, unknown> | undefined): Wording {
  return (content?.wording as Wording | undefined) ?? USUAL;
}

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

/** Where complaints are read from. */
export interface Reading {
  engine: { instances: Pick<Instances, 'of'> };
}

/**
 * Complaints that the office is to write about, by their ids, in that order.
 * @throws DeskError for one that does not exist, or is not for it
 */
export async function ownComplaints(
  parts: Pick<DeskParts, 'engine' | 'rules'>,
  ids: readonly string[],
): Promise<ComplaintContext[]> {
  const complaints = await complaintsOf(parts, ids);
  const kept = complaints.find((complaint) => !isForAdmin(parts.rules, complaint));
  if (kept !== undefined) throw new DeskError(`Aduan ${kept.id} tidak ada.`);
  return complaints;
}

/**
 * Complaints by their ids, in that order.
 * @throws DeskError for one that does not exist
 */
export async function complaintsOf(
  { engine }: Reading,
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

/**
 * Begins a letter in the register: a draft without number and date.
 * @param key the same key (a form sent twice) gives the same letter
 * @returns its id
 */
export function beginDraft(parts: DeskParts, draft: Draft, key: string): Promise<string> {
  const { store, rules, engine } = parts;
  return draftLetter({ store, rules, instances: engine.instances }, { ...draft, key });
}
