import type { ComplaintState } from './actions.ts';
import {
  adminOk,
  answerMarkedSecret,
  leftToAdmin,
  markedSecret,
  notMine,
  retracting,
  secretToOverseer,
  splitting,
  turnedSecret,
} from './common.ts';
import {
  addedToParent,
  childrenReopened,
  followsParent,
  reopenedByChild,
  saidToParent,
  withAgencyAgain,
} from './links.ts';

/** What comes of a complaint: answered and closed, rejected, withdrawn; `merged` is with the links. */

// what another complaint answered for it stands for itself now
const alone = ['tell.parentSeparated', 'dropParent', 'reopen'] as const;

/** Back to the agency one rung higher, where it may have it still; the answer of a parent is judged there. */
const backToAgency = [
  leftToAdmin('reopen'),
  turnedSecret('reopen'),
  saidToParent,
  {
    guard: 'mayReopen',
    target: 'forwarded',
    actions: [...alone, ...withAgencyAgain],
  },
] as const;
const backToAdmin = {
  target: 'triage',
  actions: [...alone, childrenReopened('admin'), 'sms.addedOk', 'sms.needsTriage'],
} as const;
const reopening = [...backToAgency, backToAdmin] as const;
/** What was closed may never have had an agency. */
const reopeningClosed = [...backToAgency, secretToOverseer('reopen'), backToAdmin] as const;

/** SOP step 5: the citizen has the answer and may judge it. */
export const answered = {
  tags: ['answered', 'withCitizen'],
  meta: {
    status: 'sudah dijawab',
    help: 'Jawaban sudah dikirim kepada warga. Warga dapat menilai atau membalas BELUM; tanpa kabar {verdictDays} hari, aduan selesai.',
    sop: 5,
  },
  entry: ['markAnswered', 'stopClock', 'sms.answer', 'sms.askRating', 'tell.childrenAnswered'],
  on: {
    'admin.classify': answerMarkedSecret,
    'child.merged': [
      // no chains: it hangs on another one itself
      { guard: 'isMerged', actions: 'tell.newChildGone' },
      { guard: 'sameSecrecy', actions: ['addChild', 'tell.newChildAnswered'] },
    ],
    'citizen.rate': [
      leftToAdmin('reopen'),
      turnedSecret('reopen'),
      { target: 'closed', actions: ['rate', 'sms.rated'] },
    ],
    'citizen.thank': [
      leftToAdmin('reopen'),
      turnedSecret('reopen'),
      { guard: 'mayJudge', target: 'closed', actions: ['add', 'sms.thanked'] },
      // of his own agency's answer: no verdict
      { actions: ['add', 'sms.ownAgency'] },
    ],
    'citizen.unsolved': reopening,
    'citizen.add': [
      leftToAdmin('reopen'),
      turnedSecret('reopen'),
      addedToParent,
      { actions: ['add', 'sms.addedOk', 'sms.addition'] },
    ],
    'child.added': { actions: ['add', 'sms.addition'] },
    'officer.correct': {
      guard: 'mayCorrect',
      actions: ['writeAnswer', 'sms.correction', 'tell.childrenCorrected', 'sms.correctOk'],
    },
    'regent.instruct': { actions: ['instruct', 'sms.instruction', 'sms.instructOk'] },
    ...retracting,
    ...reopenedByChild,
    ...followsParent,
    'admin.split': splitting,
  },
  after: { verdictTimeout: { target: 'closed', actions: 'sms.closedSilently' } },
} satisfies ComplaintState;

export const closed = {
  tags: 'closed',
  meta: {
    status: 'selesai',
    help: 'Selesai. Warga masih dapat membukanya lagi dengan BELUM sampai {reopenDays} hari.',
    sop: 5,
  },
  entry: ['markClosed', 'stopClock'],
  on: {
    'admin.classify': answerMarkedSecret,
    'child.merged': [
      { guard: 'isMerged', actions: 'tell.newChildGone' },
      { guard: 'hasAnswer', actions: ['addChild', 'tell.newChildAnswered'] },
      notMine,
    ],
    'citizen.unsolved': reopeningClosed,
    'citizen.add': reopeningClosed,
    'citizen.rate': [
      { ...leftToAdmin('reopen'), guard: 'rateLeavesNobody' },
      { ...turnedSecret('reopen'), guard: 'rateLosesAgency' },
      { guard: 'isUnrated', actions: ['rate', 'sms.rated'] },
    ],
    'citizen.thank': [leftToAdmin('reopen'), turnedSecret('reopen'), { actions: 'add' }],
    'child.added': { actions: 'add' },
    ...retracting,
    ...reopenedByChild,
    ...followsParent,
    'admin.split': splitting,
  },
  // what is over for good is not undone
  after: { reopenTimeout: { target: 'archived', actions: 'forgetWords' } },
} satisfies ComplaintState;

/** Not handled, with the reason told; the citizen's next word brings it back to the admin. */
export const rejected = {
  tags: 'closed',
  meta: {
    status: 'tidak diproses',
    help: 'Tidak diproses, dengan alasan yang dikirim kepada warga (kecuali spam).',
    sop: 3,
  },
  // recalled from its agency, which reads on no more
  entry: ['takeBack', 'markClosed', 'stopClock'],
  on: {
    'admin.classify': markedSecret,
    'child.merged': notMine,
    'child.unsolved': notMine,
    'citizen.add': [
      secretToOverseer('add', 'revive'),
      { target: 'triage', actions: ['add', 'revive', 'sms.addedOk', 'sms.needsTriage'] },
    ],
    'admin.restore': {
      target: 'triage',
      actions: ['revive', 'sms.takenBackNews', adminOk('dibuka lagi')],
    },
  },
  after: { reopenTimeout: { target: 'archived' } },
} satisfies ComplaintState;

export const withdrawn = {
  tags: 'closed',
  meta: {
    status: 'dibatalkan pelapor',
    help: 'Warga membatalkannya. Bila warga menulis TAMBAH, aduan dibuka lagi.',
  },
  entry: ['takeBack', 'markClosed', 'stopClock'],
  on: {
    'admin.classify': markedSecret,
    'child.merged': notMine,
    'child.unsolved': notMine,
    'citizen.add': [
      secretToOverseer('add', 'revive'),
      { target: 'triage', actions: ['add', 'revive', 'sms.addedOk', 'sms.needsTriage'] },
    ],
  },
  after: { reopenTimeout: { target: 'archived' } },
} satisfies ComplaintState;
