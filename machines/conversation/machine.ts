import type { Rules } from '../district/rules.ts';
import type { ConversationContext } from './base/context.ts';
import { SENTENCES } from './sentences.ts';
import { conversationSetup } from './setup.ts';

export const CONVERSATION_VERSION = '3';

/**
 * The talk with one phone: what we last asked and how its next message binds, whether it wants
 * notices, and whether it is blocked. One instance per number, `conversation:<E.164>`. It takes each SMS
 * as it was decided on (`decided.ts`).
 */
export function createConversationMachine(rules: Rules) {
  return conversationSetup(rules).setup.createMachine({
    id: 'conversation',
    version: CONVERSATION_VERSION,
    meta: { says: SENTENCES },
    context: {} as ConversationContext,
    entry: 'begin',
    type: 'parallel',
    states: {
      dialogue: {
        meta: { name: 'pembicaraan' },
        initial: 'listening',
        on: {
          'phone.kept': { actions: 'dropMove' },
          'words.placed': { guard: 'isLoose', actions: ['placeWords', 'forgetLoose'] },
        },
        states: {
          listening: {
            meta: { status: 'mendengarkan' },
            on: {
              sms: [
                { guard: 'asksBack', target: 'waiting', actions: ['answer', 'remember'] },
                { actions: ['answer', 'remember'] },
              ],
              asked: { target: 'waiting', actions: 'noteQuestion' },
              block: { target: 'blocked' },
            },
          },
          waiting: {
            meta: { status: 'menunggu jawaban' },
            on: {
              sms: [
                {
                  guard: 'asksBack',
                  target: 'waiting',
                  reenter: true,
                  actions: ['answer', 'remember'],
                },
                { guard: 'stillAsked', actions: ['answer', 'remember'] },
                { target: 'listening', actions: ['answer', 'remember'] },
              ],
              asked: { target: 'waiting', reenter: true, actions: ['openHeld', 'noteQuestion'] },
              block: { target: 'blocked', actions: ['openHeld', 'forgetQuestion'] },
            },
            after: {
              questionTimeout: { target: 'listening', actions: ['openHeld', 'forgetQuestion'] },
            },
          },
          blocked: {
            tags: 'blocked',
            meta: { status: 'diblokir' },
            on: { sms: { actions: 'quarantine' }, unblock: { target: 'listening' } },
          },
        },
      },
      contact: {
        initial: 'trusted',
        on: {
          'codes.forgiven': { actions: 'forgetWrongCodes' },
          'contact.enrolling': { actions: 'sendEnrolCode' },
          'contact.replaced': { actions: 'sayReplaced' },
          'text.tried': { actions: 'sendTrial' },
          // a doubt of before was about whoever had the number then
          'contact.appointed': { target: '.trusted', actions: 'handTasks' },
        },
        states: {
          trusted: {
            on: {
              sms: [
                { guard: 'disowns', target: 'suspended', actions: 'suspend' },
                { actions: 'noteAlive' },
              ],
              'contact.missed': [
                { guard: 'isMissedAgain', target: 'suspended', actions: 'suspend' },
                { actions: 'countMissed' },
              ],
              'contact.reached': { actions: 'trustAgain' },
            },
          },
          suspended: {
            tags: 'suspended',
            meta: { status: 'nomor petugas ditangguhkan' },
            on: {
              'contact.verify': { actions: 'askCode' },
              sms: [
                { guard: 'sendsCode', target: 'trusted', actions: 'trustAgain' },
                { guard: 'sendsWrongCode', actions: 'countWrongCode' },
              ],
            },
          },
        },
      },
      notices: {
        initial: 'on',
        meta: { name: 'pemberitahuan' },
        states: {
          on: {
            meta: { status: 'pemberitahuan dikirim' },
            on: { sms: { guard: 'stops', target: 'off' } },
          },
          // any later message of the citizen says that news is welcome again
          off: {
            tags: 'stopped',
            meta: { status: 'warga meminta STOP' },
            on: { sms: { guard: 'startsAgain', target: 'on' } },
          },
        },
      },
    },
  });
}

export type ConversationMachine = ReturnType<typeof createConversationMachine>;
