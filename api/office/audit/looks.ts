import type { ReadingPorts } from '../../../machines/conversation/sms-event.ts';
import { maskNumber } from '../../../machines/numbers/masks.ts';
import { createAuditLog } from './audit-log.ts';

const ACTIONS = { looked: 'complaint.looked', refused: 'access.denied' } as const;

/** What people of the office look at by SMS, and what they were refused, as rows of the audit log. */
export function createLooks(
  parts: Parameters<typeof createAuditLog>[0],
): NonNullable<ReadingPorts['looked']> {
  const audit = createAuditLog(parts);
  return ({ role, phone, agency = null }, look, instance) => {
    const who = { user: maskNumber(phone), role };
    return audit.record(who, ACTIONS[look], instance, { via: 'sms', agency });
  };
}
