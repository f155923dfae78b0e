import type { Activity } from '../activity.ts';
import { pause } from '../hand-over.ts';
import { messageOf } from '../log.ts';
import { BindError, SmppConnection } from './connection.ts';
import type { SmppSettings } from './settings.ts';
import { REFUSED_BIND } from './statuses.ts';

/** Keeps several connections open, each reopened for ever with growing pauses. */

/** A bind that user or password stand against is tried again this seldom, lest the account is locked. */
const REFUSED_PAUSE_MS = 5 * 60_000;

export interface BindsParts {
  settings: SmppSettings;
  activity: Activity;
  deliver(octets: Buffer, from: SmppConnection): void;
  /** Something about the connections has changed. */
  changed(): void;
}

export class Binds {
  readonly #parts: BindsParts;
  readonly #open = new Set<SmppConnection>();
  readonly #keepers: Promise<void>[] = [];
  #stopped = false;
  #wakes = new Set<() => void>();
  /** Why the latest attempt failed. */
  trouble = '';
  refused = false;

  constructor(parts: BindsParts) {
    this.#parts = parts;
  }

  get count(): number {
    return this.#open.size;
  }

  start(): void {
    for (let n = 0; n < this.#parts.settings.binds; n += 1) this.#keepers.push(this.#keep());
  }

  /** The one with most room; undefined when there is none. */
  free(): SmppConnection | 'full' | undefined {
    const { window } = this.#parts.settings;
    const [least] = [...this.#open].sort((a, b) => a.waiting - b.waiting);
    return least === undefined || least.waiting < window ? least : 'full';
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of this.#wakes) wake();
    await Promise.all([...this.#open].map((connection) => connection.close()));
    await Promise.all(this.#keepers);
  }

  async #keep(): Promise<void> {
    const { log } = this.#parts.settings;
    for (let failures = 0; !this.#stopped; ) {
      try {
        await this.#holdOne(() => {
          failures = 0;
        });
      } catch (error) {
        this.trouble = messageOf(error);
        this.refused = error instanceof BindError && REFUSED_BIND.has(error.status);
        log('warn', 'no connection to the service centre', { error: this.trouble });
        this.#parts.changed();
      }
      failures += 1;
      await this.#pause(failures);
    }
  }

  /** Resolves when the connection has ended; rejects when there was none. */
  async #holdOne(bound: () => void): Promise<void> {
    const { settings, activity, deliver, changed } = this.#parts;
    let ended = (_: string): void => {};
    const end = new Promise<string>((resolve) => {
      ended = resolve;
    });
    const events = { deliver, closed: (reason: string) => ended(reason) };
    const connection = await SmppConnection.open(settings, activity, events);
    if (this.#stopped) {
      await connection.close();
      return;
    }
    bound();
    this.trouble = '';
    this.refused = false;
    this.#open.add(connection);
    changed();
    this.trouble = await end;
    this.#open.delete(connection);
    changed();
  }

  #pause(failures: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    const { clock, times } = this.#parts.settings;
    const wait = this.refused
      ? REFUSED_PAUSE_MS
      : Math.min(times.longestBackOff, times.firstBackOff * 2 ** Math.min(16, failures - 1));
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#wakes.delete(wake);
        resolve();
      };
      this.#wakes.add(wake);
      void pause(clock, wait).then(wake);
    });
  }
}
