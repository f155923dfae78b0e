import type { Store } from '../../../store/ports/store.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { createKeeper } from './keeper.ts';
import { higher, type Lag, lagsOf, type Mark } from './mark.ts';
import { marksAt, marksOfCopies, type Place } from './places.ts';

/** After a loss: numbers that were given once are never given again. */

/**
 * Lets the numbers of a store go on above what was noted.
 * @returns the series that were raised
 */
export async function raiseAbove(store: Store, marks: Pick<Mark, 'numbers'>[]): Promise<Lag[]> {
  const stored = await store.identity.read();
  const numbers = marks.map((mark) => mark.numbers).reduce(higher, {});
  await store.numbers.raise(numbers);
  return lagsOf(stored, { numbers, audit: 0 });
}

/**
 * Makes a restored file the right store of its place: its numbers go on above those that were noted, and
 * from now on it is the one that is noted.
 * @param file of the embedded store, that nobody has open
 * @param told numbers that people know to have been given, by series
 * @returns the series that were raised
 */
export async function adoptRestored(
  file: string,
  place: Place,
  told: Record<string, number> = {},
): Promise<Lag[]> {
  const store = new SqliteStore(file);
  // of a backup from before there were ids nobody knows whose it is: all that was noted here counts
  await store.open({ readOnly: true });
  const { id } = await store.identity.read().finally(() => store.close());
  const marks = marksAt(place).filter((mark) => id === null || mark.store === id);
  const copies = id === null ? [] : marksOfCopies(place, id);
  await store.open();
  try {
    const raised = await raiseAbove(store, [...marks, ...copies, { numbers: told }]);
    createKeeper(place, await store.identity.read(), () => {}).close();
    return raised;
  } finally {
    await store.close();
  }
}
