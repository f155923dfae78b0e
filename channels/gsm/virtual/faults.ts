/** What goes wrong with the answer to a command or a PDU. */
export type Mishap =
  /** No answer at all. */
  | 'hang'
  /** The modem restarts: settings forgotten, `RDY` (says nothing about messages, they stay). */
  | 'reset'
  /** The modem restarts without a word, or without a word and in text mode. */
  | { restart: 'silent' | 'text' }
  /** The line breaks, and can be opened again at once. */
  | 'drop'
  /** The modem is pulled out, and put back after so many milliseconds. */
  | { unplug: number }
  /** These lines are the whole answer, and nothing is done. */
  | { answer: string[] }
  /** The ordinary answer, with these lines in its middle. */
  | { inside: string[] }
  /** Raw text before the ordinary answer. */
  | { garbage: string }
  /** The ordinary answer, so many milliseconds late. */
  | { slow: number }
  /** So many lines of the ordinary answer, then no more of it. */
  | { cut: number; end: 'hang' | 'reset' | 'drop' };

/** What can go wrong once the modem has a PDU: its answer has no middle. */
export type PduMishap = Exclude<Mishap, { inside: string[] }>;

/** One entry of the fault script. Each strikes once, or `times` times, after being passed over `skip` times. */
export type Fault = { times?: number | undefined; skip?: number | undefined } & (
  | { at: 'command'; command: string; mishap: Mishap }
  /** After AT+CMGS: the modem waits for the PDU but shows no prompt. */
  | { at: 'prompt' }
  /** After the PDU: whether the network has it, and what the modem does then. */
  | { at: 'pdu'; sent: boolean; mishap: PduMishap }
  /** The +CMTI or +CDSI for a message that is stored. */
  | { at: 'notice'; mishap: 'lose' | 'double' }
  /** The memory has no room for a message: the network keeps it until a place was freed. */
  | { at: 'memory' }
  /**
   * A long message: only these of its parts come, counted from 1, in this order; those in `late` come
   * so many milliseconds after them, the others never.
   */
  | {
      at: 'parts';
      order: number[];
      late?: number[] | undefined;
      after?: number | undefined;
    }
  /** A status report never comes. */
  | { at: 'lostReport' }
  /** A status report comes before +CMGS. */
  | { at: 'earlyReport' }
  /** A status report comes so many milliseconds late. */
  | { at: 'lateReport'; after: number }
);

type FaultAt<Place extends Fault['at']> = Extract<Fault, { at: Place }>;

/** The faults a virtual modem still has before it, in the order they were written. */
export class FaultScript {
  #faults: Fault[] = [];

  add(...faults: Fault[]): void {
    this.#faults.push(...faults.map((fault) => ({ ...fault })));
  }

  clear(): void {
    this.#faults = [];
  }

  /** How many are still before it. */
  get waiting(): number {
    return this.#faults.length;
  }

  /** True when every fault has struck as often as it should. */
  done(): boolean {
    return this.#faults.length === 0;
  }

  /** Takes the first fault for this place that strikes now. */
  take<Place extends Fault['at']>(place: Place, command = ''): FaultAt<Place> | undefined {
    const fault = this.#faults.find((candidate) => strikesAt(candidate, place, command));
    if (!fault) return undefined;
    if (fault.skip) {
      fault.skip -= 1;
      return undefined;
    }
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) this.#faults = this.#faults.filter((other) => other !== fault);
    return fault as FaultAt<Place>;
  }
}

function strikesAt(fault: Fault, place: Fault['at'], command: string): boolean {
  return fault.at === place && (fault.at !== 'command' || command.startsWith(fault.command));
}
