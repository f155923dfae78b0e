import type { AtCommands } from './at/dialogue.ts';
import { readSweeps } from './at/parse.ts';
import type { StoredPdu } from './at/parse-stored.ts';
import type { Found, Memories, Place } from './memories.ts';
import { isNothingThere } from './pdu-mode.ts';
import type { GsmSettings } from './settings.ts';

/** From so many messages on, one command for all of them is tried first. */
const SWEEP_FROM = 10;
/** Memories whose places are all their own; `MT` shows those of others. */
const SWEEPABLE = ['SM', 'ME'];
/** How often deleting may wait for messages that have just come, before it goes one by one. */
const MOST_WAITS = 3;

const keyOf = ({ memory, index }: Place): string => `${memory}:${index}`;

/**
 * Deletes from the modem what is durably stored: one by one, or many at once with `AT+CMGD=<index>,1`,
 * which deletes the messages that were read and leaves unread ones and our own (3GPP TS 27.005 §3.5.4).
 *
 * Listing marks messages as read, so a message that was listed but got lost on the line would be deleted
 * unseen. That command is therefore given only when the modem says that the memory holds just as many
 * messages as we have stored from it: then there is none that we do not know. One that comes after that
 * question is unread, and stays.
 */
export class Eraser {
  readonly #settings: GsmSettings;
  readonly #memories: Memories;
  /** Stored, but the modem refused to delete: recognised when read again. */
  readonly #undeleted = new Map<string, string>();
  /** Whether the modem deletes many at once; undefined before it was asked. */
  #sweeps: boolean | undefined;
  /** Deleted with others, but something was left: places where a survivor may be found. */
  readonly #swept = new Set<string>();
  /** Stored, and left in the modem until what has come meanwhile is stored too. */
  readonly #waiting = new Map<string, Found>();
  #waits = 0;

  constructor(settings: GsmSettings, memories: Memories) {
    this.#settings = settings;
    this.#memories = memories;
  }

  /** True for a message that is stored already. */
  isKnown(entry: Found): boolean {
    return this.#undeleted.get(keyOf(entry)) === entry.pdu;
  }

  /** How many stored messages the modem has refused to delete. */
  get refused(): number {
    return [...this.#undeleted.keys()].filter((key) => !this.#waiting.has(key)).length;
  }

  /** True while something stored was not tried to be deleted yet. */
  hasWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Notes what a listing showed: what is not there any more need not be remembered. */
  listed(memory: string, entries: StoredPdu[]): void {
    const there = new Map(entries.map(({ index, pdu }) => [keyOf({ memory, index }), pdu]));
    for (const [key, pdu] of this.#undeleted) {
      if (!key.startsWith(`${memory}:`)) continue;
      if (there.get(key) !== pdu) this.#forget(key);
      // A modem that does not count listed messages as read deletes none of them.
      else if (this.#swept.has(key)) this.#sweeps = false;
    }
    this.#swept.clear();
  }

  /**
   * Deletes what is stored; a refusal is remembered and tried again when the message is listed again.
   * @param coming whether messages of this memory were announced that nobody has read yet
   * @returns `again`: a memory must be listed again, because more is left in it than should be; `emptied`:
   * the modem says that nothing is left where these lay
   */
  async erase(
    at: AtCommands,
    entries: Found[],
    coming: (memory: string) => boolean,
  ): Promise<{ again: boolean; emptied: boolean }> {
    const all = new Map(
      [...this.#waiting.values(), ...entries].map((entry) => [keyOf(entry), entry]),
    );
    this.#waiting.clear();
    let again = false;
    let emptied = true;
    for (const memory of new Set([...all.values()].map((entry) => entry.memory))) {
      const there = [...all.values()].filter((entry) => entry.memory === memory);
      const swept = await this.#sweep(at, memory, there);
      if (swept === 'more' && coming(memory) && this.#waits < MOST_WAITS) {
        this.#waits += 1;
        for (const entry of there) {
          this.#undeleted.set(keyOf(entry), entry.pdu);
          this.#waiting.set(keyOf(entry), entry);
        }
        emptied = false;
        continue;
      }
      this.#waits = 0;
      if (swept !== 'done') emptied = false;
      if (swept === 'left') again = true;
      else if (swept !== 'done') for (const entry of there) await this.#eraseOne(at, entry);
    }
    return { again, emptied };
  }

  /**
   * Deletes many with one command.
   * @returns `more`: the memory holds messages that are not among them, nothing was done; `no`: it cannot
   * be done; `left`: done, but the memory is not empty after it
   */
  async #sweep(
    at: AtCommands,
    memory: string,
    entries: Found[],
  ): Promise<'done' | 'left' | 'more' | 'no'> {
    const [first] = entries;
    if (!first || entries.length < SWEEP_FROM || !SWEEPABLE.includes(memory)) return 'no';
    if (!(await this.#memories.select(at, memory)) || !(await this.#canSweep(at))) return 'no';
    if ((await this.#used(at, memory)) !== entries.length) return 'more';
    const command = `AT+CMGD=${first.index},1`;
    const answer = await at.command(command, { timeout: this.#settings.times.list });
    if (!answer.ok) {
      this.#memories.complain(command, answer.failure);
      this.#sweeps = false;
      return 'no';
    }
    if ((await this.#used(at, memory)) === 0) {
      for (const entry of entries) this.#forget(keyOf(entry));
      return 'done';
    }
    for (const entry of entries) {
      this.#undeleted.set(keyOf(entry), entry.pdu);
      this.#swept.add(keyOf(entry));
    }
    return 'left';
  }

  #forget(key: string): void {
    this.#undeleted.delete(key);
    this.#waiting.delete(key);
  }

  async #canSweep(at: AtCommands): Promise<boolean> {
    if (this.#sweeps === undefined) {
      const answer = await at.command('AT+CMGD=?', { prefix: '+CMGD:' });
      this.#sweeps = answer.ok && readSweeps(answer.lines).includes(1);
    }
    return this.#sweeps;
  }

  /** How many messages the selected memory holds; undefined when it does not say so of this memory. */
  async #used(at: AtCommands, memory: string): Promise<number | undefined> {
    const [selected] = await this.#memories.ask(at);
    return selected?.memory === memory ? selected.used : undefined;
  }

  async #eraseOne(at: AtCommands, entry: Found): Promise<void> {
    if (await this.#isErased(at, entry)) this.#forget(keyOf(entry));
    else this.#undeleted.set(keyOf(entry), entry.pdu);
  }

  async #isErased(at: AtCommands, { memory, index }: Found): Promise<boolean> {
    if (!(await this.#memories.select(at, memory))) return false;
    const { message } = this.#settings.times;
    const answer = await at.command(`AT+CMGD=${index}`, { timeout: message });
    if (answer.ok || isNothingThere(answer.failure)) return true;
    this.#memories.complain(`AT+CMGD=${index}`, answer.failure);
    return false;
  }
}
