import { SqliteStore } from '../../store/sqlite/store.ts';
import { newChange } from './change.ts';

/** Writes instances until it is killed, and prints each id once the store has acknowledged it. */

const store = new SqliteStore(process.argv[2] ?? '');
await store.open();
for (let n = 0; ; n += 8) {
  const ids = Array.from({ length: 8 }, (_, i) => `c${n + i}`);
  await Promise.all(
    ids.map(async (id) => {
      await store.instances.commit(newChange(id, 0));
      process.stdout.write(`${id}.\n`);
    }),
  );
}
