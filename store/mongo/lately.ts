import type { StoredInstance } from '../ports/instances.ts';

/**
 * Instances as this process read or wrote them last. Nothing that is written rests on it: a commit names the revision
 * and the writer that its decision was made on.
 */

const MOST = 500;

export class Lately {
  private readonly found = new Map<string, { instance: StoredInstance | undefined; at: number }>();

  /**
   * @param instance undefined where there is none of that id
   * @param at when it was so; what is known of later stays
   */
  note(id: string, instance: StoredInstance | undefined, at = performance.now()): void {
    if ((this.found.get(id)?.at ?? 0) > at) return;
    this.found.delete(id);
    this.found.set(id, { instance, at });
    const [oldest] = this.found.keys();
    if (this.found.size > MOST && oldest !== undefined) this.found.delete(oldest);
  }

  forget(id: string): void {
    this.found.delete(id);
  }

  /** @param age milliseconds; undefined where nothing so young is known */
  known(id: string, age: number): { instance: StoredInstance | undefined } | undefined {
    const found = this.found.get(id);
    return found !== undefined && performance.now() - found.at <= age ? found : undefined;
  }
}
