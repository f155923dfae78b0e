import { createHash } from 'node:crypto';
import type { OutgoingSms, SendOutcome, SendProgress, SentPart } from '../port.ts';
import type { AtCommands, AtDialogue } from './at/dialogue.ts';
import { readReference } from './at/parse.ts';
import type { AtFailure } from './at/result.ts';
import { submitPdus } from './codec.ts';
import type { ModemFacts } from './init.ts';
import type { WrittenPdu } from './pdu/encode.ts';
import { classifySendError, outcomeOf } from './send-errors.ts';
import { type GsmSettings, maskNumber } from './settings.ts';

/** A part whose reference the modem did not tell; no status report can be matched to it. */
const NO_REFERENCE = '';

export interface SenderParts {
  settings: GsmSettings;
  /** The dialogue that is ready to send now, or why there is none. */
  ready(): { dialogue: AtDialogue; facts: ModemFacts } | string;
  /** The modem said that its memory is full. */
  storageFull(): void;
  /** The modem has lost its settings, or refuses one SMS after another: it is to be set up again. */
  setUpAgain(reason: string): void;
}

/** Refusals in a row, for whatever reason, after which the modem is set up again. */
const REFUSALS = 3;

type PartOutcome = { sent: SentPart } | { ended: SendOutcome };

/**
 * Hands one SMS to the modem, part by part. Each part takes its own turn on the line, so that reading
 * goes on between parts. Never rejects; after the PDU was written every doubt is `unknown`.
 */
export class Sender {
  #parts: SenderParts;
  #freeAt = 0;
  /** SMS refused in a row for reasons that should pass. */
  #refusals = 0;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  async send(message: OutgoingSms, progress: SendProgress): Promise<SendOutcome> {
    const pdus = submitPdus({
      to: message.to,
      text: message.text,
      statusReport: message.statusReport,
      reference: concatenationReference(message.id),
    });
    if ('error' in pdus) return { outcome: 'failed', error: pdus.error };
    const parts = [...message.sentParts];
    while (parts.length < pdus.length) {
      const pdu = pdus[parts.length];
      if (pdu === undefined) break;
      const result = await this.#sendPart(pdu, parts.length, pdus.length, progress);
      if ('ended' in result) return this.#logged(message, result.ended);
      parts.push(result.sent);
    }
    return { outcome: 'sent', line: this.#parts.settings.name, parts };
  }

  async #sendPart(
    pdu: WrittenPdu,
    index: number,
    total: number,
    progress: SendProgress,
  ): Promise<PartOutcome> {
    await this.#keepGap();
    const ready = this.#parts.ready();
    if (typeof ready === 'string') return { ended: outcomeOf('retry', ready) };
    return ready.dialogue.turn('send', async (at) => {
      // The link between modem and network stays open from part to part (3GPP TS 27.005 §3.5.6).
      if (total > 1 && index === 0 && ready.facts.keepsLink) await at.command('AT+CMMS=1');
      return this.#handOver(at, pdu, { index, total }, progress);
    });
  }

  async #handOver(
    at: AtCommands,
    pdu: WrittenPdu,
    { index, total }: { index: number; total: number },
    progress: SendProgress,
  ): Promise<PartOutcome> {
    const { times } = this.#parts.settings;
    const prompt = await at.prompt(`AT+CMGS=${pdu.length}`, { timeout: times.prompt });
    if (!prompt.ok) return { ended: this.#refused(prompt.failure, false) };
    const hindrance = await this.#writeDown(() => progress.handingOver(index, total));
    if (hindrance !== undefined) {
      await at.abandon();
      return { ended: outcomeOf('retry', hindrance) };
    }
    const answer = await at.payload(pdu.hex, { timeout: times.submit, prefix: '+CMGS:' });
    this.#freeAt = this.#parts.settings.clock.now() + times.gap;
    if (!answer.ok) return { ended: this.#refused(answer.failure, true) };
    this.#refusals = 0;
    const reference = readReference(answer.lines)?.toString() ?? NO_REFERENCE;
    return { sent: await this.#record(progress, index, reference) };
  }

  /** Resolves with why the part must not be written, or undefined when it is safely noted. */
  #writeDown(note: () => Promise<void>): Promise<string | undefined> {
    return new Promise((resolve) => {
      const { clock, times } = this.#parts.settings;
      const late = (): void => resolve('penyimpanan tidak menjawab sebelum SMS diserahkan');
      const cancel = clock.after(times.handOver, late);
      const noted = Promise.resolve().then(note);
      noted.then(
        () => {
          cancel();
          resolve(undefined);
        },
        (error: unknown) => {
          cancel();
          resolve(`penyimpanan gagal sebelum SMS diserahkan: ${messageOf(error)}`);
        },
      );
    });
  }

  /** A store that fails now does not unsend the part; the final outcome carries it once more. */
  async #record(progress: SendProgress, index: number, reference: string): Promise<SentPart> {
    const part = { reference, sentAt: this.#parts.settings.clock.now() };
    try {
      await progress.sent(index, part);
    } catch (error) {
      this.#parts.settings.log('error', 'a part was sent but could not be noted', {
        error: messageOf(error),
      });
    }
    return part;
  }

  #refused(failure: AtFailure, handedOver: boolean): SendOutcome {
    const kind = classifySendError(failure, handedOver);
    if (kind === 'storage') this.#parts.storageFull();
    if (kind === 'retry') this.#refusals += 1;
    if (kind === 'setup' || this.#refusals >= REFUSALS) {
      this.#refusals = 0;
      this.#parts.setUpAgain(failure.text);
    }
    return outcomeOf(kind, failure.text);
  }

  #keepGap(): Promise<void> {
    const { clock } = this.#parts.settings;
    const wait = this.#freeAt - clock.now();
    return wait > 0 ? new Promise((resolve) => clock.after(wait, resolve)) : Promise.resolve();
  }

  #logged(message: OutgoingSms, outcome: SendOutcome): SendOutcome {
    const error = 'error' in outcome ? outcome.error : '';
    const to = maskNumber(message.to);
    this.#parts.settings.log('warn', `SMS not sent: ${outcome.outcome}`, { to, error });
    return outcome;
  }
}

/** The same for every attempt at one message, so that a resumed message is put together by the phone. */
export function concatenationReference(id: string): number {
  return createHash('sha256').update(id).digest()[0] ?? 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
