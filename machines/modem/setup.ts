import { setup } from 'xstate';
import type { ChartMeta } from '../chart/state-words.ts';
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

interface Args {
  context: ModemContext;
  event: ModemEvent;
}

export const guards = {
  registered: ({ event }: Args) => event.type === 'REGISTRATION' && event.registered,
  unregistered: ({ event }: Args) => event.type === 'REGISTRATION' && !event.registered,
  manyFailures: ({ context }: Args) => context.failures >= ALARM_AFTER,
  lostAgain: ({ context }: Args) => context.losses >= LOST_SET_UPS,
  needsSoftReset: ({ context }: Args) => context.failures >= SOFT_RESET_AFTER,
};

export const delays = {
  openTimeout: 20_000,
  registrationPoll: 5_000,
  registrationAlarm: 180_000,
  careInterval: 60_000,
  restartTime: 5_000,
  backOff: ({ context }: Args) => backOff(context.failures),
  blockedPause: 60_000,
};

/** What the driver carries out. */
export const effects = {
  openLine: () => {},
  closeLine: () => {},
  initialise: () => {},
  askRegistration: () => {},
  resync: () => {},
  softReset: () => {},
  hardReset: () => {},
  catchUp: () => {},
  raiseAlarm: (_: unknown, _params: { reason: string }) => {},
  clearAlarm: () => {},
};

const base = setup({
  types: {
    context: {} as ModemContext,
    events: {} as ModemEvent,
    tags: {} as 'reads' | 'sends' | 'waits',
    meta: {} as ChartMeta,
  },
  actions: effects,
  guards,
  delays,
});

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

export const actions = {
  noteReason: base.assign({
    reason: ({ event, context }) => reasonOf(event) ?? context.reason,
  }),
  noteSilentLine: base.assign({ reason: 'saluran modem tidak terbuka dalam 20 detik' }),
  noteNoNetwork: base.assign({ reason: ({ context }) => context.reason || NO_NETWORK }),
  noteModem: base.assign({
    description: ({ event, context }) =>
      event.type === 'INITIALISED' ? event.description : context.description,
  }),
  noteReady: base.assign({ failures: 0, reason: '' }),
  countFailure: base.assign({ failures: ({ context }) => context.failures + 1 }),
  countLoss: base.assign({ losses: ({ context }) => context.losses + 1 }),
  forgetLosses: base.assign({ losses: 0 }),
  alarm: base.enqueueActions(({ context, enqueue }) => {
    enqueue({ type: 'raiseAlarm', params: { reason: context.reason } });
  }),
  cutPower: base.enqueueActions(({ context, enqueue }) => {
    if (context.failures % HARD_RESET_EVERY === 0) enqueue('hardReset');
  }),
};

/** Everything that the chart names. */
export const modemSetup = base.extend({ actions });
