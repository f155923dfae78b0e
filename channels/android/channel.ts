import { GatewayLine } from '../gateway-line.ts';
import { httpClient } from '../http.ts';
import { messageOf } from '../log.ts';
import type { Capabilities, Receiver } from '../port.ts';
import { Rounds } from '../rounds.ts';
import { REFUSED_LOGIN } from './failures.ts';
import { type HookEvent, Hooks } from './hooks.ts';
import { AndroidInbox } from './inbox.ts';
import { Phone, PhoneRefusal } from './phone.ts';
import { incomingOf } from './received.ts';
import { AndroidSender } from './sender.ts';
import { setUp, troublesOf } from './set-up.ts';
import type { AndroidSettings } from './settings.ts';
import { DeliveryWatch } from './watch.ts';

const CAN: Capabilities = {
  reports: true,
  longSms: 'there',
  parallel: 1,
  senderChoice: false,
  cost: 'card',
};

/** What runs from start to stop. */
interface Running {
  receiver: Receiver;
  inbox: AndroidInbox;
  watch: DeliveryWatch;
  rounds: Rounds;
  hooks: Hooks | undefined;
}

/**
 * An Android telephone with the app SMS Gateway as a line. What came in is read from the telephone's list;
 * its webhooks only make that sooner, as they come twice, out of order, or never.
 */
export class AndroidChannel extends GatewayLine<AndroidSettings> {
  readonly can = CAN;
  readonly #phone: Phone;
  protected sender: AndroidSender;
  #running: Running | undefined;
  #caredAt = Number.NEGATIVE_INFINITY;
  #isSetUp = false;
  #hookTrouble: string | undefined;

  constructor(settings: AndroidSettings) {
    super(settings);
    this.#phone = new Phone(settings, httpClient(settings.clock, this.activity));
    this.sender = this.#newSender();
  }

  async start(receiver: Receiver): Promise<void> {
    const { clock, times, hook } = this.settings;
    const parts = { settings: this.settings, phone: this.#phone, receiver };
    const watched = { ...parts, activity: this.activity };
    const running: Running = {
      receiver,
      inbox: new AndroidInbox(watched),
      watch: new DeliveryWatch(watched),
      rounds: new Rounds({
        clock,
        times: { every: times.poll, ...times },
        work: () => this.#round(),
        failed: (error) => this.#failed(error),
      }),
      hooks: hook === undefined ? undefined : this.#newHooks(hook),
    };
    this.#running = running;
    this.#isSetUp = false;
    this.sender = this.#newSender();
    this.board.show({ state: 'opening', ready: false, detail: 'telepon sedang dihubungi' });
    await running.hooks?.listen().catch((error: unknown) => {
      this.#hookTrouble = messageOf(error);
      this.settings.log('error', 'webhooks cannot be taken', { error: messageOf(error) });
    });
    running.rounds.start();
    running.watch.start();
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    this.sender.stop();
    await running?.hooks?.close();
    await Promise.all([running?.rounds.stop(), running?.watch.stop()]);
    this.board.show({ state: 'closed', ready: false, detail: 'saluran tidak dijalankan' });
  }

  #newSender(): AndroidSender {
    return new AndroidSender({
      settings: this.settings,
      phone: this.#phone,
      trouble: () => (this.board.read().ready ? undefined : this.board.read().detail),
      watch: (id, to, doubtful) => this.#running?.watch.add(id, to, doubtful),
    });
  }

  #newHooks(hook: NonNullable<AndroidSettings['hook']>): Hooks {
    return new Hooks({
      settings: hook,
      clock: this.settings.clock,
      take: (event) => this.#take(event),
      refused: (reason) => this.settings.log('warn', 'a webhook was not taken', { reason }),
    });
  }

  async #round(): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    const { clock, times } = this.settings;
    if (clock.monotonic() - this.#caredAt >= times.care || !this.#isSetUp)
      await this.#care(running);
    await running.inbox.look();
  }

  /** Sees that the telephone is well, knows how it is to behave, and has missed nothing. */
  async #care({ inbox, watch }: Running): Promise<void> {
    const health = await this.#phone.health();
    if (!this.#isSetUp) {
      await setUp(this.#phone, this.settings);
      await watch.recall();
    }
    await this.#phone.refresh(inbox.from);
    this.#isSetUp = true;
    this.#caredAt = this.settings.clock.monotonic();
    const troubles = troublesOf(health, this.#phone.drift);
    if (this.#hookTrouble !== undefined) troubles.push(this.#hookTrouble);
    const about = `SMS Gateway ${health.version} di ${this.settings.url.host}`;
    this.board.show({ state: 'ready', ready: true, detail: [about, ...troubles].join('; ') });
  }

  #failed(error: unknown): void {
    this.#isSetUp = false;
    const refused = error instanceof PhoneRefusal && REFUSED_LOGIN.has(error.status);
    const state = refused ? 'blocked' : 'recovering';
    const detail = refused
      ? 'telepon menolak nama atau kata sandi: periksa user dan password'
      : `telepon tidak dapat dihubungi: ${messageOf(error)}`;
    this.board.show({ state, ready: false, detail });
    this.settings.log('warn', 'the telephone cannot be used', { error: messageOf(error) });
  }

  /** What a webhook says is stored, or looked up; it resolves when it need not come again. */
  async #take({ event, payload }: HookEvent): Promise<void> {
    const running = this.#running;
    if (running === undefined) throw new Error('saluran tidak dijalankan');
    if (event === 'sms:received') await this.#takeSms(running, payload);
    const id = String(payload.messageId ?? '');
    if (event.startsWith('sms:') || event.startsWith('mms:')) running.rounds.hurry();
    this.sender.bell(id);
    running.watch.bell(id);
  }

  async #takeSms({ receiver }: Running, payload: Record<string, unknown>): Promise<void> {
    const { name: line, countryCode, clock } = this.settings;
    const { sender, phoneNumber, message, receivedAt } = payload;
    const arrived = {
      sender: String(sender ?? phoneNumber ?? ''),
      text: String(message ?? ''),
      at: String(receivedAt),
      raw: payload,
    };
    const incoming = incomingOf(arrived, { line, countryCode, now: clock.now() });
    await this.activity.track(receiver.messages([incoming]));
  }
}
