import type { ComplaintState } from './actions.ts';

/** To where it was on the ladder, or aside again where the admin had put it. @param from before the target */
const backOnLadder = <T extends string>(from: T) =>
  [{ guard: 'isParked', target: `${from}parked` }, { target: `${from}running.rung` }] as const;

/** Late as before: only the next rung has another day. */
const sameRung = <T extends string>(rung: T) =>
  ({ 'clock.move': { guard: 'isOverdue', target: rung, reenter: true } }) as const;

/** Put aside, in time or late already. */
const aside = [
  { guard: 'isOverdue', target: 'parked.late', reenter: true },
  { target: 'parked', reenter: true },
] as const;

/**
 * The deadline of the step that runs: on time → reminded → overdue → head of agency → Sekda → Bupati.
 * The times are in `context.clock`, whose moves it follows (`clock.ts`); what it knows itself is the rung.
 * SMS stand on the transitions, not on entry: coming back from a pause must not repeat them.
 */
export const deadlineRegion = {
  initial: 'idle',
  meta: { name: 'Tenggat langkah ini' },
  on: {
    'clock.start': { target: '.running' },
    'clock.stop': { target: '.idle' },
    'clock.restore': backOnLadder('.'),
  },
  states: {
    idle: { meta: { status: 'tidak berjalan', help: 'Tidak ada yang ditunggu.' } },
    running: {
      initial: 'onTime',
      on: {
        'clock.pause': { target: 'paused' },
        'clock.extend': { target: '.onTime' },
        'clock.park': aside,
        // whoever had told of a deadline that is ahead again has not
        'clock.move': { guard: 'isDueAhead', target: '.onTime' },
      },
      states: {
        onTime: {
          meta: { status: 'masih dalam waktu', help: 'Yang bertugas masih punya waktu.' },
          after: {
            remindTime: [
              { guard: 'agencyIsLate', target: 'overdue', actions: ['sms.overdue', 'sms.apology'] },
              { guard: 'isOverdue', target: 'overdue', actions: 'sms.overdue' },
              { target: 'reminded', actions: 'sms.reminder' },
            ],
          },
        },
        reminded: {
          meta: {
            status: 'sudah diingatkan',
            help: 'Pengingat sudah dikirim, {remindBefore} hari sebelum batas.',
          },
          after: {
            dueTime: [
              { guard: 'agencyIsLate', target: 'overdue', actions: ['sms.overdue', 'sms.apology'] },
              { target: 'overdue', actions: 'sms.overdue' },
            ],
          },
        },
        overdue: {
          tags: 'overdue',
          meta: {
            status: 'lewat tenggat',
            help: 'Batas terlewati; yang bertugas dan warga sudah diberi tahu.',
          },
          on: sameRung('overdue'),
          after: { escalateHeadTime: { target: 'atHead', actions: ['climb', 'sms.escalateHead'] } },
        },
        atHead: {
          tags: ['overdue', 'escalated'],
          meta: {
            status: 'lewat tenggat, sudah ke kepala SKPD',
            help: 'Lewat {escalateAfter.0} hari: kepala SKPD sudah diberi tahu.',
          },
          on: sameRung('atHead'),
          after: {
            escalateSecretaryTime: {
              target: 'atSecretary',
              actions: ['climb', 'sms.escalateSecretary'],
            },
          },
        },
        atSecretary: {
          tags: ['overdue', 'escalated'],
          meta: {
            status: 'lewat tenggat, sudah ke Sekda',
            help: 'Lewat {escalateAfter.1} hari: Sekda membacanya di ringkasan SMS hari itu.',
          },
          on: sameRung('atSecretary'),
          after: {
            escalateRegentTime: { target: 'atRegent', actions: ['climb', 'sms.escalateRegent'] },
          },
        },
        // no process ends while its matter is open: told again until somebody acts
        atRegent: {
          tags: ['overdue', 'escalated'],
          meta: {
            status: 'lewat tenggat, sudah ke Bupati',
            help: 'Lewat {escalateAfter.2} hari: Bupati membacanya di ringkasan SMS hari itu.',
          },
          after: { repeatTime: { target: 'atRegent', reenter: true, actions: 'sms.stillSilent' } },
        },
        rung: { type: 'history' },
      },
    },
    paused: {
      tags: 'paused',
      meta: {
        status: 'berhenti sementara, menunggu warga',
        help: 'Berhenti karena warga sedang ditanya.',
      },
      on: { 'clock.resume': backOnLadder('') },
    },
    // a deadline passes all the same, and counts: only nobody is reminded until the day that was named
    parked: {
      tags: 'parked',
      meta: {
        name: 'Diparkir',
        help: 'Diparkir Admin sampai suatu hari, dengan alasan yang dikirim kepada warga. Selama itu tidak ada yang diingatkan.',
      },
      initial: 'before',
      on: {
        'clock.pause': { target: 'paused' },
        'clock.park': aside,
        'clock.move': aside,
        'clock.wake': { target: 'running.rung' },
      },
      states: {
        before: {
          meta: {
            status: 'diparkir',
            help: 'Diparkir, dan batasnya belum terlewati.',
          },
          after: { dueTime: { target: 'late' } },
        },
        late: {
          tags: 'overdue',
          meta: {
            status: 'diparkir, lewat tenggat',
            help: 'Diparkir, dan batasnya sudah terlewati: tetap dihitung terlambat. Pada hari yang disebut, pengingat dan eskalasi berjalan lagi.',
          },
        },
      },
      after: { parkTime: { actions: ['wakeClock', 'sms.awake', 'sms.awakeTask'] } },
    },
  },
} satisfies ComplaintState;

/** The ceiling set by law for the complaint's class (5, 14 or 60 working days). */
export const legalRegion = {
  initial: 'within',
  meta: { name: 'Batas waktu menurut undang-undang' },
  states: {
    within: {
      meta: { status: 'masih dalam batas' },
      on: { 'clock.move': { target: 'within', reenter: true } },
      after: {
        legalCeiling: [
          { guard: 'isSettled', target: 'settled' },
          { target: 'exceeded', actions: 'sms.beyondLegal' },
        ],
      },
    },
    settled: { meta: { status: 'selesai dalam batas' } },
    exceeded: { tags: 'beyondLegal', meta: { status: 'terlampaui' } },
  },
} satisfies ComplaintState;
