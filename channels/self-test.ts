import { pause } from './hand-over.ts';
import type { Channel, Clock, IncomingSms, Receiver, SendOutcome } from './port.ts';

/** An SMS from a line to its own number: the one proof that it sends and receives. */

const SECOND = 1000;
/** How long a line may take to be ready, and an SMS to be back, milliseconds. */
const READY_WAIT = 90 * SECOND;
const WAY_WAIT = 120 * SECOND;
const TRIES = 3;
const RETRY_AFTER = 5 * SECOND;
/** A longer wait before the next try is told instead. */
const LONGEST_RETRY = 30 * SECOND;

const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

export interface SelfTest {
  channel: Channel;
  /** The line's own number, E.164. */
  number: string;
  /** In the text, to know it by. */
  code: string;
  clock: Clock;
  /** Whether an SMS with the code has arrived. */
  arrived(): Promise<boolean>;
}

/** What came of it. Both must be true for a line that works. */
export interface SelfTested {
  sent: boolean;
  received: boolean;
  /** From the sending until it was back, milliseconds; absent where it is not. */
  tookMs?: number;
  /** What went wrong, for a person. */
  trouble?: string;
}

/** @param random 0 ≤ x < 1 */
export function newCode(random: () => number): string {
  return Array.from({ length: 6 }, () => SIGNS[Math.floor(random() * SIGNS.length)]).join('');
}

export function testText(code: string): string {
  return `UJI ${code}: SMS uji dari hotline kepada nomornya sendiri. Tidak perlu dibalas.`;
}

/** Waits until the line is ready, sends it, and waits until it is back. Never rejects. */
export async function selfTest(test: SelfTest): Promise<SelfTested> {
  const { channel, clock } = test;
  if (!(await until(clock, READY_WAIT, async () => channel.health().ready)))
    return { sent: false, received: false, trouble: channel.health().detail };
  const begun = clock.monotonic();
  const outcome = await sent(test);
  if (outcome.outcome !== 'sent' && outcome.outcome !== 'unknown')
    return { sent: false, received: false, trouble: outcome.error };
  const received = await until(clock, WAY_WAIT, () => test.arrived().catch(() => false));
  // what is back was sent, whatever the line said of it
  if (received) return { sent: true, received, tookMs: clock.monotonic() - begun };
  const trouble =
    outcome.outcome === 'sent'
      ? `tidak diterima dalam ${WAY_WAIT / SECOND} detik`
      : `tidak pasti terkirim: ${outcome.error}`;
  return { sent: outcome.outcome === 'sent', received, trouble };
}

async function sent({ channel, number, code, clock }: SelfTest): Promise<SendOutcome> {
  const message = {
    ...{ id: `uji-${code}`, to: number, text: testText(code) },
    ...{ statusReport: false, sentParts: [] },
  };
  const progress = { handingOver: async () => {}, sent: async () => {} };
  let outcome = await channel.send(message, progress);
  for (let tried = 1; tried < TRIES && outcome.outcome === 'retry'; tried += 1) {
    const { retryAfterMs = RETRY_AFTER } = outcome;
    if (retryAfterMs > LONGEST_RETRY) break;
    await pause(clock, retryAfterMs);
    outcome = await channel.send(message, progress);
  }
  return outcome;
}

async function until(clock: Clock, wait: number, holds: () => Promise<boolean>): Promise<boolean> {
  const end = clock.monotonic() + wait;
  while (!(await holds())) {
    if (clock.monotonic() >= end) return false;
    await pause(clock, SECOND);
  }
  return true;
}

/**
 * Takes nothing but the test SMS: whatever else arrives is refused, so that it stays where it is until a
 * hotline stores it.
 */
export class TestReceiver implements Receiver {
  /** How many SMS of others were there. */
  readonly others = new Set<string>();
  #code: string;
  #came = false;

  constructor(code: string) {
    this.#code = code;
  }

  get came(): boolean {
    return this.#came;
  }

  async messages(messages: IncomingSms[]): Promise<void> {
    const others = messages.filter(({ text }) => !text.includes(this.#code));
    for (const { fingerprint } of others) this.others.add(fingerprint);
    if (others.length < messages.length) this.#came = true;
    if (others.length > 0) throw new Error('only the test SMS is taken; others stay');
  }

  async parts(): Promise<void> {
    throw new Error('only the test SMS is taken; parts stay');
  }

  async report(): Promise<void> {
    throw new Error('only the test SMS is taken; reports stay');
  }

  time(): void {}

  async storedAt(): Promise<undefined> {
    return undefined;
  }
}
