import type { Store } from '../../store/port.ts';
import type { SnapshotReader } from '../engine/ports.ts';
import { isDigest, type ReportContext } from './context.ts';

/** Digests stay in this state for a day or two, beside the written reports that are looked for. */
const MOST_SENT = 50;

/**
 * Written reports that were sent and that the Bupati has not acknowledged yet (SOP step 7), newest first.
 * @throws StoreUnavailableError
 */
export async function sentReports(
  store: Pick<Store, 'find'>,
  instances: SnapshotReader,
): Promise<ReportContext[]> {
  const page = await store.find(
    { machine: 'report', state: 'sent' },
    { order: 'created', limit: MOST_SENT },
  );
  const found = await Promise.all(page.items.map(({ id }) => instances.snapshot(id)));
  return found
    .flatMap((instance) =>
      instance === undefined ? [] : [instance.snapshot.context as ReportContext],
    )
    .filter(({ kind }) => !isDigest(kind));
}
