import type { Activity } from '../activity.ts';
import type { DeliveryReport, Receiver } from '../port.ts';
import { Rounds } from '../rounds.ts';
import type { Phone, PhoneMessage } from './phone.ts';
import { isPhoneId, stateOf, wasSent } from './sender.ts';
import type { AndroidSettings } from './settings.ts';

/** Looks after SMS that were sent, or may have been, until the telephone knows how they ended. */

const SOONEST_MS = 10_000;
const LATEST_MS = 10 * 60_000;
/** So many are looked after; of more, those that wait longest are let go. */
const MOST = 2_000;
const PAGE = 100;

interface Watched {
  to: string;
  since: number;
  dueAt: number;
  /** Nobody knew whether it went out; its first news is that it did. */
  doubtful: boolean;
}

export interface DeliveryWatchParts {
  settings: AndroidSettings;
  phone: Phone;
  receiver: Receiver;
  activity: Activity;
}

export class DeliveryWatch {
  readonly #parts: DeliveryWatchParts;
  readonly #watched = new Map<string, Watched>();
  readonly #rounds: Rounds;
  #recalled = false;

  constructor(parts: DeliveryWatchParts) {
    this.#parts = parts;
    const { clock, log } = parts.settings;
    this.#rounds = new Rounds({
      clock,
      times: { every: SOONEST_MS, firstBackOff: SOONEST_MS, longestBackOff: LATEST_MS },
      work: () => this.#askDue(),
      failed: (error) => log('warn', 'delivery could not be asked for', { error: String(error) }),
    });
  }

  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  add(id: string, to: string, doubtful: boolean): void {
    const now = this.#parts.settings.clock.monotonic();
    this.#watched.set(id, { to, since: now, dueAt: now + SOONEST_MS, doubtful });
    const [oldest] = this.#watched.keys();
    if (this.#watched.size > MOST && oldest !== undefined) this.#watched.delete(oldest);
  }

  /** Takes up again, once, what was sent before this process was started. Rejects when it cannot be asked for. */
  async recall(): Promise<void> {
    if (this.#recalled) return;
    const { phone, settings } = this.#parts;
    const from = settings.clock.now() - settings.times.watch;
    for (let offset = 0; offset < MOST; offset += PAGE) {
      const found = await phone.messages(from, { limit: PAGE, offset });
      for (const message of found) this.#recallOne(message);
      if (found.length < PAGE) break;
    }
    this.#recalled = true;
    this.#rounds.hurry();
  }

  #recallOne(message: PhoneMessage): void {
    const { id, recipients } = message;
    const to = recipients[0]?.phoneNumber;
    if (to === undefined || !isPhoneId(id) || this.#watched.has(id) || !wasSent(message)) return;
    this.#watched.set(id, {
      to,
      since: this.#parts.settings.clock.monotonic(),
      dueAt: 0,
      doubtful: false,
    });
  }

  /** The telephone said that something happened to this one. */
  bell(id: string): void {
    const watched = this.#watched.get(id);
    if (watched === undefined) return;
    watched.dueAt = 0;
    this.#rounds.hurry();
  }

  async #askDue(): Promise<void> {
    const { clock } = this.#parts.settings;
    const due = [...this.#watched].filter(([, { dueAt }]) => dueAt <= clock.monotonic());
    for (const [id, watched] of due) await this.#ask(id, watched);
  }

  async #ask(id: string, watched: Watched): Promise<void> {
    const { phone, settings, receiver, activity } = this.#parts;
    const now = settings.clock.monotonic();
    const age = now - watched.since;
    watched.dueAt = now + Math.min(LATEST_MS, Math.max(SOONEST_MS, age / 4));
    const found = await phone.message(id);
    const report = found === undefined ? undefined : this.#reportOf(found, watched);
    if (report !== undefined) await activity.track(receiver.report(report));
    const over = report !== undefined && report.outcome !== 'pending';
    if (over || age > settings.times.watch) this.#watched.delete(id);
    else if (report !== undefined) watched.doubtful = false;
  }

  /** The report to pass on now; undefined while there is no news. */
  #reportOf(found: PhoneMessage, { to, doubtful }: Watched): DeliveryReport | undefined {
    const { state, error } = stateOf(found);
    const { states, id } = found;
    const { name, clock } = this.#parts.settings;
    const timeOf = (reached: keyof typeof states): number => {
      const at = Date.parse(states[reached] ?? '');
      return Number.isNaN(at) ? clock.now() : at;
    };
    const about = { line: name, reference: id, to };
    const status = state === 'Failed' ? error : state;
    // a delivery that was reported stays one, whatever comes in after it
    if (state === 'Delivered' || 'Delivered' in states)
      return { ...about, status: 'Delivered', outcome: 'delivered', at: timeOf('Delivered') };
    if (state === 'Failed' || state === 'Cancelled')
      return { ...about, status, outcome: 'failed', at: timeOf(state) };
    if (doubtful && wasSent(found))
      return { ...about, status, outcome: 'pending', at: timeOf('Sent') };
    return undefined;
  }
}
