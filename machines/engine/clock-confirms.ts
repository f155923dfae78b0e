import type { InboxEntry } from '../../store/ports/inbox.ts';
import type { EngineParts } from './parts.ts';

const CONFIRMS = /^\W*jam\s+(sudah\s+)?benar\W*$/i;

/** The admin says by SMS that the computer's time is right. */
export function confirmsClock({ rules }: Pick<EngineParts, 'rules'>, sms: InboxEntry): boolean {
  const { contacts } = rules.district;
  const isAdmin = contacts.some(({ role, phone }) => role === 'admin' && phone === sms.from);
  return isAdmin && CONFIRMS.test(sms.text);
}
