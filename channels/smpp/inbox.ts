import { createHash } from 'node:crypto';
import type { Activity } from '../activity.ts';
import { toE164 } from '../gsm/numbers.ts';
import { messageOf } from '../log.ts';
import type { DeliveryReport, IncomingPart, IncomingSms, Receiver } from '../port.ts';
import type { SmppConnection } from './connection.ts';
import { readReceipt } from './receipt.ts';
import { Repeats } from './repeats.ts';
import type { SmppSettings } from './settings.ts';
import { readText } from './text.ts';
import { type Address, type Deliver, headOf, readDeliver } from './wire.ts';

/**
 * Takes what the service centre delivers. A deliver_sm is answered when what it says is durable; what could
 * not be stored is refused for now, and comes again.
 */

/** ESME_RX_T_APPN: try again later. */
const LATER = 0x64;
const DAY = 86_400_000;
const RECEIPT_KIND = 0x3c;
const RECEIPT = 0x04;
/** Stored by one commit at most. */
const BATCH = 200;

interface Arrived {
  pdu: Buffer;
  from: SmppConnection;
  at: number;
}

type Item =
  | { kind: 'message'; message: IncomingSms }
  | { kind: 'part'; part: IncomingPart }
  | { kind: 'report'; report: DeliveryReport }
  | { kind: 'nothing' };

export interface SmppInboxParts {
  settings: SmppSettings;
  receiver: Receiver;
  activity: Activity;
}

const hash = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex');

export class SmppInbox {
  readonly #parts: SmppInboxParts;
  readonly #repeats: Repeats;
  #waiting: Arrived[] = [];
  #running: Promise<void> | undefined;

  constructor(parts: SmppInboxParts) {
    this.#parts = parts;
    const { clock, times } = parts.settings;
    this.#repeats = new Repeats({ times, receiver: parts.receiver, now: () => clock.now() });
  }

  take(pdu: Buffer, from: SmppConnection): void {
    this.#waiting.push({ pdu, from, at: this.#parts.settings.clock.monotonic() });
    this.#running ??= this.#parts.activity.track(this.#drain());
  }

  /** Resolves when what has been taken is stored and answered. */
  async drained(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      await this.#takeAll(batch).catch((error: unknown) => this.#refuse(batch, error));
    }
    this.#running = undefined;
  }

  async #takeAll(batch: Arrived[]): Promise<void> {
    const items: Item[] = [];
    for (const { pdu } of batch) items.push(await this.#understand(pdu));
    const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []));
    const parts = items.flatMap((item) => (item.kind === 'part' ? [item.part] : []));
    const { receiver } = this.#parts;
    try {
      if (messages.length > 0) await receiver.messages(messages);
      if (parts.length > 0) await receiver.parts(parts);
      for (const item of items) if (item.kind === 'report') await receiver.report(item.report);
    } catch (error) {
      for (const { fingerprint } of messages) this.#repeats.refused(fingerprint);
      throw error;
    }
    for (const [at, arrived] of batch.entries()) this.#acknowledge(arrived, items[at]);
  }

  #acknowledge({ pdu, from, at }: Arrived, item: Item | undefined): void {
    const { clock, times } = this.#parts.settings;
    const number = from.acknowledge(headOf(pdu).sequence, 0);
    const late = clock.monotonic() - at > times.late;
    if (item?.kind === 'message')
      this.#repeats.stored(item.message.fingerprint, from, number, late);
  }

  #refuse(batch: Arrived[], error: unknown): void {
    this.#parts.settings.log('error', 'messages could not be stored; they come again', {
      error: messageOf(error),
      messages: batch.length,
    });
    for (const { pdu, from } of batch) from.acknowledge(headOf(pdu).sequence, LATER);
  }

  /** Never throws for what is in a message: what cannot be read is kept as it came. */
  async #understand(pdu: Buffer): Promise<Item> {
    let deliver: Deliver;
    try {
      deliver = readDeliver(pdu);
    } catch (error) {
      return this.#unreadable(pdu, messageOf(error));
    }
    const { settings } = this.#parts;
    const report = readReceipt(deliver, { ...settings, now: settings.clock.now() });
    if (report !== undefined) return { kind: 'report', report };
    if ((deliver.esmClass & RECEIPT_KIND) === RECEIPT) {
      settings.log('warn', 'a receipt names no SMS', { pdu: pdu.toString('hex') });
      return { kind: 'nothing' };
    }
    return this.#message(deliver, pdu);
  }

  async #message(deliver: Deliver, pdu: Buffer): Promise<Item> {
    const { settings } = this.#parts;
    const { name: line, countryCode, alphabet, clock } = settings;
    const now = clock.now();
    const from = numberOf(deliver.source, countryCode);
    const { text, place, undecodable } = readText(deliver, alphabet);
    const content = hash(
      from,
      deliver.destination.text,
      String(deliver.dataCoding),
      deliver.octets.toString('hex'),
      place === undefined ? '' : JSON.stringify(place),
    );
    const raw = pdu.toString('hex');
    const common = { from, text, sentAt: now, receivedAt: now, line };
    if (place !== undefined) {
      const { bits, reference, total, sequence } = place;
      const group = [line, from, `${bits}:${reference}`, total].join('|');
      // parts say which they are; the day keeps a number that is used again apart
      const fingerprint = hash('smpp-part', content, String(Math.floor(now / DAY)));
      return { kind: 'part', part: { ...common, fingerprint, group, sequence, total, raw } };
    }
    const fingerprint = await this.#repeats.fingerprint(content);
    const unread = undecodable === undefined ? {} : { undecodable };
    return { kind: 'message', message: { ...common, fingerprint, raw: [raw], ...unread } };
  }

  #unreadable(pdu: Buffer, undecodable: string): Item {
    const { name: line, clock } = this.#parts.settings;
    const raw = pdu.toString('hex');
    const now = clock.now();
    const message: IncomingSms = {
      // without its sequence number, which differs from time to time
      fingerprint: hash('smpp-unreadable', pdu.subarray(16).toString('hex')),
      from: 'TAKTERBACA',
      text: '',
      sentAt: now,
      receivedAt: now,
      line,
      raw: [raw],
      undecodable,
    };
    return { kind: 'message', message };
  }
}

/** Type of number 1 is international, 5 a name (§5.2.5). */
function numberOf({ ton, text }: Address, countryCode: string): string {
  if (ton === 5) return text;
  if (ton === 1 && /^\d{6,15}$/.test(text)) return `+${text}`;
  return toE164(text, countryCode);
}
