import type { ComplaintParts } from '../setup.ts';
import { adminDecides, forwarding, whileOpen } from './common.ts';

/** A complaint before anybody has it: received, clarifying, triage. */

/** SOP step 2: understood, acknowledged, and sent on its way; nobody stays here. */
export function received(parts: ComplaintParts) {
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
          put.give,
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
          put.give,
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
export function clarifying(parts: ComplaintParts) {
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
export function triage(parts: ComplaintParts) {
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
