import { expect, it } from '@jest/globals';
import type { Fault, Mishap } from '../../../channels/gsm/virtual/faults.ts';
import type { SentPart } from '../../../channels/port.ts';
import { Bench } from './bench.ts';

/** A small generator of numbers in [0, 1), the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const MISHAPS: Mishap[] = [
  'hang',
  'reset',
  'drop',
  { answer: ['ERROR'] },
  { answer: ['+CMS ERROR: 500'] },
  { answer: ['+CMS ERROR: 513'] },
  { garbage: '\xff\x81+CM\r\n' },
  { slow: 7_000 },
  { cut: 5, end: 'drop' },
  { cut: 5, end: 'hang' },
];
const COMMANDS = [
  'AT+CMGL',
  'AT+CMGR',
  'AT+CMGD',
  'AT+CMGS',
  'AT+CSQ',
  'AT+CREG?',
  'AT+CNMA',
  'AT',
];

/** An SMS of the outbox, with what an outbox would do about each outcome. */
interface Row {
  id: string;
  text: string;
  parts: SentPart[];
  /** Sent, unknown or failed: never handed over again. */
  ended?: string;
}

/** One hotline in bad weather: what citizens send, what it sends, and everything going wrong. */
class Storm {
  readonly bench: Bench;
  readonly incoming: string[] = [];
  readonly rows: Row[] = [];
  #random: () => number;
  #sending: { row: Row; sending: ReturnType<Bench['send']> } | undefined;

  constructor(seed: number) {
    this.#random = randomOf(seed);
    // a SIM that is soon full, or one that many messages gather on
    this.bench = new Bench({ slots: seed % 2 === 0 ? 8 : 40 });
  }

  async run(steps: number): Promise<void> {
    await this.bench.start();
    for (let step = 0; step < steps; step += 1) await this.#step();
    this.bench.modem.faults.clear();
    this.bench.receiver.down = false;
    for (let minute = 0; minute < 30; minute += 1) await this.#pass(60_000);
  }

  #pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)] as T;
  }

  async #step(): Promise<void> {
    const dice = this.#random();
    if (dice < 0.05) for (let n = 0; n < 15; n += 1) this.#citizenWrites();
    else if (dice < 0.3) this.#citizenWrites();
    else if (dice < 0.5) this.#queue();
    else if (dice < 0.75) this.bench.modem.faults.add(this.#fault());
    else if (dice < 0.8) await this.#crash();
    else if (dice < 0.85) this.bench.receiver.down = !this.bench.receiver.down;
    else await this.#pass(Math.floor(this.#random() * 90_000));
    await this.#pass(this.#random() < 0.5 ? 0 : 1_000);
  }

  #citizenWrites(): void {
    const text = `Aduan ${this.incoming.length} ${'x'.repeat(Math.floor(this.#random() * 400))}`;
    this.incoming.push(text);
    this.bench.citizen().send(text);
  }

  #queue(): void {
    const id = `sms-${this.rows.length}`;
    // The name is in every part, however the text is cut.
    const long = this.#random() < 0.3 ? 50 : 3;
    this.rows.push({ id, text: ` ${id} `.repeat(long), parts: [] });
  }

  #fault(): Fault {
    const mishap = this.#pick(MISHAPS);
    const dice = this.#random();
    if (dice < 0.15) return { at: 'notice', mishap: this.#pick(['lose', 'double'] as const) };
    if (dice < 0.25) return { at: 'prompt' };
    if (dice < 0.55) return this.#pduFault();
    return { at: 'command', command: this.#pick(COMMANDS), mishap };
  }

  /** A refusal with a clear cause is true: modems that lie there cannot be told from honest ones. */
  #pduFault(): Fault {
    if (this.#random() < 0.3) {
      return { at: 'pdu', sent: false, mishap: { answer: ['+CMS ERROR: 500'] } };
    }
    const answer = [this.#pick(['ERROR', '+CMS ERROR: 513', '+CMS ERROR: 777'])];
    const mishap = this.#pick<Exclude<Mishap, { inside: string[] }>>([
      'hang',
      'reset',
      'drop',
      { answer },
    ]);
    return { at: 'pdu', sent: this.#random() < 0.5, mishap };
  }

  async #crash(): Promise<void> {
    this.#settle(true);
    await this.bench.crashAndRestart();
  }

  /** Time passes while the outbox works. */
  async #pass(milliseconds: number): Promise<void> {
    this.#settle(false);
    const row = this.rows.find((candidate) => candidate.ended === undefined);
    if (!this.#sending && row) {
      const { id, text, parts } = row;
      this.#sending = { row, sending: this.bench.send(text, { id, sentParts: parts }) };
    }
    await this.bench.clock.advance(milliseconds);
    this.#settle(false);
  }

  /** Writes down how far the SMS under way has come; after a crash, only what was durably noted. */
  #settle(crashed: boolean): void {
    if (!this.#sending) return;
    const { row, sending } = this.#sending;
    const { outcome, progress } = sending;
    if (!outcome && !crashed) return;
    row.parts = [...row.parts, ...progress.parts.filter((part) => part !== undefined)];
    const doubtful = !outcome && progress.handedOver.length > progress.parts.filter(Boolean).length;
    if (outcome && outcome.outcome !== 'retry') row.ended = outcome.outcome;
    else if (doubtful) row.ended = 'unknown';
    this.#sending = undefined;
  }
}

/** More of them: `STORMS=1000 npm run -s test:unit -- tests/channels/gsm/storm`. */
const SEEDS = Array.from({ length: Number(process.env.STORMS ?? 10) }, (_, at) => at + 1);

it.each(SEEDS)(
  'loses nothing, doubles nothing and lies about nothing in storm %i',
  async (seed) => {
    const storm = new Storm(seed);
    await storm.run(60);
    const { bench, incoming, rows } = storm;
    expect(bench.driver.health()).toMatchObject({ ready: true });
    expect(bench.receiver.texts().sort()).toEqual([...incoming].sort());
    expect(bench.stored()).toBe(0);
    const { entries } = bench.modem.journal;
    // A part has the same PDU whenever it is handed over: none was twice.
    expect(new Set(entries.map((entry) => entry.pdu)).size).toBe(entries.length);
    for (const { id, text, ended } of rows) {
      const parts = entries.filter((entry) => entry.text.includes(` ${id} `));
      const whole = parts.map((part) => part.text).join('') === text;
      expect([id, ended, ended === 'unknown' || whole === (ended === 'sent')]).toEqual([
        id,
        ended,
        true,
      ]);
      expect(ended).toBeDefined();
    }
  },
);
