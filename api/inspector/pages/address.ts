import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Store } from '../../../store/ports/store.ts';
import { outwardIds } from '../../office/people/outward-ids.ts';

/**
 * Addresses of instances. The id of a conversation is a phone number, which no address may show, not even
 * as a hash that could be tried out: it is sealed instead.
 */

type Named = Pick<InstanceSummary, 'id' | 'machine'>;

export async function instanceAddress(
  { records }: Pick<Store, 'records'>,
  { id, machine }: Named,
): Promise<string> {
  const name =
    machine === 'conversation' ? (await outwardIds(records)).seal('conversation', id) : id;
  return `/inspektur/${machine}/${encodeURIComponent(name)}`;
}

/** Id of the instance an address names; undefined where it cannot be one. */
export async function idNamed(
  { records }: Pick<Store, 'records'>,
  machine: string,
  name: string,
): Promise<string | undefined> {
  if (machine !== 'conversation') return name;
  return (await outwardIds(records)).open('conversation', name);
}
