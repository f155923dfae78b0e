import { createHash } from 'node:crypto';
import { noteHandOver, pause } from '../hand-over.ts';
import { HttpTrouble } from '../http.ts';
import { messageOf } from '../log.ts';
import type { OutgoingSms, SendOutcome, SendProgress } from '../port.ts';
import { failureOf, REFUSED_LOGIN } from './failures.ts';
import { type Phone, type PhoneMessage, PhoneRefusal, type PhoneState } from './phone.ts';
import type { AndroidSettings } from './settings.ts';

/**
 * Has the telephone send one SMS, and waits until it says what became of it. The telephone takes an id of
 * ours once only, so that handing over may be repeated until it is certain.
 */

export interface AndroidSenderParts {
  settings: AndroidSettings;
  phone: Phone;
  /** Why nothing can be sent now; undefined when it can. */
  trouble(): string | undefined;
  /** Something became of a message that is not known at the end of sending: it is to be looked after. */
  watch(id: string, to: string, doubtful: boolean): void;
}

/** An SMS that failed in the telephone is handed over anew under the next id. */
const MOST_ATTEMPTS = 20;

const CONFLICT = 409;
const BAD_REQUEST = 400;

/** The telephone's id of the n-th attempt at an SMS; at most 36 characters. */
export function phoneId(outboxId: string, attempt: number): string {
  const hash = createHash('sha256').update(outboxId).digest('hex').slice(0, 32);
  return attempt === 1 ? hash : `${hash}-${attempt}`;
}

/** True for an id that `phoneId` made. */
export function isPhoneId(id: string): boolean {
  return /^[0-9a-f]{32}(-\d+)?$/.test(id);
}

/** What the telephone says of the only receiver. */
export function stateOf({ recipients }: PhoneMessage): { state: PhoneState; error: string } {
  const [first] = recipients;
  return { state: first?.state ?? 'Pending', error: first?.error ?? 'tanpa keterangan' };
}

/** True once the network took it, whatever the telephone says afterwards; some never say `Sent`. */
export function wasSent(message: PhoneMessage): boolean {
  const { state, error } = stateOf(message);
  const { states } = message;
  const reported = state === 'Failed' && error.startsWith('Delivery result');
  const said = state === 'Sent' || state === 'Delivered' || 'Sent' in states;
  return said || 'Delivered' in states || reported;
}

export class AndroidSender {
  readonly #parts: AndroidSenderParts;
  readonly #bells = new Map<string, () => void>();
  #freeAt = 0;
  #stopped = false;

  constructor(parts: AndroidSenderParts) {
    this.#parts = parts;
  }

  /** The telephone said that something happened to a message. */
  bell(id: string): void {
    this.#bells.get(id)?.();
  }

  /** Ends every wait; what is then not known is unknown. */
  stop(): void {
    this.#stopped = true;
    for (const wake of this.#bells.values()) wake();
  }

  async send(message: OutgoingSms, progress: SendProgress): Promise<SendOutcome> {
    const { settings, trouble } = this.#parts;
    const { clock, times, log } = settings;
    await pause(clock, this.#freeAt - clock.monotonic());
    const reason = trouble();
    if (reason !== undefined) return { outcome: 'retry', error: reason };
    const note = () => progress.handingOver(0, 1);
    const hindrance = await noteHandOver(note, clock, times.handOver);
    if (hindrance !== undefined) return { outcome: 'retry', error: hindrance };
    const outcome = await this.#handOver(message);
    this.#freeAt = clock.monotonic() + times.gap;
    if (outcome.outcome === 'sent') await this.#record(progress, outcome.parts[0]);
    else
      log('warn', `SMS not sent: ${outcome.outcome}`, {
        to: message.to,
        error: outcome.error,
      });
    return outcome;
  }

  async #record(progress: SendProgress, part: { reference: string; sentAt: number } | undefined) {
    if (part === undefined) return;
    try {
      await progress.sent(0, part);
    } catch (error) {
      // the final outcome carries it once more
      this.#parts.settings.log('error', 'an SMS was sent but could not be noted', {
        error: messageOf(error),
      });
    }
  }

  async #handOver(message: OutgoingSms): Promise<SendOutcome> {
    const deadline = this.#parts.settings.clock.monotonic() + this.#parts.settings.times.submit;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const id = phoneId(message.id, attempt);
      const put = await this.#put(id, message, deadline);
      if (put === 'used') continue;
      return put === 'there' ? this.#await(id, message, deadline) : put;
    }
    return { outcome: 'failed', error: `telepon menolak SMS ini ${MOST_ATTEMPTS} kali` };
  }

  /** `there` when the telephone has it; `used` when an earlier attempt of this id came to nothing. */
  async #put(
    id: string,
    { to, text, statusReport }: OutgoingSms,
    deadline: number,
  ): Promise<'there' | 'used' | SendOutcome> {
    const { phone, settings } = this.#parts;
    let doubtful = false;
    while (true) {
      try {
        await phone.send({ id, to, text, report: statusReport });
        return 'there';
      } catch (error) {
        const refused = this.#refusal(error);
        if (refused === 'known') return this.#known(id);
        if (refused !== undefined && !doubtful) return refused;
        doubtful ||= !(error instanceof HttpTrouble) || error.reached;
        if (!doubtful) return { outcome: 'retry', error: messageOf(error) };
        if (settings.clock.monotonic() >= deadline || this.#stopped) {
          this.#parts.watch(id, to, true);
          return { outcome: 'unknown', error: messageOf(error) };
        }
      }
      await this.#wait(id);
    }
  }

  /** What an error certainly says: nothing was taken, or it was taken before. */
  #refusal(error: unknown): 'known' | SendOutcome | undefined {
    if (!(error instanceof PhoneRefusal)) return undefined;
    const { status, message } = error;
    if (status === CONFLICT) return 'known';
    if (status === BAD_REQUEST) return { outcome: 'failed', error: message };
    if (REFUSED_LOGIN.has(status)) return { outcome: 'retry', error: message, lineFault: true };
    return undefined;
  }

  async #known(id: string): Promise<'there' | 'used'> {
    const found = await this.#look(id);
    if (found === undefined || wasSent(found)) return 'there';
    const { state } = stateOf(found);
    return state === 'Failed' || state === 'Cancelled' ? 'used' : 'there';
  }

  /** Waits until the network has it, or certainly never will by this attempt. */
  async #await(id: string, { to, statusReport }: OutgoingSms, deadline: number) {
    const { clock, name } = this.#parts.settings;
    let last: PhoneState = 'Pending';
    while (true) {
      const found = await this.#look(id);
      if (found !== undefined) {
        if (wasSent(found)) {
          if (statusReport) this.#parts.watch(id, to, false);
          const parts = [{ reference: id, sentAt: clock.now() }];
          return { outcome: 'sent', line: name, parts } satisfies SendOutcome;
        }
        const { state, error } = stateOf(found);
        if (state === 'Failed') return failureOf(error);
        if (state === 'Cancelled')
          return { outcome: 'retry', error: 'SMS dibatalkan di telepon' } satisfies SendOutcome;
        last = state;
      }
      if (clock.monotonic() >= deadline || this.#stopped) return this.#giveUp(id, to, last);
      await this.#wait(id);
    }
  }

  /** What the telephone has not begun with is taken back, and was then certainly not sent. */
  async #giveUp(id: string, to: string, last: PhoneState): Promise<SendOutcome> {
    const taken = last === 'Pending' && (await this.#parts.phone.cancel(id).catch(() => false));
    if (taken) return { outcome: 'retry', error: 'telepon tidak mengirimnya, SMS ditarik kembali' };
    this.#parts.watch(id, to, true);
    return { outcome: 'unknown', error: `telepon tidak memberi kabar (${last})` };
  }

  #look(id: string): Promise<PhoneMessage | undefined> {
    return this.#parts.phone.message(id).catch(() => undefined);
  }

  /** Until the next question, or the telephone's own word. */
  #wait(id: string): Promise<void> {
    const { clock, times } = this.#parts.settings;
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        this.#bells.delete(id);
        resolve();
      };
      const cancel = clock.after(times.ask, done);
      this.#bells.set(id, done);
      if (this.#stopped) done();
    });
  }
}
