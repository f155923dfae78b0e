import type { TicketFact } from '../base/events.ts';
import { complaintOf, typedTickets } from '../base/named.ts';
import type { Turn } from '../base/response.ts';

/** The complaints that an SMS is about: those it names, or the one whose late part it is. */
export function about(turn: { event: Pick<Turn['event'], 'facts' | 'reading'> }): TicketFact[] {
  const { facts, reading } = turn.event;
  const named = typedTickets(reading).flatMap((typed) => complaintOf(turn, typed) ?? []);
  if (named.length > 0 || facts.continued === null) return named;
  return facts.continued.mine ? [facts.continued] : [];
}
