import type { Store } from '../../store/ports/store.ts';
import type { Instances } from '../engine/move.ts';
import { isDigest, type ReportContext } from './context.ts';
import { REPORT } from './kind.ts';

/** Digests stay in this state for a day or two, beside the written reports that are looked for. */
const MOST_SENT = 50;

/**
 * Written reports that were sent and that the Bupati has not acknowledged yet (SOP step 7), newest first.
 * @throws StoreUnavailableError
 */
export async function sentReports(
  store: Pick<Store, 'instances'>,
  instances: Pick<Instances, 'of'>,
): Promise<ReportContext[]> {
  const page = await store.instances.find(
    { machine: REPORT.name, state: 'sent' },
    { order: 'created', limit: MOST_SENT },
  );
  const reports = instances.of(REPORT);
  const found = await Promise.all(page.items.map(({ id }) => reports.context(id)));
  return found.filter((report) => report !== undefined).filter(({ kind }) => !isDigest(kind));
}
