import { interceptStore } from '../../store/base/intercepted.ts';
import type { Store } from '../../store/ports/store.ts';

/** A store that counts what is asked of it. */

export interface CountingStore {
  store: Store;
  /** Calls by method since the last time they were taken. */
  take(): Record<string, number>;
}

export function countingStore(inner: Store): CountingStore {
  let calls: Record<string, number> = {};
  const store = interceptStore(inner, (call, work) => {
    calls[call] = (calls[call] ?? 0) + 1;
    return work();
  });
  return {
    store,
    take() {
      const taken = calls;
      calls = {};
      return taken;
    },
  };
}

export function total(calls: Record<string, number>): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}
