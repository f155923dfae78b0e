import { createRequire } from 'node:module';

/**
 * jest-circus asks an `AsyncLocalStorage` which test runs, makes one for each test file and ends none: from then on Node
 * tells all of them of every promise, which took a tenth of the time of all tests. Here tests run one after another.
 */

const hooks = createRequire(import.meta.url)('node:async_hooks');

/** Stands in for `AsyncLocalStorage` where only one thing runs at a time. */
class OneAtATime {
  #now;

  getStore() {
    return this.#now;
  }

  /**
   * @param now what runs, until `work` is done
   * @param {() => Promise<unknown>} work
   */
  async run(now, work) {
    const before = this.#now;
    this.#now = now;
    try {
      return await work();
    } finally {
      this.#now = before;
    }
  }
}

/** Loads what would follow promises, so that it does without. */
export function withoutHooks(load) {
  const { AsyncLocalStorage } = hooks;
  hooks.AsyncLocalStorage = OneAtATime;
  try {
    return load();
  } finally {
    hooks.AsyncLocalStorage = AsyncLocalStorage;
  }
}
