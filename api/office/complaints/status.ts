import type { AnyStateMachine } from 'xstate';
import type { ComplaintMeta } from '../../../machines/complaint/flow/setup.ts';
import { type Rules, shortName } from '../../../machines/rules.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { FLOW_STATES } from '../words/words.ts';

/**
 * What people read about a complaint whose snapshot is not loaded (lists): the `status` that the
 * statechart gives its states, found by the stored path of the main region.
 */

function metasAlong(machine: AnyStateMachine, path: string): ComplaintMeta[] {
  let node = machine.root.states.flow;
  const metas: ComplaintMeta[] = [];
  for (const key of path.split('.')) {
    node = node?.states[key];
    if (node === undefined) break;
    metas.unshift((node.meta ?? {}) as ComplaintMeta);
  }
  return metas;
}

/** SOP step of a state, null where it belongs to none. */
export function sopStep(machine: AnyStateMachine, path: string): number | null {
  return metasAlong(machine, path).find(({ sop }) => sop !== undefined)?.sop ?? null;
}

export function complaintMachine({ engine }: Hotline): AnyStateMachine {
  return engine.instances.kind('complaint').decider.machine;
}

/** Status of a state of the main region as the statechart words it, without any agency's name. */
export function flowWord(machine: AnyStateMachine, path: string): string {
  const status = metasAlong(machine, path).find((meta) => meta.status !== undefined)?.status;
  return status ?? FLOW_STATES[path.split('.')[0] ?? ''] ?? path;
}

/** Status of a summary, with the agency's name where the complaint is with one (cf. `statusOf`). */
export function summaryStatus(
  rules: Rules,
  machine: AnyStateMachine,
  { search }: Pick<InstanceSummary, 'search'>,
): string {
  const status = flowWord(machine, search.state);
  return search.tags.includes('withAgency')
    ? status.replace('SKPD', shortName(rules, search.agency))
    : status;
}
