import type { Rules } from '../../machines/district/rules.ts';
import type { RequestInput } from './context.ts';
import { newRequest } from './remembers.ts';
import { SENTENCES } from './sentences.ts';
import { NAME, type Settings } from './settings.ts';
import { createSetup } from './setup.ts';

/**
 * A request for public information (UU 14/2008): its way to the written answer, the deadline of the law,
 * and the objection, side by side.
 */

export const REQUEST_VERSION = '1';

const EMPTY: RequestInput = { id: '', number: '', year: 0, at: 0, phone: null, text: '' };

export function createRequestMachine(rules: Rules, settings: Settings) {
  const note = { 'informasi.identified': { guard: 'isUnseen', actions: 'noteSeen' } } as const;
  const withdraw = {
    'informasi.withdraw': { guard: 'permitted', target: 'withdrawn', actions: 'tellWithdrawn' },
  } as const;
  const add = { 'informasi.add': { guard: 'permitted', actions: 'noteAddition' } } as const;
  const decision = (state: string) =>
    ({
      guard: 'permitted',
      target: `decided.${state}`,
      actions: ['noteDecision', 'tellDecision'],
    }) as const;
  const forward = {
    'informasi.forward': {
      guard: 'toKnownAgency',
      target: 'searching',
      reenter: true,
      actions: 'noteForwarded',
    },
  } as const;
  const ask = {
    'informasi.ask': { guard: 'permitted', target: 'incomplete.reminded', actions: 'noteAsked' },
  } as const;
  const extend = {
    'informasi.extend': {
      guard: 'mayExtend',
      actions: ['noteExtension', 'tellExtended'],
    },
  } as const;
  /** While the PPID has to answer. */
  const work = {
    ...note,
    ...add,
    ...withdraw,
    ...extend,
    ...forward,
    'informasi.grant': decision('granted'),
    'informasi.partly': decision('partly'),
    'informasi.refuse': decision('refused'),
    'informasi.elsewhere': decision('elsewhere'),
    'informasi.undocumented': decision('undocumented'),
  };
  /** From one decision to another, on the order of the superior. */
  const order = (target: string) =>
    ({ guard: 'isOrdered', target, actions: ['noteDecision', 'tellDecision'] }) as const;
  const ordered = { 'informasi.grant': order('granted'), 'informasi.partly': order('partly') };

  return createSetup(rules, settings).createMachine({
    id: NAME,
    version: REQUEST_VERSION,
    context: ({ input }) => newRequest(rules, input ?? EMPTY),
    type: 'parallel',
    meta: { says: SENTENCES },
    on: { 'informasi.renamed': { guard: 'isItsAgency', actions: 'noteRenamed' } },
    states: {
      flow: {
        meta: { name: 'Permohonan' },
        initial: 'received',
        states: {
          received: {
            meta: { status: 'diterima' },
            entry: 'receive',
            always: [{ guard: 'isComplete', target: 'registered' }, { target: 'incomplete' }],
          },
          incomplete: {
            tags: ['open', 'withPpid'],
            meta: { status: 'belum lengkap' },
            initial: 'asked',
            on: {
              'informasi.add': [
                { guard: 'completes', target: 'registered', actions: 'noteAddition' },
                { guard: 'permitted', actions: 'noteAddition' },
              ],
              'informasi.complete': {
                guard: 'permitted',
                target: 'registered',
                actions: 'noteIdentity',
              },
              ...ask,
              ...note,
              ...withdraw,
            },
            states: {
              asked: {
                meta: { status: 'menunggu data pemohon' },
                after: { completionTime: { target: 'reminded', actions: 'noteAsked' } },
              },
              reminded: {
                meta: { status: 'belum lengkap, pemohon diingatkan' },
                entry: 'tellIncomplete',
                after: { completionTime: '#lapsed' },
              },
            },
          },
          registered: {
            tags: ['open', 'withPpid'],
            meta: { status: 'terdaftar' },
            entry: ['register', 'noteRegistered'],
            on: { ...work, ...ask },
          },
          searching: {
            tags: ['open', 'withAgency'],
            meta: { status: 'dicari SKPD' },
            entry: 'askAgency',
            initial: 'waiting',
            on: {
              ...work,
              'informasi.found': {
                guard: 'permitted',
                target: 'found',
                actions: ['noteFound', 'tellFound'],
              },
              'informasi.missing': {
                guard: 'permitted',
                target: 'found',
                actions: ['noteFound', 'tellFound'],
              },
            },
            states: {
              waiting: {
                meta: { status: 'dicari SKPD' },
                after: {
                  searchReminder: { guard: 'beforeSearchDue', actions: 'remindAgency' },
                  searchLastDay: { guard: 'beforeSearchDue', actions: 'remindAgency' },
                  searchDue: 'late',
                },
              },
              late: { meta: { status: 'dicari SKPD, lewat waktu' }, entry: 'tellHead' },
            },
          },
          found: {
            tags: ['open', 'withPpid'],
            meta: { status: 'diuji PPID' },
            on: work,
          },
          decided: {
            tags: 'answered',
            meta: { status: 'dijawab' },
            initial: 'granted',
            on: {
              ...note,
              ...add,
              'informasi.handOver': { guard: 'mayHandOver', actions: 'noteHandedOver' },
            },
            always: { guard: 'isEnded', target: 'closed' },
            after: { objectionWindow: { guard: 'isUnobjected', target: 'closed' } },
            states: {
              granted: { meta: { status: 'dikabulkan' } },
              partly: { meta: { status: 'dikabulkan sebagian' }, on: ordered },
              refused: { meta: { status: 'ditolak' }, on: ordered },
              elsewhere: { meta: { status: 'ada di badan lain' }, on: ordered },
              undocumented: { meta: { status: 'belum didokumentasikan' }, on: ordered },
            },
          },
          closed: { tags: 'closed', meta: { status: 'selesai' }, entry: 'noteClosed' },
          withdrawn: { tags: 'closed', meta: { status: 'dicabut' }, entry: 'noteClosed' },
          lapsed: {
            id: 'lapsed',
            tags: 'closed',
            meta: { status: 'tidak dilengkapi' },
            entry: ['noteClosed', 'tellLapsed'],
          },
        },
      },
      deadline: {
        meta: { name: 'Batas jawaban' },
        initial: 'running',
        states: {
          running: {
            meta: { status: 'batas jawaban berjalan' },
            always: { guard: 'isDecided', target: 'stopped' },
            on: { 'informasi.extend': { guard: 'mayExtend', target: 'running', reenter: true } },
            after: {
              remindFirst: { guard: 'beforeDue', actions: 'remindPpid' },
              remindAgain: { guard: 'beforeDue', actions: 'remindPpid' },
              dueTime: 'overdue',
            },
          },
          overdue: {
            tags: 'overdue',
            meta: { status: 'lewat batas undang-undang' },
            entry: 'tellLate',
            always: { guard: 'isDecided', target: 'stopped' },
          },
          stopped: { meta: { status: 'batas jawaban tidak berjalan' } },
        },
      },
      objection: {
        meta: { name: 'Keberatan' },
        initial: 'none',
        states: {
          none: {
            meta: { status: 'tanpa keberatan' },
            on: {
              'informasi.object': {
                guard: 'mayObject',
                target: 'filed',
                actions: ['noteObjection', 'tellObjection'],
              },
            },
          },
          filed: {
            tags: 'objected',
            meta: { status: 'keberatan diajukan' },
            on: {
              'keberatan.sign': { guard: 'permitted', actions: 'noteSigned' },
              'keberatan.answer': {
                guard: 'permitted',
                target: 'answered',
                actions: ['noteObjectionAnswer', 'tellObjectionAnswer'],
              },
            },
            after: {
              superiorFirst: { guard: 'beforeObjectionDue', actions: 'remindSuperior' },
              superiorAgain: { guard: 'beforeObjectionDue', actions: 'remindSuperior' },
              superiorLast: { guard: 'beforeObjectionDue', actions: 'remindSuperior' },
              superiorDue: { target: 'silent', actions: ['noteSilence', 'tellSilence'] },
            },
          },
          answered: {
            tags: 'objected',
            meta: { status: 'keberatan ditanggapi' },
            on: { 'keberatan.dispute': { guard: 'permitted', target: 'disputed' } },
            after: { commissionTime: 'ended' },
          },
          silent: {
            tags: 'objected',
            meta: { status: 'keberatan tanpa tanggapan' },
            on: {
              'keberatan.dispute': { guard: 'permitted', target: 'disputed' },
              'keberatan.answer': {
                guard: 'permitted',
                target: 'answered',
                actions: ['noteObjectionAnswer', 'tellObjectionAnswer'],
              },
            },
            after: { commissionTime: 'ended' },
          },
          disputed: {
            tags: 'objected',
            meta: { status: 'sengketa di Komisi Informasi' },
            entry: 'noteDispute',
            on: { 'keberatan.end': { guard: 'permitted', target: 'ended' } },
          },
          ended: { meta: { status: 'keberatan selesai' }, entry: 'noteEnded' },
        },
      },
    },
  });
}

export type RequestMachine = ReturnType<typeof createRequestMachine>;
