import type { Activity } from '../activity.ts';
import type { Receiver } from '../port.ts';
import type { Phone, PhoneInboxEntry } from './phone.ts';
import { arrivedEntry, incomingOf } from './received.ts';
import type { AndroidSettings } from './settings.ts';

/**
 * Reads the telephone's list of received messages. An SMS is listed under the time its sender's network
 * took it, so one that was long under way comes among old ones: each look compares how many there are in
 * the whole window with how many are known, and reads on until it has seen them all.
 */

const PAGE = 100;
/** The window is moved forward this often; until then nothing in it is forgotten. */
const MOVED_EVERY_MS = 6 * 3_600_000;

export interface AndroidInboxParts {
  settings: AndroidSettings;
  phone: Phone;
  receiver: Receiver;
  activity: Activity;
}

export class AndroidInbox {
  readonly #parts: AndroidInboxParts;
  #from: number;
  #movedAt: number;
  /** Ids in the window whose messages are stored. */
  #known = new Set<string>();

  constructor(parts: AndroidInboxParts) {
    this.#parts = parts;
    this.#movedAt = parts.settings.clock.now();
    this.#from = this.#movedAt - parts.settings.times.window;
  }

  /** Start of what is looked at, epoch milliseconds. */
  get from(): number {
    return this.#from;
  }

  /** Stores what is new. Rejects when the telephone or the store cannot be used now. */
  async look(): Promise<void> {
    this.#moveWindow();
    const first = await this.#page(0);
    const news = first.entries.some(({ id }) => !this.#known.has(id));
    if (!news && first.total === this.#known.size) return;
    const listed = new Map(first.entries.map((entry) => [entry.id, entry]));
    for (let offset = PAGE; offset < first.total; offset += PAGE) {
      const { entries } = await this.#page(offset);
      if (entries.length === 0) break;
      for (const entry of entries) listed.set(entry.id, entry);
    }
    await this.#store([...listed.values()].filter(({ id }) => !this.#known.has(id)));
    // what the telephone has forgotten need not be remembered here
    this.#known = new Set(listed.keys());
  }

  #page(offset: number) {
    return this.#parts.phone.inbox(this.#from, { limit: PAGE, offset });
  }

  /** Oldest first, as they were sent. */
  async #store(entries: PhoneInboxEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const { settings, receiver, activity } = this.#parts;
    const { name: line, countryCode, clock } = settings;
    const given = { line, countryCode, now: clock.now() };
    const messages = entries.reverse().map((entry) => incomingOf(arrivedEntry(entry), given));
    await activity.track(receiver.messages(messages));
  }

  #moveWindow(): void {
    const { clock, times } = this.#parts.settings;
    const now = clock.now();
    if (now - this.#movedAt < MOVED_EVERY_MS) return;
    this.#movedAt = now;
    this.#from = now - times.window;
    // ids outside the new window would make the counts differ: it is read anew, and the store knows each
    this.#known = new Set();
  }
}
