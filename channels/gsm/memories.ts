import type { AtCommands } from './at/dialogue.ts';
import type { StoredPdu } from './at/parse-stored.ts';
import type { AtFailure } from './at/result.ts';
import { isRefusal } from './pdu-mode.ts';
import type { GsmSettings } from './settings.ts';

/** Where a message lies. */
export interface Place {
  memory: string;
  index: number;
}

/** A message as it was found in the modem. */
export interface Found extends StoredPdu, Place {}

/** The modem's memories, of which AT commands mean the one that AT+CPMS has selected. */
export class Memories {
  readonly #settings: GsmSettings;
  /** As far as known. */
  #selected: string | undefined;
  #abandoned = false;

  constructor(settings: GsmSettings, selected: string | undefined) {
    this.#settings = settings;
    this.#selected = selected;
  }

  /** From now on no memory can be selected, and so nothing be touched. */
  abandon(): void {
    this.#abandoned = true;
  }

  /**
   * Makes sure that the memory is the one meant: deleting the same place in another would destroy a
   * message nobody has read.
   */
  async select(at: AtCommands, memory: string): Promise<boolean> {
    if (this.#abandoned) return false;
    if (this.#selected === memory) return true;
    const answer = await at.command(`AT+CPMS="${memory}"`, { prefix: '+CPMS:' });
    this.#selected = answer.ok ? memory : undefined;
    if (!answer.ok) this.complain(`AT+CPMS="${memory}"`, answer.failure);
    return answer.ok;
  }

  /** Silence and a lost line are told elsewhere; some modems call an empty memory an error. */
  complain(command: string, failure: AtFailure): void {
    if (!isRefusal(failure)) return;
    this.#settings.log('warn', `modem refuses ${command}: ${failure.text}`);
  }
}
