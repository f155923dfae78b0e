import type { ComplaintState } from './actions.ts';
import {
  adminAsks,
  adminDecides,
  adminOk,
  answeredByLetter,
  asked,
  assigning,
  classifiedThere,
  handingOn,
  leftToAdmin,
  letChildrenGo,
  notMine,
  parking,
  recalling,
  secretToOverseer,
  start,
  turnedSecret,
  whileOpen,
} from './common.ts';

/** A complaint with an agency: forwarded, awaiting the citizen, its answer under review. */

/** An agency's answer goes out, or is looked at first; one that came by letter is the admin's. */
const answering = {
  'officer.answer': [
    { guard: 'answersDirectly', target: 'answered', actions: ['writeAnswer', 'sms.answerOk'] },
    { guard: 'answers', target: 'review', actions: ['writeAnswer', 'sms.answerOk'] },
  ],
  'admin.answer': answeredByLetter,
} as const;

/** SOP step 4: the agency has it. */
export const forwarded = {
  initial: 'notified',
  tags: ['open', 'withAgency'],
  meta: { name: 'Di SKPD', help: 'Sudah di SKPD. Suratnya bernomor dan petugas mendapat SMS.' },
  on: {
    ...whileOpen,
    ...answering,
    'officer.ask': {
      guard: 'mayAsk',
      target: 'awaitingCitizen',
      actions: ['ask', 'pauseClock', 'sms.askCitizen', 'sms.askOk', asked('info'), 'sms.spent'],
    },
    'officer.transfer': {
      guard: 'mayAskTransfer',
      target: '.transferRequested',
      actions: ['requestTransfer', 'sms.transferOk', 'sms.transferAsked', 'sms.spent'],
    },
    'officer.extend': {
      guard: 'mayExtend',
      actions: ['extendClock', 'sms.extendOk', 'sms.postponed', 'sms.extended', 'sms.spent'],
    },
    ...parking,
    'officer.progress': {
      target: '.working',
      actions: ['dropTransfer', 'sms.progress', 'sms.progressOk'],
    },
    // the new agency has its own time; that of the citizen runs on
    'admin.forward': {
      guard: 'mayTransfer',
      target: '.notified',
      actions: handingOn,
    },
    'admin.recall': recalling,
    'admin.classify': [turnedSecret('classify'), classifiedThere],
    'admin.ask': adminAsks,
    'admin.reject': {
      target: 'rejected',
      actions: ['reject', ...letChildrenGo, 'sms.rejected', 'sms.cancelled', adminOk('ditolak')],
    },
    'admin.merge': {
      guard: 'mayMerge',
      target: 'merged',
      actions: [
        'setParent',
        'tell.parentMerged',
        'sms.merged',
        'sms.cancelled',
        adminOk('digabung'),
      ],
    },
    'citizen.add': [
      leftToAdmin('add'),
      turnedSecret('add'),
      { actions: ['add', 'sms.addedOk', 'sms.addition'] },
    ],
    'citizen.thank': [leftToAdmin('add'), turnedSecret('add'), { actions: 'add' }],
    'child.added': { actions: ['add', 'sms.addition'] },
    'child.unsolved': [
      { guard: 'isChild', actions: ['add', 'sms.addition', 'tell.childReopened'] },
      notMine,
    ],
  },
  states: {
    notified: {
      meta: {
        status: 'diteruskan, menunggu SKPD',
        help: 'Petugas sudah diberi tahu, tetapi belum membalas.',
        sop: 3,
      },
      on: {
        'officer.accept': { target: 'acknowledged', actions: 'sms.acceptOk' },
      },
    },
    acknowledged: {
      meta: {
        status: 'diterima SKPD',
        help: 'Petugas membalas TERIMA: tugasnya sudah dibaca.',
        sop: 4,
      },
    },
    working: {
      meta: {
        status: 'sedang dikerjakan',
        help: 'Petugas mengirim PROSES: sedang dikerjakan, belum dijawab.',
        sop: 4,
      },
    },
    transferRequested: {
      tags: 'withAdmin',
      meta: {
        status: 'diteruskan, sedang ditelaah',
        help: 'Petugas meminta aduan dialihkan. Pilih SKPD lain, atau tolak pengalihannya. Tenggat tetap berjalan.',
        sop: 4,
      },
      always: { guard: 'keptFromAdmin', target: 'acknowledged', actions: 'dropTransfer' },
      on: {
        'admin.keep': {
          target: 'acknowledged',
          actions: ['dropTransfer', 'sms.transferRefused', adminOk('alih ditolak')],
        },
      },
    },
    before: { type: 'history' },
  },
} satisfies ComplaintState;

/** The citizen owes us an answer; the agency's clock stands still. */
export const awaitingCitizen = {
  tags: ['open', 'withCitizen'],
  meta: {
    status: 'menunggu keterangan Bpk/Ibu',
    name: 'Menunggu keterangan warga',
    help: 'Warga ditanya, dan tenggat berhenti. Tanpa jawaban dalam {citizenAnswerDays} hari, aduan dilanjutkan tanpa keterangan itu, atau ditutup bila belum di SKPD.',
    sop: 4,
  },
  exit: 'dropQuestion',
  on: {
    ...whileOpen,
    ...adminDecides,
    // as in forwarded: the agency changes by nothing else
    'admin.forward': [
      {
        guard: 'mayHandOn',
        target: 'forwarded.notified',
        actions: handingOn,
      },
      assigning,
    ],
    'admin.recall': recalling,
    'admin.classify': [turnedSecret('classify'), classifiedThere],
    'citizen.add': [
      leftToAdmin('add'),
      turnedSecret('add'),
      {
        guard: 'isWithAgency',
        target: 'forwarded.before',
        actions: ['add', 'resumeClock', 'sms.addedOk', 'sms.addition'],
      },
      secretToOverseer('add'),
      { target: 'triage', actions: ['add', 'sms.addedOk', 'sms.needsTriage'] },
    ],
    ...answering,
  },
  after: {
    citizenReminder: { actions: 'sms.remindCitizen' },
    citizenTimeout: [
      {
        guard: 'isWithAgency',
        target: 'forwarded.before',
        actions: ['resumeClock', 'sms.noAddition'],
      },
      { target: 'rejected', actions: ['reject', ...letChildrenGo, 'sms.rejected'] },
    ],
  },
} satisfies ComplaintState;

/** The answer is here but not out: held for corrections, or until the admin lets it go. */
export const review = {
  tags: ['open', 'withAdmin'],
  meta: {
    status: 'jawaban SKPD sedang ditelaah',
    name: 'Jawaban ditelaah',
    help: 'SKPD sudah menjawab, tetapi jawabannya belum dikirim. Kirim, perbaiki lalu kirim, atau kembalikan ke SKPD.',
    sop: 5,
  },
  entry: [start('reply'), 'sms.needsReview'],
  always: { guard: 'unreviewable', target: 'answered' },
  on: {
    ...whileOpen,
    'admin.release': { target: 'answered', actions: ['writeAnswer', adminOk('dikirim')] },
    'admin.answer': answeredByLetter,
    'admin.return': {
      target: 'forwarded',
      actions: [start('answer'), 'sms.returned', adminOk('dikembalikan')],
    },
    'officer.answer': { guard: 'answers', actions: ['writeAnswer', 'sms.answerOk'] },
    'officer.correct': { guard: 'answers', actions: ['writeAnswer', 'sms.correctOk'] },
    // nobody has read it yet
    'officer.retract': {
      guard: 'mayRetract',
      target: 'forwarded.before',
      actions: ['retractAnswer', 'restoreClock', 'sms.retractOk'],
    },
    'admin.classify': [turnedSecret('classify'), classifiedThere],
    'citizen.add': [
      leftToAdmin('add'),
      turnedSecret('add'),
      { actions: ['add', 'sms.addedOk', 'sms.addition'] },
    ],
  },
  after: { holdTimeout: { guard: 'holds', target: 'answered' } },
} satisfies ComplaintState;
