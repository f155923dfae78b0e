import type { Requested } from '../../../machines/engine/engine.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import type { ReprimandLetter } from '../../../templates/documents/letter-views.ts';
import { type AnswerOrder, answerDraft } from './answer.ts';
import { ADMIN, DeskError, type DeskParts, type Draft, USUAL, type Wording } from './draft.ts';
import { forwardingDraft } from './forwarding.ts';
import { FORWARDING_SUBJECT, sealed } from './letters.ts';
import { wordedReprimand } from './reprimand.ts';

/** A draft worded anew: rendered again under its number, the old rendering stays. */

type Redraw = (parts: DeskParts, letter: LetterContext, wording: Wording) => Promise<Draft>;

/** How each kind of letter is worked out again from what the register keeps of it. */
const REDRAWS: Partial<Record<LetterContext['kind'], Redraw>> = {
  penerusan: (parts, { agency, about, createdAt }, wording) =>
    forwardingDraft(parts, { agency: agency ?? '', complaints: about, at: createdAt, wording }),
  teguran: async (parts, { content, agency, about, createdAt: at }, wording) => {
    const facts = content?.facts as Omit<ReprimandLetter, 'number'>;
    const [first = '', ...others] = about;
    return wordedReprimand(parts, { facts, wording, agency, about: [first, ...others], at });
  },
  jawaban: (parts, { content, createdAt: at }, { subject, note }) => {
    const order = content?.order as AnswerOrder;
    // what the admin words otherwise of somebody else's letter is its text
    const points = note === '' ? order.points : [{ label: null, text: note }];
    return answerDraft(parts, { ...order, subject: subject || order.subject, points, at });
  },
};

/** Its number in the book of what came in; empty for the office's own letters. */
export function agendaOf({ content }: Pick<LetterContext, 'content'>): string {
  return typeof content?.agenda === 'string' ? content.agenda : '';
}

/** Whether the desk can word this kind of letter anew. */
export function isRevisable({ kind, content }: LetterContext): boolean {
  return kind === 'penerusan' || (REDRAWS[kind] !== undefined && content !== undefined);
}

/** The words that stand in the letter now. */
export function wordingOf({ kind, subject, addressee, content }: LetterContext): Wording {
  const { note } = (content?.wording as Wording | undefined) ?? USUAL;
  if (kind === 'jawaban') {
    const order = content?.order as AnswerOrder | undefined;
    const text = order?.points.map((point) => point.text).join('\n') ?? '';
    return { subject, addressee, note: text };
  }
  if (kind !== 'penerusan') return { subject, addressee, note };
  const given = (content?.wording as Wording | undefined)?.subject;
  return { subject: given || FORWARDING_SUBJECT, addressee, note };
}

/** @throws DeskError for a letter that the desk does not write */
export function redrawn(parts: DeskParts, letter: LetterContext, wording: Wording): Promise<Draft> {
  const redraw = isRevisable(letter) ? REDRAWS[letter.kind] : undefined;
  if (redraw === undefined) throw new DeskError('Surat jenis ini tidak dapat diubah di sini.');
  return redraw(parts, letter, wording);
}

/**
 * Renders a draft anew under its number and tells the register.
 * @param key of the form; also the id of the new rendering
 */
export async function reviseLetter(
  parts: DeskParts,
  letter: LetterContext,
  wording: Wording,
  key: string,
): Promise<Requested> {
  const { id, number } = letter;
  const draft = await redrawn(parts, letter, wording);
  const agenda = agendaOf(letter);
  const { html, sha256 } = sealed(draft.html({ number, agenda }));
  const [instance, ...about] = draft.about;
  const { subject, addressee, kind: type } = draft;
  const content = agenda === '' ? draft.content : { ...draft.content, agenda };
  await parts.store.documents.archive(
    { id: key, instance, type, number, title: subject, html, sha256, createdAt: parts.clock.now() },
    { about },
  );
  const event = { type: 'letter.revise', document: key, subject, addressee, content };
  return parts.engine.request(id, event, parts.by ?? ADMIN, `${key}:revise`);
}
