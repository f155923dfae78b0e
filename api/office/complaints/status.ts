import type { AnyStateMachine } from 'xstate';
import { sentencesOf } from '../../../machines/chart/chart.ts';
import { stateNames, stateWord } from '../../../machines/chart/state-words.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { COMPLAINT_SHOWN } from '../../../machines/complaint/shown.ts';
import { type Rules, shortName } from '../../../machines/district/rules.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';

/** What people read about a complaint whose snapshot is not loaded (lists), as its statechart words it. */

const REGION = COMPLAINT_SHOWN.mainRegion;

export function complaintMachine({ engine }: Pick<Hotline, 'engine'>): AnyStateMachine {
  return engine.instances.kind(COMPLAINT.name).decider.machine;
}

/** States of the main region as lists and filters call them, in the order of the chart. */
export function flowNames(hotline: Pick<Hotline, 'engine'>): Record<string, string> {
  return stateNames(complaintMachine(hotline), REGION);
}

/** What marks of a complaint are called, of those that have a word. */
export function tagNames(hotline: Pick<Hotline, 'engine'>): Readonly<Record<string, string>> {
  return sentencesOf(complaintMachine(hotline)).tags ?? {};
}

/** Status of a summary, with the agency's name where the complaint is with one (cf. `statusOf`). */
export function summaryStatus(
  rules: Rules,
  machine: AnyStateMachine,
  { search }: Pick<InstanceSummary, 'search'>,
): string {
  const status = stateWord(machine, `${REGION}.${search.state}`);
  return search.tags.includes('withAgency')
    ? status.replace('SKPD', shortName(rules, search.agency))
    : status;
}
