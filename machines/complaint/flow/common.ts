import type { ClockStep } from '../../district/clock-steps.ts';
import type { ComplaintState } from './actions.ts';

/** What several states of the main region share; like them, in the names of `actions.ts` and `guards.ts`. */

/** The clock of a step of the SOP begins. */
export const start = (step: ClockStep) => ({ type: 'startClock', params: { step } }) as const;

/** @param what was done, in the words of the confirmation to the admin */
export const adminOk = (what: string) => ({ type: 'sms.adminOk', params: { what } }) as const;

/** @param kind of what the citizen was asked: which category, for details, or whether it is to be secret */
export const asked = (kind: 'clarify' | 'info' | 'secrecy') =>
  ({ type: 'tell.asked', params: { kind } }) as const;

/** Giving a complaint to its agency: clock of SOP step 4, letter for the archive, task by SMS. */
export const forwarding = ['give', start('answer'), 'letterToAgency', 'sms.task'] as const;

/** Those merged into it go back to the admin, and are its own no longer. */
export const letChildrenGo = ['tell.childrenGone', 'dropChildren'] as const;

/** Those that still hang on what was answered hear that it is open again, with whom. */
const openAgain = (to: 'agency' | 'admin', take: readonly string[]) =>
  take.includes('reopen') ? ([{ type: 'tell.childrenReopened', params: { to } }] as const) : [];

/**
 * A complaint becomes secret while an agency that may not see secrets has it, or has answered it: that agency
 * loses it before anything else goes out, with a recall that says nothing. It goes to the overseeing agency, to
 * be looked at (again), and the admin and the citizen are told. Those it was put together with are no secret
 * and part from it with every change of secrecy (`remembers.ts`, `apart`).
 * @param take how the event is taken down
 */
export const turnedSecret = (...take: ('add' | 'classify' | 'reopen')[]) =>
  ({
    guard: 'losesAgency',
    target: 'forwarded',
    reenter: true,
    actions: [
      'sms.recalled',
      'sms.secretAlarm',
      ...take,
      'forgetAgency',
      ...forwarding,
      'sms.receiptSecret',
      ...openAgain('agency', take),
    ],
  }) as const;

/**
 * It comes to accuse those who get secrets and who gets them in their place: whoever has it, or has answered it, loses it
 * with the same recall, and it waits for the admin (decision 0026).
 * @param take how the event is taken down
 */
export const leftToAdmin = (...take: ('add' | 'reopen')[]) =>
  ({
    guard: 'leavesNobody',
    target: 'triage',
    actions: [
      'sms.recalled',
      'tell.parentSeparated',
      'dropParent',
      ...take,
      'leaveToAdmin',
      'sms.receiptSecret',
      ...openAgain('admin', take),
      'sms.needsTriage',
    ],
  }) as const;

/**
 * Nobody has it yet, and words that are as sure as a first SMS must be turn it secret: it goes where such a
 * first SMS goes, to the overseeing agency without waiting for the admin.
 * @param take how the event is taken down, and what else has to be undone
 */
export const secretToOverseer = (...take: ('add' | 'reopen' | 'revive')[]) =>
  ({
    guard: 'clearlySecret',
    target: 'forwarded',
    actions: ['sms.secretAlarm', ...take, 'forgetAgency', ...forwarding, 'sms.receiptSecret'],
  }) as const;

/** It accuses the office, and would wait for the admin: it goes to the overseeing agency instead, however it came there. */
export const keptFromAdmin = {
  guard: 'keptFromAdmin',
  target: 'forwarded',
  actions: ['forgetAgency', ...forwarding],
} as const;

/** What the office or the reporter has ended stays ended when the admin marks it as secret: nobody has it. */
export const markedSecret = {
  guard: 'becomesSecret',
  actions: ['classify', adminOk('dirahasiakan')],
} as const;

/** Category and secrecy are corrected while an agency has it, which stays the same. */
export const classifiedThere = {
  guard: 'mayClassify',
  actions: ['sms.secrecyNews', 'classifyForwarded', 'sms.classifyOk'],
} as const;

/** What has an answer is looked at again when the admin marks it as secret. */
export const answerMarkedSecret = [turnedSecret('reopen', 'classify'), markedSecret] as const;

/** From one agency to another: a ladder of its own, while the citizen's time runs on (`promisedAt`). */
export const handingOn = [
  'sms.handedOn',
  'assignAgency',
  ...forwarding,
  'sms.transferred',
  adminOk('dialihkan'),
] as const;

/**
 * SOP step 4 on paper: the admin enters the agency's letter. Who enters it has read it, so that it goes to
 * the citizen at once, whatever the office reviews.
 */
export const answeredByLetter = {
  guard: 'entersAnswer',
  target: 'answered',
  actions: ['writeAnswer', adminOk('dijawab')],
} as const;

/** The admin takes it back from the agency that has it: to that it is as if it had never come. */
export const recalling = {
  guard: 'isWithAgency',
  target: 'triage',
  actions: ['sms.cancelled', 'sms.takenBackNews', adminOk('ditarik kembali')],
} as const;

/** The admin gives it to an agency, with a clock of its own. */
export const assigning = {
  guard: 'mayForward',
  target: 'forwarded',
  actions: ['assignAgency', ...forwarding, 'sms.forwarded', adminOk('diteruskan')],
} as const;

/** An answer to the wrong ticket: its reader gets an apology, and the task is where it was, with its clock. */
const takenBackAnswer = [
  'sms.retracted',
  'tell.childrenRetracted',
  'retractAnswer',
  'restoreClock',
] as const;

export const retracting = {
  'officer.retract': {
    guard: 'mayRetract',
    target: 'forwarded.before',
    actions: [...takenBackAnswer, 'sms.retractOk'],
  },
  'admin.retract': {
    guard: 'mayRetract',
    target: 'forwarded.before',
    actions: [...takenBackAnswer, 'sms.taskAgain', adminOk('ditarik jawabannya')],
  },
} as const satisfies NonNullable<ComplaintState['on']>;

/** Two matters in one SMS: the second one gets a ticket of its own, and its receipt names both. */
export const splitting = {
  actions: ['split', 'openSplit', adminOk('dipecah')],
} as const;

/** A child that is none: it goes on alone. */
export const notMine = { actions: 'tell.newChildGone' } as const;

type On = NonNullable<ComplaintState['on']>;

/** Whoever has the task waits for the citizen. */
export const adminAsks = {
  guard: 'mayAsk',
  target: 'awaitingCitizen',
  actions: [
    'ask',
    'pauseClock',
    'sms.askCitizen',
    asked('info'),
    adminOk('ditanyakan'),
    'sms.spent',
  ],
} as const;

/** Nothing can be done before some day: said to all, and only then the ladder goes on. */
export const parking = {
  'admin.park': {
    guard: 'mayPark',
    actions: ['parkClock', 'sms.parked', 'sms.parkedTask', 'sms.parkedAgain', adminOk('diparkir')],
  },
  'admin.wake': {
    guard: 'isParked',
    actions: ['wakeClock', 'sms.awakeTask', adminOk('dilanjutkan')],
  },
} as const satisfies On;

/**
 * The pack calls its agency or category otherwise, closes on other days, or has names by which its words accuse the
 * office; what is over stays as it was.
 */
export const packChanges = {
  'pack.agency': { guard: 'agencyMoves', actions: 'moveAgency' },
  'pack.category': { guard: 'categoryMoves', actions: 'moveCategory' },
  'pack.calendar': { guard: 'calendarMoves', actions: ['sms.laterDue', 'moveClock'] },
  'pack.accused': { guard: 'accusesUnnoticed', actions: 'noteAccused' },
} as const satisfies On;

/** What the admin may decide while a complaint waits for a decision. */
export const adminDecides = {
  'admin.forward': assigning,
  'admin.classify': {
    guard: 'mayClassify',
    actions: ['sms.secrecyNews', 'classify', 'sms.classifyOk'],
  },
  'admin.reject': [
    {
      guard: 'isSpam',
      target: 'rejected',
      actions: ['reject', ...letChildrenGo, 'sms.takenBack', adminOk('ditandai spam')],
    },
    {
      target: 'rejected',
      actions: ['reject', ...letChildrenGo, 'sms.rejected', 'sms.takenBack', adminOk('ditolak')],
    },
  ],
  'admin.merge': {
    guard: 'mayMerge',
    target: 'merged',
    actions: ['setParent', 'tell.parentMerged', 'sms.merged', 'sms.takenBack', adminOk('digabung')],
  },
} as const satisfies On;

/** What citizen and regent may do, and others be put under it, as long as a complaint is open. */
export const whileOpen = {
  'citizen.withdraw': {
    target: 'withdrawn',
    // taken back before his last words can turn it secret and so change whose it is
    actions: [
      'sms.takenBack',
      'sms.secretWithdrawn',
      'add',
      ...letChildrenGo,
      'sms.withdrawn',
      'sms.withdrawnUnseen',
    ],
  },
  'child.merged': { guard: 'sameSecrecy', actions: 'addChild' },
  'child.added': { actions: 'add' },
  // it runs already: what a child's reporter says of the answer comes to the rest
  'child.unsolved': [{ guard: 'isChild', actions: ['add', 'tell.childReopened'] }, notMine],
  'admin.split': splitting,
  'regent.instruct': { actions: ['instruct', 'sms.instruction', 'sms.instructOk'] },
} as const satisfies On;
