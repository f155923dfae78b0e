import type { TicketFact } from './base/events.ts';

/** So many complaints are offered to be chosen from. */
const MOST_OFFERED = 4;

/**
 * What is put before a citizen to choose from: of many, those that he reported last, in the order in which he reported them, so that
 * "the first" and "the last" are the same in time and in the list.
 * @param tickets newest first
 */
export function asReported(tickets: TicketFact[]): TicketFact[] {
  return tickets
    .slice(0, MOST_OFFERED)
    .toSorted((a, b) => a.createdAt - b.createdAt || a.instance.localeCompare(b.instance));
}
