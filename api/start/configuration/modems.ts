import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** The modems: one from the environment, or several from a YAML file that `MODEMS` names. */

/** A modem with its SIM. */
export interface ModemSettings {
  /** What messages, reports and pages call it. */
  name: string;
  /** `virtual`, `/dev/…`, `COMn` or `tcp://host:port`. */
  port: string;
  baudRate: number | 'auto';
  /** The SIM's own number, E.164. */
  number: string;
  pin?: string;
  /** IMEI of the modem that belongs to this line. */
  imei?: string;
  /** Operator as `operators.yaml` of the district pack calls it; found by the number if not given. */
  operator?: string;
  /** USSD code for the credit, where it is not the operator's usual one. */
  balanceCode?: string;
  serviceCentre?: string;
  /** Pace of sending. */
  smsPerMinute?: number;
  /** Most SMS a day over this SIM. */
  dailyBudget?: number;
  /** Command that turns the modem's power off and on. */
  resetCommand?: string;
  /** For modems that lose what is written too fast. */
  writePace?: { bytes: number; pauseMs: number };
}

/** A modems file that cannot be used; the message names file, field and what it may be. */
export class ModemsError extends Error {
  override readonly name = 'ModemsError';
}

export const nameField = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,19}$/, 'lower case letters, digits and -');
export const portField = z
  .string()
  .regex(
    /^(virtual|tcp:\/\/[^\s:]+:\d+|COM\d+|\/\S+)$/,
    'virtual, /dev/…, COMn or tcp://host:port',
  );
export const numberField = z.string().regex(/^\+\d{6,15}$/, 'international form, +62…');
export const baudField = z.union([z.literal('auto'), z.coerce.number().int().min(300)], {
  error: 'auto, or bits per second (300 or more)',
});
export const pinField = z.coerce.string().regex(/^\d{4,8}$/, '4 to 8 digits');
export const imeiField = z.coerce.string().regex(/^\d{14,16}$/, '15 digits, as AT+CGSN gives it');

const modem = z.strictObject({
  name: nameField,
  port: portField,
  baudRate: baudField.default('auto'),
  number: numberField,
  pin: pinField.optional(),
  imei: imeiField.optional(),
  operator: z.string().min(1).optional(),
  balanceCode: z
    .string()
    .regex(/^[*#\d]+$/, 'a USSD code: *888#')
    .optional(),
  serviceCentre: numberField.optional(),
  smsPerMinute: z.number().positive().max(600).optional(),
  dailyBudget: z.number().int().positive().optional(),
  resetCommand: z.string().min(1).optional(),
  writePace: z
    .strictObject({ bytes: z.number().int().positive(), pauseMs: z.number().int().nonnegative() })
    .optional(),
});

const file = z.strictObject({ modems: z.array(modem).min(1, 'at least one modem') });

function reject(path: string, lines: string[]): never {
  throw new ModemsError(`${path}: ${lines.join('; ')}`);
}

/** The second of two modems that share what only one can have. */
function doubled(modems: ModemSettings[], field: 'name' | 'port' | 'number'): string[] {
  return modems.flatMap((one, index) => {
    const first = modems.findIndex((other) => other[field] === one[field]);
    const shared = first < index && !(field === 'port' && one.port === 'virtual');
    return shared
      ? [`modems.${index}.${field}: "${one[field]}" is also that of modems.${first}`]
      : [];
  });
}

function without<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** Reads a modems file. @throws ModemsError */
export function loadModems(path: string): ModemSettings[] {
  let raw: unknown;
  try {
    raw = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    reject(path, [error instanceof Error ? error.message : String(error)]);
  }
  const parsed = file.safeParse(raw);
  if (!parsed.success)
    reject(
      path,
      parsed.error.issues.map(({ path: field, message }) => `${field.join('.')}: ${message}`),
    );
  const modems: ModemSettings[] = parsed.data.modems.map((given) => without(given));
  const shared = (['name', 'port', 'number'] as const).flatMap((field) => doubled(modems, field));
  if (shared.length > 0) reject(path, shared);
  return modems;
}
