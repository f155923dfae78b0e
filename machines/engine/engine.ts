import type { ChannelHealth, DeliveryReport, IncomingSms, Receiver } from '../../channels/port.ts';
import type { Actor } from '../actor.ts';
import { cleanPart, cleanText } from '../clean-text.ts';
import type { SmsEvent } from '../conversation/events.ts';
import { smsEvent } from '../conversation/sms-event.ts';
import { createInboxWorker } from './inbox.ts';
import { createInstances, type Instances, type Moved } from './instances.ts';
import { createInternalWorker } from './internal.ts';
import { createLines, type PausedLine } from './lines.ts';
import type { EngineParts } from './ports.ts';
import { createSender, dayOf } from './sender.ts';
import { createStillTrue } from './still-true.ts';
import { createTimerWorker } from './timers.ts';
import { createUpkeep, ensureReports } from './upkeep.ts';
import { createLineWatch } from './watch.ts';
import { isRefusal, Pump, type Worker } from './worker.ts';

/**
 * The engine: messages in, decisions, effects out. It holds nothing that a power cut could take;
 * everything it does next is in the store.
 */

export interface EngineHealth {
  running: boolean;
  /** Workers that failed last time, with the number of failures in a row; `store`: not opened yet. */
  failing: { worker: string; failures: number }[];
  channels: ChannelHealth[];
  /** Lines that failed too often to be used now. */
  paused: PausedLine[];
}

/** What an event from the desk or the API led to. */
export type Requested = Moved['outcome'];

export interface Engine {
  /**
   * Opens the channels and starts the workers; waits for the store as long as it takes.
   * @throws StoreRefusedError for a store that waiting does not mend
   */
  start(): Promise<void>;
  /** Finishes what is in hand, then closes the channels; the store stays open. */
  stop(): Promise<void>;
  /** Does all that is due at the clock's time, until nothing more is; for simulated clocks, without `start`. */
  settle(): Promise<void>;
  /** Where channels deliver to. */
  readonly receiver: Receiver;
  readonly instances: Instances;
  /**
   * An event from outside SMS.
   * @param key idempotency key chosen by the caller
   */
  request(
    instance: string,
    event: { type: string } & Record<string, unknown>,
    by: Actor,
    key: string,
  ): Promise<Requested>;
  health(): EngineHealth;
  /** The event an SMS would be if it came now; nothing is stored (`instances.preview` goes on). */
  rehearse(from: string, text: string): Promise<SmsEvent>;
  /** False while one of its workers has something in hand, or was just woken. */
  idle(): boolean;
  /** Changes with every step of its work. */
  progress(): number;
  /** Something outside may have given it work: the store was changed by hand, simulated time moved. */
  nudge(): void;
  /** Called after anything may have changed (live pages). */
  onChange(listener: () => void): () => void;
}

/** What nobody sees is taken out at the door; what came is kept as it was, if need be in UTF-16. */
function cleaned(sms: IncomingSms): IncomingSms {
  const text = cleanText(sms.text);
  const kept = text === sms.text || sms.raw.length > 0;
  const raw = kept ? sms.raw : [Buffer.from(sms.text, 'utf16le').toString('hex')];
  return { ...sms, text, raw };
}

/** SMS that one line can have under way at once, whatever it says it can. */
const MOST_SENDERS = 50;
/** Senders that are not needed for a single SMS look so many times less often. */
const RARELY = 10;
const SETTLE_ROUNDS = 10_000;
/** Between two tries to open the store, milliseconds. */
const LONGEST_WAIT = 30_000;

/** @param more workers of others, each with a pump of its own: what they wait for holds up nobody */
export function createEngine(parts: EngineParts, more: Worker[] = []): Engine {
  const { store, clock, channels, settings, log } = parts;
  const listeners = new Set<() => void>();
  const instances = createInstances(parts);
  const pumps: Pump[] = [];

  function nudge(): void {
    for (const pump of pumps) pump.nudge();
    for (const listener of listeners) listener();
  }

  const internal = createInternalWorker(parts, instances, nudge);
  const inbox = createInboxWorker(parts, instances, internal.finished);
  const lines = createLines({
    channels,
    profiles: parts.lines ?? {},
    now: () => clock.now(),
    sentToday: (line) => store.sentIn(dayOf(parts.rules.calendar, clock.now()), line),
  });
  const stillTrue = createStillTrue(parts, instances);
  const places = channels.reduce((sum, { can }) => sum + Math.min(can.parallel, MOST_SENDERS), 0);
  // one for each line looks by itself; the others come when there is more to do
  const senders = Array.from({ length: places }, (_, index) => {
    const sender = createSender(parts, lines, stillTrue, index + 1);
    return index < channels.length ? sender : { ...sender, sleep: settings.pollMs * RARELY };
  });
  const workers: Worker[] = [
    inbox,
    internal,
    createTimerWorker(parts, instances, nudge),
    createUpkeep(parts, nudge),
    createLineWatch(parts, instances, lines),
    ...senders,
    ...more,
  ];
  const named = workers.map((worker) => ({
    name: worker.name,
    pump: new Pump(notifying(worker), clock, worker.sleep ?? settings.pollMs, log),
  }));
  pumps.push(...named.map(({ pump }) => pump));

  /** After work was done, others may have some. */
  function notifying(worker: Worker): Worker {
    return {
      name: worker.name,
      async run() {
        const worked = await worker.run();
        if (worked) nudge();
        return worked;
      },
    };
  }

  const receiver: Receiver = {
    async messages(messages) {
      const added = await store.receive(messages.map(cleaned), clock.now());
      if (added > 0) nudge();
    },
    async parts(received) {
      const clean = received.map((part) => ({ ...part, text: cleanPart(part.text) }));
      await store.receiveParts(clean, clock.now());
      nudge();
    },
    async report(report: DeliveryReport) {
      const entry = await store.recordReport(report, clock.now());
      if (entry !== undefined) nudge();
    },
    async storedAt(fingerprint) {
      return (await store.message(fingerprint))?.storedAt;
    },
  };

  let running = false;
  let starting: Promise<void> | null = null;

  let storeFailures = 0;
  let stopWaiting = () => {};

  /** Ends early when the engine is stopped. */
  function wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(milliseconds, resolve);
      stopWaiting = () => {
        cancel();
        resolve();
      };
    });
  }

  /** A store that is down at the start is waited for; the SMS stay on the SIM meanwhile. */
  async function openStore(): Promise<void> {
    while (running) {
      try {
        await store.open();
        await parts.outward?.open();
        await ensureReports(parts, instances);
        if (storeFailures > 0) log('info', 'the store works now');
        storeFailures = 0;
        return;
      } catch (error) {
        if (isRefusal(error)) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        storeFailures += 1;
        log('error', `the store cannot be used: ${reason}`, { tries: storeFailures });
        nudge();
        await wait(Math.min(LONGEST_WAIT, 500 * 2 ** storeFailures));
      }
    }
  }

  async function begin(): Promise<void> {
    await openStore();
    if (!running) return;
    for (const channel of channels) {
      channel.onHealth(nudge);
      await channel.start(receiver);
    }
    for (const pump of pumps) pump.start();
  }

  return {
    receiver,
    instances,
    start() {
      running = true;
      starting ??= begin();
      return starting;
    },
    async stop() {
      running = false;
      stopWaiting();
      await starting?.catch(() => {});
      await Promise.all(pumps.map((pump) => pump.stop()));
      await Promise.all(channels.map((channel) => channel.stop()));
    },
    async settle() {
      for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
        let worked = false;
        for (const worker of workers) worked = (await worker.run()) || worked;
        if (!worked) return;
      }
      throw new Error(`the engine did not come to rest in ${SETTLE_ROUNDS} rounds`);
    },
    async request(instance, event, by, key) {
      const stored = await store.load(instance);
      if (stored === undefined) return 'missing';
      const at = clock.now();
      const moved = await instances.move({
        machine: stored.machine,
        id: instance,
        event: { ...event, at, by },
        key,
      });
      nudge();
      return moved.outcome;
    },
    health() {
      const failing = named
        .filter(({ pump }) => pump.failing > 0)
        .map(({ name, pump }) => ({ worker: name, failures: pump.failing }));
      if (storeFailures > 0) failing.unshift({ worker: 'store', failures: storeFailures });
      return {
        running,
        failing,
        channels: channels.map((channel) => channel.health()),
        paused: lines.paused(),
      };
    },
    rehearse(from, text) {
      const now = clock.now();
      const heard = { id: 'rehearsal', from, text, sentAt: now, continued: null };
      return smsEvent(parts, instances, heard, now);
    },
    idle: () => pumps.every((pump) => pump.idle),
    progress: () => pumps.reduce((sum, { progress }) => sum + progress, 0),
    nudge,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
