import type { AnyStateMachine } from 'xstate';
import { modemMachine } from '../../machines/modem.ts';
import type { Hotline } from '../hotline.ts';
import { complaintSamples } from './samples/complaint.ts';
import {
  conversationSamples,
  letterSamples,
  lineSamples,
  modemSamples,
  reportSamples,
} from './samples/others.ts';
import type { Samples } from './samples/sample.ts';

/** The machines that can be looked at. */

export interface InspectedMachine {
  name: string;
  /** Where its instances live: in the store, or in a channel while the program runs. */
  source: 'store' | 'channel';
  /** Path of the region whose state instances are found by; empty where there is only one. */
  mainRegion: string;
  samples: Samples;
}

export const INSPECTED: InspectedMachine[] = [
  { name: 'complaint', source: 'store', mainRegion: 'flow', samples: complaintSamples },
  { name: 'conversation', source: 'store', mainRegion: 'dialogue', samples: conversationSamples },
  { name: 'report', source: 'store', mainRegion: '', samples: reportSamples },
  { name: 'letter', source: 'store', mainRegion: '', samples: letterSamples },
  { name: 'line', source: 'store', mainRegion: 'service', samples: lineSamples },
  { name: 'modem', source: 'channel', mainRegion: '', samples: modemSamples },
];

/** The statechart itself. */
export function definitionOf({ engine }: Hotline, { name, source }: InspectedMachine) {
  const definition: AnyStateMachine =
    source === 'channel' ? modemMachine : engine.instances.kind(name).decider.machine;
  return definition;
}
