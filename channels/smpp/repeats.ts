import { createHash } from 'node:crypto';
import type { Receiver } from '../port.ts';
import type { SmppConnection } from './connection.ts';
import type { SmppTimes } from './settings.ts';

/**
 * Tells a message that comes again from one that was sent twice. SMPP gives neither id nor time; a service
 * centre repeats what it has not read the acknowledgement of. So the same words of the same sender are the
 * same message while it is not proven that the acknowledgement of the first was read: by an answer to
 * anything that was asked on its connection afterwards.
 */

const HOUR = 3_600_000;

export interface RepeatsParts {
  times: Pick<SmppTimes, 'repeats' | 'late'>;
  receiver: Receiver;
  now(): number;
}

/** A message that was stored by this process. */
interface Stored {
  content: string;
  at: number;
  /** How it was acknowledged; null where that was not possible, or came too late to count. */
  acknowledged: { on: SmppConnection; number: number } | null;
}

export class Repeats {
  readonly #parts: RepeatsParts;
  readonly #startedAt: number;
  /** By fingerprint, oldest first. */
  readonly #stored = new Map<string, Stored>();
  /** Fingerprints given out and not stored yet, by content. */
  readonly #given = new Map<string, string>();
  /** How often each content was sent this hour, so that it need not be counted through each time. */
  #counts = new Map<string, number>();
  #hour = 0;

  constructor(parts: RepeatsParts) {
    this.#parts = parts;
    this.#startedAt = parts.now();
  }

  /** Another message of the same content gets another one, unless it may be the same. */
  async fingerprint(content: string): Promise<string> {
    this.#forget();
    const hour = Math.floor(this.#parts.now() / HOUR);
    if (hour !== this.#hour) this.#counts = new Map();
    this.#hour = hour;
    const repeated = (await this.#unproven(content)) ?? (await this.#ofAnotherProcess(content));
    if (repeated !== undefined) return repeated;
    let n = this.#counts.get(content) ?? 0;
    while (await this.#isUsed(keyOf(content, hour, n))) n += 1;
    this.#counts.set(content, n + 1);
    const key = keyOf(content, hour, n);
    this.#given.set(key, content);
    return key;
  }

  /** It is durable and was acknowledged. @param number of the acknowledgement, undefined for none */
  stored(fingerprint: string, on: SmppConnection, number: number | undefined, late: boolean): void {
    const content = this.#given.get(fingerprint) ?? this.#stored.get(fingerprint)?.content;
    this.#given.delete(fingerprint);
    if (content === undefined) return;
    const acknowledged = number === undefined || late ? null : { on, number };
    this.#stored.delete(fingerprint);
    this.#stored.set(fingerprint, { content, at: this.#parts.now(), acknowledged });
  }

  /** It was refused and will come again. */
  refused(fingerprint: string): void {
    const content = this.#given.get(fingerprint);
    this.#given.delete(fingerprint);
    // no gap may stay where a repetition is looked for
    if (content !== undefined) this.#counts.delete(content);
  }

  #forget(): void {
    const since = this.#parts.now() - this.#parts.times.repeats;
    for (const [fingerprint, { at }] of this.#stored) {
      if (at >= since) return;
      this.#stored.delete(fingerprint);
    }
  }

  async #isUsed(key: string): Promise<boolean> {
    if (this.#given.has(key) || this.#stored.has(key)) return true;
    return (await this.#parts.receiver.storedAt(key)) !== undefined;
  }

  /** One that this process stored and that the service centre may not know to be acknowledged. */
  async #unproven(content: string): Promise<string | undefined> {
    for (const [fingerprint, { content: known, acknowledged }] of this.#stored) {
      if (known !== content) continue;
      if (acknowledged === null) return fingerprint;
      const { on, number } = acknowledged;
      if (!(await on.proves(number, this.#parts.times.late))) return fingerprint;
    }
    return undefined;
  }

  /** One that a process before this one stored shortly before it ended. */
  async #ofAnotherProcess(content: string): Promise<string | undefined> {
    const now = this.#parts.now();
    if (now - this.#startedAt >= this.#parts.times.repeats) return undefined;
    const hour = Math.floor(now / HOUR);
    for (const candidate of [hour, hour - 1])
      for (let n = 0; ; n += 1) {
        const key = keyOf(content, candidate, n);
        const at = await this.#parts.receiver.storedAt(key);
        if (at === undefined) break;
        if (at < this.#startedAt && now - at < this.#parts.times.repeats) return key;
      }
    return undefined;
  }
}

function keyOf(content: string, hour: number, n: number): string {
  return createHash('sha256').update(`smpp\0${content}\0${hour}\0${n}`).digest('hex');
}
