import { appendFileSync } from 'node:fs';

/** An SMS-SUBMIT that the virtual modem took from its host. */
export interface JournalEntry {
  /** Epoch milliseconds. */
  at: number;
  /** Message reference (TP-MR) that the modem gave it. */
  reference: number;
  to: string;
  /** Text of this part. */
  text: string;
  pdu: string;
}

/**
 * Every PDU handed to the modem, in order: what "was sent" means in a crash test. With a file, each
 * entry is appended to it as a line of JSON before the modem answers.
 */
export class Journal {
  readonly entries: JournalEntry[] = [];
  #file: string | undefined;

  constructor(file?: string) {
    this.#file = file;
  }

  add(entry: JournalEntry): void {
    this.entries.push(entry);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }
}
