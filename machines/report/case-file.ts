import type { StoredDocument } from '../../store/ports/documents.ts';
import type { Store } from '../../store/ports/store.ts';
import type { ComplaintContext } from '../complaint/base/context.ts';
import type { LetterContext } from '../letter/context.ts';
import type { CaseFile } from './compliance.ts';

type Reading = Pick<Store, 'inbox' | 'documents' | 'outbox' | 'instances'>;

const MOST_OF_ONE_NUMBER = 10;

/** Whether a document is of a letter that was voided: it stays in the archive, but proves nothing. */
async function isVoid(store: Reading, { id, type, number }: StoredDocument): Promise<boolean> {
  const voided = { machine: 'letter', kind: type, ticket: number, state: 'voided' };
  const { items } = await store.instances.find(voided, {
    order: 'created',
    limit: MOST_OF_ONE_NUMBER,
  });
  for (const letter of items) {
    const stored = await store.instances.load(letter.id);
    if (stored === undefined) continue;
    const { context } = JSON.parse(stored.snapshot) as { context: LetterContext };
    if (context.documents.some((kept) => kept.id === id)) return true;
  }
  return false;
}

/**
 * Everything that is kept of a complaint and counts, for its compliance with the SOP.
 * @throws StoreUnavailableError
 */
export async function caseFileOf(store: Reading, complaint: ComplaintContext): Promise<CaseFile> {
  const [messages, archived, outbox] = await Promise.all([
    store.inbox.of(complaint.id),
    store.documents.of(complaint.id),
    store.outbox.of(complaint.id),
  ]);
  const voided = await Promise.all(archived.map((document) => isVoid(store, document)));
  const documents = archived.filter((_, index) => voided[index] !== true);
  return { complaint, messages, documents, outbox };
}
