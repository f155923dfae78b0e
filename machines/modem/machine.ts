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
      meta: { status: 'tidak dijalankan' },
      tags: ['waits'],
      entry: 'closeLine',
      on: { START: 'opening', STOP: {} },
    },
    opening: {
      meta: { status: 'saluran sedang dibuka' },
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
      meta: { status: 'sedang disiapkan' },
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
      meta: { status: 'mencari jaringan seluler' },
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
          meta: { status: 'menanyakan jaringan' },
          entry: 'askRegistration',
          after: { registrationPoll: { target: 'asking', reenter: true } },
        },
      },
    },
    ready: {
      meta: { status: 'siap' },
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
          meta: { name: 'mengirim' },
          initial: 'idle',
          states: {
            idle: { meta: { status: 'menunggu' }, on: { SEND_STARTED: 'busy' } },
            busy: { meta: { status: 'sedang mengirim' }, on: { SEND_ENDED: 'idle' } },
          },
        },
        // by the clock, not by idleness: a modem that sends all day must be looked after as well
        care: {
          meta: { name: 'pemeriksaan berkala' },
          initial: 'waiting',
          states: {
            waiting: {
              meta: { status: 'menunggu waktunya' },
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
      meta: { status: 'tidak menjawab, dicoba lagi' },
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
      meta: { status: 'sedang dinyalakan ulang' },
      tags: ['waits'],
      entry: 'softReset',
      // its "RDY" changes nothing: whatever comes of it, the line is opened anew after the pause
      on: { LINE_LOST: 'recovering' },
      after: { restartTime: 'recovering' },
    },
    recovering: {
      meta: { status: 'akan dibuka lagi' },
      tags: ['waits'],
      entry: ['closeLine', 'countFailure', 'cutPower'],
      initial: 'judging',
      after: { backOff: 'opening' },
      states: {
        judging: {
          meta: { status: 'menimbang perlu tidaknya alarm' },
          always: [
            {
              target: 'pausing',
              guard: 'manyFailures',
              actions: 'alarm',
            },
            { target: 'pausing' },
          ],
        },
        pausing: { meta: { status: 'jeda sebelum mencoba lagi' } },
      },
    },
    blocked: {
      meta: { status: 'menunggu bantuan petugas' },
      tags: ['waits'],
      entry: ['closeLine', 'alarm'],
      after: { blockedPause: 'opening' },
    },
  },
});
