import type { ComplaintState } from './actions.ts';
import { adminOk, forwarding, notMine, start } from './common.ts';

/** What goes between a complaint and those that were put under it. */

type On = NonNullable<ComplaintState['on']>;

type Holder = 'agency' | 'admin';

/** @param to whom it goes back, so that nobody hears of an agency that does not have it */
export const reopenedNews = (to: Holder) => ({ type: 'sms.reopened', params: { to } }) as const;

/** Those merged into it hear that it is open again, and their reporters from them. */
export const childrenReopened = (to: Holder) =>
  ({ type: 'tell.childrenReopened', params: { to } }) as const;

/** Its agency has it again, one rung higher, and all who were told of the answer hear so. */
export const withAgencyAgain = [
  'give',
  start('answer'),
  'sms.taskReopened',
  reopenedNews('agency'),
  childrenReopened('agency'),
  'sms.escalateReopened',
] as const;

/** The reporter of a merged complaint says that the answer settled nothing: that counts here, with his ticket. */
export const reopenedByChild = {
  'child.unsolved': [
    {
      guard: 'childReopens',
      target: 'forwarded',
      actions: ['reopen', ...withAgencyAgain],
    },
    {
      guard: 'isChild',
      target: 'triage',
      actions: ['reopen', reopenedNews('admin'), childrenReopened('admin'), 'sms.needsTriage'],
    },
    notMine,
  ],
} as const satisfies On;

/** What its reporter says of an answer that was its parent's goes there; it waits with its parent. */
export const saidToParent = {
  guard: 'speaksToParent',
  target: 'merged',
  actions: ['add', 'waitAgain', 'tell.parentUnsolved'],
} as const;

/** Words that neither praise nor deny. */
export const addedToParent = {
  guard: 'speaksToParent',
  actions: ['add', 'tell.parentAdded', 'sms.addedOk'],
} as const;

const separated = [
  'tell.parentSeparated',
  'dropParent',
  'dropParentAnswer',
  'sms.takenBackNews',
  adminOk('dipisah'),
] as const;

/** What the parent says after it has answered is said here too, whatever its reporter has made of the answer. */
export const followsParent = {
  'parent.answered': {
    guard: 'isMerged',
    target: 'answered',
    reenter: true,
    // a second answer is judged anew, whatever its reporter had made of the first
    actions: ['waitAgain', 'writeAnswer'],
  },
  'parent.corrected': { guard: 'isMerged', actions: ['writeAnswer', 'sms.correction'] },
  'parent.retracted': {
    guard: 'isMerged',
    target: 'merged',
    actions: ['sms.retracted', 'dropParentAnswer'],
  },
  'parent.reopened': {
    guard: 'isMerged',
    target: 'merged',
    actions: ['waitAgain', 'sms.reopenedToo'],
  },
  // its answer stands; whoever judges it now judges it alone
  'parent.gone': { guard: 'isMerged', actions: 'dropParent' },
  'admin.separate': { guard: 'isMerged', target: 'triage', actions: separated },
} as const satisfies On;

/**
 * What was put under another complaint turns out secret, or to accuse somebody more: it stands for itself again, and goes
 * to the overseeing agency as it would have gone alone.
 * @param take how the event is taken down
 */
const aloneAsSecret = (take: 'add' | 'classify') =>
  ({
    guard: 'goesToOverseer',
    target: 'forwarded',
    actions: ['sms.secretAlarm', take, 'forgetAgency', ...forwarding, 'sms.receiptSecret'],
  }) as const;

/** By words for which no agency may have it, it waits for the admin. */
const addsSecret = [
  aloneAsSecret('add'),
  {
    guard: 'leavesParent',
    target: 'triage',
    actions: ['add', 'leaveToAdmin', 'sms.receiptSecret', 'sms.needsTriage'],
  },
] as const;

/** Another complaint speaks for this one; its answer comes here too. */
export const merged = {
  tags: 'open',
  meta: {
    status: 'digabung dgn aduan serupa',
    name: 'Digabung',
    help: 'Digabung dengan aduan lain yang sama. Yang dikatakan kepada pelapor aduan induk juga dikatakan di sini.',
    sop: 3,
  },
  entry: ['takeBack', 'stopClock'],
  on: {
    'child.merged': notMine,
    'child.unsolved': notMine,
    'parent.answered': { target: 'answered', actions: 'writeAnswer' },
    'parent.reopened': { actions: 'sms.reopenedToo' },
    'parent.gone': {
      target: 'triage',
      actions: ['dropParent', 'dropParentAnswer', 'sms.takenBackNews', 'sms.needsTriage'],
    },
    'admin.separate': { target: 'triage', actions: separated },
    'pack.accused': {
      guard: 'accusesUnnoticed',
      target: 'triage',
      actions: ['noteAccused', 'sms.receiptSecret'],
    },
    'admin.classify': aloneAsSecret('classify'),
    'citizen.add': [...addsSecret, { actions: ['add', 'tell.parentAdded', 'sms.addedOk'] }],
    'citizen.thank': [...addsSecret, { actions: 'add' }],
    'citizen.withdraw': {
      target: 'withdrawn',
      actions: [
        'sms.secretWithdrawn',
        'add',
        'tell.parentSeparated',
        'dropParent',
        'sms.withdrawn',
        'sms.withdrawnUnseen',
      ],
    },
  },
} satisfies ComplaintState;
