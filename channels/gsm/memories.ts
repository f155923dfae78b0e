import type { AtCommands } from './at/dialogue.ts';
import { type MemoryUse, readMemories, readMemoryUses } from './at/parse.ts';
import type { StoredPdu } from './at/parse-stored.ts';
import type { AtFailure } from './at/result.ts';
import { isRefusal } from './pdu-mode.ts';
import type { GsmSettings } from './settings.ts';
import { type Storage, setCommand } from './storage.ts';

/** Where a message lies. */
export interface Place {
  memory: string;
  index: number;
}

/** A message as it was found in the modem. */
export interface Found extends StoredPdu, Place {}

/** A modem takes longer to start anew, which puts back what AT+CPMS had selected. */
const PROVEN_FOR = 1000;

/** The modem's memories, of which AT commands mean the one that AT+CPMS has selected. */
export class Memories {
  readonly #settings: GsmSettings;
  readonly #storage: Storage;
  /** As far as known. */
  #selected: string | undefined;
  /** When the modem last confirmed it, on the clock that nobody sets. */
  #provenAt: number;
  #abandoned = false;
  /** By memory, as it was told last. */
  readonly #uses = new Map<string, { used: number; total: number }>();

  constructor(settings: GsmSettings, storage: Storage) {
    this.#settings = settings;
    this.#storage = storage;
    this.#selected = storage.memories[0];
    this.#provenAt = settings.clock.monotonic();
  }

  /** From now on no memory can be selected, and so nothing be touched. */
  abandon(): void {
    this.#abandoned = true;
  }

  /** How full the memory is that was nearest to being full when it was last asked for. */
  get fullest(): { used: number; total: number } | undefined {
    const share = ({ used, total }: { used: number; total: number }): number =>
      total === 0 ? 0 : used / total;
    return [...this.#uses.values()].sort((left, right) => share(right) - share(left))[0];
  }

  /**
   * Makes sure that the memory is the one meant: deleting the same place in another would destroy a
   * message nobody has read, and a modem that started anew in silence means another. Where what comes in is put stays as it was chosen.
   */
  async select(at: AtCommands, memory: string): Promise<boolean> {
    if (this.#abandoned) return false;
    if (this.#selected === memory && this.#isProven()) return true;
    const names = [memory, ...this.#storage.otherUses];
    const answer = await at.command(setCommand(names), { prefix: '+CPMS:' });
    this.#selected = answer.ok ? memory : undefined;
    this.#provenAt = this.#settings.clock.monotonic();
    if (answer.ok) this.#note(readMemoryUses(answer.lines, names));
    else this.complain(setCommand(names), answer.failure);
    return answer.ok;
  }

  #isProven(): boolean {
    return this.#settings.clock.monotonic() - this.#provenAt < PROVEN_FOR;
  }

  /** Asks how full the memories are. */
  async ask(at: AtCommands): Promise<MemoryUse[]> {
    const answer = await at.command('AT+CPMS?', { prefix: '+CPMS:' });
    const uses = answer.ok ? readMemories(answer.lines) : [];
    this.#note(uses);
    return uses;
  }

  /** Silence and a lost line are told elsewhere; some modems call an empty memory an error. */
  complain(command: string, failure: AtFailure): void {
    if (!isRefusal(failure)) return;
    this.#settings.log('warn', `modem refuses ${command}: ${failure.text}`);
  }

  #note(uses: MemoryUse[]): void {
    const known = [...this.#storage.memories, this.#storage.memory];
    for (const { memory, used, total } of uses)
      if (memory !== undefined && known.includes(memory)) this.#uses.set(memory, { used, total });
  }
}
