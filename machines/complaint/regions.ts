import type { ComplaintParts } from './setup.ts';

/**
 * The deadline of the step that runs: on time → reminded → overdue → head of agency → Sekda → Bupati.
 * SMS stand on the transitions, not on entry: coming back from a pause must not repeat them.
 */
export function deadlineRegion({ blueprint, put, text }: ComplaintParts) {
  return blueprint.createStateConfig({
    initial: 'idle',
    on: {
      'clock.start': { target: '.running' },
      'clock.stop': { target: '.idle' },
    },
    states: {
      idle: { entry: put.stopClock },
      running: {
        initial: 'onTime',
        on: {
          'clock.pause': { target: 'paused', actions: put.pauseClock },
          'clock.extend': { target: '.onTime' },
        },
        states: {
          onTime: {
            after: {
              remindTime: [
                { guard: 'agencyIsLate', target: 'overdue', actions: [text.overdue, text.apology] },
                { guard: 'isOverdue', target: 'overdue', actions: text.overdue },
                { target: 'reminded', actions: text.reminder },
              ],
            },
          },
          reminded: {
            after: {
              dueTime: [
                { guard: 'agencyIsLate', target: 'overdue', actions: [text.overdue, text.apology] },
                { target: 'overdue', actions: text.overdue },
              ],
            },
          },
          overdue: {
            tags: 'overdue',
            after: { escalateHeadTime: { target: 'atHead', actions: text.escalation(1) } },
          },
          atHead: {
            tags: ['overdue', 'escalated'],
            after: {
              escalateSecretaryTime: { target: 'atSecretary', actions: text.escalation(2) },
            },
          },
          atSecretary: {
            tags: ['overdue', 'escalated'],
            after: { escalateRegentTime: { target: 'atRegent', actions: text.escalation(3) } },
          },
          // no process ends while its matter is open: told again until somebody acts
          atRegent: {
            tags: ['overdue', 'escalated'],
            after: { repeatTime: { target: 'atRegent', reenter: true, actions: text.stillSilent } },
          },
          rung: { type: 'history' },
        },
      },
      paused: {
        tags: 'paused',
        on: { 'clock.resume': { target: 'running.rung', actions: put.resumeClock } },
      },
    },
  });
}

/** The ceiling set by law for the complaint's class (5, 14 or 60 working days). */
export function legalRegion({ blueprint, text }: ComplaintParts) {
  return blueprint.createStateConfig({
    initial: 'within',
    states: {
      within: {
        after: {
          legalCeiling: [
            { guard: 'isSettled', target: 'settled' },
            { target: 'exceeded', actions: text.beyondLegal },
          ],
        },
      },
      settled: {},
      exceeded: { tags: 'beyondLegal' },
    },
  });
}
