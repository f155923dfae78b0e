import type { JournalEntry } from '../../channels/gsm/virtual/journal.ts';
import type { Rules } from '../../machines/district/rules.ts';
import type { Compose } from '../../machines/engine/ports.ts';
import type { Store } from '../../store/ports/store.ts';
import * as incoming from './audit.ts';
import * as outgoing from './audit-outgoing.ts';
import type { SentSms } from './townspeople.ts';

/** What the outside world knows, and what is needed to understand the books. */
export interface World {
  sent: SentSms[];
  journal: JournalEntry[];
  rules: Rules;
  compose: Compose;
}

/** Everything that is lost, doubled or wrong in the store, in words; when nothing waits any more. */
export async function faultsOf(store: Store, world: World): Promise<string[]> {
  const { sent, journal, rules, compose } = world;
  const books = await incoming.readBooks(store);
  const all = outgoing.smsOfBooks(books, compose);
  return [
    ...incoming.inboxFaults(books, sent),
    ...incoming.bindingFaults(books, sent),
    ...(await incoming.numberFaults(books, store)),
    ...(await incoming.timerFaults(store, rules)),
    ...outgoing.waitingFaults(books),
    ...outgoing.journalFaults(all, journal),
    ...outgoing.doubleFaults(all, journal),
    ...outgoing.receiptFaults(books, all, journal),
  ];
}

/** Receipts that the network has twice, as original and as copy. */
export async function doubledReceipts(store: Store, world: World): Promise<number> {
  const books = await incoming.readBooks(store);
  return outgoing.doubled(outgoing.smsOfBooks(books, world.compose), world.journal).length;
}
