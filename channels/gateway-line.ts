import { Activity } from './activity.ts';
import { orUnknown } from './hand-over.ts';
import { HealthBoard } from './health-board.ts';
import type { Log } from './log.ts';
import type {
  Capabilities,
  Channel,
  ChannelHealth,
  OutgoingSms,
  Receiver,
  SendOutcome,
  SendProgress,
} from './port.ts';

/** Hands SMS over, one line's way. */
interface Sender {
  send(message: OutgoingSms, progress: SendProgress): Promise<SendOutcome>;
}

/** What every line that is no serial modem has in common: its board, its count of work, and a sender of its own. */
export abstract class GatewayLine<S extends { name: string; log: Log }> implements Channel {
  readonly name: string;
  abstract readonly can: Capabilities;
  protected readonly settings: S;
  protected readonly board: HealthBoard;
  protected readonly activity = new Activity();

  constructor(settings: S) {
    this.name = settings.name;
    this.settings = settings;
    this.board = new HealthBoard(settings.name, (error) =>
      settings.log('error', 'a health listener failed', { error }),
    );
  }

  abstract start(receiver: Receiver): Promise<void>;
  abstract stop(): Promise<void>;
  /** The sender as it is now; each start makes a new one. */
  protected abstract get sender(): Sender;

  send(message: OutgoingSms, progress: SendProgress): Promise<SendOutcome> {
    return orUnknown(this.sender.send(message, progress), this.settings.log);
  }

  health(): ChannelHealth {
    return this.board.read();
  }

  onHealth(listener: (health: ChannelHealth) => void): () => void {
    return this.board.listen(listener);
  }

  idle(): boolean {
    return this.activity.pending === 0;
  }

  progress(): number {
    return this.activity.steps;
  }

  /** Work that is under way, for a bench that knows which answers it holds back. */
  get pending(): number {
    return this.activity.pending;
  }
}
