import { Counter, Histogram, Registry } from 'prom-client';
import type {
  Channel,
  Clock,
  IncomingPart,
  IncomingSms,
  OutgoingSms,
  Receiver,
} from '../../channels/port.ts';

/**
 * Counts SMS where they go through the lines, since the program was started, for whoever watches it. What is counted is
 * named by line and outcome, never by number.
 */

/** Messages that are remembered, so that a modem that shows one twice is not counted twice. */
const REMEMBERED = 1000;
/** Seconds: a receipt goes out in a few of them, or somebody looks why it did not. */
const BUCKETS = [5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600];
/** The lane of receipts. */
const RECEIPT = 'acknowledgement';

export interface SmsCounts {
  registry: Registry;
  /** The same line, counted. */
  watch(channel: Channel): Channel;
}

/** Remembers so many keys, and forgets the oldest. */
class Lately<T> {
  private readonly known = new Map<string, T>();

  get(key: string): T | undefined {
    return this.known.get(key);
  }

  set(key: string, value: T): void {
    this.known.delete(key);
    this.known.set(key, value);
    const [oldest] = this.known.keys();
    if (this.known.size > REMEMBERED && oldest !== undefined) this.known.delete(oldest);
  }

  delete(key: string): void {
    this.known.delete(key);
  }
}

function metersIn(registry: Registry) {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: `hotline_${name}`, help, labelNames, registers });
  return {
    received: counter('sms_received_total', 'SMS that came in since the start.', [
      'line',
      'outcome',
    ]),
    sent: counter('sms_sent_total', 'Tries to send an SMS since the start.', ['line', 'outcome']),
    reports: counter('sms_reports_total', 'Delivery reports since the start.', ['line', 'outcome']),
    receipts: new Histogram({
      name: 'hotline_sms_receipt_seconds',
      help: 'From an SMS that came to its receipt in the hands of the network.',
      buckets: BUCKETS,
      registers,
    }),
  };
}

export function createSmsCounts(clock: Pick<Clock, 'monotonic'>): SmsCounts {
  const registry = new Registry();
  const meters = metersIn(registry);
  const seen = new Lately<true>();
  /** Parts of a long message that came, by its group. */
  const groups = new Lately<Set<number>>();
  /** When somebody last wrote, by his number. */
  const arrivals = new Lately<number>();

  function came({ fingerprint, from, line, undecodable }: IncomingSms): void {
    if (seen.get(fingerprint) === true) return;
    seen.set(fingerprint, true);
    meters.received.inc({ line, outcome: undecodable === undefined ? 'read' : 'undecodable' });
    arrivals.set(from, clock.monotonic());
  }

  /** A long message counts once, when all of it is there. */
  function partCame({ fingerprint, group, sequence, total, from, line }: IncomingPart): void {
    if (seen.get(fingerprint) === true) return;
    seen.set(fingerprint, true);
    const parts = groups.get(group) ?? new Set();
    groups.set(group, parts.add(sequence));
    if (parts.size < total) return;
    groups.delete(group);
    meters.received.inc({ line, outcome: 'read' });
    arrivals.set(from, clock.monotonic());
  }

  function receiptLeft({ to, lane }: OutgoingSms): void {
    const arrived = arrivals.get(to);
    if (arrived === undefined || lane !== RECEIPT) return;
    arrivals.delete(to);
    meters.receipts.observe((clock.monotonic() - arrived) / 1000);
  }

  function counted(receiver: Receiver): Receiver {
    return {
      storedAt: (fingerprint) => receiver.storedAt(fingerprint),
      time: (at) => receiver.time(at),
      async messages(messages) {
        await receiver.messages(messages);
        for (const message of messages) came(message);
      },
      async parts(parts) {
        await receiver.parts(parts);
        for (const part of parts) partCame(part);
      },
      async report(report) {
        await receiver.report(report);
        meters.reports.inc({ line: report.line, outcome: report.outcome });
      },
    };
  }

  function own(channel: Channel): Partial<Channel> {
    return {
      start: (receiver) => channel.start(counted(receiver)),
      async send(message, progress) {
        const outcome = await channel.send(message, progress);
        meters.sent.inc({ line: channel.name, outcome: outcome.outcome });
        if (outcome.outcome === 'sent') receiptLeft(message);
        return outcome;
      },
    };
  }

  return {
    registry,
    watch(channel) {
      const changed = own(channel);
      return new Proxy(channel, {
        get(target, name) {
          const mine: unknown = Reflect.get(changed, name);
          if (mine !== undefined) return mine;
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
}
