import type { AnyStateMachine } from 'xstate';
import { modemMachine } from '../../machines/modem/machine.ts';
import { MODEM_SHOWN } from '../../machines/modem/shown.ts';
import { NOTHING_IN_EARNEST } from '../../machines/people/earnest.ts';
import type { Shown } from '../../machines/people/shown.ts';
import type { Hotline } from '../hotline/hotline.ts';

/** The machines that can be looked at. */

export interface InspectedMachine extends Shown {
  name: string;
  /** Where its instances live: in the store, or in a channel while the program runs. */
  source: 'store' | 'channel';
}

/** A process that says nothing of itself is looked at all the same. */
function unsaid(name: string): Shown {
  return { title: name, about: '', mainRegion: '', samples: () => [], earnest: NOTHING_IN_EARNEST };
}

/** All that can be looked at: every process, and the modems. */
export function inspectedOf({ processes }: Pick<Hotline, 'processes'>): InspectedMachine[] {
  return [
    ...processes.map(
      ({ process: { name }, shown = unsaid(name) }): InspectedMachine => ({
        ...shown,
        name,
        source: 'store',
      }),
    ),
    { ...MODEM_SHOWN, name: modemMachine.id, source: 'channel' },
  ];
}

/** The statechart itself. */
export function definitionOf({ engine }: Hotline, { name, source }: InspectedMachine) {
  const definition: AnyStateMachine =
    source === 'channel' ? modemMachine : engine.instances.kind(name).decider.machine;
  return definition;
}
