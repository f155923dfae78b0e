import { statePath } from '../chart/state-path.ts';
import type { Rules } from '../district/rules.ts';
import { createDecider } from '../engine/decider.ts';
import { type MachineKind, NO_FIELDS } from '../engine/kind.ts';
import { LATELY } from '../engine/move.ts';
import type { Hands, Heard, Process } from '../engine/process.ts';
import type { ConversationContext } from './base/context.ts';
import type { ConversationEvent, SmsEvent } from './base/events.ts';
import type { Answers } from './base/response.ts';
import { insteadOf, noteFate } from './contact-facts.ts';
import { decideTalk } from './decided.ts';
import { CONVERSATION } from './kind.ts';
import {
  CONVERSATION_VERSION,
  type ConversationMachine,
  createConversationMachine,
} from './machine.ts';
import { meanwhile } from './meanwhile.ts';
import { tellNewContacts } from './new-contacts.ts';
import { type ReadingPorts, smsEvent } from './sms-event.ts';
import type { Talk } from './talk.ts';

/** Since version 3 a talk knows whether a registered number still is whom the office takes it for. */
function withContact(persisted: Record<string, unknown>): Record<string, unknown> {
  const value = persisted.value as Record<string, unknown>;
  return { ...persisted, value: { ...value, contact: 'trusted' } };
}

/** The talk with each phone: it hears every SMS and hands it on to whom it belongs. */

/** @param answers of other processes than the complaint, by their names */
export function conversationDecider(rules: Rules, answers: Answers = {}) {
  const decide = decideTalk(rules, answers);
  return createDecider(createConversationMachine(rules), ({ context }, event) =>
    decide(context, event as ConversationEvent),
  );
}

/** What a talk is found by besides its states: SMS held back, some in a row that did not arrive, wrong codes. */
function marksOf({ held = null, contact, wrongCodes, loose = [] }: ConversationContext): string[] {
  return [
    ...(loose.length === 0 ? [] : ['loose']),
    ...(held === null ? [] : ['held']),
    ...((contact?.missed ?? 0) > 0 ? ['missed'] : []),
    ...((wrongCodes?.count ?? 0) > 0 ? ['wrongCodes'] : []),
  ];
}

export function conversationKind(
  rules: Rules,
  talks: readonly Talk[] = [],
): MachineKind<ConversationMachine> {
  const answers = Object.fromEntries(talks.map(({ process, answer }) => [process, answer]));
  return {
    ...CONVERSATION,
    version: CONVERSATION_VERSION,
    decider: conversationDecider(rules, answers),
    inputFor: (id) => ({ phone: id.slice(CONVERSATION.idPrefix.length) }),
    search: ({ value, tags, context }) => ({
      ...NO_FIELDS,
      state: statePath(value.dialogue),
      tags: [...tags, ...marksOf(context)].sort(),
      phone: context.phone,
    }),
    // facts are looked up anew for every message; only what was understood is worth keeping
    journal: ({ facts: _facts, ...event }) => event,
    // later versions ask more questions; what was asked before reads the same
    migrations: {
      '1': { to: '2', snapshot: (persisted) => persisted },
      '2': { to: '3', snapshot: withContact },
    },
  };
}

/** Why a message was kept that is let go on now. */
async function keptBefore({ store }: Hands, { id }: Heard): Promise<Pick<SmsEvent, 'kept'>> {
  const reading = (await store.inbox.get(id))?.reading ?? null;
  const { kept } = JSON.parse(reading ?? '{}') as Pick<SmsEvent, 'kept'>;
  return kept === undefined ? {} : { kept };
}

/** @param talks what other processes have to say in the talk, in the order in which they are asked */
export function conversationProcess(
  rules: Rules,
  ports: ReadingPorts,
  talks: readonly Talk[] = [],
): Process<ConversationMachine> {
  const { idPrefix } = CONVERSATION;
  return {
    ...conversationKind(rules, talks),
    hearing: {
      instance: (from) => idPrefix + from,
      async event(hands, heard, released) {
        const event = await smsEvent(hands, ports, talks, heard);
        return released
          ? { ...event, released: true as const, ...(await keptBefore(hands, heard)) }
          : event;
      },
      meanwhile: (hands, heard) => meanwhile(hands, ports, heard),
      dealt(snapshot, { id }, { reading }) {
        const talk: ConversationContext | undefined = snapshot?.context;
        const recent = talk?.recent.findLast((message) => message.id === id);
        const { filed = 'done', kept } = recent ?? {};
        return { filed, reading: JSON.stringify({ ...(reading as object), kept }) };
      },
    },
    diverts: insteadOf,
    fate: noteFate,
    begin: tellNewContacts,
    async withholds({ store }, { to }, role) {
      if (role !== 'citizen') return null;
      const talk = await store.instances.load(idPrefix + to, LATELY);
      return talk?.search.tags.includes('stopped') === true ? 'penerima meminta STOP' : null;
    },
  };
}
