import { setup } from 'xstate';
import type { ChartMeta } from '../chart/state-words.ts';
import type { LineAlarms } from '../district/district.ts';
import type { Rules } from '../district/rules.ts';
import type { SmsEffect } from '../messages/effects.ts';
import type { Message } from '../messages/messages.ts';
import { inputOf, timeOf } from '../people/happened.ts';
import type { LineContext, LineEvent, Outage } from './events.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** More than a digest of a week or some days without power is about. */
const KEPT_OUTAGES = 100;

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

const kept = (outages: Outage[], { from, to }: Outage): Outage[] =>
  [...outages, { from, to }].slice(-KEPT_OUTAGES);

/** Everything that the chart of a line names, for one district. */
export function lineSetup(rules: Rules) {
  const alarms = rules.district.lines;

  const guards = {
    hasAnother: ({ context }: Args) => !context.alone,
    lacksCredit: (args: Args) => lacksCredit(alarms, args),
    knowsCredit: ({ event }: Args) => event.type === 'line.told' && event.credit !== null,
    knowsEnd: ({ event }: Args) => event.type === 'line.told' && event.activeUntil !== null,
    saysSameEnd: ({ context, event }: Args) =>
      event.type === 'line.told' && event.activeUntil === context.activeUntil,
  };
  const delays = {
    downTolerance: ({ context, event }: Args) =>
      (context.down?.since ?? timeOf(event)) + alarms.downMinutes * MINUTE - timeOf(event),
    repeatTime: ({ event }: Args) =>
      rules.calendar.nextOfficeTime(timeOf(event) + DAY) - timeOf(event),
    endingTime: ({ context, event }: Args) =>
      (context.activeUntil ?? timeOf(event)) - alarms.expiryDays * DAY - timeOf(event),
  };
  const base = setup({
    types: {
      context: {} as LineContext,
      events: {} as LineEvent,
      input: {} as { name: string },
      tags: {} as 'down' | 'lowCredit' | 'ending',
      meta: {} as ChartMeta,
    },
    guards,
    delays,
    actions: { sms: (_, _params: SmsEffect) => {} },
  });

  const sms = (effect: (args: Args) => SmsEffect) =>
    base.enqueueActions(({ context, event, enqueue }) =>
      enqueue({ type: 'sms', params: effect({ context, event }) }),
    );
  const actions = {
    begin: base.assign(({ event }) => ({
      name: inputOf<{ name: string }>(event).name,
      down: null,
      alone: true,
      credit: null,
      activeUntil: null,
      toldAt: null,
      outages: [],
    })),
    remember: base.assign(({ context, event }) => told(context, event)),
    noteDown: base.assign(({ context, event }) =>
      event.type === 'line.down'
        ? { down: { since: event.since, reason: event.reason }, alone: event.alone }
        : { down: context.down },
    ),
    noteAbsent: base.assign(({ context: { outages }, event }) =>
      event.type === 'line.absent' ? { outages: kept(outages, event) } : {},
    ),
    noteUp: base.assign(({ context: { down, outages }, event }) =>
      down === null
        ? {}
        : {
            down: null,
            outages: kept(outages, { from: down.since, to: timeOf(event) }),
          },
    ),
    tellDown: sms(({ context: { name, down } }) => {
      const { since = 0, reason = '' } = down ?? {};
      const vars = { line: name, since, reason };
      return toAdmin({ template: 'admin-modem', vars }, 'sending');
    }),
    tellUp: sms(({ context: { name, down }, event }) => {
      const vars = { line: name, since: down?.since ?? 0, at: timeOf(event) };
      return toAdmin({ template: 'admin-modem-pulih', vars }, 'sending');
    }),
    tellCredit: sms(({ context }) => toAdmin(creditMessage(context), 'office')),
  };
  return { guards, delays, actions, setup: base.extend({ actions }) };
}
