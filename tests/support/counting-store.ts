import type { Store } from '../../store/port.ts';

/** A store that counts what is asked of it. */

export interface CountingStore {
  store: Store;
  /** Calls by method since the last time they were taken. */
  take(): Record<string, number>;
}

export function countingStore(inner: Store): CountingStore {
  let calls: Record<string, number> = {};
  const store = new Proxy(inner, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function' || typeof name !== 'string') return found;
      return (...given: unknown[]) => {
        calls[name] = (calls[name] ?? 0) + 1;
        return Reflect.apply(found, target, given) as unknown;
      };
    },
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
