import type {
  Channel,
  ChannelHealth,
  OutgoingSms,
  Receiver,
  SendOutcome,
  SendProgress,
} from '../port.ts';
import type { LineOpener } from './line.ts';
import { ModemLink } from './link.ts';
import { Sender } from './send.ts';
import type { GsmSettings } from './settings.ts';

/**
 * The GSM channel: keeps the line to one modem open (for ever, with back-off), hands what arrives to
 * the receiver and hands over what is to be sent.
 */
export class GsmDriver implements Channel {
  readonly name: string;
  #settings: GsmSettings;
  #open: LineOpener;
  #link: ModemLink | undefined;
  #sender: Sender;
  #listeners = new Set<(health: ChannelHealth) => void>();
  #sending = 0;

  constructor(settings: GsmSettings, open: LineOpener) {
    this.name = settings.name;
    this.#settings = settings;
    this.#open = open;
    this.#sender = new Sender({
      settings,
      ready: () => this.#link?.ready() ?? `modem belum siap: ${this.#trouble()}`,
      storageFull: () => this.#link?.catchUp(),
    });
  }

  async start(receiver: Receiver): Promise<void> {
    const changed = (): void => this.#announceHealth();
    this.#link = new ModemLink(this.#settings, this.#open, receiver, changed);
    this.#link.tell({ type: 'START' });
  }

  async stop(): Promise<void> {
    await this.#link?.stop();
  }

  async send(message: OutgoingSms, progress: SendProgress): Promise<SendOutcome> {
    this.#sending += 1;
    this.#link?.tell({ type: 'SEND_STARTED' });
    try {
      return await this.#sender.send(message, progress);
    } finally {
      this.#sending -= 1;
      if (this.#sending === 0) this.#link?.tell({ type: 'SEND_ENDED' });
    }
  }

  health(): ChannelHealth {
    const link = this.#link;
    const ready = link?.snapshot.hasTag('sends') ?? false;
    const health: ChannelHealth = {
      name: this.name,
      state: stateName(link?.snapshot.value ?? 'closed'),
      ready,
      detail: ready ? (link?.snapshot.context.description ?? '') : this.#trouble(),
      line: this.name,
    };
    return link?.signal === undefined ? health : { ...health, signal: link.signal };
  }

  onHealth(listener: (health: ChannelHealth) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * True when nothing will happen until a timer ends or the modem says something: no command in
   * flight, nothing queued, no notice unread. For tests and scenarios on a simulated clock.
   */
  idle(): boolean {
    return this.#link?.idle() ?? true;
  }

  /** Changes with every step of the work; tells work from waiting for a timer. */
  progress(): number {
    return this.#link?.progress() ?? 0;
  }

  #trouble(): string {
    const reason = this.#link?.alarm ?? this.#link?.snapshot.context.reason;
    return reason || 'modem sedang disiapkan';
  }

  #announceHealth(): void {
    const health = this.health();
    for (const listener of this.#listeners) listener(health);
  }
}

/** `{ready:'idle'}` reads as `ready`; only a send under way is worth telling apart. */
function stateName(value: string | Record<string, unknown>): string {
  if (typeof value === 'string') return value;
  if (value.ready === 'busy') return 'busy';
  return Object.keys(value)[0] ?? '';
}
