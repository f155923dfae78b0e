import type { ModemEvent } from '../../machines/modem/events.ts';
import type { AtCommands, AtDialogue } from './at/dialogue.ts';
import { askTime } from './at/time.ts';
import { askUssd } from './at/ussd.ts';
import type { ModemFacts } from './init.ts';
import type { Memories } from './memories.ts';
import { askRegistration, DENIED_ADVICE } from './registration.ts';
import type { GsmSettings } from './settings.ts';
import { lostSetting } from './verify.ts';

export interface CareEvents {
  tell(event: ModemEvent): void;
  /** Signal or memory may be different. */
  changed(): void;
  /** The operator's words about the credit. Rejects when they could not be stored. */
  balance(text: string): Promise<void>;
  /** What time it is for the modem, epoch milliseconds. */
  time(at: number): void;
}

/** The open modem that is cared for. */
export interface CaredFor {
  dialogue: AtDialogue;
  facts: ModemFacts;
  memories: Memories;
}

/** When the operator is to be asked for the credit; outlives the open line. */
export interface BalancePlan {
  nextAt: number;
}

/** Between two questions for the time. */
const TIME_EVERY = 10 * 60_000;

/** Before an answer that did not come is asked for again. */
const BALANCE_RETRY = 30 * 60_000;

/**
 * Asks one open modem now and then how it is: network, signal, whether it still is as it was set up, how
 * full its memory is. Its answers are the heartbeat: a modem that gives none is found dead here.
 */
export class Care {
  /** 0 to 31; undefined until it was told. */
  signal: number | undefined;
  #memories: Memories;
  #dialogue: AtDialogue;
  #facts: ModemFacts;
  #events: CareEvents;
  #asking = false;
  #ended = false;
  #settings: GsmSettings;
  #plan: BalancePlan;
  #timeAt = Number.NEGATIVE_INFINITY;

  constructor(
    { dialogue, facts, memories }: CaredFor,
    settings: GsmSettings,
    plan: BalancePlan,
    events: CareEvents,
  ) {
    this.#dialogue = dialogue;
    this.#facts = facts;
    this.#memories = memories;
    this.#settings = settings;
    this.#plan = plan;
    this.#events = events;
  }

  /** Hears no more answers: the line is closed or the modem is set up anew. */
  end(): void {
    this.#ended = true;
  }

  /** Asks for the network and the signal, unless that is being asked already. */
  ask(): void {
    if (this.#asking) return;
    this.#asking = true;
    void this.#dialogue.turn('care', askRegistration).then(({ signal, registered, denied }) => {
      this.#asking = false;
      if (this.#ended) return;
      this.signal = signal ?? this.signal;
      const reason = denied ? { reason: DENIED_ADVICE } : {};
      if (registered !== undefined)
        this.#events.tell({ type: 'REGISTRATION', registered, ...reason });
      if (registered === true) this.#lookAfter();
      if (registered === true) void this.#askBalance();
    });
  }

  async #askBalance(): Promise<void> {
    const { balance, clock, log } = this.#settings;
    if (balance === undefined || clock.now() < this.#plan.nextAt) return;
    this.#plan.nextAt = clock.now() + Math.min(balance.every, BALANCE_RETRY);
    const outcome = await this.#dialogue.turn('care', (at) => askUssd(at, balance.code));
    if (this.#ended) return;
    if ('error' in outcome) {
      const { error } = outcome;
      log('warn', 'the credit could not be asked for', { code: balance.code, error });
      return;
    }
    try {
      await this.#events.balance(outcome.text);
      this.#plan.nextAt = clock.now() + balance.every;
    } catch (error) {
      log('warn', 'the operator’s answer could not be stored', { error: String(error) });
    }
  }

  /** How full the memory is; undefined before it was asked. */
  get memory(): { used: number; total: number } | undefined {
    return this.#memories.fullest;
  }

  /** Whoever sets it, the network or nobody, is judged by who hears it. */
  async #askTime(at: AtCommands): Promise<void> {
    const { clock } = this.#settings;
    if (clock.monotonic() - this.#timeAt < TIME_EVERY) return;
    this.#timeAt = clock.monotonic();
    const time = await askTime(at);
    if (time !== undefined && !this.#ended) this.#events.time(time);
  }

  #lookAfter(): void {
    void this.#dialogue
      .turn('care', async (at) => {
        const lost = await lostSetting(at, this.#facts);
        await this.#memories.ask(at);
        await this.#askTime(at);
        return lost;
      })
      .then((lost) => {
        if (this.#ended) return;
        if (lost !== undefined) this.#events.tell({ type: 'SETTINGS_LOST', reason: lost });
        this.#events.changed();
      });
  }
}
