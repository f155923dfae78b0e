import type {
  Capabilities,
  Channel,
  ChannelHealth,
  OutgoingSms,
  SendOutcome,
  SendProgress,
  SentPart,
} from '../../channels/port.ts';

/** What left for a phone, in the order in which it did. */
export interface Left {
  /** Row of the outbox. */
  id: string;
  at: number;
  to: string;
  text: string;
}

/** SMS as phones show them: those of several parts put together. */
export function wholeSms(left: readonly Left[]): Left[] {
  const whole = new Map<string, Left>();
  for (const part of left) {
    const known = whole.get(part.id);
    whole.set(part.id, { ...part, text: `${known?.text ?? ''}${part.text}` });
  }
  return [...whole.values()];
}

/** Characters to a part: what matters here is only that long texts have several. */
const PART = 153;

const PAPER: Capabilities = {
  reports: true,
  longSms: 'here',
  parallel: 1,
  senderChoice: false,
  cost: 'card',
};

function partsOf(text: string): string[] {
  const count = Math.max(1, Math.ceil(text.length / PART));
  return Array.from({ length: count }, (_, index) => text.slice(index * PART, (index + 1) * PART));
}

/** A line without a modem: what is handed over is written down, part by part. */
export class PaperLine implements Channel {
  readonly name = 'paper';
  readonly can: Capabilities = PAPER;
  readonly left: Left[] = [];
  /** False while the modem is off. */
  on = true;
  /** Called before each part is handed over. */
  beforePart: (to: string, index: number) => Promise<void> = () => Promise.resolve();
  private readonly now: () => number;
  private references = 0;

  constructor(now: () => number) {
    this.now = now;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  health(): ChannelHealth {
    return { name: this.name, state: this.on ? 'ready' : 'off', ready: this.on, detail: '' };
  }

  onHealth(): () => void {
    return () => {};
  }

  idle(): boolean {
    return true;
  }

  progress(): number {
    return this.references;
  }

  async send(sms: OutgoingSms, progress: SendProgress): Promise<SendOutcome> {
    const texts = partsOf(sms.text);
    const parts: SentPart[] = [...sms.sentParts];
    for (let index = parts.length; index < texts.length; index += 1) {
      try {
        await this.beforePart(sms.to, index);
        await progress.handingOver(index, texts.length);
      } catch (error) {
        return { outcome: 'retry', error: String(error) };
      }
      const part = { reference: String(++this.references % 256), sentAt: this.now() };
      this.left.push({ id: sms.id, at: this.now(), to: sms.to, text: texts[index] ?? '' });
      await progress.sent(index, part);
      parts.push(part);
    }
    return { outcome: 'sent', line: this.name, parts };
  }
}
