import { createHash } from 'node:crypto';

/**
 * Choices of the demo's people. Each is drawn from the seed and from what it is about, so that none depends
 * on which SMS came first.
 */
export class Draws {
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
  }

  /** 0 ≤ x < 1. @param about what is chosen, as `A014 answer` */
  share(about: string): number {
    const digest = createHash('sha256').update(`${this.seed} ${about}`).digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  }

  between([least, most]: readonly [number, number], about: string): number {
    return least + this.share(about) * (most - least);
  }

  /** @throws RangeError where there is nothing to choose from */
  pick<T>(items: readonly T[], about: string): T {
    const item = items[Math.floor(this.share(about) * items.length)];
    if (item === undefined) throw new RangeError(`${about}: there is nothing to choose from`);
    return item;
  }

  /** The heavier, the more often. @throws RangeError where there is nothing to choose from */
  weighted<T extends { weight: number }>(items: readonly T[], about: string): T {
    const total = items.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.share(about) * total;
    for (const item of items) {
      left -= item.weight;
      if (left < 0) return item;
    }
    throw new RangeError(`${about}: there is nothing to choose from`);
  }
}
