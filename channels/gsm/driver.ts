import { orUnknown } from '../hand-over.ts';
import type {
  Capabilities,
  Channel,
  ChannelHealth,
  OutgoingSms,
  Receiver,
  SendOutcome,
  SendProgress,
} from '../port.ts';
import type { LineOpener } from './at/line.ts';
import { ModemLink } from './link.ts';
import type { ModemInspection, ModemValue } from './machine-runner.ts';
import { CommandRefused, refusalOfCommand } from './one-command.ts';
import { Sender } from './send.ts';
import type { GsmSettings } from './settings.ts';

/** From this share on a full memory is near, and with it SMS that the network must keep back. */
const NEARLY_FULL = 0.8;

/** What is going on in each state that cannot send, for the person who looks at the health page. */
const WAITING: Record<string, string> = {
  closed: 'modem tidak dijalankan',
  opening: 'saluran modem sedang dibuka',
  initialising: 'modem sedang disiapkan',
  registering: 'modem mencari jaringan seluler',
  resyncing: 'modem tidak menjawab, sedang dicoba lagi',
  resetting: 'modem sedang dinyalakan ulang',
  recovering: 'modem akan dibuka lagi',
  blocked: 'modem menunggu bantuan petugas',
};

const CAN: Capabilities = {
  reports: true,
  longSms: 'here',
  parallel: 1,
  senderChoice: false,
  cost: 'card',
};

/**
 * The GSM channel: keeps the line to one modem open (for ever, with back-off), hands what arrives to
 * the receiver and hands over what is to be sent.
 */
export class GsmDriver implements Channel {
  readonly name: string;
  readonly can: Capabilities = CAN;
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
      ready: () => this.#link?.ready() ?? this.#trouble(),
      storageFull: () => this.#link?.catchUp(),
      doubted: () => this.#link?.askNetwork(),
      setUpAgain: (reason) => this.#link?.tell({ type: 'SETTINGS_LOST', reason }),
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
      return await orUnknown(this.#sender.send(message, progress), this.#settings.log);
    } finally {
      this.#sending -= 1;
      if (this.#sending === 0) this.#link?.tell({ type: 'SEND_ENDED' });
    }
  }

  health(): ChannelHealth {
    const link = this.#link;
    const { signal, memory } = link?.care ?? {};
    const ready = link?.snapshot.hasTag('sends') ?? false;
    const health: ChannelHealth = {
      name: this.name,
      state: stateName(link?.snapshot.value ?? 'closed'),
      ready,
      detail: ready ? this.#description() : this.#trouble(),
      line: this.name,
    };
    return {
      ...health,
      ...(signal === undefined ? {} : { signal }),
      ...(memory === undefined ? {} : { memory }),
    };
  }

  /**
   * Gives one command of a technician between its own.
   * @param listening milliseconds after the answer, for what the modem says later
   * @returns what the modem said, line by line
   * @throws CommandRefused where it would do harm, or no line is open
   */
  async command(text: string, listening = 0): Promise<string[]> {
    const refusal = refusalOfCommand(text);
    if (refusal !== undefined) throw new CommandRefused(`${text}: ${refusal}`);
    const heard = await this.#link?.command(text, listening);
    if (heard === undefined) throw new CommandRefused(this.#trouble());
    return heard;
  }

  /** Its statechart, for those who look into it; undefined before it is started. */
  inspect(): ModemInspection | undefined {
    return this.#link?.inspect();
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

  #description(): string {
    const { description = '' } = this.#link?.snapshot.context ?? {};
    const { held } = this.#sender;
    const refused = held && `semua SMS ditolak (${held}); periksa pulsa dan kartu, dicoba terus`;
    const receiving = this.#link?.receivingTrouble ?? fullness(this.#link?.care?.memory);
    return [description, refused, receiving].filter(Boolean).join('; ');
  }

  #trouble(): string {
    const link = this.#link;
    const state = WAITING[stateName(link?.snapshot.value ?? 'closed')] ?? 'modem sedang disiapkan';
    const reason = link?.alarm ?? link?.snapshot.context.reason;
    return reason ? `${state}: ${reason}` : state;
  }

  #announceHealth(): void {
    const health = this.health();
    for (const listener of this.#listeners) this.#call(listener, health);
  }

  /** A listener's fault must not reach the dialogue with the modem. */
  #call(listener: (health: ChannelHealth) => void, health: ChannelHealth): void {
    try {
      listener(health);
    } catch (error) {
      this.#settings.log('error', 'a health listener failed', { error: String(error) });
    }
  }
}

function fullness(memory: ChannelHealth['memory']): string | undefined {
  const { used, total } = memory ?? { used: 0, total: 0 };
  if (total === 0 || used < total * NEARLY_FULL) return undefined;
  const state = used >= total ? 'penuh' : 'hampir penuh';
  return `memori modem ${state} (${used} dari ${total})`;
}

/** Of `ready` only a send under way is worth telling apart. */
function stateName(value: ModemValue): string {
  if (typeof value === 'string') return value;
  if ('ready' in value) return value.ready?.sending === 'busy' ? 'busy' : 'ready';
  return Object.keys(value)[0] ?? '';
}
