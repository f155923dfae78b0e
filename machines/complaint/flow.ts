import type { ComplaintParts } from './setup.ts';

/** The way of a complaint through the office (SOP steps 1–5), one function per stage. */

/** Giving a complaint to its agency: clock of SOP step 4, letter for the archive, task by SMS. */
function forwarding({ clock, letter, text, put }: ComplaintParts) {
  return [put.protect, ...clock.answer, letter, text.task];
}

/** Those merged into it go back to the admin, and are its own no longer. */
function letChildrenGo({ put, tell }: ComplaintParts) {
  return [tell.childrenGone, put.dropChildren];
}

/** An agency that has the task hears that it is taken back. */
function takingBack({ blueprint, text }: ComplaintParts) {
  return blueprint.enqueueActions(({ check, enqueue }) => {
    if (check('isWithAgency')) enqueue(text.cancelled);
  });
}

/** From one agency to another. */
function handingOn({ put, letter, text }: ComplaintParts) {
  return [
    text.handedOn,
    put.assignAgency,
    letter,
    text.task,
    text.transferred,
    text.adminOk('dialihkan'),
  ];
}

/** The admin gives it to an agency, with a clock of its own. */
function assigning(parts: ComplaintParts) {
  const { put, text } = parts;
  const given = [put.assignAgency, ...forwarding(parts)];
  return {
    guard: 'mayForward' as const,
    target: 'forwarded' as const,
    actions: [...given, text.forwarded, text.adminOk('diteruskan')],
  };
}

/** What the admin may decide while a complaint waits for a decision. */
function adminDecides(parts: ComplaintParts) {
  const { blueprint, put, text, tell } = parts;
  const { on } = blueprint.createStateConfig({
    on: {
      'admin.forward': assigning(parts),
      'admin.classify': { actions: put.classify },
      'admin.reject': [
        {
          guard: 'isSpam',
          target: 'rejected',
          actions: [
            put.reject,
            ...letChildrenGo(parts),
            takingBack(parts),
            text.adminOk('ditandai spam'),
          ],
        },
        {
          target: 'rejected',
          actions: [
            put.reject,
            ...letChildrenGo(parts),
            text.rejected,
            takingBack(parts),
            text.adminOk('ditolak'),
          ],
        },
      ],
      'admin.merge': {
        guard: 'mayMerge',
        target: 'merged',
        actions: [
          put.setParent,
          tell.parentMerged,
          text.merged,
          takingBack(parts),
          text.adminOk('digabung'),
        ],
      },
    },
  });
  return on;
}

/** What citizen and regent may do, and others be put under it, as long as a complaint is open. */
function whileOpen(parts: ComplaintParts) {
  const { blueprint, put, text } = parts;
  const { on } = blueprint.createStateConfig({
    on: {
      'citizen.withdraw': {
        target: 'withdrawn',
        actions: [put.add, ...letChildrenGo(parts), text.withdrawn, takingBack(parts)],
      },
      'child.merged': { actions: put.addChild },
      'regent.instruct': { actions: [put.instruct, text.instruction, text.instructOk] },
    },
  });
  return on;
}

/** SOP step 2: understood, acknowledged, and sent on its way; nobody stays here. */
function received(parts: ComplaintParts) {
  const { blueprint, put, text, tell } = parts;
  return blueprint.createStateConfig({
    meta: { status: 'diterima', sop: 2 },
    always: [
      {
        guard: 'isAppreciation',
        target: 'closed',
        actions: text.receiptAppreciation,
      },
      {
        guard: 'canRouteEmergency',
        target: 'forwarded',
        actions: [
          put.assignAgency,
          ...parts.clock.answer,
          text.receiptRouted,
          text.alarm,
          parts.letter,
          text.task,
          text.taskHead,
        ],
      },
      {
        guard: 'canRoute',
        target: 'forwarded',
        actions: [
          put.assignAgency,
          ...parts.clock.answer,
          text.receiptRouted,
          parts.letter,
          text.task,
        ],
      },
      {
        guard: 'shouldAsk',
        target: 'clarifying',
        actions: [text.askCategory, tell.asked('clarify')],
      },
      {
        guard: 'isEmergency',
        target: 'triage',
        actions: [text.receiptTriage, text.alarm],
      },
      { target: 'triage', actions: [text.receiptTriage, text.needsTriage] },
    ],
  });
}

/** One numbered question to the citizen; without an answer the admin decides. */
function clarifying(parts: ComplaintParts) {
  const { blueprint, put, text } = parts;
  const forward = [put.clarify, put.assignAgency, ...forwarding(parts), text.receiptRouted];
  const triage = [text.receiptTriage, text.needsTriage];
  return blueprint.createStateConfig({
    tags: ['open', 'withCitizen'],
    meta: { status: 'menunggu keterangan Bpk/Ibu', sop: 2 },
    on: {
      ...whileOpen(parts),
      ...adminDecides(parts),
      'citizen.choose': [
        { guard: 'isClear', target: 'forwarded', actions: forward },
        { target: 'triage', actions: [put.add, ...triage] },
      ],
      'citizen.add': [
        { guard: 'isClear', target: 'forwarded', actions: [put.add, ...forward] },
        { target: 'triage', actions: [put.add, ...triage] },
      ],
    },
    after: { clarifyTimeout: { target: 'triage', actions: text.needsTriage } },
  });
}

/** SOP step 3: the admin decides where it goes. */
function triage(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    tags: ['open', 'withAdmin'],
    meta: { status: 'sedang ditelaah Admin', sop: 3 },
    entry: clock.forward,
    on: {
      ...whileOpen(parts),
      ...adminDecides(parts),
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
      'citizen.add': { actions: [put.add, text.addedOk] },
      'child.added': { actions: put.add },
    },
  });
}

/** SOP step 4: the agency has it. */
function forwarded(parts: ComplaintParts) {
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
      'officer.ask': {
        guard: 'owns',
        target: 'awaitingCitizen',
        actions: [put.ask, clock.pause, text.askCitizen, text.askOk, tell.asked('info')],
      },
      'officer.transfer': {
        guard: 'owns',
        target: '.transferRequested',
        actions: [put.requestTransfer, text.transferOk, text.transferAsked],
      },
      'officer.extend': {
        guard: 'mayExtend',
        actions: [put.extendClock, clock.extend, text.extendOk, text.postponed, text.extended],
      },
      'officer.progress': {
        guard: 'owns',
        target: '.working',
        actions: [put.dropTransfer, text.progress, text.progressOk],
      },
      // a transfer keeps the clock: the citizen waits no longer because of it
      'admin.forward': {
        guard: 'mayTransfer',
        target: '.notified',
        actions: handingOn(parts),
      },
      'admin.classify': { actions: put.classifyForwarded },
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
      'citizen.add': { actions: [put.add, text.addedOk, text.addition] },
      'citizen.thank': { actions: put.add },
      'child.added': { actions: [put.add, text.addition] },
    },
    states: {
      notified: {
        meta: { status: 'diteruskan, menunggu SKPD', sop: 3 },
        on: {
          'officer.accept': { guard: 'owns', target: 'acknowledged', actions: text.acceptOk },
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
function awaitingCitizen(parts: ComplaintParts) {
  const { blueprint, put, clock, text } = parts;
  return blueprint.createStateConfig({
    tags: ['open', 'withCitizen'],
    meta: { status: 'menunggu keterangan Bpk/Ibu', sop: 4 },
    exit: put.dropQuestion,
    on: {
      ...whileOpen(parts),
      ...adminDecides(parts),
      // as in forwarded: a transfer keeps the clock, and the agency changes by nothing else
      'admin.forward': [
        {
          guard: 'mayHandOn',
          target: 'forwarded.notified',
          actions: [...clock.resume, ...handingOn(parts)],
        },
        assigning(parts),
      ],
      'admin.classify': [
        { guard: 'isWithAgency', actions: put.classifyForwarded },
        { actions: put.classify },
      ],
      'citizen.add': [
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
function review(parts: ComplaintParts) {
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
      'admin.return': {
        target: 'forwarded',
        actions: [...clock.answer, text.returned, text.adminOk('dikembalikan')],
      },
      'officer.answer': { guard: 'answers', actions: [put.writeAnswer, text.answerOk] },
      'officer.correct': { guard: 'answers', actions: [put.writeAnswer, text.correctOk] },
      'citizen.add': { actions: [put.add, text.addedOk, text.addition] },
      'child.added': { actions: put.add },
    },
    after: { holdTimeout: { guard: 'holds', target: 'answered' } },
  });
}

/** SOP step 5: the citizen has the answer and may judge it. */
function answered(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    tags: ['answered', 'withCitizen'],
    meta: { status: 'sudah dijawab', sop: 5 },
    entry: [put.markAnswered, clock.stop, text.answer, text.askRating, tell.childrenAnswered],
    on: {
      'child.merged': { actions: [put.addChild, tell.newChildAnswered] },
      'citizen.rate': { target: 'closed', actions: [put.rate, text.rated] },
      'citizen.thank': { target: 'closed', actions: [put.add, text.thanked] },
      'citizen.unsolved': reopening(parts),
      'citizen.add': { actions: [put.add, text.addedOk, text.addition] },
      'officer.correct': {
        guard: 'mayCorrect',
        actions: [put.writeAnswer, text.correction, text.correctOk],
      },
      'regent.instruct': { actions: [put.instruct, text.instruction, text.instructOk] },
    },
    after: { verdictTimeout: { target: 'closed', actions: text.closedSilently } },
  });
}

/** Back to the agency one rung higher, or to the admin where no agency had it or may have it. */
function reopening(parts: ComplaintParts) {
  const { put, text, tell } = parts;
  // what another complaint answered for it stands for itself now
  const alone = [tell.parentSeparated, put.dropParent, put.reopen];
  return [
    {
      guard: 'mayReopen' as const,
      target: 'forwarded' as const,
      actions: [
        ...alone,
        ...parts.clock.answer,
        text.taskReopened,
        text.reopened,
        text.escalateReopened,
      ],
    },
    { target: 'triage' as const, actions: [...alone, text.addedOk, text.needsTriage] },
  ];
}

function closed(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    tags: 'closed',
    meta: { status: 'selesai', sop: 5 },
    entry: [put.markClosed, clock.stop],
    on: {
      'child.merged': [
        { guard: 'hasAnswer', actions: [put.addChild, tell.newChildAnswered] },
        { actions: tell.newChildGone },
      ],
      'citizen.unsolved': reopening(parts),
      'citizen.add': reopening(parts),
      'citizen.rate': { guard: 'isUnrated', actions: [put.rate, text.rated] },
      'citizen.thank': { actions: put.add },
    },
    after: { reopenTimeout: { target: 'archived' } },
  });
}

/** Not handled, with the reason told; the citizen's next word brings it back to the admin. */
function rejected(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    tags: 'closed',
    meta: { status: 'tidak diproses', sop: 3 },
    entry: [put.markClosed, clock.stop],
    on: {
      'child.merged': { actions: tell.newChildGone },
      'citizen.add': {
        target: 'triage',
        actions: [put.add, put.revive, text.addedOk, text.needsTriage],
      },
      'admin.restore': { target: 'triage', actions: [put.revive, text.adminOk('dibuka lagi')] },
    },
    after: { reopenTimeout: { target: 'archived' } },
  });
}

/** Another complaint speaks for this one; its answer comes here too. */
function merged(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    tags: 'open',
    meta: { status: 'digabung dgn aduan serupa', sop: 3 },
    entry: clock.stop,
    on: {
      'child.merged': { actions: tell.newChildGone },
      'parent.answered': { target: 'answered', actions: put.writeAnswer },
      'parent.gone': { target: 'triage', actions: [put.dropParent, text.needsTriage] },
      'admin.separate': {
        target: 'triage',
        actions: [tell.parentSeparated, put.dropParent, text.adminOk('dipisah')],
      },
      'citizen.add': { actions: [put.add, tell.parentAdded, text.addedOk] },
      'citizen.thank': { actions: put.add },
      'citizen.withdraw': {
        target: 'withdrawn',
        actions: [put.add, tell.parentSeparated, put.dropParent, text.withdrawn],
      },
    },
  });
}

function withdrawn(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    tags: 'closed',
    meta: { status: 'dibatalkan pelapor' },
    entry: [put.markClosed, clock.stop],
    on: {
      'child.merged': { actions: tell.newChildGone },
      'citizen.add': {
        target: 'triage',
        actions: [put.add, put.revive, text.addedOk, text.needsTriage],
      },
    },
    after: { reopenTimeout: { target: 'archived' } },
  });
}

/** The main region of the complaint machine. */
export function flowRegion(parts: ComplaintParts) {
  return parts.blueprint.createStateConfig({
    initial: 'received',
    on: {
      'child.separated': { actions: parts.put.dropChild },
    },
    states: {
      received: received(parts),
      clarifying: clarifying(parts),
      triage: triage(parts),
      forwarded: forwarded(parts),
      awaitingCitizen: awaitingCitizen(parts),
      review: review(parts),
      answered: answered(parts),
      closed: closed(parts),
      rejected: rejected(parts),
      merged: merged(parts),
      withdrawn: withdrawn(parts),
      archived: {
        type: 'final',
        tags: 'closed',
        meta: { status: 'selesai (diarsipkan)' },
      },
    },
  });
}
