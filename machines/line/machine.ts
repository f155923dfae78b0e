import { setup } from 'xstate';
import type { LineAlarms } from '../district.ts';
import type { SmsEffect } from '../effects.ts';
import { timeOf } from '../happened.ts';
import type { Message } from '../messages.ts';
import type { Rules } from '../rules.ts';
import type { LineContext, LineEvent } from './events.ts';

export const LINE_VERSION = '1';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Args {
  context: LineContext;
  event: LineEvent;
}

function toAdmin(message: Message, hours: SmsEffect['hours']): SmsEffect {
  return { to: { role: 'admin' }, message, hours };
}

function creditMessage({ name, credit, activeUntil }: LineContext): Message {
  return { template: 'admin-pulsa', vars: { line: name, credit, until: activeUntil } };
}

/** The context after the operator's words; what they leave out stays as it was. */
function told(context: LineContext, event: LineEvent): Partial<LineContext> {
  if (event.type !== 'line.told') return {};
  return {
    credit: event.credit ?? context.credit,
    activeUntil: event.activeUntil ?? context.activeUntil,
    toldAt: event.at,
  };
}

function lacksCredit({ lowCredit }: LineAlarms, { context, event }: Args): boolean {
  const { credit = null } = { ...context, ...told(context, event) };
  return credit !== null && credit < lowCredit;
}

/**
 * A line as the office must care for it: whether it works, whether its credit lasts, whether its card
 * stays active. One instance per line, `line:<name>`. Alarms go to the admin by SMS; that a line has
 * failed can only be told over another one, or when it is back.
 */
export function createLineMachine(rules: Rules) {
  const alarms = rules.district.lines;

  const blueprint = setup({
    types: {
      context: {} as LineContext,
      events: {} as LineEvent,
      input: {} as { name: string },
      tags: {} as 'down' | 'lowCredit' | 'ending',
      meta: {} as { status: string },
    },
    guards: {
      hasAnother: ({ context }: Args) => !context.alone,
      lacksCredit: (args: Args) => lacksCredit(alarms, args),
      knowsCredit: ({ event }: Args) => event.type === 'line.told' && event.credit !== null,
      knowsEnd: ({ event }: Args) => event.type === 'line.told' && event.activeUntil !== null,
    },
    delays: {
      downTolerance: ({ context, event }: Args) =>
        (context.down?.since ?? timeOf(event)) + alarms.downMinutes * MINUTE - timeOf(event),
      repeatTime: ({ event }: Args) =>
        rules.calendar.nextOfficeTime(timeOf(event) + DAY) - timeOf(event),
      endingTime: ({ context, event }: Args) =>
        (context.activeUntil ?? timeOf(event)) - alarms.expiryDays * DAY - timeOf(event),
    },
    actions: { sms: (_, _params: SmsEffect) => {} },
  });

  const remember = blueprint.assign(({ context, event }) => told(context, event));
  const noteDown = blueprint.assign(({ context, event }) =>
    event.type === 'line.down'
      ? { down: { since: event.since, reason: event.reason }, alone: event.alone }
      : { down: context.down },
  );
  const tellDown = {
    type: 'sms' as const,
    params: ({ context }: Args): SmsEffect => {
      const { since = 0, reason = '' } = context.down ?? {};
      return toAdmin(
        { template: 'admin-modem', vars: { line: context.name, since, reason } },
        'sending',
      );
    },
  };
  const tellUp = {
    type: 'sms' as const,
    params: ({ context, event }: Args): SmsEffect => {
      const { since = 0 } = context.down ?? {};
      const vars = { line: context.name, since, at: timeOf(event) };
      return toAdmin({ template: 'admin-modem-pulih', vars }, 'sending');
    },
  };
  const tellCredit = {
    type: 'sms' as const,
    params: ({ context }: Args): SmsEffect => toAdmin(creditMessage(context), 'office'),
  };

  return blueprint.createMachine({
    id: 'line',
    version: LINE_VERSION,
    type: 'parallel',
    context: ({ input }) => ({
      name: input?.name ?? '',
      down: null,
      alone: true,
      credit: null,
      activeUntil: null,
      toldAt: null,
    }),
    states: {
      service: {
        initial: 'working',
        states: {
          working: {
            meta: { status: 'bekerja' },
            entry: blueprint.assign({ down: null }),
            on: { 'line.down': { target: 'silent', actions: noteDown } },
          },
          silent: {
            tags: 'down',
            meta: { status: 'tidak bisa mengirim' },
            on: { 'line.up': 'working' },
            after: {
              downTolerance: [
                { guard: 'hasAnother', target: 'alarmed', actions: tellDown },
                { target: 'alarmed' },
              ],
            },
          },
          alarmed: {
            tags: 'down',
            meta: { status: 'rusak, Admin diberi tahu' },
            on: { 'line.up': { target: 'working', actions: tellUp } },
          },
        },
      },
      credit: {
        initial: 'unknown',
        on: {
          'line.told': [
            { guard: 'lacksCredit', target: '.low', actions: remember },
            { guard: 'knowsCredit', target: '.enough', actions: remember },
          ],
        },
        states: {
          unknown: { meta: { status: 'pulsa belum diketahui' } },
          enough: { meta: { status: 'pulsa cukup' } },
          low: {
            tags: 'lowCredit',
            meta: { status: 'pulsa hampir habis' },
            entry: tellCredit,
            // asked several times a day: the admin is told once
            on: { 'line.told': { guard: 'lacksCredit', actions: remember } },
            after: { repeatTime: { target: 'low', reenter: true } },
          },
        },
      },
      validity: {
        initial: 'unknown',
        on: { 'line.told': { guard: 'knowsEnd', target: '.active', actions: remember } },
        states: {
          unknown: { meta: { status: 'masa aktif belum diketahui' } },
          active: {
            meta: { status: 'kartu aktif' },
            after: { endingTime: 'ending' },
          },
          ending: {
            tags: 'ending',
            meta: { status: 'masa aktif hampir habis' },
            entry: tellCredit,
            on: {
              'line.told': {
                guard: ({ context, event }) =>
                  event.type === 'line.told' && event.activeUntil === context.activeUntil,
                actions: remember,
              },
            },
            after: { repeatTime: { target: 'ending', reenter: true } },
          },
        },
      },
    },
  });
}

export type LineMachine = ReturnType<typeof createLineMachine>;
