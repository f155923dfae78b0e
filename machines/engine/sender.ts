import type { Channel, SendOutcome } from '../../channels/port.ts';
import type { Claimed, Lease } from '../../store/ports/lease.ts';
import type { OutboxEntry, Settlement } from '../../store/ports/outbox.ts';
import { bundleOf, isRinging } from '../messages/lanes.ts';
import { ticketsIn } from '../messages/messages.ts';
import { SYSTEM } from '../people/actor.ts';
import { type Brake, tellOfFlood, UNBRAKED } from './brake.ts';
import type { Lines, Reservation } from './choose-line.ts';
import type { Crowd } from './crowd.ts';
import { createHandingOver, type Ready } from './handing-over.ts';
import { ALWAYS, createHolding, paramsOf } from './holding.ts';
import { createOutcomes } from './outcome.ts';
import type { EngineParts } from './parts.ts';
import type { Hands } from './process.ts';
import type { StillTrue, Verdict } from './still-true.ts';
import { createTakenParts } from './taken-parts.ts';
import type { Wake } from './wakes.ts';
import type { Worker } from './worker.ts';

/**
 * Hands SMS of the outbox to a channel. What became of each is written down before and after the
 * modem has it, so that a crash at any moment leaves an honest state (design §3 rule 4).
 */

const MOST_BUNDLED = 20;
const MOST_OF_A_CROWD = 200;
/** How long an SMS waits whose own line is busy, or has spent its day. */
const LINE_PAUSE = 2_000;

export interface SharedBySenders {
  lines: Lines;
  /** Asked when the turn of an SMS has come, and again before each of its parts. */
  stillTrue: StillTrue;
  /** Knows of floods. */
  crowd: Crowd;
  /** Counts what all of them give a receiver. */
  braked: Brake;
  /** True while the time is in doubt: what waits for its time, or may be true no more, stays. */
  onlyUrgent(): boolean;
}

/**
 * @param place number of this sender, from 1; there are as many as SMS that all lines together can have under way,
 * so that each line is kept busy
 */
export function createSender(
  parts: EngineParts,
  hands: Hands,
  { lines, stillTrue, crowd, braked, onlyUrgent }: SharedBySenders,
  wake: Wake,
  place: number,
): Worker {
  const { store, clock, settings, log } = parts;
  const { settlementOf, bundledSettlement } = createOutcomes(clock);
  const { held, diverted } = createHolding(parts, hands, braked, settle);
  const { progressOf, keep } = createHandingOver(parts, stillTrue);

  async function settle(lease: Lease, settlement: Settlement): Promise<void> {
    await store.outbox.settle(lease, settlement);
    if (settlement.state === 'queued') wake('sms', settlement.dueAt);
  }

  function refusal(verdict: Exclude<Verdict, { verdict: 'goes' }>): Settlement {
    return { state: verdict.verdict, error: verdict.reason, at: clock.now() };
  }

  /** What it says now; what may not be said any more is settled, and null. */
  async function ready(claimed: Claimed<OutboxEntry>): Promise<Ready | null> {
    // what both ask of the store goes with one question
    const [gone, verdict] = await Promise.all([diverted(claimed), stillTrue.ask(claimed.entry)]);
    if (gone) return null;
    if (verdict.verdict === 'goes') return { ...claimed, ...verdict };
    log('info', 'an SMS is not sent', { sms: claimed.entry.id, reason: verdict.reason });
    await settle(claimed.lease, refusal(verdict));
    if (verdict.verdict === 'failed') await reportFailure(claimed.entry, verdict.reason);
    return null;
  }

  /** Reminders to the same person that wait too, so that one SMS says it all. */
  async function siblings({ entry, message }: Ready): Promise<Ready[]> {
    const { template } = paramsOf(entry).message;
    const crowded = crowd.isCrowded(entry, message);
    const gathers = entry.lane === 'reminder' || isRinging(template) || crowded;
    const bundles = bundleOf[template] !== undefined && gathers;
    if (entry.to === null || entry.lane === null || !bundles) return [];
    const { owner, leaseMs } = settings;
    const others = await store.outbox.claim({
      owner,
      leaseMs,
      now: clock.now(),
      limit: crowded ? MOST_OF_A_CROWD : MOST_BUNDLED,
      kind: 'sms',
      to: entry.to,
      lane: entry.lane,
    });
    const like = crowd.likeness(entry, message);
    const same = others.filter(({ entry: other }) => {
      const said = paramsOf(other).message;
      // one of which a part is out goes on by itself
      const whole = said.template === template && other.parts.length === 0;
      return whole && crowd.likeness(other, said) === like;
    });
    const rest = others.filter((other) => !same.includes(other));
    for (const {
      lease,
      entry: { dueAt },
    } of rest)
      await settle(lease, { state: 'queued', dueAt, error: '' });
    const verdicts = await Promise.all(same.map(ready));
    return verdicts.filter((one) => one !== null);
  }

  function textOf({ entry, message, changed }: Ready, bundled: Ready[]): string {
    const { compose, bundle } = parts.compose;
    if (bundled.length > 0)
      return compose(bundle([message, ...bundled.map((other) => other.message)]), clock.now()).text;
    return changed ? compose(message, clock.now()).text : (entry.text ?? '');
  }

  async function giveBack(said: Ready[]): Promise<void> {
    const again: Settlement = { state: 'queued', dueAt: clock.now(), error: '' };
    await Promise.all(said.map(({ lease }) => settle(lease, again)));
  }

  /** The admin hears of an SMS that never arrived, unless it was one to the admin. */
  async function reportFailure(entry: OutboxEntry, reason: string): Promise<void> {
    log('warn', 'an SMS could not be sent', { sms: entry.id, reason });
    for (const { fate } of parts.processes) await fate?.(hands, entry, false);
    const params = paramsOf(entry);
    if (params.role === 'admin') return;
    const [ticket = null, ...others] = ticketsIn(params.message);
    const message = {
      template: 'admin-tak-terkirim' as const,
      vars: { ticket: others.length === 0 ? ticket : null, reason },
    };
    const effect = {
      type: 'sms' as const,
      params: { to: { role: 'admin' as const }, message, hours: 'sending' as const },
    };
    await hands.enqueue(entry, 'failed', [effect], SYSTEM);
  }

  /** The next SMS whose receiver nobody writes to. */
  async function claim(notTo: string[]) {
    const { owner, leaseMs } = settings;
    const now = clock.now();
    const lane = onlyUrgent() ? { lane: UNBRAKED } : {};
    const request = { owner, leaseMs, limit: 1, now, kind: 'sms' as const, notTo, ...lane };
    const [claimed] = await store.outbox.claim(request);
    return claimed === undefined ? undefined : { claimed, to: claimed.entry.to ?? '' };
  }

  /** An SMS that no line may send now waits a little, so that the next one gets its chance. */
  async function send(
    claimed: Claimed<OutboxEntry>,
    line: Reservation,
  ): Promise<SendOutcome | null> {
    const said = await ready(claimed);
    if (said === null) return null;
    const { entry, lease } = claimed;
    const hold = (await held(entry)) ?? crowd.waits(entry, said.message);
    if (crowd.isFlooded(entry, said.message)) await tellOfFlood(parts, entry);
    if (hold !== null) {
      await settle(lease, hold);
      return null;
    }
    const channel = await line.choose({
      to: entry.to ?? '',
      boundTo: entry.parts.length === 0 ? null : entry.line,
      always: entry.lane !== null && ALWAYS.has(entry.lane),
    });
    if (channel === undefined) {
      const dueAt = clock.now() + LINE_PAUSE;
      await settle(lease, { state: 'queued', dueAt, error: entry.error ?? '' });
      return null;
    }
    return sendOver(channel, said);
  }

  async function sendOver(channel: Channel, first: Ready): Promise<SendOutcome | null> {
    const { entry, lease } = first;
    const bundled = await siblings(first);
    const release = keep([lease, ...bundled.map((other) => other.lease)]);
    let overtaken = false;
    const taken = createTakenParts(store, lines, first, channel.name);
    const progress = progressOf([first, ...bundled], taken, () => {
      overtaken = true;
    });
    try {
      const outcome = await channel
        .send(
          {
            id: entry.id,
            to: entry.to ?? '',
            lane: entry.lane,
            text: textOf(first, bundled),
            statusReport: settings.statusReports && channel.can.reports,
            sentParts: entry.parts.map(({ reference, sentAt }) => ({ reference, sentAt })),
          },
          progress,
        )
        .finally(release);
      await taken.keepWith(outcome);
      if (outcome.outcome === 'sent') crowd.sent(entry, first.message);
      if (overtaken && outcome.outcome === 'retry') {
        await giveBack([first, ...bundled]);
        return null;
      }
      await Promise.all([
        settle(lease, settlementOf(entry, outcome)),
        ...bundled.map((other) => settle(other.lease, bundledSettlement(entry, other, outcome))),
      ]);
      return outcome;
    } finally {
      taken.over();
    }
  }

  return {
    name: `sms ${place}`,
    async run() {
      const line = lines.reserve();
      if (line === undefined) return false;
      let outcome: SendOutcome | null = null;
      try {
        const next = await lines.take(claim);
        if (next === undefined) return false;
        const { claimed } = next.taken;
        outcome = await send(claimed, line).finally(next.done);
        if (outcome?.outcome === 'failed') await reportFailure(claimed.entry, outcome.error);
        return true;
      } finally {
        line.end(outcome);
      }
    },
  };
}
