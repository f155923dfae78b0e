import { setImmediate as breath } from 'node:timers/promises';
import { Turns } from '../../machines/base/turns.ts';

/**
 * Questions to the server. What is asked in one breath, or while an answer is on its way, is asked with one command;
 * nobody gets an answer to a question that was put before his own.
 */

interface Waiting<V> {
  resolve: (found: V | undefined) => void;
  reject: (error: unknown) => void;
}

/** Looks up things by their ids. */
export class AskedTogether<V> {
  private readonly ask: (ids: string[]) => Promise<ReadonlyMap<string, V>>;
  private waiting = new Map<string, Waiting<V>[]>();
  private asking = false;

  constructor(ask: (ids: string[]) => Promise<ReadonlyMap<string, V>>) {
    this.ask = ask;
  }

  /** Undefined where there is none of that id. */
  get(id: string): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.set(id, [...(this.waiting.get(id) ?? []), { resolve, reject }]);
      void this.askAll();
    });
  }

  private async askAll(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    while (this.waiting.size > 0) {
      await breath();
      const asked = this.waiting;
      this.waiting = new Map();
      try {
        const found = await this.ask([...asked.keys()]);
        for (const [id, all] of asked) for (const { resolve } of all) resolve(found.get(id));
      } catch (error) {
        for (const { reject } of [...asked.values()].flat()) reject(error);
      }
    }
    this.asking = false;
  }
}

/** Shares the answer among those that ask the very same. */
export class SameQuestion {
  private readonly turns = new Turns();
  private readonly waiting = new Map<string, Promise<unknown>>();

  /** @param question the same for the same `ask` only */
  ask<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const waits = this.waiting.get(question) as Promise<T> | undefined;
    if (waits !== undefined) return waits;
    const answer = this.turns.take(question, async () => {
      await breath();
      this.waiting.delete(question);
      return ask();
    });
    this.waiting.set(question, answer);
    return answer;
  }
}
