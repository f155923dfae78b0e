import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { SmsParams } from '../engine/outbox-rows.ts';
import type { Hands } from '../engine/process.ts';
import type { Recipient } from '../messages/effects.ts';
import { TELLS_NOTHING } from '../messages/messages.ts';
import { COMPLAINT } from './kind.ts';

/**
 * Where an SMS of a complaint goes that was written to a phone its reporter has no more: to the one he has now.
 * @returns null where it goes to whom it was meant for
 */
export async function movedWith(
  { instances }: Hands,
  { instance, to, params }: OutboxEntry,
  role: string,
): Promise<Recipient | null> {
  if (role !== 'citizen' || to === null) return null;
  const context = await instances.of(COMPLAINT).context(instance);
  if (context?.formerPhones?.includes(to) !== true || context.reporter === to) return null;
  const { message } = JSON.parse(params) as SmsParams;
  // the old phone itself hears that it is over
  return TELLS_NOTHING.has(message.template) ? null : { role: 'citizen', phone: context.reporter };
}
