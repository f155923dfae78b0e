import type { ComplaintState } from './actions.ts';
import { adminOk } from './common.ts';

/**
 * Danger to life beside the flow: it rings until somebody takes it, and heads digests and inbox until it is settled.
 * Where it stands follows from `context.alarm`; the acts write that down.
 */

const raised = {
  guard: 'isUntaken',
  target: 'raised',
  actions: ['sms.raised', 'noteRung'],
} as const;
/** His words ring anew, and it is waited for the next ring from now on. */
const again = { ...raised, guard: 'ringsAgain', reenter: true } as const;
const over = { guard: 'isNoDanger', target: 'over' } as const;
const taken = { guard: 'isTaken', target: 'taken' } as const;

/** What may be said of danger however it stands. */
const ending = {
  'officer.settle': { actions: ['settleAlarm', 'sms.settleOk', 'sms.settled'] },
  'admin.settle': { actions: ['settleAlarm', adminOk('ditangani daruratnya')] },
  'admin.calm': { actions: ['calm', adminOk('tidak bertanda darurat lagi')] },
  'admin.phone': { actions: ['takeAlarm', adminOk('ditelepon')] },
} as const;

/** What its reporter writes meanwhile, and rings nobody. */
const hearing = { 'citizen.add': { actions: 'sms.dangerWords' } } as const;

const marking = {
  'admin.alarm': { guard: 'mayAlarm', actions: ['raiseAlarm', adminOk('ditandai darurat')] },
} as const;

export const alarmRegion = {
  initial: 'none',
  meta: { name: 'Darurat' },
  states: {
    none: { meta: { status: 'tidak ada' }, always: raised, on: marking },
    raised: {
      tags: 'alarm',
      meta: {
        status: 'belum ada yang menangani',
        help: 'Petugas, kepala SKPD, dan Admin diberi tahu bergiliran, kemudian semuanya bersama Sekda makin jarang, sampai ada yang menyatakan SIAP.',
      },
      always: [over, taken, again],
      on: {
        ...ending,
        ...hearing,
        'officer.take': { actions: ['takeAlarm', 'sms.takeOk', 'sms.taken'] },
      },
      after: { alarmTime: { target: 'raised', reenter: true, actions: ['sms.ring', 'ring'] } },
    },
    taken: {
      tags: 'alarmTaken',
      meta: {
        status: 'ada yang menangani',
        help: 'Ada yang menyatakan SIAP, atau Admin sudah menelepon.',
      },
      always: [over, raised],
      on: { ...ending, ...hearing, 'officer.take': { actions: 'sms.takeOk' } },
    },
    // over, answered, or put under another complaint; new danger raises it again
    over: { meta: { status: 'selesai' }, always: [raised, taken], on: marking },
  },
} satisfies ComplaintState;
