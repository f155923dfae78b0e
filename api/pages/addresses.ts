import { kindOf } from '../../machines/engine/kind.ts';
import type { ProcessDesk } from '../../machines/people/process-desk.ts';
import type { Hotline } from '../hotline/hotline.ts';

/** Addresses of pages that several doors lead to. */

/** The list of a process: its own, or the one that is made from its value. */
export function listAddress(name: string, desk: ProcessDesk): string {
  return desk.home ?? `/proses/${name}`;
}

/**
 * The page of an instance at the desk; null where its process has none.
 * @throws RangeError for an id that no process has
 */
export function pageAddress(
  { processes }: Pick<Hotline, 'processes'>,
  instance: string,
): string | null {
  const kinds = processes.map(({ process: { name, idPrefix }, desk }) => ({
    name,
    idPrefix,
    desk,
  }));
  const { name, desk } = kindOf(kinds, instance);
  return desk === undefined ? null : `${listAddress(name, desk)}/${encodeURIComponent(instance)}`;
}
