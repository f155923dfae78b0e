import { describe, expect, it } from '@jest/globals';
import type { AnyStateMachine } from 'xstate';
import { createProcess } from '../../examples/survei-harga/process.ts';
import { sentencesOf } from '../../machines/chart/chart.ts';
import { modemMachine } from '../../machines/modem/machine.ts';
import { createMachines } from '../../machines/processes/list.ts';
import { officeRules } from './complaint/office.ts';
import { nodesOf } from './complaint/watch.ts';

/** Every chart is data in names, and each of its names is said in words. */

const SURVEY = { commodity: 'beras', asks: ['+6281200009201'], tells: '+6281200009206' };
const survey = createProcess(officeRules(), { ...SURVEY, at: '09.00', hours: 48 });

const MACHINES: Record<string, AnyStateMachine> = {
  ...Object.fromEntries(
    [...createMachines(officeRules()), survey.process].map(({ name, decider }) => [
      name,
      decider.machine,
    ]),
  ),
  modem: modemMachine,
};

/** Where a value that JSON does not give back as it was stands, by its path. */
function notJson(value: unknown, path = 'config'): string[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [];
  if (typeof value !== 'object' || value === null) return [`${path}: ${String(value)}`];
  return Object.entries(value).flatMap(([key, inner]) => notJson(inner, `${path}.${key}`));
}

function nameOf(named: unknown): string {
  return typeof named === 'string' ? named : (named as { type: string }).type;
}

/** Delays of events that an action raises later: no state waits for them. */
const RAISED_LATER = ['holdTime'];

/** Names of the chart by what they stand for. */
function namesIn({ root }: AnyStateMachine) {
  const nodes = nodesOf(root);
  const transitions = nodes.flatMap((node) => [
    ...[...node.transitions.values()].flat(),
    ...(node.always ?? []),
  ]);
  const actions = [
    ...nodes.flatMap(({ entry, exit }) => [...entry, ...exit]),
    ...transitions.flatMap((transition) => transition.actions),
  ].map(nameOf);
  return {
    actions: new Set(actions.filter((name) => !name.startsWith('xstate.'))),
    guards: new Set(transitions.flatMap(({ guard }) => (guard === undefined ? [] : nameOf(guard)))),
    delays: new Set(nodes.flatMap(({ after }) => after.map(({ delay }) => String(delay)))),
    events: new Set(
      transitions.map(({ eventType }) => eventType).filter((type) => !/^(?:$|xstate\.)/.test(type)),
    ),
  };
}

describe.each(Object.entries(MACHINES))('the chart of %s', (_, machine) => {
  it('is plain JSON without null', () => {
    // XState notes here that no schemas were given
    const { schemas: _, ...config } = machine.config as Record<string, unknown>;
    expect(notJson(config)).toEqual([]);
    expect(JSON.parse(JSON.stringify(config))).toStrictEqual(config);
  });

  it.each(['actions', 'guards', 'delays', 'events'] as const)('says each of its %s', (kind) => {
    const said = sentencesOf(machine)[kind];
    const names = [...namesIn(machine)[kind]];
    expect(names.filter((name) => said[name] === undefined)).toEqual([]);
    // and nothing that it does not have
    if (kind !== 'events')
      expect(
        Object.keys(said).filter((name) => ![...names, ...RAISED_LATER].includes(name)),
      ).toEqual([]);
  });
});
