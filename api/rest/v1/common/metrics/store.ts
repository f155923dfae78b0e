import { COMPLAINT } from '../../../../../machines/complaint/kind.ts';
import type { Person } from '../../../../../machines/people/people.ts';
import type { OutboxState } from '../../../../../store/ports/outbox.ts';
import type { Hotline } from '../../../../hotline/hotline.ts';
import { visibleQuery, visibleTally } from '../../../../office/people/scope.ts';
import type { Labels, SetGauge } from './gauges.ts';

/** What waits, and how many complaints there are. */

/** Metrics name no complaint and go to whoever watches the machine: what is secret they tell in sum. */
const EVERY_AGENCY: Person = { role: 'admin', withoutSecrets: true };

const DAY = 24 * 3_600_000;
/** An SMS that no line can take now is put off by less than this again and again. */
const RETRIED_WITHIN = 60_000;
/** So many SMS that did not arrive are counted, no more. */
const MOST_UNDELIVERED = 1000;
const STATES: OutboxState[] = [
  ...(['queued', 'sending', 'sent', 'delivered', 'failed', 'unconfirmed'] as const),
  ...(['bundled', 'withdrawn'] as const),
];

export async function storeMetrics(hotline: Hotline, set: SetGauge): Promise<void> {
  const { store, rules, clock } = hotline;
  const machine = COMPLAINT.name;
  const { without = [] } = visibleQuery(hotline, EVERY_AGENCY, { machine }) ?? {};
  const now = clock.now();
  const { utcOffsetMinutes } = rules.district.calendar;
  const day = { from: now - DAY, to: now + 1 };
  const [status, open, overdue, sms, states, secret] = await Promise.all([
    store.status(),
    store.instances.tally({ machine, tag: 'open', without }, 'agency'),
    store.instances.tally({ machine, tag: 'overdue', without }, 'agency'),
    store.counts.sms(day, utcOffsetMinutes),
    visibleTally(hotline, EVERY_AGENCY, machine, 'state'),
    store.instances.count({ machine, tag: 'secret' }),
  ]);
  const [oldestNew, oldestDue] = await Promise.all([
    store.inbox.oldestNew(),
    store.outbox.oldestDue(now + RETRIED_WITHIN),
  ]);
  const age = (since: number | undefined) => Math.max(0, now - (since ?? now)) / 1000;
  set('inbox_oldest_seconds', 'How long the oldest message waits that was not handled yet.', [
    [{}, age(oldestNew)],
  ]);
  set('outbox_oldest_seconds', 'How long the oldest SMS waits that should have gone out.', [
    [{}, age(oldestDue)],
  ]);
  set('inbox_waiting', 'Messages that were received and not handled yet.', [
    [{}, status.inboxWaiting],
  ]);
  set('outbox_waiting', 'Effects that wait to be carried out.', [[{}, status.outboxWaiting]]);
  set('outbox_unconfirmed', 'SMS of which nobody knows whether they were sent.', [
    [{}, status.unconfirmed],
  ]);
  set('timers_armed', 'Timers that are armed.', [[{}, status.timers]]);
  const byAgency = (counts: { key: string; count: number }[]) =>
    counts.map(({ key, count }): [Labels, number] => [{ agency: key }, count]);
  set('complaints_open', 'Open complaints by agency.', byAgency(open));
  set('complaints_overdue', 'Complaints past their deadline by agency.', byAgency(overdue));
  set(
    'complaints',
    'Complaints by state of the main region.',
    states.map(({ key, count }) => [{ state: key }, count]),
  );
  set('complaints_secret', 'Secret complaints in sum; the other numbers are without them.', [
    [{}, secret],
  ]);
  const messages = (state: OutboxState) =>
    sms.reduce((sum, item) => sum + (item.state === state ? item.messages : 0), 0);
  set(
    'sms_last_day',
    'SMS that were decided on in the last 24 hours, by what became of them.',
    STATES.map((state) => [{ state }, messages(state)]),
  );
  const undelivered = await store.outbox.undelivered(MOST_UNDELIVERED);
  set(
    'sms_undelivered',
    `SMS that did not arrive and that nobody followed up, up to ${MOST_UNDELIVERED}.`,
    [[{}, undelivered.length]],
  );
}
