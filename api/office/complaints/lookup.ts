import type { Child } from '../../../machines/complaint/context.ts';
import type { Store } from '../../../store/ports/store.ts';

/** Finding complaints by what people type. */

/**
 * `a 127`, `No. A-127` → `A127`; `a7` → `A007`. Digits alone get the letters of the newest complaint: within a year
 * that is nearly always the one meant.
 */
export async function ticketNamed(store: Store, typed: string): Promise<string> {
  const compact = typed
    .toUpperCase()
    .replace(/^\s*NO\b/, '')
    .replace(/[^A-Z\d]/g, '');
  const [, typedLetters = '', digits] = /^([A-Z]*)(\d{1,3})$/.exec(compact) ?? [];
  if (digits === undefined) return compact;
  if (typedLetters !== '') return typedLetters + digits.padStart(3, '0');
  const newest = await store.instances.find(
    { machine: 'complaint' },
    { order: 'created', limit: 1 },
  );
  const letters = newest.items[0]?.search.ticket?.replace(/\d/g, '') ?? 'A';
  return letters + digits.padStart(3, '0');
}

/** The newest complaint with the ticket somebody typed; undefined when there is none. */
export function ticketLookup(store: Store): (typed: string) => Promise<Child | undefined> {
  return async (typed) => {
    const ticket = await ticketNamed(store, typed);
    if (ticket === '') return undefined;
    const page = await store.instances.find(
      { machine: 'complaint', ticket },
      { order: 'created', limit: 1 },
    );
    const [first] = page.items;
    if (first === undefined) return undefined;
    return { instance: first.id, ticket, secret: first.search.tags.includes('secret') };
  };
}
