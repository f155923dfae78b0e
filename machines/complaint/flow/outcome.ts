import type { ComplaintParts } from '../setup.ts';
import { markedSecret, turnedSecret } from './common.ts';

/** What comes of a complaint: answered and closed, rejected, merged, withdrawn. */

/** SOP step 5: the citizen has the answer and may judge it. */
export function answered(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    tags: ['answered', 'withCitizen'],
    meta: { status: 'sudah dijawab', sop: 5 },
    entry: [put.markAnswered, clock.stop, text.answer, text.askRating, tell.childrenAnswered],
    on: {
      'admin.classify': markedSecret(parts),
      'child.merged': {
        guard: 'sameSecrecy',
        actions: [put.addChild, tell.newChildAnswered],
      },
      'citizen.rate': [
        turnedSecret(parts, put.reopen),
        { target: 'closed', actions: [put.rate, text.rated] },
      ],
      'citizen.thank': [
        turnedSecret(parts, put.reopen),
        { target: 'closed', actions: [put.add, text.thanked] },
      ],
      'citizen.unsolved': reopening(parts),
      'citizen.add': [
        turnedSecret(parts, put.reopen),
        { actions: [put.add, text.addedOk, text.addition] },
      ],
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
    turnedSecret(parts, put.reopen),
    {
      guard: 'mayReopen' as const,
      target: 'forwarded' as const,
      actions: [
        ...alone,
        put.give,
        ...parts.clock.answer,
        text.taskReopened,
        text.reopened,
        text.escalateReopened,
      ],
    },
    { target: 'triage' as const, actions: [...alone, text.addedOk, text.needsTriage] },
  ];
}

export function closed(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    tags: 'closed',
    meta: { status: 'selesai', sop: 5 },
    entry: [put.markClosed, clock.stop],
    on: {
      'admin.classify': markedSecret(parts),
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
export function rejected(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    tags: 'closed',
    meta: { status: 'tidak diproses', sop: 3 },
    entry: [put.markClosed, clock.stop],
    on: {
      'admin.classify': markedSecret(parts),
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

/** What was put under another complaint turns out secret: it stands for itself again, before the admin. */
function aloneAsSecret({ put, text, tell }: ComplaintParts, take = put.add) {
  return [take, tell.parentSeparated, put.dropParent, text.receiptSecret, text.needsTriage];
}

/** Another complaint speaks for this one; its answer comes here too. */
export function merged(parts: ComplaintParts) {
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
      'admin.classify': {
        guard: 'becomesSecret',
        target: 'triage',
        actions: aloneAsSecret(parts, put.classify),
      },
      'citizen.add': [
        { guard: 'becomesSecret', target: 'triage', actions: aloneAsSecret(parts) },
        { actions: [put.add, tell.parentAdded, text.addedOk] },
      ],
      'citizen.thank': [
        { guard: 'becomesSecret', target: 'triage', actions: aloneAsSecret(parts) },
        { actions: put.add },
      ],
      'citizen.withdraw': {
        target: 'withdrawn',
        actions: [put.add, tell.parentSeparated, put.dropParent, text.withdrawn],
      },
    },
  });
}

export function withdrawn(parts: ComplaintParts) {
  const { blueprint, put, clock, text, tell } = parts;
  return blueprint.createStateConfig({
    tags: 'closed',
    meta: { status: 'dibatalkan pelapor' },
    entry: [put.markClosed, clock.stop],
    on: {
      'admin.classify': markedSecret(parts),
      'child.merged': { actions: tell.newChildGone },
      'citizen.add': {
        target: 'triage',
        actions: [put.add, put.revive, text.addedOk, text.needsTriage],
      },
    },
    after: { reopenTimeout: { target: 'archived' } },
  });
}
