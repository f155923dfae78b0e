import { SYSTEM } from '../../../machines/actor.ts';
import type { ConversationEvent, SmsEvent } from '../../../machines/conversation/base/events.ts';
import type { LineEvent } from '../../../machines/line/events.ts';
import type { ModemEvent } from '../../../machines/modem/events.ts';
import type { Sample, Samples } from '../../../machines/shown.ts';

/** Examples of the events of the smaller machines. */

const DAY = 24 * 3_600_000;

type Example<E> = E extends { type: string } ? Omit<E, 'at' | 'by'> : never;

function bySystem<E extends { type: string }>(events: Example<E>[]): Sample[] {
  return events.map((event) => ({ event: event as Sample['event'], by: SYSTEM }));
}

/** An SMS is not among them: its event is made by the engine, which looks up what it must know. */
export const conversationSamples: Samples = () =>
  bySystem<Exclude<ConversationEvent, SmsEvent>>([
    { type: 'asked', kind: 'info', instance: 'contoh', ticket: 'Z999', options: [] },
    { type: 'block' },
    { type: 'unblock' },
  ]);

export const lineSamples: Samples = ({ now, filled }) =>
  bySystem<LineEvent>([
    { type: 'line.down', since: now, reason: filled.text || 'contoh gangguan', alone: false },
    { type: 'line.up' },
    { type: 'line.told', credit: 0, activeUntil: now + DAY },
  ]);

export const modemSamples: Samples = ({ filled }) => {
  const reason = filled.text || 'contoh gangguan';
  return bySystem<ModemEvent>([
    { type: 'START' },
    { type: 'STOP' },
    { type: 'OPENED' },
    { type: 'OPEN_FAILED', reason },
    { type: 'INITIALISED', description: 'modem contoh' },
    { type: 'INIT_FAILED', reason },
    { type: 'INIT_BLOCKED', reason },
    { type: 'REGISTRATION', registered: true },
    { type: 'REGISTRATION', registered: false },
    { type: 'SEND_STARTED' },
    { type: 'SEND_ENDED' },
    { type: 'UNANSWERED', command: 'AT' },
    { type: 'RESYNCED' },
    { type: 'RESYNC_FAILED' },
    { type: 'SETTINGS_LOST', reason },
    { type: 'MODEM_RESET', line: 'RDY' },
    { type: 'LINE_LOST', reason },
  ]);
};
