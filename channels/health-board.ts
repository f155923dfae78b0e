import type { ChannelHealth } from './port.ts';

type Shown = Omit<ChannelHealth, 'name' | 'line'>;

/** What a channel says of itself, and who is told when that changes. */
export class HealthBoard {
  readonly #name: string;
  #shown: Shown = { state: 'closed', ready: false, detail: 'saluran tidak dijalankan' };
  readonly #listeners = new Set<(health: ChannelHealth) => void>();
  readonly #complain: (error: string) => void;

  /** @param complain told of a listener that failed */
  constructor(name: string, complain: (error: string) => void) {
    this.#name = name;
    this.#complain = complain;
  }

  read(): ChannelHealth {
    return { name: this.#name, line: this.#name, ...this.#shown };
  }

  /** Replaces what is said; those who listen hear only of a difference. */
  show(shown: Shown): void {
    const before = JSON.stringify(this.#shown);
    this.#shown = shown;
    if (JSON.stringify(shown) === before) return;
    for (const listener of this.#listeners) this.#tell(listener);
  }

  listen(listener: (health: ChannelHealth) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A listener's fault must not reach the line. */
  #tell(listener: (health: ChannelHealth) => void): void {
    try {
      listener(this.read());
    } catch (error) {
      this.#complain(String(error));
    }
  }
}
