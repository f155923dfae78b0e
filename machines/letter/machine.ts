import { setup } from 'xstate';
import type { Sentences } from '../chart/sentences.ts';
import type { ChartMeta } from '../chart/state-words.ts';
import type { Rules } from '../district/rules.ts';
import type { Effect, TellEffect } from '../messages/effects.ts';
import { inputOf } from '../people/happened.ts';
import { mayCause } from '../people/office-act.ts';
import { doneWords } from '../people/shown.ts';
import { HANDED_OVER, LETTER_ACTS, MOST_FORWARDED } from './acts.ts';
import type { LetterContext, LetterEvent, LetterInput } from './context.ts';
import type { HandOverEffect, KeepPaperEffect, NumberEffect } from './effect-types.ts';
import { bookedAt, changed, newLetter, sendingOf } from './remembers.ts';
import { signerOn } from './signer.ts';

export const LETTER_VERSION = '3';

interface Args {
  context: LetterContext;
  event: LetterEvent;
}

/** Whoever causes it may, by the table of acts. */
const permitted = ({ event }: Args): boolean => mayCause(LETTER_ACTS, event);

/** It went out after it was signed and not later than now, and whoever takes paper is named. */
function isDispatch({ context, event }: Args): boolean {
  if (event.type !== 'letter.send' || !permitted({ context, event })) return false;
  const { sentAt } = sendingOf(event);
  const named = !HANDED_OVER.includes(event.via) || event.takenBy.trim() !== '';
  return named && sentAt <= event.at && sentAt >= (context.signedAt ?? 0);
}

/** The signed paper, or a file that was signed electronically, is kept. */
function isProved({ documents }: LetterContext): boolean {
  return documents.some(({ kind }) => kind === 'scan' || kind === 'electronic');
}

function letterSetup(rules: Rules) {
  const guards = {
    permitted,
    comesIn: ({ context }: Args) => context.kind === 'jawaban',
    hasReason: (args: Args) =>
      args.event.type === 'letter.void' && permitted(args) && args.event.reason.trim() !== '',
    hasSigner: (args: Args) =>
      permitted(args) &&
      signerOn(
        rules.district.letterhead,
        args.context.kind,
        rules.calendar.local(args.event.at),
      ) !== null,
    isDispatch,
    isProved: (args: Args) => permitted(args) && isProved(args.context),
    isEarly: (args: Args) => permitted(args) && args.context.early === true,
    // nobody has looked at it yet, and its table stays one that people read
    mayCollect: ({ context, event }: Args) =>
      event.type === 'letter.collect' &&
      permitted({ context, event }) &&
      context.collects === true &&
      context.about.length < MOST_FORWARDED &&
      !context.about.includes(event.complaint),
    // a letter about nothing is none: it is voided instead
    mayRelease: ({ context, event }: Args) =>
      event.type === 'letter.release' &&
      permitted({ context, event }) &&
      context.collects === true &&
      context.about.some((id) => !event.complaints.includes(id)),
    // what was numbered as a draft says what it says
    mayRevise: (args: Args) => permitted(args) && args.context.early !== true,
  };
  const base = setup({
    types: {
      context: {} as LetterContext,
      events: {} as LetterEvent,
      input: {} as LetterInput,
      tags: {} as 'open' | 'closed' | 'toSign' | 'toSend' | 'toArchive' | 'incoming',
      meta: {} as ChartMeta,
    },
    guards,
    actions: {
      tell: (_, _params: TellEffect) => {},
      number: (_, _params: NumberEffect) => {},
      handOver: (_, _params: HandOverEffect) => {},
      keepPaper: (_, _params: KeepPaperEffect) => {},
    },
  });
  type Out = Extract<Effect, { type: 'tell' | 'number' | 'handOver' | 'keepPaper' }>;
  const effects = (out: (args: Args) => Out[]) =>
    base.enqueueActions(({ context, event, enqueue }) => {
      for (const effect of out({ context, event })) enqueue(effect);
    });
  /** Complaints that a letter forwards hear what became of it: SOP step 3 is measured by it. */
  const toComplaints = ({ kind, about }: LetterContext, event: TellEffect['event']): Out[] =>
    kind === 'penerusan'
      ? about.map((instance) => ({ type: 'tell', params: { instance, event } }))
      : [];
  const told = (letter: LetterContext): TellEffect['event'] => ({
    type: 'letter.sent',
    letter: letter.id,
    number: letter.number ?? '',
    document: letter.documents.findLast(({ kind }) => kind === 'rendered')?.id ?? '',
    date: bookedAt(letter),
    sentAt: letter.sentAt ?? 0,
  });
  const actions = {
    begin: base.assign(({ event }) => newLetter(inputOf<LetterInput>(event))),
    note: base.assign(({ context, event }) => changed(context, event)),
    askNumber: effects(({ event }) => [
      {
        type: 'number',
        params: { number: event.type === 'letter.sign' ? (event.number?.trim() ?? null) : null },
      },
    ]),
    tellSent: effects(({ context }) => toComplaints(context, told(context))),
    tellVoid: effects(({ context }) =>
      context.sentAt === null
        ? []
        : toComplaints(context, { type: 'letter.voided', letter: context.id }),
    ),
    handOn: effects(({ context: { sentAt } }) => [
      { type: 'handOver', params: { sentAt: sentAt ?? 0 } },
    ]),
    print: effects(() => [{ type: 'keepPaper', params: {} }]),
    adopt: effects(({ context }) =>
      context.sentAt === null ? [] : toComplaints(context, told(context)),
    ),
  };
  return { guards, actions, setup: base.extend({ actions }) };
}

type Setup = ReturnType<typeof letterSetup>;

/** What every name in the chart means. */
export const SENTENCES = {
  events: doneWords(LETTER_ACTS),
  guards: {
    permitted: '',
    comesIn: 'surat masuk',
    hasReason: 'alasannya ditulis',
    hasSigner: 'penanda tangan hari itu ada',
    isDispatch: 'cara, penerima, dan waktu kirimnya benar',
    isProved: 'pindaian bertanda tangan atau tanda tangan elektroniknya ada',
    isEarly: 'surat dari sebelum aturan baru',
    mayCollect: 'konsep masih mengumpulkan aduan untuk SKPD ini',
    mayRelease: 'ada aduan lain yang tetap dalam surat',
    mayRevise: 'konsep yang belum bernomor',
  },
  actions: {
    begin: 'surat dicatat',
    note: 'dicatat pada surat',
    askNumber: 'nomor diambil dari buku dan surat dicetak',
    tellSent: 'aduannya dikabari bahwa suratnya dikirim',
    tellVoid: 'aduannya dikabari bahwa suratnya batal',
    print: 'surat dicetak ke arsip',
    handOn: 'yang dikirim dengan surat ini dicatat',
    adopt: 'aduannya dikabari tentang surat yang sudah dikirim',
  },
  delays: {},
} satisfies Sentences<keyof Setup['guards'], keyof Setup['actions'], never>;

const attach = { 'letter.attach': { guard: 'permitted', actions: 'note' } } as const;
const revise = {
  'letter.revise': { guard: 'mayRevise', actions: 'note' },
  'letter.release': { guard: 'mayRelease', actions: 'note' },
  'letter.readdress': { guard: 'mayRevise', actions: 'note' },
} as const;
const adopt = { 'letter.adopt': { guard: 'isEarly', actions: ['note', 'adopt'] } } as const;
const toVoid = {
  'letter.void': { guard: 'hasReason', target: 'voided', actions: ['note', 'tellVoid'] },
} as const;
const archive = (guard: 'permitted' | 'isProved') =>
  ({ 'letter.archive': { guard, target: 'archived', actions: 'note' } }) as const;
const sign = {
  'letter.sign': { guard: 'hasSigner', target: 'signing', actions: ['note', 'askNumber'] },
} as const;

/**
 * A letter on its way through the office: konsep → paraf → ditetapkan → dikirim → diarsipkan. A draft has
 * neither number nor date; signing gives both. Paper is moved by hand; the machine is told. A number that was
 * given is never used again: a letter that is not wanted is voided and stays in the book. What comes in is
 * received, and archived; nobody here signs it.
 */
export function createLetterMachine(rules: Rules) {
  return letterSetup(rules).setup.createMachine({
    id: 'letter',
    version: LETTER_VERSION,
    meta: { says: SENTENCES },
    context: {} as LetterContext,
    entry: 'begin',
    initial: 'begun',
    states: {
      begun: { always: [{ guard: 'comesIn', target: 'received' }, { target: 'draft' }] },
      draft: {
        tags: ['open', 'toSign'],
        meta: { status: 'konsep' },
        on: {
          'letter.initial': { guard: 'permitted', target: 'initialled', actions: 'note' },
          'letter.collect': { guard: 'mayCollect', actions: 'note' },
          ...sign,
          ...revise,
          ...toVoid,
          ...adopt,
        },
      },
      initialled: {
        tags: ['open', 'toSign'],
        meta: { status: 'diparaf' },
        on: { ...sign, ...revise, ...toVoid, ...adopt },
      },
      // whatever comes meanwhile waits: a number that is being given is not burnt
      signing: {
        tags: 'open',
        meta: { status: 'sedang diberi nomor' },
        on: {
          'letter.numbered': { guard: 'permitted', target: 'signed', actions: ['note', 'print'] },
          'letter.declined': { guard: 'permitted', target: 'draft', actions: 'note' },
        },
      },
      signed: {
        tags: ['open', 'toSend'],
        meta: { status: 'ditetapkan' },
        on: {
          'letter.send': {
            guard: 'isDispatch',
            target: 'sent',
            actions: ['note', 'tellSent', 'handOn'],
          },
          ...attach,
          ...toVoid,
          ...adopt,
        },
      },
      sent: {
        tags: ['open', 'toArchive'],
        meta: { status: 'dikirim' },
        on: { ...archive('isProved'), ...attach, ...toVoid, ...adopt },
      },
      received: {
        tags: ['open', 'incoming'],
        meta: { status: 'diterima' },
        on: { ...archive('permitted'), ...attach, ...toVoid, ...adopt },
      },
      // what belongs to it may come long after; nothing else changes any more
      archived: {
        tags: 'closed',
        meta: { status: 'diarsipkan' },
        on: { ...attach, ...adopt },
      },
      voided: { type: 'final', tags: 'closed', meta: { status: 'batal' } },
    },
  });
}

export type LetterMachine = ReturnType<typeof createLetterMachine>;
