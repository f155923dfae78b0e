import type { Store } from '../../store/port.ts';
import type { ComplaintContext } from '../complaint/context.ts';
import type { CaseFile } from '../report/compliance.ts';

/**
 * Everything that is kept of a complaint, for its compliance with the SOP.
 * @throws StoreUnavailableError
 */
export async function caseFileOf(
  store: Pick<Store, 'inboxOf' | 'documentsOf' | 'outboxOf'>,
  complaint: ComplaintContext,
): Promise<CaseFile> {
  const [messages, documents, outbox] = await Promise.all([
    store.inboxOf(complaint.id),
    store.documentsOf(complaint.id),
    store.outboxOf(complaint.id),
  ]);
  return { complaint, messages, documents, outbox };
}
