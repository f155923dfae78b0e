import { assign, setup } from 'xstate';
import type { ModemContext, ModemEvent } from './events.ts';

/** First wait before the line is opened again; doubles with each failure up to the longest. */
const FIRST_BACK_OFF = 1_000;
const LONGEST_BACK_OFF = 60_000;
/** Failures in a row after which somebody is told. */
const ALARM_AFTER = 3;
/** Failures in a row from which on a modem that can be reached is asked to restart. */
const SOFT_RESET_AFTER = 2;
/** Set-ups in a row that did not last, after which the line is opened anew. */
const LOST_SET_UPS = 5;
/** Its power is turned off and on at each multiple of so many failures in a row. */
const HARD_RESET_EVERY = 6;

const NO_NETWORK = 'kartu SIM tidak mendapat jaringan; periksa antena dan sinyal';

/** Milliseconds until the next attempt after this many failures in a row. */
export function backOff(failures: number): number {
  return Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** Math.min(16, Math.max(0, failures - 1)));
}

const base = setup({
  types: {
    context: {} as ModemContext,
    events: {} as ModemEvent,
    tags: {} as 'reads' | 'sends' | 'waits',
  },
  actions: {
    openLine: () => {},
    closeLine: () => {},
    initialise: () => {},
    askRegistration: () => {},
    resync: () => {},
    softReset: () => {},
    hardReset: () => {},
    catchUp: () => {},
    raiseAlarm: (_, _params: { reason: string }) => {},
    clearAlarm: () => {},
  },
  guards: {
    registered: ({ event }) => event.type === 'REGISTRATION' && event.registered,
    manyFailures: ({ context }) => context.failures >= ALARM_AFTER,
    lostAgain: ({ context }) => context.losses >= LOST_SET_UPS,
    needsSoftReset: ({ context }) => context.failures >= SOFT_RESET_AFTER,
  },
  delays: {
    openTimeout: 20_000,
    registrationPoll: 5_000,
    registrationAlarm: 180_000,
    careInterval: 60_000,
    restartTime: 5_000,
    backOff: ({ context }) => backOff(context.failures),
    blockedPause: 60_000,
  },
});

const remember = base.assign({
  reason: ({ event, context }) => reasonOf(event) ?? context.reason,
});
const lost = [
  {
    guard: 'lostAgain' as const,
    target: '#modem.recovering',
    actions: [remember, base.assign({ losses: 0 })],
  },
  {
    target: '#modem.initialising',
    actions: [remember, base.assign({ losses: ({ context }) => context.losses + 1 })],
  },
];
const countFailure = base.assign({ failures: ({ context }) => context.failures + 1 });

function reasonOf(event: ModemEvent): string | undefined {
  if (event.type === 'LINE_LOST') return `saluran ke modem terputus (${event.reason})`;
  // while it merely searches there is nothing to be said yet
  if (event.type === 'REGISTRATION') return event.reason ?? '';
  if ('reason' in event) return event.reason;
  if (event.type === 'UNANSWERED') return `modem tidak menjawab (${event.command})`;
  if (event.type === 'MODEM_RESET') return `modem menyala ulang (${event.line})`;
  if (event.type === 'RESYNC_FAILED') return 'modem tidak menjawab lagi';
  return undefined;
}

/**
 * The life of one modem as its driver lives it. Pure: effects and delays come out of `transition()` as
 * data. Tags: `reads` received messages may be read and deleted; `sends` an SMS may be handed over;
 * `waits` nothing happens until a delay ends or somebody acts.
 */
export const modemMachine = base.createMachine({
  id: 'modem',
  version: '1',
  context: { failures: 0, losses: 0, reason: '', description: '' },
  initial: 'closed',
  on: {
    STOP: '.closed',
  },
  states: {
    closed: {
      tags: ['waits'],
      entry: 'closeLine',
      on: { START: 'opening', STOP: undefined },
    },
    opening: {
      entry: 'openLine',
      on: {
        OPENED: 'initialising',
        OPEN_FAILED: { target: 'recovering', actions: remember },
      },
      after: {
        openTimeout: {
          target: 'recovering',
          actions: assign({ reason: 'saluran modem tidak terbuka dalam 20 detik' }),
        },
      },
    },
    initialising: {
      entry: 'initialise',
      on: {
        INITIALISED: {
          target: 'registering',
          actions: assign({ description: ({ event }) => event.description }),
        },
        INIT_FAILED: [
          { guard: 'needsSoftReset', target: 'resetting', actions: remember },
          { target: 'recovering', actions: remember },
        ],
        INIT_BLOCKED: { target: 'blocked', actions: remember },
        MODEM_RESET: { target: 'initialising', reenter: true, actions: remember },
        LINE_LOST: { target: 'recovering', actions: remember },
      },
    },
    // Messages on the SIM can be read without a network, so reading starts here.
    registering: {
      tags: ['reads'],
      entry: 'catchUp',
      initial: 'asking',
      on: {
        REGISTRATION: [{ target: 'ready', guard: 'registered' }, { actions: remember }],
        UNANSWERED: { target: 'resyncing', actions: remember },
        SETTINGS_LOST: lost,
        MODEM_RESET: { target: 'initialising', actions: remember },
        LINE_LOST: { target: 'recovering', actions: remember },
      },
      after: {
        registrationAlarm: {
          actions: [
            assign({ reason: ({ context }) => context.reason || NO_NETWORK }),
            { type: 'raiseAlarm', params: ({ context }) => ({ reason: context.reason }) },
          ],
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
      entry: [assign({ failures: 0, reason: '' }), 'clearAlarm'],
      type: 'parallel',
      on: {
        REGISTRATION: {
          target: 'registering',
          guard: ({ event }) => !event.registered,
          actions: remember,
        },
        UNANSWERED: { target: 'resyncing', actions: remember },
        SETTINGS_LOST: lost,
        MODEM_RESET: { target: 'initialising', actions: remember },
        LINE_LOST: { target: 'recovering', actions: remember },
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
                  actions: ['askRegistration', assign({ losses: 0 })],
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
          { guard: 'needsSoftReset', target: 'resetting', actions: remember },
          { target: 'recovering', actions: remember },
        ],
        MODEM_RESET: { target: 'initialising', actions: remember },
        LINE_LOST: { target: 'recovering', actions: remember },
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
      entry: [
        'closeLine',
        countFailure,
        base.enqueueActions(({ context, enqueue }) => {
          if (context.failures % HARD_RESET_EVERY === 0) enqueue('hardReset');
        }),
      ],
      initial: 'judging',
      after: { backOff: 'opening' },
      states: {
        judging: {
          always: [
            {
              target: 'pausing',
              guard: 'manyFailures',
              actions: {
                type: 'raiseAlarm',
                params: ({ context }) => ({ reason: context.reason }),
              },
            },
            { target: 'pausing' },
          ],
        },
        pausing: {},
      },
    },
    blocked: {
      tags: ['waits'],
      entry: [
        'closeLine',
        { type: 'raiseAlarm', params: ({ context }) => ({ reason: context.reason }) },
      ],
      after: { blockedPause: 'opening' },
    },
  },
});
