import { readNotificationChoices, valueAfter } from './at/parse.ts';
import type { AtResult } from './at/result.ts';

/** How the modem announces what comes in: AT+CSMS and AT+CNMI (3GPP TS 27.005 §3.2.1, §3.4.1). */

export interface Announcing {
  /** Values of AT+CNMI as the modem has them; undefined when it took none. */
  notices: number[] | undefined;
  /**
   * AT+CSMS=1 holds: what is handed over directly must be acknowledged within seconds, or the modem hands
   * over nothing more. It is therefore chosen only where the modem gives no reports without it, or keeps no
   * messages.
   */
  acknowledges: boolean;
}

type Ask = (command: string) => Promise<AtResult>;

/** `ds`: reports come directly, or are kept. */
const DIRECT_REPORTS = 1;
const KEPT_REPORTS = 2;
/** `mt`: messages are kept and announced, or handed over. */
const KEPT = 1;
const HANDED_OVER = 2;
/** Several vendors offer mode 2 and then refuse it (oFono sms.c); 0 keeps what there is to say. */
const MODES = [2, 1, 3];

/** @param direct the modem keeps no messages, so they must be handed over */
export async function announce(ask: Ask, direct: boolean): Promise<Announcing> {
  const negotiation = new Negotiation(ask, direct);
  const announcing = await negotiation.run();
  return { ...announcing, notices: await told(ask, announcing.notices) };
}

/** What the modem says that it has: some take a value and keep another, which is no loss later. */
async function told(ask: Ask, wanted: number[] | undefined): Promise<number[] | undefined> {
  if (wanted === undefined) return undefined;
  const answer = await ask('AT+CNMI?');
  return (answer.ok ? readNotices(answer.lines) : undefined) ?? wanted;
}

/** Reads `AT+CNMI?`; undefined when it makes no sense. */
export function readNotices(lines: string[]): number[] | undefined {
  const value = valueAfter(lines, '+CNMI:');
  if (value === undefined || !/^\d+(?: *, *\d+)*$/.test(value)) return undefined;
  return value.split(',').map(Number);
}

class Negotiation {
  readonly #ask: Ask;
  #direct: boolean;
  /** Allowed values of mode, mt, bm, ds, bfr. */
  #offered: number[][] = [];

  constructor(ask: Ask, direct: boolean) {
    this.#ask = ask;
    this.#direct = direct;
  }

  async run(): Promise<Announcing> {
    let acknowledges = await this.#chooseService(this.#direct);
    const offer = await this.#ask('AT+CNMI=?');
    this.#offered = offer.ok ? readNotificationChoices(offer.lines) : [];
    if (this.#direct && !this.#allows(1, HANDED_OVER)) {
      // it keeps them after all, whatever it said of its memory
      this.#direct = false;
      acknowledges = await this.#chooseService(false);
    }
    // kept ones need no acknowledgement, but a memory
    const kept = acknowledges && !this.#direct;
    const order = kept ? [KEPT_REPORTS, DIRECT_REPORTS] : [DIRECT_REPORTS, KEPT_REPORTS];
    const wanted = order.filter((ds) => this.#allows(3, ds));
    const notices = await this.#set(wanted);
    if (notices !== undefined) return { notices, acknowledges };
    return (await this.#withService(wanted, acknowledges)) ?? this.#withoutReports(acknowledges);
  }

  /** Reports may need AT+CSMS=1; kept ones then need no acknowledgement. */
  async #withService(wanted: number[], before: boolean): Promise<Announcing | undefined> {
    if (before || wanted.length === 0 || !(await this.#ask('AT+CSMS=1')).ok) return undefined;
    const notices = await this.#set([...wanted].reverse());
    if (notices !== undefined) return { notices, acknowledges: true };
    await this.#ask('AT+CSMS=0');
    return undefined;
  }

  async #withoutReports(acknowledges: boolean): Promise<Announcing> {
    return { notices: await this.#set([0]), acknowledges };
  }

  /** @returns whether AT+CSMS=1 holds after it */
  async #chooseService(wanted: boolean): Promise<boolean> {
    if ((await this.#ask(`AT+CSMS=${wanted ? 1 : 0}`)).ok) return wanted;
    const answer = await this.#ask('AT+CSMS?');
    return answer.ok && /^1\b/.test(valueAfter(answer.lines, '+CSMS:') ?? '');
  }

  /** Tries each kind of report in each mode, with all five values and then without those at the end. */
  async #set(reports: number[]): Promise<number[] | undefined> {
    const wantedMt = this.#direct ? HANDED_OVER : KEPT;
    const mt = this.#allows(1, wantedMt) ? wantedMt : 0;
    const modes = MODES.filter((mode) => this.#allows(0, mode));
    for (const length of this.#lengths())
      for (const ds of reports)
        for (const mode of modes) {
          const values = [mode, mt, this.#smallest(2), ds, this.#smallest(4)].slice(0, length);
          if ((await this.#ask(`AT+CNMI=${values.join(',')}`)).ok) return values;
        }
    return undefined;
  }

  /** As many values as were offered; a modem that offers nothing readable may want fewer than five. */
  #lengths(): number[] {
    const offered = this.#offered.length;
    return offered >= 4 ? [Math.min(5, offered)] : [5, 4];
  }

  /** The last value is 0 with most modems and 1 with some, and what was not offered is refused. */
  #smallest(at: number): number {
    const offered = this.#offered[at] ?? [];
    return offered.length === 0 ? 0 : Math.min(...offered);
  }

  /** An unreadable offer forbids nothing. */
  #allows(at: number, value: number): boolean {
    const offered = this.#offered[at];
    return offered === undefined || offered.length === 0 || offered.includes(value);
  }
}
