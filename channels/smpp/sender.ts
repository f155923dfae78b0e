import { PduError } from '../gsm/pdu/error.ts';
import { concatenationReference } from '../gsm/send.ts';
import { noteHandOver, pause } from '../hand-over.ts';
import { messageOf } from '../log.ts';
import type { DeliveryReport, OutgoingSms, SendOutcome, SendProgress, SentPart } from '../port.ts';
import type { Answer, SmppConnection } from './connection.ts';
import { Refusals } from './refusals.ts';
import type { SmppSettings } from './settings.ts';
import { TOO_FAST } from './statuses.ts';
import { type Submission, submissionsOf } from './text.ts';

/** Hands SMS to the service centre, part by part; several SMS may be under way at once. */

export interface SmppSenderParts {
  settings: SmppSettings;
  /** A bound connection with room in its window; undefined when none is bound. */
  connection(): SmppConnection | 'full' | undefined;
  /** Why nothing can be sent now. */
  trouble(): string;
  /** What became known of an SMS after its sending had ended. */
  report(report: DeliveryReport): void;
}

type PartOutcome = { sent: SentPart } | { ended: SendOutcome };

/** Refusals for being too fast, after which the outbox takes the SMS back for a while. */
const MOST_THROTTLED = 6;
/** Between two looks for room in a window. */
const FULL_MS = 20;

/** Type and plan of a number, §5.2.5 and .6: a name, an international number, or a short code. */
export function addressFields(address: string): { ton: number; npi: number; addr: string } {
  if (/^\+\d+$/.test(address)) return { ton: 1, npi: 1, addr: address.slice(1) };
  if (/^\d+$/.test(address)) return { ton: 3, npi: 0, addr: address };
  return { ton: 5, npi: 0, addr: address };
}

export class SmppSender {
  readonly #parts: SmppSenderParts;
  readonly #refusals = new Refusals();
  #freeAt = 0;
  /** Refusals for being too fast, in a row over the whole line. */
  #throttled = 0;
  #stopped = false;

  constructor(parts: SmppSenderParts) {
    this.#parts = parts;
  }

  /** No further part is handed over. */
  stop(): void {
    this.#stopped = true;
  }

  async send(message: OutgoingSms, progress: SendProgress): Promise<SendOutcome> {
    const { settings } = this.#parts;
    let submissions: Submission[];
    try {
      submissions = submissionsOf(message.text, concatenationReference(message.id), settings);
    } catch (error) {
      if (error instanceof PduError) return { outcome: 'failed', error: error.message };
      throw error;
    }
    const parts = [...message.sentParts];
    for (const [index, submission] of submissions.entries()) {
      if (index < message.sentParts.length) continue;
      const place = { index, total: submissions.length };
      const result = await this.#part(message, submission, place, progress);
      if ('ended' in result) return this.#logged(message, result.ended);
      parts.push(result.sent);
    }
    return { outcome: 'sent', line: settings.name, parts };
  }

  async #part(
    message: OutgoingSms,
    submission: Submission,
    { index, total }: { index: number; total: number },
    progress: SendProgress,
  ): Promise<PartOutcome> {
    const { clock, times } = this.#parts.settings;
    for (let attempt = 0; ; attempt += 1) {
      const connection = await this.#turn();
      if (connection === undefined)
        return { ended: { outcome: 'retry', error: this.#parts.trouble() } };
      const note = () => progress.handingOver(index, total);
      const hindrance = await noteHandOver(note, clock, times.handOver);
      if (hindrance !== undefined) return { ended: { outcome: 'retry', error: hindrance } };
      const answered = await connection.request(
        'submit_sm',
        this.#fields(message, submission),
        times.submit,
        (answer) => this.#late(message, answer),
      );
      if (answered.end === 'unsent')
        return { ended: { outcome: 'retry', error: 'sambungan terputus sebelum SMS diserahkan' } };
      if (answered.end !== 'answer')
        return { ended: { outcome: 'unknown', error: DOUBT[answered.end] } };
      if (TOO_FAST.has(answered.status)) {
        this.#slowDown();
        if (attempt < MOST_THROTTLED) continue;
        const retryAfterMs = Math.max(0, this.#freeAt - clock.monotonic());
        return {
          ended: { outcome: 'retry', error: 'pusat SMS meminta lebih lambat', retryAfterMs },
        };
      }
      this.#throttled = 0;
      if (answered.status !== 0)
        return { ended: this.#refusals.judge(answered.status, message.to) };
      this.#refusals.sent(message.to);
      return { sent: await this.#record(progress, index, answered.id) };
    }
  }

  /**
   * The whole line waits: for the pace that is set, longer where the service centre asks for it, and for
   * room in a window. Undefined when there is no connection.
   */
  async #turn(): Promise<SmppConnection | undefined> {
    const { clock, times } = this.#parts.settings;
    while (!this.#stopped) {
      const found = this.#parts.connection();
      if (found === undefined) return undefined;
      const wait = this.#freeAt - clock.monotonic();
      if (wait > 0) await pause(clock, wait);
      else if (found === 'full') await pause(clock, FULL_MS);
      else {
        this.#freeAt = clock.monotonic() + times.gap;
        return found;
      }
    }
    return undefined;
  }

  #slowDown(): void {
    const { clock, times } = this.#parts.settings;
    const wait = Math.min(
      times.longestThrottle,
      times.throttle * 2 ** Math.min(10, this.#throttled),
    );
    // what was refused in one go counts once
    if (this.#freeAt <= clock.monotonic() + times.gap) this.#throttled += 1;
    this.#freeAt = Math.max(this.#freeAt, clock.monotonic() + wait);
  }

  #fields({ to, statusReport }: OutgoingSms, submission: Submission): Record<string, unknown> {
    const source = addressFields(this.#parts.settings.sender);
    const destination = addressFields(to);
    return {
      source_addr_ton: source.ton,
      source_addr_npi: source.npi,
      source_addr: source.addr,
      dest_addr_ton: destination.ton,
      dest_addr_npi: destination.npi,
      destination_addr: destination.addr,
      registered_delivery: statusReport ? 1 : 0,
      ...submission,
    };
  }

  /** A store that fails now does not unsend the part; the final outcome carries it once more. */
  async #record(progress: SendProgress, index: number, reference: string): Promise<SentPart> {
    const { clock, log } = this.#parts.settings;
    const part = { reference, sentAt: clock.now() };
    await progress
      .sent(index, part)
      .catch((error: unknown) =>
        log('error', 'a part was sent but could not be noted', { error: messageOf(error) }),
      );
    return part;
  }

  /** The service centre has it after all: its receipts can now be put to it. */
  #late({ to }: OutgoingSms, { status, id }: Answer): void {
    if (status !== 0 || id === '') return;
    const { name: line, clock } = this.#parts.settings;
    const at = clock.now();
    this.#parts.report({
      line,
      reference: id,
      to,
      status: 'submit_sm_resp',
      outcome: 'pending',
      at,
    });
  }

  #logged({ to }: OutgoingSms, outcome: SendOutcome): SendOutcome {
    const error = 'error' in outcome ? outcome.error : '';
    this.#parts.settings.log('warn', `SMS not sent: ${outcome.outcome}`, { to, error });
    return outcome;
  }
}

const DOUBT = {
  silent: 'pusat SMS tidak menjawab submit_sm',
  lost: 'sambungan terputus saat SMS diserahkan',
} as const;
