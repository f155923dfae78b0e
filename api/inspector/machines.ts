import type { AnyStateMachine } from 'xstate';
import { LETTER_ACTS } from '../../machines/letter/acts.ts';
import { modemMachine } from '../../machines/modem/machine.ts';
import { REPORT_ACTS } from '../../machines/report/acts.ts';
import { type Shown, samplesOfActs } from '../../machines/shown.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { complaintEarnest, letterEarnest, NOTHING_IN_EARNEST, reportEarnest } from './earnest.ts';
import { complaintSamples } from './samples/complaint.ts';
import { conversationSamples, lineSamples, modemSamples } from './samples/others.ts';

/** The machines that can be looked at. */

export interface InspectedMachine extends Pick<Shown, 'mainRegion' | 'samples' | 'earnest'> {
  name: string;
  /** Where its instances live: in the store, or in a channel while the program runs. */
  source: 'store' | 'channel';
}

/** The hotline's own. */
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
    samples: samplesOfActs(REPORT_ACTS),
    earnest: reportEarnest,
  },
  {
    name: 'letter',
    source: 'store',
    mainRegion: '',
    samples: samplesOfActs(LETTER_ACTS),
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

/** A process of the pack that says nothing of itself is looked at all the same. */
const UNSAID = { mainRegion: '', samples: () => [], earnest: NOTHING_IN_EARNEST };

/** All that can be looked at: the hotline's own, and the processes that the pack switches on. */
export function inspectedOf({ brought }: Pick<Hotline, 'brought'>): InspectedMachine[] {
  return [
    ...INSPECTED,
    ...brought.map(({ process: { name }, shown = UNSAID }): InspectedMachine => {
      const { mainRegion, samples, earnest } = shown;
      return { name, source: 'store', mainRegion, samples, earnest };
    }),
  ];
}

/** The statechart itself. */
export function definitionOf({ engine }: Hotline, { name, source }: InspectedMachine) {
  const definition: AnyStateMachine =
    source === 'channel' ? modemMachine : engine.instances.kind(name).decider.machine;
  return definition;
}
