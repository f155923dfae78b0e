import type { Receiver } from '../port.ts';
import type { AtCommands, AtDialogue } from './at/dialogue.ts';
import { isWhole, readList, readOne } from './at/parse-stored.ts';
import type { AtResult } from './at/result.ts';
import { readIncoming } from './codec.ts';
import { Eraser } from './erase.ts';
import type { ModemFacts } from './init.ts';
import { type Found, Memories, type Place } from './memories.ts';
import { askForPdus } from './pdu-mode.ts';
import { type Received, received, storeAll } from './received.ts';
import type { GsmSettings } from './settings.ts';
import { REPORTS } from './storage.ts';

export interface ReaderParts {
  settings: GsmSettings;
  dialogue: AtDialogue;
  facts: ModemFacts;
  receiver: Receiver;
  /** The modem was found to be in text mode: it has forgotten what it was told. */
  lost?(reason: string): void;
}

function isSound(pdu: string): boolean {
  const read = readIncoming(pdu);
  return read.kind === 'report' || (read.kind === 'message' && read.damaged === undefined);
}

/** AT+CNMI ds: reports are kept. */
const KEPT_REPORTS = 2;

/** So many notices are followed by reading one message each; more by a listing. */
const SINGLE_READS = 2;

/**
 * Empties the modem's memory: list or read, store durably, and only then delete. The modem's notices
 * (+CMTI) only make it look sooner; a listing at the start and every `times.poll` finds what was never
 * announced. What could not be stored stays in the modem and is tried again.
 */
export class Reader {
  #parts: ReaderParts;
  #running = false;
  #draining: Promise<void> = Promise.resolve();
  #stopped = false;
  #wantsList = false;
  #hints: Place[] = [];
  #memories: Memories;
  #eraser: Eraser;
  #failures = 0;
  #cancelTimer: () => void = () => {};

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#memories = new Memories(parts.settings, parts.facts);
    this.#eraser = new Eraser(parts.settings, this.#memories);
  }

  /** True when nothing is being read and no notice is unread. */
  idle(): boolean {
    return !this.#running && !this.#wantsList && this.#hints.length === 0;
  }

  get memories(): Memories {
    return this.#memories;
  }

  /** SMS that are stored, and that the modem refuses to delete. */
  get undeletable(): number {
    return this.#eraser.refused;
  }

  /** Lists every memory as soon as the line is free. */
  catchUp(): void {
    this.#wantsList = true;
    this.#look();
  }

  /** Follows a notice that a message (or status report) came into a memory. */
  hint(memory: string, index: number): void {
    // While the store is down the retry lists everything anyway.
    if (this.#failures > 0 || this.#stopped) return;
    // Under another name than those it is looked through by: the place is found by listing.
    if (!this.#readable.includes(memory)) this.#wantsList = true;
    else this.#hints.push({ memory, index });
    this.#look();
  }

  /**
   * Touches the modem no more, from the next command on. After a restart or on a new line another reader
   * is at work, and what this one wanted to delete may be a message that has come since.
   */
  abandon(): void {
    this.#memories.abandon();
    void this.stop();
  }

  /** Starts nothing any more; resolves when what is being stored is stored and deleted. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#hints = [];
    this.#wantsList = false;
    this.#cancelTimer();
    return this.#draining;
  }

  #look(): void {
    if (!this.#running && !this.#stopped) this.#draining = this.#drain();
  }

  async #drain(): Promise<void> {
    this.#running = true;
    this.#cancelTimer();
    let stored = true;
    while (stored && !this.#stopped && (this.#wantsList || this.#hints.length > 0)) {
      stored = await this.#pass().catch((error: unknown) => this.#stumbled(error));
    }
    this.#running = false;
    this.#armTimer(stored);
  }

  /** A fault of our own must not end reading for good: nothing was deleted, it is tried again. */
  #stumbled(error: unknown): false {
    this.#parts.settings.log('error', 'reading the modem failed', { error: String(error) });
    this.#giveUpForNow();
    return false;
  }

  /** Looks again after the poll interval, or sooner when the store was down. */
  #armTimer(stored: boolean): void {
    if (this.#stopped) return;
    this.#failures = stored ? 0 : this.#failures + 1;
    const { poll, storeRetry, storeRetryLongest } = this.#parts.settings.times;
    const retry = Math.min(storeRetryLongest, storeRetry * 2 ** Math.min(10, this.#failures - 1));
    this.#cancelTimer = this.#parts.settings.clock.after(stored ? poll : retry, () =>
      this.catchUp(),
    );
  }

  /** Memories that messages and reports are read from by their own names. */
  get #readable(): string[] {
    const { memories } = this.#parts.facts;
    return [...memories, REPORTS];
  }

  /** One round of read, store, delete. False when something could not be stored. */
  async #pass(): Promise<boolean> {
    const { found, listed } = await this.#find();
    const fresh = found.filter((entry) => !this.#eraser.isKnown(entry));
    const items = fresh.map((entry) => this.#understand(entry));
    const stored = await storeAll(items, this.#parts.receiver, this.#failures > 0, (error) =>
      this.#parts.settings.log('error', 'an SMS could not be stored; it stays in the modem', {
        error,
      }),
    );
    const safe = fresh.filter((_, at) => stored[at] === true);
    const emptied = await this.#delete([
      ...found.filter((entry) => this.#eraser.isKnown(entry)),
      ...safe,
    ]);
    // Some modems list a few at a time: there may be more until a listing brings nothing new.
    if (listed && fresh.length > 0 && !emptied && !this.#stopped) this.#wantsList = true;
    if (safe.length < fresh.length) this.#giveUpForNow();
    return safe.length === fresh.length;
  }

  /** The next look is the one the timer makes; notices that come meanwhile must not hurry it. */
  #giveUpForNow(): void {
    this.#hints = [];
    this.#wantsList = false;
  }

  #understand(entry: Found): Received {
    const { settings } = this.#parts;
    return received(entry.pdu, settings.name, settings.countryCode, settings.clock.now());
  }

  #find(): Promise<{ found: Found[]; listed: boolean }> {
    const hints = this.#hints;
    const list = this.#wantsList || hints.length > SINGLE_READS;
    this.#hints = [];
    this.#wantsList = false;
    return this.#parts.dialogue.turn('read', async (at) => {
      const listed = list ? this.#toList() : [];
      const found: Found[] = [];
      for (const memory of listed) found.push(...(await this.#list(at, memory)));
      for (const hint of hints.filter(({ memory }) => !listed.includes(memory))) {
        found.push(...(await this.#readSingle(at, hint)));
      }
      const received = found.filter((entry) => entry.status < 2);
      return { found: await this.#confirmed(at, received), listed: list };
    });
  }

  /** Every memory that can receive, and that of reports where they are kept. */
  #toList(): string[] {
    const { memories, notices, keepsReports } = this.#parts.facts;
    return keepsReports && notices?.[3] === KEPT_REPORTS ? [...memories, REPORTS] : memories;
  }

  async #list(at: AtCommands, memory: string): Promise<Found[]> {
    if (!(await this.#memories.select(at, memory))) return [];
    const { list } = this.#parts.settings.times;
    const answer = await this.#askForPdus(at, 'AT+CMGL=4', '+CMGL:', list);
    if (!answer.ok) {
      this.#memories.complain('AT+CMGL=4', answer.failure);
      return [];
    }
    const listed = readList(answer.lines);
    this.#eraser.listed(memory, listed);
    return listed.map((stored) => ({ ...stored, memory }));
  }

  async #readSingle(at: AtCommands, { memory, index }: Place): Promise<Found[]> {
    if (!(await this.#memories.select(at, memory))) return [];
    const { message } = this.#parts.settings.times;
    const answer = await this.#askForPdus(at, `AT+CMGR=${index}`, '+CMGR:', message);
    const stored = answer.ok ? readOne(answer.lines, index) : undefined;
    return stored ? [{ ...stored, memory }] : [];
  }

  async #askForPdus(
    at: AtCommands,
    command: string,
    prefix: '+CMGL:' | '+CMGR:',
    timeout: number,
  ): Promise<AtResult> {
    const { answer, wasInTextMode } = await askForPdus(at, command, prefix, timeout);
    if (wasInTextMode) this.#parts.lost?.('modem lupa mode PDU (AT+CMGF)');
    return answer;
  }

  /**
   * Characters get lost on serial lines. What looks damaged is read again, and kept as it is only when
   * it comes out the same twice; otherwise it stays in the modem for the next listing.
   */
  async #confirmed(at: AtCommands, found: Found[]): Promise<Found[]> {
    const confirmed: Found[] = [];
    for (const entry of found) {
      if (isWhole(entry) && isSound(entry.pdu)) confirmed.push(entry);
      else confirmed.push(...(await this.#readAgain(at, entry)));
    }
    return confirmed;
  }

  async #readAgain(at: AtCommands, entry: Found): Promise<Found[]> {
    const again = await this.#readSingle(at, entry);
    return again.filter((second) => second.pdu === entry.pdu || isWhole(second));
  }

  /**
   * Deletes what is stored, and looks again where that leaves something.
   * @returns whether the modem says that nothing is left
   */
  async #delete(entries: Found[]): Promise<boolean> {
    if (entries.length === 0 && !this.#eraser.hasWaiting()) return false;
    const { again, emptied } = await this.#parts.dialogue.turn('read', (at) =>
      this.#eraser.erase(at, entries, (memory) => this.#isComing(memory)),
    );
    if (again && !this.#stopped) this.#wantsList = true;
    return emptied;
  }

  /** Messages of this memory were announced and not read yet. */
  #isComing(memory: string): boolean {
    return this.#hints.some((hint) => hint.memory === memory);
  }
}
