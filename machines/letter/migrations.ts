import type { Migration } from '../engine/kind.ts';
import type { LetterContext } from './context.ts';

/** Snapshots of older letter machines, each brought to the next version. Pure. */

/** As version 1 kept it: number and date were the draft's. */
type Version1 = Omit<
  LetterContext,
  'key' | 'arrivedAt' | 'signer' | 'dispatch' | 'declined' | 'early'
>;

/** An incoming letter went through draft, initials and signature, which nobody here gives it. */
const RECEIVED = ['draft', 'initialled', 'signed', 'sent'];

/**
 * Since version 2 a letter gets number and date when it is signed. What was numbered before keeps its number
 * and says what it says; it is marked, and how it went out is not known.
 */
function marked(persisted: Record<string, unknown>): Record<string, unknown> {
  const { context: before, value } = persisted as { context: Version1; value: unknown };
  const comesIn = before.kind === 'jawaban';
  const context: LetterContext = {
    ...before,
    key: before.documents[0]?.id ?? before.id,
    arrivedAt: comesIn ? before.createdAt : null,
    signer: null,
    dispatch: null,
    declined: null,
    early: true,
  };
  const state = comesIn && RECEIVED.includes(String(value)) ? 'received' : value;
  return { ...persisted, value: state, context };
}

/** A draft is worded anew when it is signed; what was numbered says what it says. */
function isReprimandDraft({ kind, number, voided }: LetterContext): boolean {
  return kind === 'teguran' && number === null && voided === null;
}

/**
 * Since version 3 the first word to a silent agency is a reminder of the office, and reprimands, which its superior
 * signs, are counted from the next one.
 */
function reminded(persisted: Record<string, unknown>): Record<string, unknown> {
  const { context } = persisted as { context: LetterContext };
  if (!isReprimandDraft(context)) return persisted;
  const { times = 1, ...content } = context.content ?? {};
  const before = Number(times) - 1;
  const next: LetterContext =
    before > 0
      ? { ...context, content: { ...content, times: before } }
      : { ...context, kind: 'pengingat', content };
  return { ...persisted, context: next };
}

/** By the version they start from. */
export const LETTER_MIGRATIONS: Record<string, Migration> = {
  '1': { to: '2', snapshot: marked },
  '2': { to: '3', snapshot: reminded },
};
