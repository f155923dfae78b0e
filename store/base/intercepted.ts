import type { Store } from '../ports/store.ts';

/** Name of a call to the store: `inbox.claim`, `open`. */
export type StoreCall = {
  [Part in keyof Store]: Store[Part] extends (...given: never[]) => unknown
    ? Part
    : `${Part}.${keyof Store[Part] & string}`;
}[keyof Store];

type Around = (call: StoreCall, work: () => unknown) => unknown;

function intercepted<T extends object>(target: T, path: string, around: Around): T {
  const parts = new Map<string, object>();
  const partOf = (part: object, name: string): object => {
    const known = parts.get(name) ?? intercepted(part, `${name}.`, around);
    parts.set(name, known);
    return known;
  };
  return new Proxy(target, {
    get(_, name) {
      const found: unknown = Reflect.get(target, name);
      const call = `${path}${String(name)}` as StoreCall;
      if (typeof found === 'function')
        return (...given: unknown[]) => around(call, () => Reflect.apply(found, target, given));
      const isPart = path === '' && typeof found === 'object' && found !== null;
      return isPart ? partOf(found, String(name)) : found;
    },
  });
}

/**
 * The same store, each call to which goes through somebody else's hands (simulated power cuts, tests).
 * @param around what it answers is what the caller gets
 */
export function interceptStore(store: Store, around: Around): Store {
  return intercepted(store, '', around);
}
