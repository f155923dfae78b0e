import { GatewayLine } from '../gateway-line.ts';
import { httpClient } from '../http.ts';
import { messageOf } from '../log.ts';
import type { Capabilities, Receiver } from '../port.ts';
import { Rounds } from '../rounds.ts';
import { HilinkInbox } from './inbox.ts';
import { HilinkSender } from './sender.ts';
import { CODE, HilinkError, HilinkSession } from './session.ts';
import type { HilinkSettings } from './settings.ts';
import { BOX, Stick } from './stick.ts';

const CAN: Capabilities = {
  reports: false,
  longSms: 'there',
  parallel: 1,
  senderChoice: false,
  cost: 'card',
};

/** From this share on a full memory is near, and with it SMS that the network must keep back. */
const NEARLY_FULL = 0.8;
/** A refused login is not tried again before; a few in a row lock the device. */
const LOGIN_PAUSE_MS = 3_600_000;
/** What `monitoring/status` says of a card that works, and of a network that carries everything. */
const CARD_WORKS = '1';
const SERVICE = '2';

interface Running {
  inbox: HilinkInbox;
  rounds: Rounds;
}

/** A Huawei HiLink stick or router as a line. */
export class HilinkChannel extends GatewayLine<HilinkSettings> {
  readonly can = CAN;
  readonly #session: HilinkSession;
  readonly #stick: Stick;
  protected sender: HilinkSender;
  #running: Running | undefined;
  #caredAt = Number.NEGATIVE_INFINITY;
  #model = '';
  /** The device answered in the latest round. */
  #reachable = false;
  /** User or password were refused: the same again would lock the device. */
  #refused: { error: HilinkError; until: number } | undefined;

  constructor(settings: HilinkSettings) {
    super(settings);
    this.#session = new HilinkSession(settings, httpClient(settings.clock, this.activity));
    this.#stick = new Stick(this.#session);
    this.sender = this.#newSender();
  }

  async start(receiver: Receiver): Promise<void> {
    const { clock, times } = this.settings;
    const activity = this.activity;
    const parts = { settings: this.settings, stick: this.#stick, receiver, activity };
    const rounds = new Rounds({
      clock,
      times: { every: times.poll, ...times },
      work: () => this.#round(),
      failed: (error) => this.#failed(error),
    });
    this.#running = { inbox: new HilinkInbox(parts), rounds };
    this.sender = this.#newSender();
    this.#session.forget();
    this.#reachable = false;
    this.board.show({ state: 'opening', ready: false, detail: 'perangkat sedang dihubungi' });
    rounds.start();
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    this.sender.stop();
    await running?.rounds.stop();
    this.board.show({ state: 'closed', ready: false, detail: 'saluran tidak dijalankan' });
  }

  #newSender(): HilinkSender {
    return new HilinkSender({
      settings: this.settings,
      stick: this.#stick,
      trouble: () => (this.board.read().ready ? undefined : this.board.read().detail),
    });
  }

  async #round(): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    const { clock, times } = this.settings;
    if (this.#refused !== undefined && clock.monotonic() < this.#refused.until)
      throw this.#refused.error;
    // what has arrived is taken before anything else is looked at
    await running.inbox.empty();
    if (this.#reachable && clock.monotonic() - this.#caredAt < times.care) return;
    await running.inbox.empty(BOX.simInbox);
    await this.#care(running);
    this.#reachable = true;
    this.#caredAt = clock.monotonic();
  }

  async #care({ inbox }: Running): Promise<void> {
    const ask = <T>(question: Promise<T>): Promise<T | undefined> => question.catch(ifUnsupported);
    if (this.#model === '') this.#model = (await ask(this.#stick.model())) ?? 'perangkat HiLink';
    const { sim, service } = (await ask(this.#stick.status())) ?? { sim: '', service: '' };
    const signal = await ask(this.#stick.signal());
    const memory = await ask(this.#stick.memory());
    const about = `${this.#model} di ${this.settings.url.host}`;
    const more = {
      ...(signal === undefined ? {} : { signal }),
      ...(memory === undefined ? {} : { memory }),
    };
    const full = memory !== undefined && memory.used >= memory.total * NEARLY_FULL;
    const troubles = [
      ...(full ? [`memori perangkat hampir penuh (${memory.used} dari ${memory.total})`] : []),
      ...(inbox.trouble === undefined ? [] : [inbox.trouble]),
    ];
    const waits = waitingFor(sim, service);
    if (waits !== undefined) this.board.show({ ...waits, ready: false, ...more });
    else {
      const detail = [about, ...troubles].join('; ');
      this.board.show({ state: 'ready', ready: true, detail, ...more });
    }
  }

  #failed(error: unknown): void {
    this.#reachable = false;
    this.#session.forget();
    const until = this.settings.clock.monotonic() + LOGIN_PAUSE_MS;
    const refused = error instanceof HilinkError && error.wrongLogin ? { error, until } : undefined;
    if (error !== this.#refused?.error) this.#refused = refused;
    this.settings.log('warn', 'the device cannot be used', { error: messageOf(error) });
    this.board.show({ ...troubleOf(error), ready: false });
  }
}

/** Why a device that answers cannot send; undefined where it can, or does not say. */
function waitingFor(sim: string, service: string): { state: string; detail: string } | undefined {
  if (sim !== '' && sim !== CARD_WORKS)
    return { state: 'blocked', detail: 'perangkat tidak mempunyai kartu SIM yang dapat dipakai' };
  if (service !== '' && service !== SERVICE)
    return { state: 'registering', detail: 'perangkat mencari jaringan seluler' };
  return undefined;
}

function troubleOf(error: unknown): { state: string; detail: string } {
  if (!(error instanceof HilinkError))
    return { state: 'recovering', detail: `perangkat tidak dapat dihubungi: ${messageOf(error)}` };
  if (error.code === CODE.locked)
    return { state: 'blocked', detail: 'perangkat terkunci karena kata sandi salah berkali-kali' };
  if (error.wrongLogin || error.code === CODE.noRight)
    return { state: 'blocked', detail: 'perangkat meminta masuk: periksa user dan password' };
  if (error.code === CODE.unsupported)
    return { state: 'blocked', detail: 'perangkat ini tidak mengenal SMS' };
  return { state: 'recovering', detail: error.message };
}

/** What a device does not know need not be known. */
function ifUnsupported(error: unknown): undefined {
  if (error instanceof HilinkError) return undefined;
  throw error;
}
