import type { Stage } from '../scenario/stage.ts';

/** What the demo's people are about to do, in the order of its time. */

interface Errand {
  /** Epoch milliseconds. */
  at: number;
  /** Of two at the same time the one that was noted first comes first. */
  order: number;
  run(): void | Promise<void>;
}

export class Diary {
  private readonly errands: Errand[] = [];
  private noted = 0;

  /** @param at epoch milliseconds, a fraction is dropped; what has passed is done next */
  note(at: number, run: Errand['run']): void {
    this.noted += 1;
    this.errands.push({ at: Math.floor(at), order: this.noted, run });
    this.errands.sort((a, b) => a.at - b.at || a.order - b.order);
  }

  /** Does what is noted until then, each at its time; what lies later is never done. */
  async live(stage: Stage, until: number): Promise<void> {
    for (let next = this.due(until); next !== undefined; next = this.due(until)) {
      await stage.advance(Math.max(0, next.at - stage.clock.now()));
      await next.run();
    }
    await stage.advance(Math.max(0, until - stage.clock.now()));
  }

  private due(until: number): Errand | undefined {
    const [next] = this.errands;
    return next !== undefined && next.at <= until ? this.errands.shift() : undefined;
  }
}
