import type { AnyStateMachine } from 'xstate';
import { modemMachine } from '../../machines/modem/machine.ts';
import type { Hotline } from '../hotline/hotline.ts';
import {
  complaintEarnest,
  type Earnest,
  letterEarnest,
  NOTHING_IN_EARNEST,
  reportEarnest,
} from './earnest.ts';
import { complaintSamples } from './samples/complaint.ts';
import { letterSamples, reportSamples } from './samples/office.ts';
import { conversationSamples, lineSamples, modemSamples } from './samples/others.ts';
import type { Samples } from './samples/sample.ts';

/** The machines that can be looked at. */

export interface InspectedMachine {
  name: string;
  /** Where its instances live: in the store, or in a channel while the program runs. */
  source: 'store' | 'channel';
  /** Path of the region whose state instances are found by; empty where there is only one. */
  mainRegion: string;
  samples: Samples;
  /** What the admin may do for real once the inspector is unlocked. */
  earnest: Earnest;
}

export const INSPECTED: InspectedMachine[] = [
  {
    name: 'complaint',
    source: 'store',
    mainRegion: 'flow',
    samples: complaintSamples,
    earnest: complaintEarnest,
  },
  {
    name: 'conversation',
    source: 'store',
    mainRegion: 'dialogue',
    samples: conversationSamples,
    earnest: NOTHING_IN_EARNEST,
  },
  {
    name: 'report',
    source: 'store',
    mainRegion: '',
    samples: reportSamples,
    earnest: reportEarnest,
  },
  {
    name: 'letter',
    source: 'store',
    mainRegion: '',
    samples: letterSamples,
    earnest: letterEarnest,
  },
  {
    name: 'line',
    source: 'store',
    mainRegion: 'service',
    samples: lineSamples,
    earnest: NOTHING_IN_EARNEST,
  },
  {
    name: 'modem',
    source: 'channel',
    mainRegion: '',
    samples: modemSamples,
    earnest: NOTHING_IN_EARNEST,
  },
];

/** The statechart itself. */
export function definitionOf({ engine }: Hotline, { name, source }: InspectedMachine) {
  const definition: AnyStateMachine =
    source === 'channel' ? modemMachine : engine.instances.kind(name).decider.machine;
  return definition;
}
