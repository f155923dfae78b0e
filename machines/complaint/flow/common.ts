import type { ComplaintParts } from '../setup.ts';

/** What several states of the main region share. */

/** Giving a complaint to its agency: clock of SOP step 4, letter for the archive, task by SMS. */
export function forwarding({ clock, letter, text, put }: ComplaintParts) {
  return [put.give, ...clock.answer, letter, text.task];
}

/**
 * A complaint that becomes secret while an agency has it that may not see secrets: that agency loses it
 * before anything else goes out, with a recall that says nothing; the overseeing agency and the admin are
 * told. Complaints that were put under it were no secret and go back to the admin.
 * @param take how the event is taken down
 */
export function turnedSecret(parts: ComplaintParts, take = parts.put.add) {
  const { put, text, tell } = parts;
  return {
    guard: 'losesAgency' as const,
    target: 'forwarded' as const,
    reenter: true,
    actions: [
      text.cancelled,
      text.secretAlarm,
      take,
      ...letChildrenGo(parts),
      tell.parentSeparated,
      put.dropParent,
      put.forgetAgency,
      ...forwarding(parts),
      text.receiptSecret,
    ],
  };
}

/** The admin marks as secret what is done with: its agency and those who read lists lose it. */
export function markedSecret(parts: ComplaintParts) {
  const { put, text } = parts;
  return [
    {
      guard: 'losesAgency' as const,
      actions: [text.cancelled, put.classify, ...letChildrenGo(parts)],
    },
    {
      guard: 'becomesSecret' as const,
      actions: [put.classify, ...letChildrenGo(parts), text.adminOk('dirahasiakan')],
    },
  ];
}

/** Those merged into it go back to the admin, and are its own no longer. */
export function letChildrenGo({ put, tell }: ComplaintParts) {
  return [tell.childrenGone, put.dropChildren];
}

/** An agency that has the task hears that it is taken back. */
function takingBack({ blueprint, text }: ComplaintParts) {
  return blueprint.enqueueActions(({ check, enqueue }) => {
    if (check('isWithAgency')) enqueue(text.cancelled);
  });
}

/** From one agency to another: a ladder of its own, while the citizen's time runs on (`promisedAt`). */
export function handingOn({ put, clock, letter, text }: ComplaintParts) {
  return [
    text.handedOn,
    put.assignAgency,
    put.give,
    ...clock.answer,
    letter,
    text.task,
    text.transferred,
    text.adminOk('dialihkan'),
  ];
}

/**
 * SOP step 4 on paper: the admin enters the agency's letter. Who enters it has read it, so that it goes to
 * the citizen at once, whatever the office reviews.
 */
export function answeredByLetter({ put, text }: ComplaintParts) {
  return {
    guard: 'entersAnswer' as const,
    target: 'answered' as const,
    actions: [put.writeAnswer, text.adminOk('dijawab')],
  };
}

/** The admin gives it to an agency, with a clock of its own. */
export function assigning(parts: ComplaintParts) {
  const { put, text } = parts;
  const given = [put.assignAgency, ...forwarding(parts)];
  return {
    guard: 'mayForward' as const,
    target: 'forwarded' as const,
    actions: [...given, text.forwarded, text.adminOk('diteruskan')],
  };
}

/** What the admin may decide while a complaint waits for a decision. */
export function adminDecides(parts: ComplaintParts) {
  const { blueprint, put, text, tell } = parts;
  const { on } = blueprint.createStateConfig({
    on: {
      'admin.forward': assigning(parts),
      'admin.classify': { guard: 'mayClassify', actions: put.classify },
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
export function whileOpen(parts: ComplaintParts) {
  const { blueprint, put, text } = parts;
  const { on } = blueprint.createStateConfig({
    on: {
      'citizen.withdraw': {
        target: 'withdrawn',
        // taken back before his last words can turn it secret and so change whose it is
        actions: [takingBack(parts), put.add, ...letChildrenGo(parts), text.withdrawn],
      },
      'child.merged': { guard: 'sameSecrecy', actions: put.addChild },
      'regent.instruct': { actions: [put.instruct, text.instruction, text.instructOk] },
    },
  });
  return on;
}
