import type { ComplaintState } from './actions.ts';

/**
 * The deadline of the step that runs: on time → reminded → overdue → head of agency → Sekda → Bupati.
 * The times are in `context.clock`, whose moves it follows (`clock.ts`); what it knows itself is the rung.
 * SMS stand on the transitions, not on entry: coming back from a pause must not repeat them.
 */
export const deadlineRegion = {
  initial: 'idle',
  on: {
    'clock.start': { target: '.running' },
    'clock.stop': { target: '.idle' },
    'clock.restore': { target: '.running.rung' },
  },
  states: {
    idle: {},
    running: {
      initial: 'onTime',
      on: {
        'clock.pause': { target: 'paused' },
        'clock.extend': { target: '.onTime' },
      },
      states: {
        onTime: {
          after: {
            remindTime: [
              { guard: 'agencyIsLate', target: 'overdue', actions: ['sms.overdue', 'sms.apology'] },
              { guard: 'isOverdue', target: 'overdue', actions: 'sms.overdue' },
              { target: 'reminded', actions: 'sms.reminder' },
            ],
          },
        },
        reminded: {
          after: {
            dueTime: [
              { guard: 'agencyIsLate', target: 'overdue', actions: ['sms.overdue', 'sms.apology'] },
              { target: 'overdue', actions: 'sms.overdue' },
            ],
          },
        },
        overdue: {
          tags: 'overdue',
          after: { escalateHeadTime: { target: 'atHead', actions: 'sms.escalateHead' } },
        },
        atHead: {
          tags: ['overdue', 'escalated'],
          after: {
            escalateSecretaryTime: { target: 'atSecretary', actions: 'sms.escalateSecretary' },
          },
        },
        atSecretary: {
          tags: ['overdue', 'escalated'],
          after: { escalateRegentTime: { target: 'atRegent', actions: 'sms.escalateRegent' } },
        },
        // no process ends while its matter is open: told again until somebody acts
        atRegent: {
          tags: ['overdue', 'escalated'],
          after: { repeatTime: { target: 'atRegent', reenter: true, actions: 'sms.stillSilent' } },
        },
        rung: { type: 'history' },
      },
    },
    paused: {
      tags: 'paused',
      on: { 'clock.resume': { target: 'running.rung' } },
    },
  },
} satisfies ComplaintState;

/** The ceiling set by law for the complaint's class (5, 14 or 60 working days). */
export const legalRegion = {
  initial: 'within',
  states: {
    within: {
      after: {
        legalCeiling: [
          { guard: 'isSettled', target: 'settled' },
          { target: 'exceeded', actions: 'sms.beyondLegal' },
        ],
      },
    },
    settled: {},
    exceeded: { tags: 'beyondLegal' },
  },
} satisfies ComplaintState;
