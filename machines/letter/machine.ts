import { setup } from 'xstate';
import { inputOf } from '../happened.ts';
import { mayCause } from '../office-act.ts';
import type { Sentences } from '../sentences.ts';
import { doneWords } from '../shown.ts';
import { LETTER_ACTS } from './acts.ts';
import type { KeptDocument, LetterContext, LetterEvent, LetterInput } from './context.ts';

export const LETTER_VERSION = '1';

interface Args {
  context: LetterContext;
  event: LetterEvent;
}

/** Whoever causes it may, by the table of acts. */
const permitted = ({ event }: Args): boolean => mayCause(LETTER_ACTS, event);

function kept(event: LetterEvent): KeptDocument[] {
  if (event.type === 'letter.revise')
    return [{ id: event.document, at: event.at, kind: 'rendered' }];
  if (event.type === 'letter.attach') return [{ id: event.document, at: event.at, kind: 'scan' }];
  return [];
}

/** What a revision writes otherwise. */
function rewritten(event: LetterEvent): Partial<LetterContext> {
  if (event.type !== 'letter.revise') return {};
  const { subject, addressee, content } = event;
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(addressee === undefined ? {} : { addressee }),
    ...(content === undefined ? {} : { content }),
  };
}

/** A letter as it was first made. */
function newLetter({ document, at, ...letter }: LetterInput): LetterContext {
  return {
    ...letter,
    createdAt: at,
    documents: [{ id: document, at, kind: 'rendered' }],
    initialledAt: null,
    signedAt: null,
    sentAt: null,
    archivedAt: null,
    voided: null,
  };
}

const guards = {
  permitted,
  hasReason: (args: Args) =>
    args.event.type === 'letter.void' && permitted(args) && args.event.reason.trim() !== '',
};

const base = setup({
  types: {
    context: {} as LetterContext,
    events: {} as LetterEvent,
    input: {} as LetterInput,
    tags: {} as 'open' | 'closed' | 'toSign' | 'toSend',
    meta: {} as { status?: string; says?: Sentences },
  },
  guards,
});

const note = (field: 'initialledAt' | 'signedAt' | 'sentAt' | 'archivedAt') =>
  base.assign(({ event }) => ({ [field]: event.at }));

const actions = {
  begin: base.assign(({ event }) => newLetter(inputOf<LetterInput>(event))),
  keep: base.assign(({ context, event }) => ({
    documents: [...context.documents, ...kept(event)],
    ...rewritten(event),
  })),
  noteVoid: base.assign(({ event }) =>
    event.type === 'letter.void' ? { voided: { at: event.at, reason: event.reason.trim() } } : {},
  ),
  noteInitialled: note('initialledAt'),
  noteSigned: note('signedAt'),
  noteSent: note('sentAt'),
  noteArchived: note('archivedAt'),
};

/** What every name in the chart means. */
export const SENTENCES = {
  events: doneWords(LETTER_ACTS),
  guards: { permitted: '', hasReason: 'alasannya ditulis' },
  actions: {
    begin: 'surat dicatat',
    keep: 'naskah atau pindaiannya disimpan',
    noteVoid: 'pembatalan dan alasannya dicatat',
    noteInitialled: 'saat diparaf dicatat',
    noteSigned: 'saat ditandatangani dicatat',
    noteSent: 'saat dikirim dicatat',
    noteArchived: 'saat diarsipkan dicatat',
  },
  delays: {},
} satisfies Sentences<keyof typeof guards, keyof typeof actions, never>;

const blueprint = base.extend({ actions });

const attach = { 'letter.attach': { guard: 'permitted', actions: 'keep' } } as const;
const revise = { 'letter.revise': { guard: 'permitted', actions: 'keep' } } as const;
const toVoid = {
  'letter.void': { guard: 'hasReason', target: 'voided', actions: 'noteVoid' },
} as const;
const sign = { 'letter.sign': { guard: 'permitted', target: 'signed' } } as const;

/**
 * A letter on its way through the office: konsep → paraf → ditandatangani → dikirim → diarsipkan. Paper
 * is moved by hand; the machine is told. A number that was given is never used again: a letter that is
 * not wanted is voided and stays in the register.
 */
export function createLetterMachine() {
  return blueprint.createMachine({
    id: 'letter',
    version: LETTER_VERSION,
    meta: { says: SENTENCES },
    context: {} as LetterContext,
    entry: 'begin',
    initial: 'draft',
    states: {
      draft: {
        tags: ['open', 'toSign'],
        meta: { status: 'konsep' },
        on: {
          'letter.initial': { guard: 'permitted', target: 'initialled' },
          ...sign,
          ...revise,
          ...attach,
          ...toVoid,
        },
      },
      initialled: {
        tags: ['open', 'toSign'],
        meta: { status: 'diparaf' },
        entry: 'noteInitialled',
        on: { ...sign, ...revise, ...attach, ...toVoid },
      },
      signed: {
        tags: ['open', 'toSend'],
        meta: { status: 'ditandatangani' },
        entry: 'noteSigned',
        on: { 'letter.send': { guard: 'permitted', target: 'sent' }, ...attach, ...toVoid },
      },
      sent: {
        tags: 'open',
        meta: { status: 'dikirim' },
        entry: 'noteSent',
        on: { 'letter.archive': { guard: 'permitted', target: 'archived' }, ...attach, ...toVoid },
      },
      // the signed scan may come long after; nothing else changes any more
      archived: {
        tags: 'closed',
        meta: { status: 'diarsipkan' },
        entry: 'noteArchived',
        on: attach,
      },
      voided: { type: 'final', tags: 'closed', meta: { status: 'batal' } },
    },
  });
}

export type LetterMachine = ReturnType<typeof createLetterMachine>;
