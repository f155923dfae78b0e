import { NOTHING_IN_EARNEST } from '../people/earnest.ts';
import { type Shown, samplesBySystem } from '../people/shown.ts';
import type { ConversationEvent, SmsEvent } from './base/events.ts';

/** How inspector and charts show the talk with a phone. */
export const CONVERSATION_SHOWN: Shown = {
  title: 'Percakapan',
  about: 'apa yang terakhir ditanyakan kepada sebuah nomor',
  mainRegion: 'dialogue',
  // an SMS is not among them: its event is made by the engine, which looks up what it must know
  samples: () =>
    samplesBySystem<Exclude<ConversationEvent, SmsEvent>>([
      { type: 'asked', kind: 'info', instance: 'contoh', ticket: 'Z999', options: [] },
      { type: 'block' },
      { type: 'unblock' },
    ]),
  earnest: NOTHING_IN_EARNEST,
};
