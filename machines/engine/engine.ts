import type { ChannelHealth, DeliveryReport, IncomingSms, Receiver } from '../../channels/port.ts';
import type { Actor } from '../people/actor.ts';
import { cleanPart, cleanText } from '../text/clean-text.ts';
import { createBrake } from './brake.ts';
import { createLines, type PausedLine } from './choose-line.ts';
import { createClockGuard } from './clock/guard.ts';
import type { ClockDoubt } from './clock/judged.ts';
import { ClockDoubtError, createClockKeeper } from './clock-keeper.ts';
import { pastOf } from './clock-past.ts';
import { createCrowd } from './crowd.ts';
import { createEffectsWorker, opened } from './effects.ts';
import { createHandled } from './handled.ts';
import { hearingOf } from './hearing.ts';
import { dayOf } from './holding.ts';
import { createInboxWorker } from './inbox.ts';
import { createInstances } from './instances.ts';
import type { Instances, Moved } from './move.ts';
import { createOutbox } from './outbox.ts';
import type { EngineParts } from './parts.ts';
import type { Hands, HeardEvent } from './process.ts';
import { checkProcesses } from './registered.ts';
import { createSender } from './sender.ts';
import { createStillTrue } from './still-true.ts';
import { createTimerWorker } from './timers.ts';
import { createUpkeep } from './upkeep.ts';
import type { Wake, Work } from './wakes.ts';
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
  /** Why the computer's time is not trusted; what decides by it is held. Null while it is. */
  clock: ClockDoubt | null;
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
   * @param smsWait so long its SMS wait, milliseconds, while it can be taken back; danger does not
   */
  request(
    instance: string,
    event: { type: string } & Record<string, unknown>,
    by: Actor,
    key: string,
    smsWait?: number,
  ): Promise<Requested>;
  /**
   * Makes an instance that somebody enters by hand.
   * @param key idempotency key chosen by the caller
   * @returns its id
   */
  open(machine: string, input: Record<string, unknown>, key: string): Promise<string>;
  health(): EngineHealth;
  /** Somebody of the office says that the computer's time is right. @returns whether it was in doubt */
  confirmClock(): Promise<boolean>;
  /** The event an SMS would be if it came now; nothing is stored (`instances.preview` goes on). */
  rehearse(from: string, text: string): Promise<HeardEvent>;
  /** False while one of its workers has something in hand, or was just woken. */
  idle(): boolean;
  /** Changes with every step of its work. */
  progress(): number;
  /** Wakes every worker: the store was changed by hand, simulated time moved. */
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
/** A report waits no longer for its SMS to be written down, milliseconds. */
const LONGEST_NOTING = 1_000;
const SETTLE_ROUNDS = 10_000;
/** Between two tries to open the store, milliseconds. */
const LONGEST_WAIT = 30_000;

/**
 * @param more workers of others, each with a pump of its own: what they wait for holds up nobody
 * @throws ProcessError when the processes cannot be run beside each other
 */
export function createEngine(parts: EngineParts, more: Worker[] = []): Engine {
  checkProcesses(parts.processes);
  const { store, clock, rules, channels, processes, settings, log } = parts;
  const listeners = new Set<() => void>();
  const byWork = new Map<Work, Pump[]>();
  const wake: Wake = (work, at) => {
    for (const pump of byWork.get(work) ?? []) pump.wake(at);
  };
  const instances = createInstances(parts, wake);
  const outbox = createOutbox(parts, wake);
  const { enqueue } = outbox;
  const handled = createHandled(store, clock);
  const lines = createLines({
    channels,
    profiles: parts.lines ?? {},
    clock,
    sentToday: (line) => store.outbox.sentIn(dayOf(rules.calendar, clock.now()), line),
  });
  const { random } = parts;
  const hands: Hands = {
    store,
    clock,
    rules,
    instances: instances.lately(),
    channels,
    lines,
    absence: () => guard.absence(),
    random,
    log,
    enqueue,
  };
  const stillTrue = createStillTrue(parts, instances.lately());

  /** Processes have not begun yet. */
  let beginning = false;

  function changed(): void {
    for (const listener of listeners) listener();
  }

  const pumped = (worker: Worker) => new Pump(worker, clock, settings, log, changed);
  const guard = createClockGuard({
    clock,
    records: store.records,
    past: (noted) => pastOf(parts, noted),
    log,
  });
  const keeper = createClockKeeper(parts, hands, guard, wake, ready);
  /** Decides by the time of now, so that it does nothing while nobody knows what that is. */
  const held = (worker: Worker): Worker => ({
    ...worker,
    run: async () => (guard.doubt() === null && !beginning ? worker.run() : false),
  });
  guard.onChange(nudge);

  const inbox = pumped(held(createInboxWorker(parts, hands, wake, handled, keeper.confirmed)));
  const effects = pumped(held(createEffectsWorker(parts, hands, wake, handled)));
  const timers = pumped(held(createTimerWorker(parts, instances, guard)));
  const upkeep = pumped(held(createUpkeep(parts, outbox, wake)));
  const clockKeeper = pumped(keeper.worker);
  const places = channels.reduce((sum, { can }) => sum + Math.min(can.parallel, MOST_SENDERS), 0);
  const onlyUrgent = () => guard.doubt() !== null;
  const shared = {
    lines,
    stillTrue,
    crowd: createCrowd(parts),
    braked: createBrake(parts),
    onlyUrgent,
  };
  // one for each line looks by itself; the others come when there is more to do
  const senders = Array.from({ length: places }, (_, index) => {
    const sender = createSender(parts, hands, shared, wake, index + 1);
    return pumped(
      index < channels.length ? sender : { ...sender, every: settings.pollMs * RARELY },
    );
  });
  byWork
    .set('inbox', [inbox, clockKeeper])
    .set('effects', [effects])
    .set('timers', [timers])
    .set('sms', senders);
  const brought = processes.flatMap((process) => process.workers?.(hands) ?? []);
  const pumps = [
    ...[clockKeeper, inbox, effects, timers, upkeep],
    ...brought.map(held).map(pumped),
    ...senders,
    ...more.map(pumped),
  ];

  function nudge(): void {
    for (const pump of pumps) pump.wake();
    changed();
  }

  function refuseInDoubt(): void {
    if (guard.doubt() !== null) throw new ClockDoubtError();
  }

  /** A report may come before its SMS is written down as sent; it is put to it then, without being kept. */
  async function noted(to: string): Promise<void> {
    const written = lines.noted(to);
    if (written === undefined) return;
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = clock.after(LONGEST_NOTING, resolve);
    });
    await Promise.race([written, late]);
    cancel();
  }

  const receiver: Receiver = {
    async messages(messages) {
      const added = await store.inbox.receive(messages.map(cleaned), clock.now());
      if (added === 0) return;
      wake('inbox');
      changed();
      for (const sms of messages) noteStamp(sms);
    },
    async parts(received) {
      const clean = received.map((part) => ({ ...part, text: cleanPart(part.text) }));
      await store.inbox.receiveParts(clean, clock.now());
      wake('inbox');
      changed();
      for (const part of received) noteStamp(part);
    },
    async report(report: DeliveryReport) {
      await noted(report.to);
      if (report.sentAt !== undefined) guard.stamped(report.at);
      const entry = await store.outbox.recordReport(report, clock.now());
      // an SMS of which the network had taken a part goes on with the others
      if (entry?.state === 'queued') wake('sms');
      if (entry?.state === 'delivered' || entry?.state === 'failed')
        for (const { fate } of processes) await fate?.(hands, entry, entry.state === 'delivered');
      if (entry !== undefined) changed();
    },
    time: (at) => guard.toldByModem(at),
    async storedAt(fingerprint) {
      return (await store.inbox.get(fingerprint))?.storedAt;
    },
  };

  /** Stamped by the network, where it is not the time of reading. */
  function noteStamp({ sentAt, receivedAt }: { sentAt: number; receivedAt: number }): void {
    if (sentAt !== receivedAt) guard.stamped(sentAt);
  }

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

  let begun = false;

  /** What is done once in a life before the first decision. */
  async function beginOnce(): Promise<void> {
    if (begun) return;
    await parts.begin?.();
    for (const process of processes) await process.begin?.(hands);
    begun = true;
  }

  /** What processes do before the first decision, once it is known what time it is. */
  async function ready(): Promise<void> {
    if (!beginning) return;
    await keeper.redate();
    await beginOnce();
    beginning = false;
    nudge();
  }

  /** A store that is down at the start is waited for; the SMS stay on the SIM meanwhile. */
  async function openStore(): Promise<void> {
    while (running) {
      try {
        await store.open();
        await guard.begin();
        beginning = true;
        if (guard.doubt() === null) await ready();
        if (storeFailures > 0) log('info', 'the store works now');
        storeFailures = 0;
        return;
      } catch (error) {
        if (isRefusal(error)) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        storeFailures += 1;
        log('error', `the store cannot be used: ${reason}`, { tries: storeFailures });
        changed();
        await wait(Math.min(LONGEST_WAIT, 500 * 2 ** storeFailures));
      }
    }
  }

  async function begin(): Promise<void> {
    await openStore();
    if (!running) return;
    for (const channel of channels) {
      channel.onHealth(() => {
        wake('sms');
        changed();
      });
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
      await beginOnce();
      for (const pump of pumps) pump.drive(true);
      try {
        await settled(pumps);
      } finally {
        for (const pump of pumps) pump.drive(false);
      }
    },
    async request(instance, event, by, key, smsWait = 0) {
      refuseInDoubt();
      if ((await store.instances.load(instance)) === undefined) return 'missing';
      const at = clock.now();
      const waits = smsWait > 0 ? { smsAfter: at + smsWait } : {};
      const move = { id: instance, event: { ...event, at, by }, key, ...waits };
      const moved = await instances.move(move);
      changed();
      return moved.outcome;
    },
    async open(machine, input, key) {
      refuseInDoubt();
      return opened(hands, processes, { machine, input }, key);
    },
    health() {
      const failing = pumps
        .filter((pump) => pump.failing > 0)
        .map(({ worker, failing: failures }) => ({ worker: worker.name, failures }));
      if (storeFailures > 0) failing.unshift({ worker: 'store', failures: storeFailures });
      return {
        running,
        failing,
        channels: channels.map((channel) => channel.health()),
        paused: lines.paused(),
        clock: guard.doubt(),
      };
    },
    confirmClock: () => guard.confirm(),
    rehearse(from, text) {
      const hearing = hearingOf(parts);
      if (hearing === undefined) throw new TypeError('no process hears people');
      const heard = { id: 'rehearsal', from, text, sentAt: clock.now(), continued: null };
      return hearing.event(hands, heard, false);
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

/**
 * Lets the pumps work until none of them finds anything more.
 * @throws what a worker failed with
 */
async function settled(pumps: Pump[]): Promise<void> {
  const done = () => pumps.reduce((sum, pump) => sum + pump.done, 0);
  for (let round = 0, before = -1; round < SETTLE_ROUNDS; round += 1) {
    const active = pumps.flatMap((pump) => pump.active ?? []);
    if (active.length > 0) {
      await Promise.all(active);
      continue;
    }
    const failed = pumps.find((pump) => pump.failing > 0);
    if (failed !== undefined) throw failed.error;
    if (done() === before) return;
    before = done();
    for (const pump of pumps) pump.wake();
  }
  throw new Error(`the engine did not come to rest in ${SETTLE_ROUNDS} rounds`);
}
