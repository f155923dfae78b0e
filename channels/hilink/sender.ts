import { toE164 } from '../gsm/numbers.ts';
import { fitsGsm7 } from '../gsm/pdu/alphabet.ts';
import { noteHandOver, pause } from '../hand-over.ts';
import { HttpTrouble } from '../http.ts';
import { messageOf } from '../log.ts';
import type { OutgoingSms, SendOutcome, SendProgress } from '../port.ts';
import { refusalOf } from './refusals.ts';
import type { HilinkSettings } from './settings.ts';
import { BOX, type Box, type SendStatus, type Stick, type StickMessage } from './stick.ts';

/**
 * Has the device send one SMS. Its `OK` only says that it has the text: whether the network took it is
 * read from the state of sending and from where the text ends up. In the drafts, it was not sent.
 */

export interface HilinkSenderParts {
  settings: HilinkSettings;
  stick: Stick;
  /** Why nothing can be sent now; undefined when it can. */
  trouble(): string | undefined;
}

/** What there was before the SMS was handed over, so that old things are not taken for its own. */
interface Before {
  rows: Set<string>;
  status: SendStatus;
}

/** `3`: the network took it; `4`: it did not (Smstat). */
const TAKEN = '3';
const NOT_TAKEN = '4';

type Verdict = 'sent' | 'failed' | 'draft' | 'open';

export class HilinkSender {
  readonly #parts: HilinkSenderParts;
  #freeAt = 0;
  #stopped = false;
  #wake = (): void => {};

  constructor(parts: HilinkSenderParts) {
    this.#parts = parts;
  }

  /** Ends every wait; what is then not known is unknown. */
  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  async send(message: OutgoingSms, progress: SendProgress): Promise<SendOutcome> {
    const { settings, trouble } = this.#parts;
    const { clock, times, log, name } = settings;
    await pause(clock, this.#freeAt - clock.monotonic());
    const reason = trouble();
    if (reason !== undefined) return { outcome: 'retry', error: reason };
    const before = await this.#before().catch((error: unknown) => messageOf(error));
    if (typeof before === 'string') return { outcome: 'retry', error: before };
    const note = () => progress.handingOver(0, 1);
    const hindrance = await noteHandOver(note, clock, times.handOver);
    if (hindrance !== undefined) return { outcome: 'retry', error: hindrance };
    const outcome = await this.#handOver(message, before);
    this.#freeAt = clock.monotonic() + times.gap;
    if (outcome !== undefined) {
      const error = 'error' in outcome ? outcome.error : '';
      log('warn', `SMS not sent: ${outcome.outcome}`, { to: message.to, error });
      return outcome;
    }
    // the device gives no id
    const part = { reference: '', sentAt: clock.now() };
    await progress
      .sent(0, part)
      .catch((error: unknown) =>
        log('error', 'an SMS was sent but could not be noted', { error: messageOf(error) }),
      );
    return { outcome: 'sent', line: name, parts: [part] };
  }

  async #before(): Promise<Before> {
    const { stick } = this.#parts;
    const rows = new Set<string>();
    for (const box of [BOX.sent, BOX.draft])
      for (const { index } of await this.#rows(box)) rows.add(`${box}:${index}`);
    return { rows, status: await stick.sendStatus() };
  }

  /** The newest rows of a box; a device without it has none. */
  async #rows(box: Box): Promise<StickMessage[]> {
    return (await this.#parts.stick.list(box, 1)).messages;
  }

  /** Undefined when the network took it. */
  async #handOver(
    { to, text }: OutgoingSms,
    before: Before,
  ): Promise<Exclude<SendOutcome, { outcome: 'sent' }> | undefined> {
    const { stick, settings } = this.#parts;
    const start = settings.clock.monotonic();
    let ok = false;
    let doubt = 'perangkat tidak memberi kabar';
    try {
      await stick.send(to, text, fitsGsm7(text), start);
      ok = true;
    } catch (error) {
      doubt = messageOf(error);
      if (error instanceof HttpTrouble && !error.reached) return { outcome: 'retry', error: doubt };
      const refusal = refusalOf(error);
      if (refusal !== undefined) return refusal;
    }
    while (true) {
      await this.#wait();
      const elapsed = settings.clock.monotonic() - start;
      const verdict = await this.#verdict({ to, text, before, ok, elapsed }).catch(() => 'open');
      if (verdict === 'sent') return undefined;
      if (verdict === 'failed') return { outcome: 'retry', error: 'perangkat gagal mengirim SMS' };
      if (verdict === 'draft' && elapsed >= settings.times.settled)
        return { outcome: 'retry', error: 'SMS hanya tersimpan sebagai konsep di perangkat' };
      if (elapsed >= settings.times.submit || this.#stopped)
        return { outcome: 'unknown', error: doubt };
    }
  }

  async #verdict(given: {
    to: string;
    text: string;
    before: Before;
    ok: boolean;
    elapsed: number;
  }): Promise<Verdict> {
    const { to, text, before, ok, elapsed } = given;
    const { stick, settings } = this.#parts;
    const is = (number: string) => toE164(number, settings.countryCode) === to;
    const own = async (box: Box) =>
      (await this.#rows(box)).find(
        ({ index, phone, content }) =>
          !before.rows.has(`${box}:${index}`) && is(phone) && sameText(content, text),
      );
    const row = await own(BOX.sent);
    if (row?.state === TAKEN) return this.#over(row, 'sent');
    if (row?.state === NOT_TAKEN) return this.#over(row, 'failed');
    const status = await stick.sendStatus();
    if (status.pending.some(is)) return 'open';
    const late = ok && elapsed >= settings.times.settled;
    if (status.failed.some(is) && (late || !before.status.failed.some(is))) return 'failed';
    const draft = await own(BOX.draft);
    if (draft !== undefined)
      return elapsed >= settings.times.settled ? this.#over(draft, 'draft') : 'draft';
    const fresh = status.succeeded.some(is) && !before.status.succeeded.some(is);
    // the success of an SMS before to the same number looks the same; a while later it is this one's
    return fresh || (late && status.succeeded.some(is)) ? 'sent' : 'open';
  }

  /** The row has said what it had to; kept, it would fill the device's memory. */
  async #over(row: StickMessage, verdict: Verdict): Promise<Verdict> {
    await this.#parts.stick.remove(row.index).catch(() => {});
    return verdict;
  }

  #wait(): Promise<void> {
    const { clock, times } = this.#parts.settings;
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = clock.after(times.ask, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}

const lines = (text: string) => text.replaceAll('\r\n', '\n');

function sameText(one: string, other: string): boolean {
  return lines(one) === lines(other);
}
