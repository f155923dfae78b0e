import { describe, expect, it } from '@jest/globals';
import { initialTransition, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { ModemEvent } from '../../../machines/modem/events.ts';
import { modemMachine } from '../../../machines/modem/machine.ts';
import { backOff } from '../../../machines/modem/setup.ts';

const AFTER = (delay: string, state: string) =>
  ({ type: `xstate.after.${delay}.modem.${state}` }) as unknown as ModemEvent;

const opened: ModemEvent[] = [{ type: 'START' }, { type: 'OPENED' }];
const initialised: ModemEvent[] = [...opened, { type: 'INITIALISED', description: 'Hotline' }];
const ready: ModemEvent[] = [...initialised, { type: 'REGISTRATION', registered: true }];

/** So many failures in a row, and the line opening once more. */
function failedThenOpening(times: number): ModemEvent[] {
  const once: ModemEvent[] = [{ type: 'OPEN_FAILED', reason: '' }, AFTER('backOff', 'recovering')];
  return [{ type: 'START' }, ...Array.from({ length: times }, () => once).flat()];
}

/** So many openings that failed in a row. */
function failedToOpen(times: number): ModemEvent[] {
  return [...failedThenOpening(times - 1), { type: 'OPEN_FAILED', reason: '' }];
}

/** Plays events from the start; effects and delays of the last one as text. */
function play(events: ModemEvent[]) {
  let [snapshot] = initialTransition(modemMachine);
  let done: string[] = [];
  for (const event of events) {
    const [next, actions] = transition(modemMachine, snapshot, event);
    snapshot = next;
    done = (actions as { type: string; params?: { id?: string; sendId?: string } }[])
      .filter((action) => action.type !== 'xstate.cancel')
      .map(({ type, params }) =>
        type === 'xstate.raise' ? `after ${params?.id?.split('.')[2]}` : type,
      );
  }
  return { snapshot, done };
}

describe('modem machine', () => {
  it.each<[string, ModemEvent[], unknown, string[]]>([
    ['opens the line', [{ type: 'START' }], 'opening', ['openLine', 'after openTimeout']],
    ['sets it up', opened, 'initialising', ['initialise']],
    [
      'reads before it is registered',
      initialised,
      { registering: 'asking' },
      ['catchUp', 'askRegistration', 'after registrationAlarm', 'after registrationPoll'],
    ],
    [
      'is ready',
      ready,
      { ready: { sending: 'idle', care: 'waiting' } },
      ['clearAlarm', 'after careInterval'],
    ],
    [
      'is busy while it sends',
      [...ready, { type: 'SEND_STARTED' }],
      { ready: { sending: 'busy', care: 'waiting' } },
      [],
    ],
    [
      'gets in step again after silence',
      [...ready, { type: 'UNANSWERED', command: 'AT+CSQ' }],
      'resyncing',
      ['resync'],
    ],
    [
      'is set up again after a restart, also while it sends',
      [...ready, { type: 'SEND_STARTED' }, { type: 'MODEM_RESET', line: 'RDY' }],
      'initialising',
      ['initialise'],
    ],
    [
      'opens the line again after a pause',
      [...ready, { type: 'LINE_LOST', reason: 'unplugged' }],
      { recovering: 'pausing' },
      ['closeLine', 'after backOff'],
    ],
    [
      'asks for help when only a person can help',
      [...opened, { type: 'INIT_BLOCKED', reason: 'PIN' }],
      'blocked',
      ['closeLine', 'raiseAlarm', 'after blockedPause'],
    ],
    [
      'is set up again when it has lost its settings',
      [...ready, { type: 'SETTINGS_LOST', reason: 'text mode' }],
      'initialising',
      ['initialise'],
    ],
    [
      'is asked to restart when it could not be set up twice in a row',
      [...failedThenOpening(2), ...opened.slice(1), { type: 'INIT_FAILED', reason: '' }],
      'resetting',
      ['softReset', 'after restartTime'],
    ],
    [
      'has its power turned off and on after six failures in a row',
      failedToOpen(6),
      { recovering: 'pausing' },
      ['closeLine', 'hardReset', 'raiseAlarm', 'after backOff'],
    ],
    ['closes from anywhere', [...ready, { type: 'STOP' }], 'closed', ['closeLine']],
    ['does not close twice', [{ type: 'STOP' }], 'closed', []],
  ])('%s', (_, events, value, done) => {
    const played = play(events);
    expect(played.snapshot.value).toEqual(value);
    expect(played.done.sort()).toEqual([...done].sort());
  });

  it('tells somebody at the third failure in a row, and counts anew once it was ready', () => {
    const fail: ModemEvent[] = [
      { type: 'OPEN_FAILED', reason: 'no such port' },
      AFTER('backOff', 'recovering'),
    ];
    const alarm = (failures: number): string[] =>
      play([
        { type: 'START' },
        ...Array(failures - 1)
          .fill(fail)
          .flat(),
        fail[0] as ModemEvent,
      ]).done;
    expect(alarm(2)).not.toContain('raiseAlarm');
    expect(alarm(3)).toContain('raiseAlarm');
    const recovered = play([...ready, { type: 'LINE_LOST', reason: 'x' }]);
    expect(recovered.snapshot.context.failures).toBe(1);
  });

  it('waits longer after each failure, but never longer than a minute', () => {
    expect([0, 1, 2, 3, 6, 7, 8, 1000].map(backOff)).toEqual([
      1000, 1000, 2000, 4000, 32000, 60000, 60000, 60000,
    ]);
  });

  it('can reach ready again from every state it can reach', () => {
    const events: ModemEvent[] = [
      { type: 'START' },
      { type: 'STOP' },
      { type: 'OPENED' },
      { type: 'OPEN_FAILED', reason: '' },
      { type: 'INITIALISED', description: '' },
      { type: 'INIT_FAILED', reason: '' },
      { type: 'INIT_BLOCKED', reason: '' },
      { type: 'REGISTRATION', registered: true },
      { type: 'REGISTRATION', registered: false },
      { type: 'SEND_STARTED' },
      { type: 'SEND_ENDED' },
      { type: 'UNANSWERED', command: '' },
      { type: 'RESYNCED' },
      { type: 'RESYNC_FAILED' },
      { type: 'MODEM_RESET', line: '' },
      { type: 'LINE_LOST', reason: '' },
      { type: 'SETTINGS_LOST', reason: '' },
      AFTER('restartTime', 'resetting'),
      AFTER('openTimeout', 'opening'),
      AFTER('backOff', 'recovering'),
      AFTER('blockedPause', 'blocked'),
    ];
    const options = {
      events,
      serializeState: (state: { value: unknown }) => JSON.stringify(state.value),
    };
    const states = getShortestPaths(modemMachine, options).map((path) => path.state);
    expect(states.map((state) => JSON.stringify(state.value)).sort()).toEqual(
      [
        '"closed"',
        '"opening"',
        '"initialising"',
        '"resyncing"',
        '"blocked"',
        '{"registering":"asking"}',
        '{"ready":{"sending":"idle","care":"waiting"}}',
        '{"ready":{"sending":"busy","care":"waiting"}}',
        '{"recovering":"pausing"}',
      ].sort(),
    );
    for (const state of states) {
      const again = getShortestPaths(modemMachine, { ...options, fromState: state });
      expect(again.some((path) => path.state.hasTag('sends'))).toBe(true);
    }
  });
});
