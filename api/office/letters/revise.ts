import type { Requested } from '../../../machines/engine/engine.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { isReworded } from '../../../machines/letter/letter-kinds.ts';
import { OFFICE } from '../people/person.ts';
import { DeskError, type DeskParts, type Wording, wordingIn } from './draft.ts';
import { FORWARDING_SUBJECT } from './letters.ts';

/** A draft worded anew: it has no number yet, so nothing but its words changes. */

export function isRevisable({ kind }: LetterContext): boolean {
  return isReworded(kind);
}

/** The words that stand in the letter now. */
export function wordingOf({ kind, subject, addressee, content }: LetterContext): Wording {
  const given = wordingIn(content);
  const usual = kind === 'penerusan' ? FORWARDING_SUBJECT : subject;
  return { subject: given.subject || usual, addressee, note: given.note };
}

/** @throws DeskError for a letter that the desk does not write */
export function reworded(letter: LetterContext, wording: Wording): LetterContext {
  if (!isRevisable(letter)) throw new DeskError('Surat jenis ini tidak dapat diubah di sini.');
  return { ...letter, content: { ...letter.content, wording } };
}

/** Tells the register the new words. */
export function reviseLetter(
  { engine, by = OFFICE }: DeskParts,
  letter: LetterContext,
  wording: Wording,
  key: string,
): Promise<Requested> {
  const { id, content } = reworded(letter, wording);
  const { subject, addressee } = wording;
  const event = {
    type: 'letter.revise',
    content,
    ...(addressee === '' ? {} : { addressee }),
    ...(letter.kind === 'penerusan' || subject === '' ? {} : { subject }),
  };
  return engine.request(id, event, by, `${key}:revise`);
}
