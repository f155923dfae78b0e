import { z } from 'zod';

/** Fields that lines of every kind have, and how each is checked. */

export const nameField = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,19}$/, 'lower case letters, digits and -');
export const numberField = z.string().regex(/^\+\d{6,15}$/, 'international form, +62…');

/** What any line may have beside its own. */
export const commonFields = {
  name: nameField,
  /** Operator as `operators.yaml` of the district pack calls it; found by the number if not given. */
  operator: z.string().min(1).optional(),
  /** Pace of sending. */
  smsPerMinute: z.number().positive().max(60_000).optional(),
  /** Most SMS a day over this line. */
  dailyBudget: z.number().int().positive().optional(),
  /** Rupiah for one SMS, where it is not the district's usual. */
  tariff: z.number().nonnegative().optional(),
};

export interface CommonSettings {
  /** What messages, reports and pages call it. */
  name: string;
  /** Number people write to, E.164; a short code where a contract has one. */
  number: string;
  operator?: string;
  smsPerMinute?: number;
  dailyBudget?: number;
  tariff?: number;
}
