import type { Rules } from '../district/rules.ts';
import type { DueSms } from '../engine/ports.ts';
import { type MessageName, TELLS_NOTHING } from '../messages/messages.ts';
import { personOf } from '../people/people.ts';
import type { ComplaintContext } from './base/context.ts';
import { isAgencysTurn } from './base/deadline.ts';
import { replyOf } from './base/origin.ts';
import { type ComplaintFacts, complaintFacts, maySee } from './base/policy.ts';
import type { ComplaintSnapshot } from './flow/machine.ts';
import { isOwnText } from './texts/message.ts';

/** Which of a complaint's SMS may still go out when their turn has come. Pure. */

interface Moment {
  snapshot: ComplaintSnapshot;
  context: ComplaintContext;
  sms: DueSms;
}

type Value = string | number | boolean | null | undefined;

/** One of the values of the message. */
function said({ message }: DueSms, name: string): Value {
  return (message.vars as unknown as Record<string, Value>)[name];
}

/** The agency's turn, the time it waits for the citizen included. */
const isItsTurn = ({ context }: Moment) => isAgencysTurn(context);

/** The clock while somebody is reminded of it: not while the citizen is waited for, nor while it is parked. */
function running({ clock }: ComplaintContext) {
  return clock?.pausedAt === null && clock.parkedUntil === undefined ? clock : null;
}

function isLate({ context, sms }: Moment): boolean {
  const clock = running(context);
  return clock !== null && sms.at >= clock.dueAt;
}

function isDueThen({ context, sms }: Moment): boolean {
  return running(context)?.dueAt === said(sms, 'due');
}

function isThatStep({ context, sms }: Moment): boolean {
  return running(context)?.step === said(sms, 'step');
}

const isParkedThen = ({ context: { clock }, sms }: Moment) =>
  clock?.parkedUntil === said(sms, 'until');

const RECALLS: ReadonlySet<MessageName> = new Set(['skpd-dibatalkan', 'skpd-dialihkan']);
/** SMS that are true only for whom something else has reached. */
const LOOKS_BACK: ReadonlySet<MessageName> = new Set([
  ...RECALLS,
  'ditelaah-lagi',
  'skpd-tugas-tetap',
]);

/** @throws TypeError for an SMS that is not among those that look back */
function reachedBefore({ message, reached }: DueSms): readonly MessageName[] {
  if (LOOKS_BACK.has(message.template)) return reached;
  throw new TypeError(`${message.template} does not look back`);
}

export const looksBack = (template: MessageName): boolean => LOOKS_BACK.has(template);

/** Nobody has taken the danger yet. */
const isRinging = ({ snapshot }: Moment) => snapshot.matches({ alarm: 'raised' });

/** What tells the citizen of an act that the admin can take back, by what is said when he does. */
const TOLD_OF = {
  forwarded: ['terima-diteruskan', 'diteruskan', 'dialihkan', 'dibuka-lagi'],
  merged: ['digabung'],
  rejected: ['tidak-diproses', 'bukan-kewenangan'],
} satisfies Record<string, MessageName[]>;

/** He was told of the act, and not yet that it was taken back. */
function wasTold({ sms }: Moment): boolean {
  const undone =
    said(sms, 'agency') !== null ? 'forwarded' : said(sms, 'merged') ? 'merged' : 'rejected';
  const telling: readonly MessageName[] = [...TOLD_OF[undone], 'ditelaah-lagi'];
  const last = reachedBefore(sms).findLast((template) => telling.includes(template));
  return last !== undefined && last !== 'ditelaah-lagi';
}

/** Which SMS told its agency that it is its turn. */
const tellsOfTask = ({ reopened }: ComplaintContext): MessageName[] =>
  reopened > 0 ? ['skpd-dibuka-lagi'] : ['skpd-tugas', 'skpd-darurat'];

const isUntold = ({ context, sms }: Moment) =>
  !reachedBefore(sms).some((template) => tellsOfTask(context).includes(template));

/** SMS to people of an agency whose text is their own, or the office's; in all others it is a reporter's. */
const OFFICE_WORDS: ReadonlySet<MessageName> = new Set([
  'skpd-jawab-ok',
  'skpd-ralat-ok',
  'catatan-ditahan',
  'perintah-bupati',
]);

/** Of complaints that have parted nothing is told here any more, also not what was on its way. */
function tellsOfParted({ context, sms }: Moment): boolean {
  if (context.wordsLeft !== true || personOf(sms.to).role !== 'agency') return false;
  const text = said(sms, 'text');
  if (typeof text !== 'string' || OFFICE_WORDS.has(sms.message.template)) return false;
  return !isOwnText(context, text);
}

/** What must hold for a message to be worth sending; those that are not here always are. */
const TRUE_WHILE: Partial<Record<MessageName, (moment: Moment) => boolean>> = {
  'skpd-tugas': isItsTurn,
  'skpd-darurat': isItsTurn,
  'skpd-dibuka-lagi': isItsTurn,
  'skpd-dikembalikan': isItsTurn,
  'skpd-tugas-lagi': isItsTurn,
  'skpd-tugas-tetap': (moment) => isItsTurn(moment) && isUntold(moment),
  'skpd-alih-ditolak': isItsTurn,
  'skpd-tanpa-keterangan': isItsTurn,
  'darurat-lagi': isRinging,
  'admin-darurat-lagi': isRinging,
  'darurat-pimpinan': isRinging,
  'darurat-tertutup': isRinging,
  'darurat-perlu': isRinging,
  'skpd-ingat': (moment) => isItsTurn(moment) && isDueThen(moment),
  'skpd-lewat': (moment) => isItsTurn(moment) && isLate(moment),
  eskalasi: isLate,
  terlambat: isLate,
  'admin-ingat': isThatStep,
  diparkir: isParkedThen,
  'skpd-diparkir': (moment) => isItsTurn(moment) && isParkedThen(moment),
  'skpd-lanjut': (moment) => isItsTurn(moment) && running(moment.context) !== null,
  'admin-triase': ({ snapshot }) => snapshot.matches({ flow: 'triage' }),
  'admin-telaah': ({ snapshot }) => snapshot.matches({ flow: 'review' }),
  'admin-alih': ({ context }) => context.transfer !== null,
  'minta-lengkapi-ingat': ({ context, sms }) => context.question?.text === said(sms, 'question'),
  diteruskan: ({ context }) => context.clock?.step !== 'forward',
  dialihkan: ({ context }) => context.clock?.step !== 'forward',
  // kept secret again before it was out
  'rahasia-dicabut': ({ context }) => !context.secret,
  // the complaint that speaks for this one may have turned secret
  digabung: ({ context, sms }) => context.parent?.ticket === said(sms, 'parent'),
  // the admin has opened it again, or the citizen has
  'tidak-diproses': ({ context }) => context.rejected !== null,
  'bukan-kewenangan': ({ context }) => context.rejected !== null,
  'ditelaah-lagi': (moment) => moment.snapshot.matches({ flow: 'triage' }) && wasTold(moment),
  'minta-nilai': ({ snapshot }) => snapshot.hasTag('answered'),
};

/** Why it is not true any more, from where the complaint is now. */
function overtaken({ snapshot, context }: Moment): string {
  if (context.answeredAt !== null) return 'aduan sudah dijawab';
  if (context.closedAt !== null || !snapshot.hasTag('open')) return 'aduan sudah selesai';
  return 'keadaan aduan sudah berubah';
}

/** What the policy asks; of the last word about what nobody has any more as if it were still given to its receiver. */
function factsFor({ to, message }: DueSms, context: ComplaintContext): ComplaintFacts {
  const facts = complaintFacts(context);
  const isLast = message.template === 'skpd-batal-rahasia' && 'agency' in to;
  return isLast ? { ...facts, agency: to.agency ?? null, given: true } : facts;
}

/**
 * Why an SMS about this complaint may not go out any more, in words for the history; null when it may.
 * Who may not see the complaint gets nothing that tells of it; a recall goes only to whom something was
 * to be recalled from; what was overtaken is dropped. Receipts never are.
 */
export function mayNotSend(rules: Rules, snapshot: ComplaintSnapshot, sms: DueSms): string | null {
  const context = snapshot.context;
  const { template } = sms.message;
  const sees = maySee(rules, personOf(sms.to), factsFor(sms, context));
  if (!sees && !TELLS_NOTHING.has(template))
    return 'tidak dikirim: penerima tidak (lagi) berhak atas aduan ini';
  if (sms.to.role === 'citizen' && replyOf(context) === 'webhook')
    return 'tidak dikirim: pelapor dijawab oleh sistem yang memasukkan aduan ini';
  if (RECALLS.has(template) && reachedBefore(sms).length === 0)
    return 'tidak dikirim: penerima belum pernah menerima tugas ini';
  const moment = { snapshot, context, sms };
  if (tellsOfParted(moment)) return 'tidak dikirim: memuat kata-kata aduan lain yang sudah dipisah';
  const holds = TRUE_WHILE[template]?.(moment) ?? true;
  return holds ? null : `tidak dikirim: ${overtaken(moment)}`;
}
