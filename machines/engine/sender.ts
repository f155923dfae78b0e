import type { Channel, SendOutcome, SendProgress } from '../../channels/port.ts';
import type { Claimed, Lease } from '../../store/ports/lease.ts';
import type { OutboxEntry, Settlement } from '../../store/ports/outbox.ts';
import type { Period } from '../../store/ports/search.ts';
import { SYSTEM } from '../actor.ts';
import { ANSWERING, bundleOf, isOwed, type Message } from '../messages.ts';
import type { Rules } from '../rules.ts';
import { createBrake, UNBRAKED } from './brake.ts';
import type { SmsParams } from './expand.ts';
import type { Lines, Reservation } from './lines.ts';
import type { EngineParts } from './parts.ts';
import type { Hands } from './process.ts';
import type { StillTrue, Verdict } from './still-true.ts';
import { createTakenParts, type TakenParts } from './taken-parts.ts';
import type { Wake } from './wakes.ts';
import type { Worker } from './worker.ts';

/**
 * Hands SMS of the outbox to a channel. What became of each is written down before and after the
 * modem has it, so that a crash at any moment leaves an honest state (design §3 rule 4).
 */

const MOST_BUNDLED = 20;
const FIRST_BACK_OFF = 5_000;
const LONGEST_BACK_OFF = 10 * 60_000;
/** An SMS that the network keeps refusing for now is given up after two days. */
const GIVE_UP_AFTER = 48 * 3_600_000;
/** Lanes that the daily budget and STOP never hold. */
const ALWAYS = new Set<string>(['urgent', ...ANSWERING, 'officer']);

/** How long an SMS waits whose own line is busy, or has spent its day. */
const LINE_PAUSE = 2_000;

/** An SMS with what it says now. */
interface Ready extends Claimed<OutboxEntry> {
  message: Message;
  /** It no longer says what it said when it was decided. */
  changed: boolean;
}

/** What it says, or whether it may be said, has changed while it was on its way. */
class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/** The district's day that a moment lies in: what was sent then counts for the budget. */
export function dayOf(
  calendar: Pick<Rules['calendar'], 'startOfDay' | 'addDays'>,
  at: number,
): Period {
  const from = calendar.startOfDay(at);
  return { from, to: calendar.addDays(from, 1) };
}

/** Another process took the SMS over; it must not be written to the modem here. */
class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/**
 * @param lines shared by all senders; there are as many senders as SMS that all lines together can have
 * under way, so that each line is kept busy
 * @param stillTrue asked when the turn of an SMS has come, and again before each of its parts
 * @param place number of this sender, from 1
 */
export function createSender(
  parts: EngineParts,
  hands: Hands,
  lines: Lines,
  stillTrue: StillTrue,
  wake: Wake,
  place: number,
): Worker {
  const { store, clock, rules, settings, log } = parts;
  const braked = createBrake(parts);

  async function settle(lease: Lease, settlement: Settlement): Promise<void> {
    await store.outbox.settle(lease, settlement);
    if (settlement.state === 'queued') wake('sms', settlement.dueAt);
  }

  function paramsOf(entry: OutboxEntry): SmsParams {
    return JSON.parse(entry.params) as SmsParams;
  }

  /** Why a process does not want it to go out (its receiver said STOP). */
  async function withheld(entry: OutboxEntry): Promise<string | null> {
    const { role } = paramsOf(entry);
    for (const { withholds } of parts.processes) {
      const reason = (await withholds?.(hands, entry, role)) ?? null;
      if (reason !== null) return reason;
    }
    return null;
  }

  /** Why an SMS must not go out now: a process withholds it, or the day's budget is spent. */
  async function held(entry: OutboxEntry): Promise<Settlement | null> {
    const now = clock.now();
    if (entry.lane === UNBRAKED) return null;
    const brake = await braked(entry);
    if (brake !== null) return brake;
    if (entry.lane !== null && ALWAYS.has(entry.lane)) return null;
    const reason = isOwed(paramsOf(entry).message.template) ? null : await withheld(entry);
    if (reason !== null) return { state: 'failed', error: reason, at: now, expected: true };
    const today = dayOf(rules.calendar, now);
    if ((await store.outbox.sentIn(today)) < rules.district.policy.dailyBudget) return null;
    const tomorrow = rules.calendar.nextSendingTime(today.to);
    const error = 'anggaran SMS hari ini habis';
    // all at once: one by one it would be asked of each again
    const others = await store.outbox.holdBack({
      now,
      except: [...ALWAYS],
      dueAt: tomorrow,
      error,
    });
    log('warn', 'the daily budget is spent: what can wait goes out tomorrow', { sms: others + 1 });
    return { state: 'queued', dueAt: tomorrow, error };
  }

  function refusal(verdict: Exclude<Verdict, { verdict: 'goes' }>): Settlement {
    return { state: verdict.verdict, error: verdict.reason, at: clock.now() };
  }

  /** Goes to somebody else, where its receiver does not count for now. */
  async function diverted({ entry, lease }: Claimed<OutboxEntry>): Promise<boolean> {
    const { role, message, about = [entry.instance] } = paramsOf(entry);
    for (const { diverts } of parts.processes) {
      const to = (await diverts?.(hands, entry, role)) ?? null;
      if (to === null) continue;
      const params = { to, message, hours: 'sending' as const, about };
      // queued first, settled second: a crash in between queues the same id again, which is harmless
      await hands.enqueue(entry, 'diverted', [{ type: 'sms', params }], SYSTEM);
      const error = 'nomor penerima ditangguhkan: dikirim ke kepala atau Admin';
      await settle(lease, { state: 'withdrawn', error, at: clock.now() });
      return true;
    }
    return false;
  }

  /** What it says now; what may not be said any more is settled, and null. */
  async function ready(claimed: Claimed<OutboxEntry>): Promise<Ready | null> {
    if (await diverted(claimed)) return null;
    const verdict = await stillTrue.ask(claimed.entry);
    if (verdict.verdict === 'goes') return { ...claimed, ...verdict };
    log('info', 'an SMS is not sent', { sms: claimed.entry.id, reason: verdict.reason });
    await settle(claimed.lease, refusal(verdict));
    if (verdict.verdict === 'failed') await reportFailure(claimed.entry, verdict.reason);
    return null;
  }

  /** Reminders to the same person that wait too, so that one SMS says it all. */
  async function siblings({ entry }: Claimed<OutboxEntry>): Promise<Ready[]> {
    const { template } = paramsOf(entry).message;
    if (entry.to === null || entry.lane !== 'reminder' || bundleOf[template] === undefined)
      return [];
    const { owner, leaseMs } = settings;
    const others = await store.outbox.claim({
      owner,
      leaseMs,
      now: clock.now(),
      limit: MOST_BUNDLED,
      kind: 'sms',
      to: entry.to,
      lane: entry.lane,
    });
    const same = others.filter((other) => paramsOf(other.entry).message.template === template);
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

  /**
   * Nothing of it leaves once it has been overtaken, be it between two of its parts. It is given back
   * then, and looked at anew.
   */
  async function isAsSaid(said: Ready[]): Promise<boolean> {
    for (const { entry, message } of said) {
      const verdict = await stillTrue.again(entry);
      if (verdict.verdict !== 'goes') return false;
      if (JSON.stringify(verdict.message) !== JSON.stringify(message)) return false;
    }
    return true;
  }

  async function giveBack(said: Ready[]): Promise<void> {
    const again: Settlement = { state: 'queued', dueAt: clock.now(), error: '' };
    await Promise.all(said.map(({ lease }) => settle(lease, again)));
  }

  /** @param said the SMS, then those bundled into it: what becomes of one becomes of all */
  function progressOf(
    said: [Ready, ...Ready[]],
    taken: TakenParts,
    overtaken: () => void,
  ): SendProgress {
    const leases = said.map(({ lease }) => lease);
    const [{ lease }] = said;
    return {
      async handingOver(index, total) {
        taken.total(total);
        if (!(await isAsSaid(said))) {
          overtaken();
          throw new OvertakenError('much has happened since it was decided');
        }
        const now = clock.now();
        const until = now + settings.leaseMs;
        // asked together so that they share one write to the disk
        const mine = await Promise.all(
          leases.map((held) => store.outbox.handingOver({ ...held, until }, index, total, now)),
        );
        if (mine.includes(false))
          throw new LeaseLostError(`${lease.id}: another process has it now`);
      },
      sent: taken.took,
    };
  }

  /** Keeps leases while the modem is slow: a network may take longer to answer than they last. */
  function keep(leases: Lease[]): () => void {
    let cancel = () => {};
    const beat = () => {
      cancel = clock.after(settings.leaseMs / 3, () => {
        const until = clock.now() + settings.leaseMs;
        // a store that is down now is found out at the next write that matters
        for (const lease of leases) store.outbox.extend(lease, until).catch(() => {});
        beat();
      });
    };
    beat();
    return () => cancel();
  }

  function afterRetry(
    entry: OutboxEntry,
    outcome: { error: string; retryAfterMs?: number; lineFault?: true },
  ): Settlement {
    const now = clock.now();
    // what the line cannot pay for waits until it can
    if (outcome.lineFault !== true && now - entry.createdAt > GIVE_UP_AFTER)
      return { state: 'failed', error: outcome.error, at: now };
    const backOff = Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** Math.min(entry.attempts, 10));
    return {
      state: 'queued',
      dueAt: now + (outcome.retryAfterMs ?? backOff),
      error: outcome.error,
    };
  }

  function settlementOf(entry: OutboxEntry, outcome: SendOutcome): Settlement {
    const at = clock.now();
    switch (outcome.outcome) {
      case 'sent':
        return { state: 'sent', line: outcome.line, parts: outcome.parts, at };
      case 'retry':
        return afterRetry(entry, outcome);
      case 'failed':
        return { state: 'failed', error: outcome.error, at };
      case 'unknown':
        return { state: 'unconfirmed', error: outcome.error, at };
    }
  }

  /** A reminder bundled into an SMS that was not sent waits for its own turn again. */
  function bundledSettlement(
    into: OutboxEntry,
    { entry: { dueAt } }: Claimed<OutboxEntry>,
    outcome: SendOutcome,
  ): Settlement {
    if (outcome.outcome === 'sent' || outcome.outcome === 'unknown')
      return { state: 'bundled', into: into.id };
    const later = Math.max(dueAt, clock.now() + FIRST_BACK_OFF);
    return { state: 'queued', dueAt: later, error: outcome.error };
  }

  /** The admin hears of an SMS that never arrived, unless it was one to the admin. */
  async function reportFailure(entry: OutboxEntry, reason: string): Promise<void> {
    log('warn', 'an SMS could not be sent', { sms: entry.id, reason });
    for (const { fate } of parts.processes) await fate?.(hands, entry, false);
    const params = paramsOf(entry);
    if (params.role === 'admin') return;
    const vars = params.message.vars as { ticket?: string };
    const message = {
      template: 'admin-tak-terkirim' as const,
      vars: { ticket: vars.ticket ?? null, reason },
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
    const request = { owner, leaseMs, limit: 1, now, kind: 'sms' as const, notTo };
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
    const hold = await held(entry);
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
    const outcome = await channel
      .send(
        {
          id: entry.id,
          to: entry.to ?? '',
          text: textOf(first, bundled),
          statusReport: settings.statusReports && channel.can.reports,
          sentParts: entry.parts.map(({ reference, sentAt }) => ({ reference, sentAt })),
        },
        progress,
      )
      .finally(release);
    try {
      await taken.keepWith(outcome);
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
