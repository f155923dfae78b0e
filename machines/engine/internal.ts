import type { Claimed, NewEffect, OutboxEntry } from '../../store/port.ts';
import type { Actor } from '../actor.ts';
import { refusal } from '../complaint/commands.ts';
import type { ComplaintContext } from '../complaint/context.ts';
import type { Notice } from '../complaint/notice.ts';
import { openComplaint } from '../complaint/open-complaint.ts';
import type { ComputeEffect, Effect, LetterEffect, OpenEffect, TellEffect } from '../effects.ts';
import { issueLetter } from '../letter/issue-letter.ts';
import { CONVERSATION, LETTER } from '../processes.ts';
import { createReportEffects } from '../report/effects.ts';
import { expandEffects } from './expand.ts';
import { groupBy } from './group.ts';
import type { Instances, Moved } from './instances.ts';
import type { EngineParts } from './ports.ts';
import { isWorthWaiting, type Worker } from './worker.ts';

/**
 * Carries out effects that stay inside the engine: telling another instance, opening one, archiving
 * a letter, counting for a report. Each is idempotent by its id, so doing it twice changes nothing.
 */

const BATCH = 64;
const MOST_ATTEMPTS = 12;
const LONGEST_BACK_OFF = 10 * 60_000;
/** Looks at an effect that another process has, over about ten seconds. */
const FINISH_TRIES = 10;

/** Machine an instance id belongs to. */
function machineOf(instance: string): string {
  if (instance.startsWith(CONVERSATION)) return 'conversation';
  if (instance.startsWith(LETTER)) return 'letter';
  return instance.startsWith('report:') ? 'report' : 'complaint';
}

type ToldEvent = TellEffect['event'] & { by?: Actor; text?: string; reading?: unknown };

export interface InternalWorker extends Worker {
  /** Resolves when these effects are done, here or by another process. */
  finished(effectIds: string[]): Promise<void>;
}

export function createInternalWorker(
  parts: EngineParts,
  instances: Instances,
  nudge: () => void,
): InternalWorker {
  const { store, clock, rules, settings, log } = parts;
  const reports = createReportEffects(parts, instances);
  const inFlight = new Map<string, Promise<void>>();

  function enqueue(
    entry: OutboxEntry,
    suffix: string,
    effects: Effect[],
    by: Actor,
  ): Promise<void> {
    const { instance, revision } = entry;
    const origin = { instance, revision, at: clock.now(), by };
    const rows: NewEffect[] = expandEffects(parts, effects, origin, `:${entry.id}:${suffix}`);
    return store.enqueue(instance, rows, clock.now());
  }

  /** Words of a citizen that a complaint no longer takes stand on their own: nothing is lost. */
  async function reopenAsNew(
    entry: OutboxEntry,
    told: TellEffect,
    event: ToldEvent,
  ): Promise<void> {
    const phone = event.by?.phone;
    const message = told.message;
    const stored = message === undefined ? undefined : await store.message(message.id);
    if (phone === undefined || stored === undefined) return;
    const reading = event.reading ?? {
      ...parts.understand(stored.text, { role: 'citizen' }),
      alternatives: [],
    };
    const { text, sentAt } = stored;
    const input = { at: clock.now(), sentAt, reporter: phone, text, reading };
    const binding = `${told.instance} tidak menerima tambahan lagi`;
    const effect: Effect = {
      type: 'open',
      params: { machine: 'complaint', input, message: { id: stored.id, binding } },
    };
    await enqueue(entry, 'new', [effect], event.by ?? { role: 'system' });
  }

  /** The reply to a command that the state does not allow: what is allowed now, from the machine. */
  async function explain(entry: OutboxEntry, event: ToldEvent, moved: Moved): Promise<void> {
    const by = event.by;
    if (moved.outcome !== 'refused' || by?.phone === undefined) return;
    const message = refusal(rules, moved.snapshot, { event, by, at: clock.now() });
    const effect: Effect = {
      type: 'sms',
      params: {
        to: { role: 'sender', phone: by.phone },
        message,
        hours: 'any',
        about: [entry.to ?? entry.instance],
      },
    };
    await enqueue(entry, 'refused', [effect], by);
  }

  /** The complaint it was merged into is archived: it goes back to the admin. */
  function returnChild(entry: OutboxEntry, event: ToldEvent): Promise<void> {
    if (!('child' in event)) return Promise.resolve();
    const { instance } = event.child as { instance: string };
    const effect: Effect = { type: 'tell', params: { instance, event: { type: 'parent.gone' } } };
    return enqueue(entry, 'gone', [effect], { role: 'system' });
  }

  async function refused(entry: OutboxEntry, told: TellEffect, moved: Moved): Promise<void> {
    const event = told.event as ToldEvent;
    switch (event.type) {
      case 'citizen.thank':
        return;
      case 'citizen.choose': {
        const add = { ...event, type: 'citizen.add' };
        await deliver(entry, { ...told, event: add }, `${entry.id}:add`);
        return;
      }
      case 'citizen.add':
      case 'citizen.unsolved':
        return reopenAsNew(entry, told, event);
      case 'child.merged':
        return returnChild(entry, event);
      default:
        return explain(entry, event, moved);
    }
  }

  async function deliver(entry: OutboxEntry, told: TellEffect, key: string): Promise<void> {
    const { instance, event, message } = told;
    const machine = machineOf(instance);
    const at = clock.now();
    const moved = await instances.move({ machine, id: instance, event: { ...event, at }, key });
    if (moved.outcome === 'missing') {
      log('warn', 'an event for an instance that does not exist', { instance, event: event.type });
      return;
    }
    if (moved.outcome === 'refused') return refused(entry, told, moved);
    if (message !== undefined && machine === 'complaint')
      await store.bindMessage(message.id, instance, message.binding);
  }

  async function openTold(entry: OutboxEntry, effect: OpenEffect): Promise<void> {
    // the clock starts when the message came, however late it is opened
    const input = effect.input as unknown as Parameters<typeof openComplaint>[1];
    const id = await openComplaint({ store, rules, instances }, input, entry.id);
    if (effect.message !== undefined)
      await store.bindMessage(effect.message.id, id, effect.message.binding);
  }

  async function open(entry: OutboxEntry, effect: OpenEffect): Promise<void> {
    if (effect.machine === 'complaint') return openTold(entry, effect);
    const input = effect.input as { at: number };
    await instances.create(effect.machine, effect.id ?? entry.id, input, entry.id);
  }

  async function letter(entry: OutboxEntry, effect: LetterEffect): Promise<void> {
    const found = await instances.snapshot(entry.instance);
    if (found === undefined) return;
    const context = found.snapshot.context as ComplaintContext;
    const { createdAt: at, id: key, instance } = entry;
    const { type: kind, agency } = effect;
    const { subject, addressee, render } = parts.renderLetter(effect, context, at);
    const letter = { kind, agency, subject, addressee, render, at, key };
    await issueLetter({ store, rules, instances }, { ...letter, about: [instance] });
  }

  async function carryOut(entry: OutboxEntry): Promise<void> {
    const params: unknown = JSON.parse(entry.params);
    switch (entry.type) {
      case 'tell':
        return deliver(entry, params as TellEffect, entry.id);
      case 'open':
        return open(entry, params as OpenEffect);
      case 'letter':
        return letter(entry, params as LetterEffect);
      case 'compute':
        return reports.compute(entry, params as ComputeEffect);
      case 'file':
        return reports.file(entry);
      case 'notice':
        return parts.outward?.take(params as Notice);
      case 'sms':
        throw new TypeError(`${entry.id}: an SMS is no internal effect`);
    }
  }

  async function fail({ entry, lease }: Claimed<OutboxEntry>, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    log('error', 'an effect failed', { effect: entry.id, type: entry.type, reason });
    const now = clock.now();
    if (entry.attempts >= MOST_ATTEMPTS && !isWorthWaiting(error)) {
      await store.settle(lease, { state: 'failed', error: reason, at: now });
      return;
    }
    const dueAt = now + Math.min(LONGEST_BACK_OFF, 500 * 2 ** entry.attempts);
    await store.settle(lease, { state: 'queued', dueAt, error: reason });
  }

  async function handle(claimed: Claimed<OutboxEntry>): Promise<void> {
    try {
      await carryOut(claimed.entry);
      await store.settle(claimed.lease, { state: 'done' });
    } catch (error) {
      await fail(claimed, error);
    }
  }

  /** Effects of one instance in their order; different instances side by side. */
  async function handleInOrder(effects: Claimed<OutboxEntry>[]): Promise<void> {
    for (const claimed of effects) {
      const done = handle(claimed).finally(() => inFlight.delete(claimed.entry.id));
      inFlight.set(claimed.entry.id, done);
      await done;
    }
  }

  async function run(): Promise<boolean> {
    const { owner, leaseMs } = settings;
    const now = clock.now();
    const request = { owner, leaseMs, limit: BATCH, now, kind: 'internal' as const };
    const claimed = await store.claimEffects(request);
    const groups = groupBy(claimed, ({ entry }) => entry.to ?? entry.instance);
    await Promise.all(groups.map(handleInOrder));
    if (claimed.length > 0) nudge();
    return claimed.length > 0;
  }

  async function isPending(id: string): Promise<boolean> {
    const entry = await store.outboxEntry(id);
    return entry?.type !== 'sms' && (entry?.state === 'queued' || entry?.state === 'sending');
  }

  /** Does the effect now if nobody has it yet, else waits for whoever has. */
  async function finish(id: string): Promise<void> {
    for (let tries = 0; tries < FINISH_TRIES && (await isPending(id)); tries += 1) {
      const elsewhere = inFlight.get(id);
      if (elsewhere !== undefined) await elsewhere;
      else if (!(await run())) await pause(tries);
    }
  }

  /** Another process has the lease: it is asked again, ever more rarely. */
  function pause(tries: number): Promise<void> {
    return new Promise((resolve) => clock.after(10 * 2 ** tries, resolve));
  }

  return {
    name: 'effects',
    run,
    async finished(effectIds) {
      for (const id of effectIds) await finish(id);
    },
  };
}
