import { createHash } from 'node:crypto';
import { messageOf } from '../log.ts';
import type { OutgoingSms, SendOutcome, SendProgress, SentPart } from '../port.ts';
import type { AtCommands, AtDialogue } from './at/dialogue.ts';
import { readReference } from './at/parse.ts';
import type { AtFailure } from './at/result.ts';
import { submitPdus } from './codec.ts';
import type { ModemFacts } from './init.ts';
import type { WrittenPdu } from './pdu/encode.ts';
import { isRefusal } from './pdu-mode.ts';
import { Refusals } from './refusals.ts';
import { type Blame, blameOf } from './send-errors.ts';
import type { GsmSettings } from './settings.ts';
import { lostMode } from './verify.ts';

/** A part whose reference the modem did not tell; no status report can be matched to it. */
const NO_REFERENCE = '';

export interface SenderParts {
  settings: GsmSettings;
  /** The dialogue that is ready to send now, or why there is none. */
  ready(): { dialogue: AtDialogue; facts: ModemFacts } | string;
  /** The modem said that its memory is full. */
  storageFull(): void;
  /** Nobody knows whether an SMS went out: is there a network at all? */
  doubted(): void;
  /** The modem has lost its settings, or refuses one SMS after another: it is to be set up again. */
  setUpAgain(reason: string): void;
}

/** Refusals in a row, for whatever reason, after which the modem is set up again. */
const REFUSALS = 3;

type PartOutcome = { sent: SentPart } | { ended: SendOutcome };

/** Before what only waits for the modem is tried again. */
const RETRY_AFTER = 10_000;

const later = (error: string): PartOutcome => ({
  ended: { outcome: 'retry', error, retryAfterMs: RETRY_AFTER },
});

/** A part on its way. */
interface Handing {
  message: OutgoingSms;
  pdu: WrittenPdu;
  index: number;
  total: number;
}

/**
 * Hands one SMS to the modem, part by part. Each part takes its own turn on the line, so that reading
 * goes on between parts. Never rejects; after the PDU was written every doubt is `unknown`.
 */
export class Sender {
  #parts: SenderParts;
  #freeAt = 0;
  /** SMS refused in a row for reasons that should pass. */
  #passing = 0;
  readonly #refusals = new Refusals();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Why every SMS is refused, for a person; undefined while they are not. */
  get held(): string | undefined {
    return this.#refusals.held;
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
      const part = { message, pdu, index: parts.length, total: pdus.length };
      const result = await this.#sendPart(part, progress);
      if ('ended' in result) return this.#logged(message, result.ended);
      parts.push(result.sent);
    }
    this.#refusals.sent(message.id);
    return { outcome: 'sent', line: this.#parts.settings.name, parts };
  }

  async #sendPart(part: Handing, progress: SendProgress): Promise<PartOutcome> {
    await this.#keepGap();
    const ready = this.#parts.ready();
    if (typeof ready === 'string') return later(ready);
    return ready.dialogue.turn('send', async (at) => {
      const lost = await this.#unproven(at, ready.facts);
      if (lost !== undefined) return later(lost);
      // The link between modem and network stays open from part to part (3GPP TS 27.005 §3.5.6).
      if (part.total > 1 && part.index === 0 && ready.facts.keepsLink)
        await at.command('AT+CMMS=1');
      return this.#handOver(at, part, progress);
    });
  }

  /**
   * A modem that has started anew in silence may be in text mode, where the hex of a PDU goes out as a text
   * to the number that its length makes: the mode is asked for before each part.
   */
  async #unproven(at: AtCommands, facts: ModemFacts): Promise<string | undefined> {
    const lost = await lostMode(at, facts);
    if (lost !== undefined) this.#parts.setUpAgain(lost);
    // its answer may have shown something else that a modem says only after a start
    return lost ?? this.#doubt();
  }

  async #handOver(
    at: AtCommands,
    { message, pdu, index, total }: Handing,
    progress: SendProgress,
  ): Promise<PartOutcome> {
    const { times } = this.#parts.settings;
    const prompt = await at.prompt(`AT+CMGS=${pdu.length}`, { timeout: times.prompt });
    if (!prompt.ok) return { ended: this.#refused(message, prompt.failure, false) };
    const noted = await this.#writeDown(() => progress.handingOver(index, total));
    const hindrance = noted ?? this.#doubt();
    if (hindrance !== undefined) {
      await at.abandon();
      return later(hindrance);
    }
    const answer = await at.payload(pdu.hex, {
      timeout: times.submit,
      prefix: '+CMGS:',
      patience: times.command,
    });
    this.#freeAt = this.#parts.settings.clock.monotonic() + times.gap;
    const reference = readReference(answer.lines);
    // The reference says that the network has it, whether or not the modem comes to saying OK.
    const taken = answer.ok || (reference !== undefined && !isRefusal(answer.failure));
    if (!taken) return { ended: this.#refused(message, answer.failure, true) };
    this.#passing = 0;
    const part = await this.#record(progress, index, reference?.toString() ?? NO_REFERENCE);
    return { sent: part };
  }

  /** An echo with the prompt is the word of a modem that has started anew since its mode was asked for. */
  #doubt(): string | undefined {
    const ready = this.#parts.ready();
    return typeof ready === 'string' ? ready : undefined;
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

  #refused({ id, to }: OutgoingSms, failure: AtFailure, handedOver: boolean): SendOutcome {
    const blame = blameOf(failure, handedOver);
    this.#mend(blame, failure.text);
    const { kind, code, text } = failure;
    return this.#refusals.judge({ id, to, blame, cause: `${kind} ${code ?? ''}`, text });
  }

  /** What can be done about the cause here. */
  #mend(blame: Blame, text: string): void {
    if (blame === 'storage') this.#parts.storageFull();
    if (blame === 'doubt') this.#parts.doubted();
    if (blame === 'network') this.#passing += 1;
    if (blame !== 'state' && this.#passing < REFUSALS) return;
    this.#passing = 0;
    this.#parts.setUpAgain(text);
  }

  #keepGap(): Promise<void> {
    const { clock } = this.#parts.settings;
    const wait = this.#freeAt - clock.monotonic();
    return wait > 0 ? new Promise((resolve) => clock.after(wait, resolve)) : Promise.resolve();
  }

  #logged({ to }: OutgoingSms, outcome: SendOutcome): SendOutcome {
    const error = 'error' in outcome ? outcome.error : '';
    this.#parts.settings.log('warn', `SMS not sent: ${outcome.outcome}`, { to, error });
    return outcome;
  }
}

/** The same for every attempt at one message, so that a resumed message is put together by the phone. */
export function concatenationReference(id: string): number {
  return createHash('sha256').update(id).digest()[0] ?? 0;
}
