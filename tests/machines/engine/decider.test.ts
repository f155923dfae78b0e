import { describe, expect, it } from '@jest/globals';
import { assign, createMachine, raise, setup } from 'xstate';
import {
  createDecider,
  MachineFinishedError,
  UnsupportedMachineError,
} from '../../../machines/engine/decider.ts';

/** The traps of XState 5 as a durable engine (decision 0001), each on the smallest machine that shows it. */

const EFFECT = { type: 'sms' as const };
const S = 'xstate.after.';

function twoStates() {
  return setup({
    delays: { wait: () => 1000, longer: ({ event }) => (event as { at?: number }).at ?? 0 },
  }).createMachine({
    id: 'm',
    initial: 'a',
    states: {
      a: {
        after: { wait: 'b' },
        on: {
          GO: 'b',
          AGAIN: { target: 'a', reenter: true },
          NOTE: { actions: { type: 'sms' } as never },
        },
      },
      b: { after: { longer: 'c' }, on: { BACK: 'a', END: 'c' } },
      c: { type: 'final' },
    },
  });
}

describe('decider', () => {
  it('gives an after back as a timer with the id of its event, and cancels it when the state is left', () => {
    const decider = createDecider(twoStates());
    const start = decider.start(undefined);
    expect(start.arm).toEqual([{ id: `${S}wait.m.a`, delayMs: 1000 }]);
    const next = decider.decide(start.snapshot, { type: 'GO', at: 5 } as { type: string });
    expect(next.cancel).toEqual([`${S}wait.m.a`]);
    expect(next.arm).toEqual([{ id: `${S}longer.m.b`, delayMs: 5 }]);
  });

  it('folds cancel and raise of one timer in their order: re-entry arms, passing through cancels', () => {
    const decider = createDecider(twoStates());
    const again = decider.decide(decider.start(undefined).snapshot, { type: 'AGAIN' });
    expect(again.arm).toEqual([{ id: `${S}wait.m.a`, delayMs: 1000 }]);
    expect(again.cancel).toEqual([]);

    const passing = setup({ delays: { wait: () => 9 } }).createMachine({
      id: 'p',
      initial: 'a',
      states: {
        a: { on: { GO: 'through' } },
        through: { entry: raise({ type: 'ON' }), after: { wait: 'a' }, on: { ON: 'b' } },
        b: {},
      },
    });
    const through = createDecider(passing);
    const passed = through.decide(through.start(undefined).snapshot, { type: 'GO' });
    expect(passed.arm).toEqual([]);
    expect(passed.cancel).toEqual([`${S}wait.p.through`]);
  });

  it('tells an event that nothing handles from one that only acts', () => {
    const decider = createDecider(twoStates());
    const { snapshot } = decider.start(undefined);
    expect(decider.decide(snapshot, { type: 'NOTHING' })).toMatchObject({
      handled: false,
      effects: [],
    });
    const noted = decider.decide(snapshot, { type: 'NOTE' });
    expect(noted.handled).toBe(true);
    expect(noted.snapshot).toBe(snapshot);
    expect(noted.effects).toEqual([EFFECT]);
  });

  it('refuses events once the machine is done, where the pure transition would move on', () => {
    const decider = createDecider(twoStates());
    const b = decider.decide(decider.start(undefined).snapshot, { type: 'GO' }).snapshot;
    const done = decider.decide(b, { type: 'END' });
    expect(done.snapshot.status).toBe('done');
    expect(done.cancel).toEqual([`${S}longer.m.b`]);
    expect(() => decider.decide(done.snapshot, { type: 'BACK' })).toThrow(MachineFinishedError);
  });

  it('throws what an assign or the context throws, instead of a snapshot in error', () => {
    const bad = createMachine({
      id: 'bad',
      context: () => {
        throw new Error('no context');
      },
    });
    expect(() => createDecider(bad).start(undefined)).toThrow('no context');
    const worse = createMachine({
      id: 'worse',
      on: {
        GO: {
          actions: assign(() => {
            throw new Error('no assign');
          }),
        },
      },
    });
    const decider = createDecider(worse);
    const { snapshot } = decider.start(undefined);
    expect(() => decider.decide(snapshot, { type: 'GO' })).toThrow('no assign');
    expect(decider.decide(snapshot, { type: 'OTHER' }).handled).toBe(false);
  });

  it('restores history states, which resolveState would lose', () => {
    const machine = createMachine({
      id: 'h',
      initial: 'work',
      states: {
        work: {
          initial: 'one',
          states: { one: { on: { NEXT: 'two' } }, two: {}, back: { type: 'history' } },
          on: { PAUSE: 'paused' },
        },
        paused: { on: { RESUME: 'work.back' } },
      },
    });
    const decider = createDecider(machine);
    const through = ['NEXT', 'PAUSE', 'RESUME'].reduce(
      (json, type) => decider.persist(decider.decide(decider.restore(json), { type }).snapshot),
      decider.persist(decider.start(undefined).snapshot),
    );
    expect(JSON.parse(through).value).toEqual({ work: 'two' });
  });

  it('throws on a snapshot whose state is gone, so that a migration is missed loudly', () => {
    const decider = createDecider(twoStates());
    const json = decider.persist(decider.start(undefined).snapshot).replace('"a"', '"gone"');
    expect(() => decider.restore(json)).toThrow(/gone/);
  });

  it('runs the context factory with its input only, never again on later events', () => {
    let calls = 0;
    const machine = setup({
      types: { input: {} as { n: number }, context: {} as { n: number } },
    }).createMachine({
      id: 'c',
      context: ({ input }) => {
        calls += 1;
        return { n: input.n };
      },
      on: { UP: { actions: assign({ n: ({ context }) => context.n + 1 }) } },
    });
    const decider = createDecider(machine);
    const { snapshot } = decider.start({ n: 1 });
    const before = calls;
    expect(decider.decide(snapshot, { type: 'UP' }).snapshot.context).toEqual({ n: 2 });
    expect(calls).toBe(before);
  });

  it.each([
    [
      'a numeric delay',
      createMachine({ id: 'n', initial: 'a', states: { a: { after: { 1000: 'b' } }, b: {} } }),
    ],
    [
      'an invoked actor',
      createMachine({ id: 'i', initial: 'a', states: { a: { invoke: { src: 'x' } } } }),
    ],
  ])('refuses %s when it is made', (_, machine) => {
    expect(() => createDecider(machine)).toThrow(UnsupportedMachineError);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses a delay of %s', (delay) => {
    const machine = setup({ delays: { wait: () => delay } }).createMachine({
      id: 'd',
      initial: 'a',
      states: { a: { after: { wait: 'b' } }, b: {} },
    });
    expect(() => createDecider(machine).start(undefined)).toThrow(/xstate\.after\.wait\.d\.a is/);
  });

  it('refuses an action that is no effect', () => {
    const machine = createMachine({ id: 'x', on: { GO: { actions: 'launch' } } });
    const decider = createDecider(machine);
    expect(() => decider.decide(decider.start(undefined).snapshot, { type: 'GO' })).toThrow(
      /launch/,
    );
  });

  it('asks no state about an event for which it has no transition, and all others as XState does', () => {
    const machine = createMachine({
      type: 'parallel',
      states: {
        deaf: {},
        one: { initial: 'a', states: { a: { on: { GO: 'b' } }, b: {} }, on: { BACK: '.a' } },
        any: { initial: 'a', states: { a: { on: { 'citizen.*': 'b' } }, b: { on: { '*': 'a' } } } },
      },
    });
    const asked: string[] = [];
    const states = Object.values(machine.states).flatMap((one) => [
      one,
      ...Object.values(one.states),
    ]);
    const decider = createDecider(machine);
    // XState looks an event up in what a state has transitions for
    for (const { id, transitions } of states) {
      const find = transitions.get.bind(transitions);
      transitions.get = (type) => {
        asked.push(`${id.slice('(machine).'.length)} ${type}`);
        return find(type);
      };
    }
    let { snapshot } = decider.start(undefined);
    const values = ['GO', 'citizen.add', 'BACK', 'X'].map((type) => {
      snapshot = decider.decide(snapshot, { type }).snapshot;
      return snapshot.value;
    });
    expect(values).toMatchObject([
      { one: 'b', any: 'a' },
      { one: 'b', any: 'b' },
      { one: 'a', any: 'a' },
      { one: 'a', any: 'a' },
    ]);
    expect(asked).toEqual([
      ...['one.a GO', 'any.a GO', 'any.a citizen.add', 'any.a citizen.*'],
      ...['one BACK', 'any.b BACK', 'any.b *', 'any.a X'],
    ]);
  });
});
