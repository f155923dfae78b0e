import type { Clock } from '../../port.ts';
import { writeSubmit } from '../pdu/write.ts';
import { cms, ok, type Reply } from './command.ts';
import type { FaultScript, PduMishap } from './faults.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { SENT } from './memory.ts';
import { octetsOf } from './message-commands.ts';
import type { VirtualNetwork } from './network.ts';
import type { SimSide } from './sim-side.ts';

export interface OutgoingOptions {
  number: string;
  network: VirtualNetwork;
  clock: Clock;
  faults: FaultScript;
  journal: Journal;
  simSide: SimSide;
  /** Cause with which the network, or the modem, refuses an SMS to this number; undefined when it does not. */
  refusal(to: string): number | undefined;
  /** Told of every SMS-SUBMIT that the network took. */
  submitted(entry: JournalEntry): void;
}

/** What comes of a PDU: the modem's answer, and how it goes wrong. */
export interface Outcome {
  reply: Reply;
  mishap?: PduMishap | undefined;
  /** Sends an SMS on its way; for when the answer is out. */
  dispatch?: (() => void) | undefined;
}

/** What a modem does with the PDUs that its host gives it: sends them, or keeps them for later. */
export class Outgoing {
  #options: OutgoingOptions;
  #references = 0;

  constructor(options: OutgoingOptions) {
    this.#options = options;
  }

  /**
   * Hands an SMS-SUBMIT to the network.
   * @param length octets without the service-centre field, as the host said
   * @param result what tells the message reference: `+CMGS` or `+CMSS`
   */
  send(pdu: string, length: number, result = '+CMGS'): Outcome {
    const { faults, simSide } = this.#options;
    const fault = faults.take('pdu');
    // 500, unknown error: for mishaps that leave an answer.
    if (fault && !fault.sent) return { reply: cms(500), mishap: fault.mishap };
    if (octetsOf(pdu) !== length) return { reply: cms(304) };
    // 331, no network service.
    if (!simSide.onAir()) return { reply: cms(331) };
    return { ...this.#submit(pdu, result), mishap: fault?.mishap };
  }

  /** Text mode: what was typed goes out as it is. */
  sendText(to: string, text: string): Outcome {
    const [pdu] = writeSubmit({ number: to, text, statusReport: false, reference: 0 });
    return pdu === undefined ? { reply: cms(305) } : this.send(pdu.hex, pdu.length);
  }

  /** Sends what lies in a memory, and marks it as sent. */
  sendStored(memory: string, index: number): Outcome {
    const slot = this.#options.simSide.memories.get(memory)?.get(index);
    if (!slot) return { reply: cms(321) };
    const outcome = this.send(slot.pdu, octetsOf(slot.pdu), '+CMSS');
    if (outcome.reply.final === 'OK') slot.status = SENT;
    return outcome;
  }

  /** Keeps a PDU in a memory; 322 when it is full. */
  store(pdu: string, length: number, memory: string, status: number): Reply {
    if (octetsOf(pdu) !== length) return cms(304);
    const index = this.#options.simSide.memories.get(memory)?.add(pdu, status);
    return index === undefined ? cms(322) : ok(`+CMGW: ${index}`);
  }

  #submit(pdu: string, result: string): Outcome {
    const { number, network, clock, faults, journal, submitted, refusal } = this.#options;
    const reference = (this.#references + 1) & 0xff;
    const submission = network.submit(number, pdu, reference);
    if (!submission.accepted) return { reply: cms(submission.cause) };
    const { to, text } = submission.submit;
    const cause = refusal(to);
    if (cause !== undefined) return { reply: cms(cause) };
    this.#references = reference;
    const entry = { at: clock.now(), reference, to, text, pdu };
    journal.add(entry);
    submitted(entry);
    const reply = ok(`${result}: ${reference}`);
    if (!faults.take('earlyReport')) return { reply, dispatch: () => submission.dispatch() };
    submission.dispatch();
    return { reply };
  }
}
