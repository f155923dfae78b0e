import { readSubmit } from '../../channels/gsm/virtual/codec.ts';
import { type ListeningModem, listenVirtualModem } from '../../channels/gsm/virtual/listen.ts';
import { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import type { Clock } from '../../channels/port.ts';
import type { Store } from '../../store/ports/store.ts';
import { HotlineProcess } from './hotline-process.ts';
import type { Moment, OnTheLine } from './kill-plan.ts';
import { packWithoutBrakes } from './pack-copy.ts';
import { WatchedModem } from './watched-modem.ts';

const HOTLINE = '+6281200000000';
/** Monday 23 November 2026, 09.00 WIB: office and sending hours, whenever the test runs. */
export const SHIFT = Date.UTC(2026, 10, 23, 2, 0) - Date.now();
/** The modem's own waiting is shortened, or reports that nobody took would hold up the test. */
const MODEM_HASTE = 60;
/** A world in which so long nothing is sent, and that is not at rest, waits for something that does not come, milliseconds. */
const STUCK = 300_000;

export const clock: Clock = {
  now: () => Date.now() + SHIFT,
  monotonic: () => Math.floor(performance.now()),
  after: (milliseconds, wake) => {
    const timer = setTimeout(wake, milliseconds / MODEM_HASTE);
    return () => clearTimeout(timer);
  },
};

export const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A hotline process that is killed and started again, and all that survives it: network, SIM, disk. */
export class CrashWorld {
  readonly network = new VirtualNetwork({ clock });
  readonly modem = new WatchedModem({ network: this.network, clock, number: HOTLINE });
  /** What happened, for the report of a failure. */
  readonly diary: string[] = [];
  readonly #storeUrl: string;
  readonly #begun = Date.now();
  /** SMS that the modem has taken, and when the last of them. */
  #sent = { length: 0, at: Date.now() };
  /** Hundreds of SMS within minutes: the brake, which waits for the next hour, is not what is tested. */
  readonly #pack = packWithoutBrakes();
  #listening: ListeningModem | undefined;
  #process: HotlineProcess | undefined;

  readonly #longest: number;
  readonly #onNote: (what: string) => void;

  /**
   * @param longest milliseconds; a world that is not at rest by then never will be
   * @param onNote told of what happens
   */
  constructor(storeUrl: string, longest: number, onNote: (what: string) => void = () => {}) {
    this.#storeUrl = storeUrl;
    this.#longest = longest;
    this.#onNote = onNote;
  }

  async open(): Promise<void> {
    this.#listening = await listenVirtualModem(this.modem);
  }

  async close(): Promise<void> {
    this.#process?.kill();
    await this.#listening?.close();
    this.#listening = undefined;
    this.#pack.remove();
  }

  note(what: string): void {
    this.diary.push(`${Date.now() - this.#begun} ms: ${what}`);
    this.#onNote(what);
  }

  /** Lets time pass. @throws Error when it has taken too long, or the modem had nothing to do for long */
  async pass(milliseconds: number): Promise<void> {
    await sleep(milliseconds);
    const now = Date.now();
    const { length } = this.modem.journal.entries;
    if (length > this.#sent.length) this.#sent = { length, at: now };
    if (now - this.#begun > this.#longest || now - this.#sent.at > STUCK)
      throw new Error(`it never ends:\n${this.diary.join('\n')}\n${this.process.output}`);
  }

  /** @throws Error when the world is closed */
  start(): void {
    if (this.#listening === undefined) throw new Error('this world is closed');
    const environment = {
      MODEM_PORT: `tcp://127.0.0.1:${this.#listening.port}`,
      HOTLINE_NUMBER: HOTLINE,
      STORE_URL: this.#storeUrl,
      DISTRICT: this.#pack.folder,
      PORT: '0',
      LEASE_SECONDS: '1',
      RECEIPT_GRACE_MINUTES: '0.04',
      LOG_LEVEL: 'warn',
    };
    this.#process = new HotlineProcess(environment, SHIFT);
  }

  get process(): HotlineProcess {
    if (this.#process === undefined) throw new Error('the hotline was not started');
    return this.#process;
  }

  /** Kills the hotline when the moment comes, and starts it again. */
  async killAt(moment: Moment): Promise<void> {
    await this.#comes(moment);
    if (moment.delay > 0) await sleep(moment.delay);
    this.process.kill();
    this.note(`killed: ${moment.name}`);
    const end = await this.process.ended();
    if (end !== 'SIGKILL') throw new Error(`it ended by itself: ${end}\n${this.process.output}`);
    this.start();
  }

  /** Kills at once where the moment has no delay: a turn of the event loop is long for a modem. */
  async #comes(moment: Moment): Promise<void> {
    if (moment.at === 'start') return;
    if (!moment.whileStarting) await this.process.ready();
    let { skip } = moment;
    await new Promise<void>((resolve) => {
      this.modem.watcher = (from, text) => {
        if (from !== moment.from || !moment.pattern.test(text)) return;
        if (!this.#counts(moment.only, text)) return;
        skip -= 1;
        if (skip >= 0) return;
        if (moment.only === 'receipt') this.#switchOffReceiver(text);
        if (moment.delay === 0) this.process.kill();
        this.modem.watcher = () => {};
        resolve();
      };
    });
  }

  #counts(only: OnTheLine['only'], pdu: string): boolean {
    if (only === undefined) return true;
    const submit = readSubmit(pdu.slice(0, -1));
    if ('error' in submit) return false;
    if (only === 'firstPart') return submit.concatenation?.sequence === 1;
    return /^(Trm kasih|SMS Bpk)/.test(submit.text);
  }

  /** The receiver is out of reach from now on, so that no delivery report comes. */
  #switchOffReceiver(pdu: string): void {
    const submit = readSubmit(pdu.slice(0, -1));
    if ('to' in submit) this.network.phone(submit.to).airplane = true;
  }

  allPhonesOn(): void {
    for (const phone of this.network.phones()) phone.airplane = false;
  }

  /** True when nothing is left to do in the modem, in the network and in the store. */
  async atRest(store: Store): Promise<boolean> {
    const { inboxWaiting, outboxWaiting } = await store.status();
    const sending = await store.outbox.list({ state: 'sending', limit: 1 });
    const uncopied = await Promise.all(
      ['acknowledgement', 'urgent'].map((lane) =>
        store.outbox.unconfirmed(lane, Number.MAX_SAFE_INTEGER, 1),
      ),
    );
    const inModem = [...this.modem.memories.values()].reduce((sum, { used }) => sum + used, 0);
    const waiting = inboxWaiting + outboxWaiting + inModem + this.network.waiting(HOTLINE);
    return waiting + sending.length + uncopied.flat().length === 0;
  }
}
