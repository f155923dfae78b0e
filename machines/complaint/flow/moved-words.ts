import type { Effect } from '../../messages/effects.ts';
import type { ComplaintContext } from '../base/context.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { movedByAdmin } from '../base/moved.ts';

/**
 * Where the reporter's last words go when they are taken back: to the complaint that the admin names, or into one of
 * their own, as secret as this one. What he takes back himself he has said anew.
 */
export function movedWords(
  { lastWords, reporter, secret, ticket }: ComplaintContext,
  event: ComplaintEvent,
): Extract<Effect, { type: 'tell' | 'open' }>[] {
  if (lastWords === undefined || lastWords === null) return [];
  const { type, text, rating, reading, message: id } = lastWords;
  const binding = movedByAdmin(ticket);
  const message = id === undefined ? {} : { message: { id, binding } };
  const read = reading === undefined ? {} : { reading };
  if (event.type === 'admin.move') {
    const by = { role: 'citizen' as const, phone: reporter };
    const rated = rating === undefined ? {} : { rating };
    const told = { type, text, ...rated, ...read, by };
    return [{ type: 'tell', params: { instance: event.parent.instance, event: told, ...message } }];
  }
  if (event.type !== 'admin.unsay' || text.trim() === '') return [];
  const input = { at: event.at, reporter, text, secret, ...read };
  return [{ type: 'open', params: { machine: 'complaint', input, ...message } }];
}
