import { SENTENCES } from './sentences.ts';
import { modemSetup } from './setup.ts';

const lost = [
  {
    guard: 'lostAgain',
    target: '#modem.recovering',
    actions: ['noteReason', 'forgetLosses'],
  },
  { target: '#modem.initialising', actions: ['noteReason', 'countLoss'] },
] as const;

/**
 * The life of one modem as its driver lives it. Pure: effects and delays come out of `transition()` as
 * data. Tags: `reads` received messages may be read and deleted; `sends` an SMS may be handed over;
 * `waits` nothing happens until a delay ends or somebody acts.
 */
export const modemMachine = modemSetup.createMachine({
  id: 'modem',
  version: '1',
  meta: { says: SENTENCES },
  context: { failures: 0, losses: 0, reason: '', description: '' },
  initial: 'closed',
  on: {
    STOP: '.closed',
  },
  states: {
    closed: {
      tags: ['waits'],
      entry: 'closeLine',
      on: { START: 'opening', STOP: {} },
    },
    opening: {
      entry: 'openLine',
      on: {
        OPENED: 'initialising',
        OPEN_FAILED: { target: 'recovering', actions: 'noteReason' },
      },
      after: {
        openTimeout: {
          target: 'recovering',
          actions: 'noteSilentLine',
        },
      },
    },
    initialising: {
      entry: 'initialise',
      on: {
        INITIALISED: {
          target: 'registering',
          actions: 'noteModem',
        },
        INIT_FAILED: [
          { guard: 'needsSoftReset', target: 'resetting', actions: 'noteReason' },
          { target: 'recovering', actions: 'noteReason' },
        ],
        INIT_BLOCKED: { target: 'blocked', actions: 'noteReason' },
        MODEM_RESET: { target: 'initialising', reenter: true, actions: 'noteReason' },
        LINE_LOST: { target: 'recovering', actions: 'noteReason' },
      },
    },
    // Messages on the SIM can be read without a network, so reading starts here.
    registering: {
      tags: ['reads'],
      entry: 'catchUp',
      initial: 'asking',
      on: {
        REGISTRATION: [{ target: 'ready', guard: 'registered' }, { actions: 'noteReason' }],
        UNANSWERED: { target: 'resyncing', actions: 'noteReason' },
        SETTINGS_LOST: lost,
        MODEM_RESET: { target: 'initialising', actions: 'noteReason' },
        LINE_LOST: { target: 'recovering', actions: 'noteReason' },
      },
      after: {
        registrationAlarm: {
          actions: ['noteNoNetwork', 'alarm'],
        },
      },
      states: {
        asking: {
          entry: 'askRegistration',
          after: { registrationPoll: { target: 'asking', reenter: true } },
        },
      },
    },
    ready: {
      tags: ['reads', 'sends'],
      entry: ['noteReady', 'clearAlarm'],
      type: 'parallel',
      on: {
        REGISTRATION: {
          target: 'registering',
          guard: 'unregistered',
          actions: 'noteReason',
        },
        UNANSWERED: { target: 'resyncing', actions: 'noteReason' },
        SETTINGS_LOST: lost,
        MODEM_RESET: { target: 'initialising', actions: 'noteReason' },
        LINE_LOST: { target: 'recovering', actions: 'noteReason' },
      },
      states: {
        sending: {
          initial: 'idle',
          states: {
            idle: { on: { SEND_STARTED: 'busy' } },
            busy: { on: { SEND_ENDED: 'idle' } },
          },
        },
        // by the clock, not by idleness: a modem that sends all day must be looked after as well
        care: {
          initial: 'waiting',
          states: {
            waiting: {
              after: {
                careInterval: {
                  target: 'waiting',
                  reenter: true,
                  actions: ['askRegistration', 'forgetLosses'],
                },
              },
            },
          },
        },
      },
    },
    resyncing: {
      entry: 'resync',
      on: {
        RESYNCED: 'registering',
        SETTINGS_LOST: lost,
        RESYNC_FAILED: [
          { guard: 'needsSoftReset', target: 'resetting', actions: 'noteReason' },
          { target: 'recovering', actions: 'noteReason' },
        ],
        MODEM_RESET: { target: 'initialising', actions: 'noteReason' },
        LINE_LOST: { target: 'recovering', actions: 'noteReason' },
      },
    },
    resetting: {
      tags: ['waits'],
      entry: 'softReset',
      // its "RDY" changes nothing: whatever comes of it, the line is opened anew after the pause
      on: { LINE_LOST: 'recovering' },
      after: { restartTime: 'recovering' },
    },
    recovering: {
      tags: ['waits'],
      entry: ['closeLine', 'countFailure', 'cutPower'],
      initial: 'judging',
      after: { backOff: 'opening' },
      states: {
        judging: {
          always: [
            {
              target: 'pausing',
              guard: 'manyFailures',
              actions: 'alarm',
            },
            { target: 'pausing' },
          ],
        },
        pausing: {},
      },
    },
    blocked: {
      tags: ['waits'],
      entry: ['closeLine', 'alarm'],
      after: { blockedPause: 'opening' },
    },
  },
});
