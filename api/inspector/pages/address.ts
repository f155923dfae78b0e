import { createHash } from 'node:crypto';
import { encodeCursor } from '../../../store/cursor.ts';
import type { InstanceSummary, Store } from '../../../store/port.ts';

/**
 * Addresses of instances. The id of a conversation is a phone number, which no address may show: it is
 * found by when it was made and by a short hash of its id instead.
 */

type Named = Pick<InstanceSummary, 'id' | 'machine' | 'createdAt'>;

const HASH_LENGTH = 12;
/** Instances of one millisecond that are looked through together. */
const BATCH = 100;

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, HASH_LENGTH);
}

function nameOf({ id, machine, createdAt }: Named): string {
  return machine === 'conversation' ? `${createdAt.toString(36)}-${hashOf(id)}` : id;
}

export function instanceAddress(instance: Named): string {
  return `/inspektur/${instance.machine}/${encodeURIComponent(nameOf(instance))}`;
}

/** Instances made at a moment, through the index that pages use. */
async function* madeAt(store: Store, machine: string, at: number) {
  let cursor: string | null = encodeCursor({ value: at + 1, id: ' ' });
  while (cursor !== null) {
    const page = await store.find({ machine }, { order: 'created', limit: BATCH, cursor });
    yield* page.items.filter(({ createdAt }) => createdAt === at);
    cursor = page.items.every(({ createdAt }) => createdAt === at) ? page.next : null;
  }
}

/** Id of the instance an address names; undefined where it cannot be one. */
export async function idNamed(
  store: Store,
  machine: string,
  name: string,
): Promise<string | undefined> {
  if (machine !== 'conversation') return name;
  const [, time, hash] = /^([\da-z]{1,11})-([\da-f]{12})$/.exec(name) ?? [];
  if (time === undefined) return undefined;
  for await (const { id } of madeAt(store, machine, Number.parseInt(time, 36)))
    if (hashOf(id) === hash) return id;
  return undefined;
}
