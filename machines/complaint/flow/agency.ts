import type { ComplaintParts } from '../setup.ts';
import {
  adminDecides,
  answeredByLetter,
  assigning,
  handingOn,
  letChildrenGo,
  turnedSecret,
  whileOpen,
} from './common.ts';

/** A complaint with an agency: forwarded, awaiting the citizen, its answer under review. */

/** SOP step 4: the agency has it. */
export function forwarded(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    initial: 'notified',
    tags: ['open', 'withAgency'],
    on: {
      ...whileOpen(parts),
      'officer.answer': [
        {
          guard: 'answersDirectly',
          target: 'answered',
          actions: [put.writeAnswer, text.answerOk],
        },
        { guard: 'answers', target: 'review', actions: [put.writeAnswer, text.answerOk] },
      ],
      'admin.answer': answeredByLetter(parts),
      'officer.ask': {
        target: 'awaitingCitizen',
        actions: [put.ask, clock.pause, text.askCitizen, text.askOk, tell.asked('info')],
      },
      'officer.transfer': {
        target: '.transferRequested',
        actions: [put.requestTransfer, text.transferOk, text.transferAsked],
      },
      'officer.extend': {
        guard: 'mayExtend',
        actions: [put.extendClock, clock.extend, text.extendOk, text.postponed, text.extended],
      },
      'officer.progress': {
        target: '.working',
        actions: [put.dropTransfer, text.progress, text.progressOk],
      },
      // the new agency has its own time; that of the citizen runs on
      'admin.forward': {
        guard: 'mayTransfer',
        target: '.notified',
        actions: handingOn(parts),
      },
      'admin.classify': [
        turnedSecret(parts, put.classify),
        { guard: 'mayClassify', actions: put.classifyForwarded },
      ],
      'admin.ask': {
        target: 'awaitingCitizen',
        actions: [
          put.ask,
          clock.pause,
          text.askCitizen,
          tell.asked('info'),
          text.adminOk('ditanyakan'),
        ],
      },
      'admin.reject': {
        target: 'rejected',
        actions: [
          put.reject,
          ...letChildrenGo(parts),
          text.rejected,
          text.cancelled,
          text.adminOk('ditolak'),
        ],
      },
      'admin.merge': {
        guard: 'mayMerge',
        target: 'merged',
        actions: [
          put.setParent,
          tell.parentMerged,
          text.merged,
          text.cancelled,
          text.adminOk('digabung'),
        ],
      },
      'citizen.add': [turnedSecret(parts), { actions: [put.add, text.addedOk, text.addition] }],
      'citizen.thank': [turnedSecret(parts), { actions: put.add }],
      'child.added': { actions: [put.add, text.addition] },
    },
    states: {
      notified: {
        meta: { status: 'diteruskan, menunggu SKPD', sop: 3 },
        on: {
          'officer.accept': { target: 'acknowledged', actions: text.acceptOk },
        },
      },
      acknowledged: { meta: { status: 'diterima SKPD', sop: 4 } },
      working: { meta: { status: 'sedang dikerjakan', sop: 4 } },
      transferRequested: {
        tags: 'withAdmin',
        meta: { status: 'diteruskan, sedang ditelaah', sop: 4 },
        on: {
          'admin.keep': {
            target: 'acknowledged',
            actions: [put.dropTransfer, text.transferRefused, text.adminOk('alih ditolak')],
          },
        },
      },
      before: { type: 'history' },
    },
  });
}

/** The citizen owes us an answer; the agency's clock stands still. */
export function awaitingCitizen(parts: ComplaintParts) {
  const { blueprint, put, clock, text } = parts;
  return blueprint.createStateConfig({
    tags: ['open', 'withCitizen'],
    meta: { status: 'menunggu keterangan Bpk/Ibu', sop: 4 },
    exit: put.dropQuestion,
    on: {
      ...whileOpen(parts),
      ...adminDecides(parts),
      // as in forwarded: the agency changes by nothing else
      'admin.forward': [
        {
          guard: 'mayHandOn',
          target: 'forwarded.notified',
          actions: handingOn(parts),
        },
        assigning(parts),
      ],
      'admin.classify': [
        turnedSecret(parts, put.classify),
        { guard: 'mayClassify', actions: put.classifyForwarded },
      ],
      'citizen.add': [
        turnedSecret(parts),
        {
          guard: 'isWithAgency',
          target: 'forwarded.before',
          actions: [put.add, ...clock.resume, text.addedOk, text.addition],
        },
        { target: 'triage', actions: [put.add, text.addedOk, text.needsTriage] },
      ],
      'officer.answer': [
        {
          guard: 'answersDirectly',
          target: 'answered',
          actions: [put.writeAnswer, text.answerOk],
        },
        { guard: 'answers', target: 'review', actions: [put.writeAnswer, text.answerOk] },
      ],
      'admin.answer': answeredByLetter(parts),
      'child.added': { actions: put.add },
    },
    after: {
      citizenReminder: { actions: text.remindCitizen },
      citizenTimeout: [
        {
          guard: 'isWithAgency',
          target: 'forwarded.before',
          actions: [...clock.resume, text.noAddition],
        },
        { target: 'rejected', actions: [put.reject, ...letChildrenGo(parts), text.rejected] },
      ],
    },
  });
}

/** The answer is here but not out: held for corrections, or until the admin lets it go. */
export function review(parts: ComplaintParts) {
  const { blueprint, put, clock, text } = parts;
  // a held answer leaves by itself: nobody has to look at it
  const tellReviewer = blueprint.enqueueActions(({ check, enqueue }) => {
    if (check('adminReviews')) enqueue(text.needsReview);
  });
  return blueprint.createStateConfig({
    tags: ['open', 'withAdmin'],
    meta: { status: 'jawaban SKPD sedang ditelaah', sop: 5 },
    entry: [...clock.reply, tellReviewer],
    on: {
      ...whileOpen(parts),
      'admin.release': { target: 'answered', actions: [put.writeAnswer, text.adminOk('dikirim')] },
      'admin.answer': answeredByLetter(parts),
      'admin.return': {
        target: 'forwarded',
        actions: [...clock.answer, text.returned, text.adminOk('dikembalikan')],
      },
      'officer.answer': { guard: 'answers', actions: [put.writeAnswer, text.answerOk] },
      'officer.correct': { guard: 'answers', actions: [put.writeAnswer, text.correctOk] },
      'admin.classify': [
        turnedSecret(parts, put.classify),
        { guard: 'mayClassify', actions: put.classifyForwarded },
      ],
      'citizen.add': [turnedSecret(parts), { actions: [put.add, text.addedOk, text.addition] }],
      'child.added': { actions: put.add },
    },
    after: { holdTimeout: { guard: 'holds', target: 'answered' } },
  });
}
