import type { Kind } from '../engine/kind.ts';
import type { ConversationMachine } from './machine.ts';

/** What follows the beginning of an id is the phone. */
export const CONVERSATION: Kind<ConversationMachine> = {
  name: 'conversation',
  idPrefix: 'conversation:',
};
