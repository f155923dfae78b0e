import type { TicketItem } from '../../messages/values.ts';
import { letterTicket } from '../../numbers/tickets.ts';
import type { TicketFact } from './events.ts';

/** A ticket as a list writes it: with its year where two in it have the same code. */
function listed({ instance, ticket }: TicketFact, all: TicketFact[]): string {
  const same = all.filter((other) => other.ticket === ticket);
  return same.length === 1 ? ticket : letterTicket(Number(instance.slice(0, 4)), ticket);
}

/** Complaints as lists in SMS name them. */
export function items(tickets: TicketFact[]): TicketItem[] {
  return tickets.map((one) => {
    const { category, due } = one;
    return { ticket: listed(one, tickets), category, due };
  });
}
