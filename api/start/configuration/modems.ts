import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ToldError } from '../../../machines/base/told-error.ts';
import {
  type AndroidLine,
  androidLine,
  type HilinkLine,
  hilinkLine,
  type SmppLine,
  smppLine,
} from './gateways.ts';
import { type CommonSettings, commonFields, numberField } from './line-fields.ts';

/** The lines: one modem from the environment, or several of any kind from a YAML file that `MODEMS` names. */

/** A modem with its SIM. */
export interface ModemSettings extends CommonSettings {
  kind: 'modem';
  /** `virtual`, `/dev/…`, `COMn` or `tcp://host:port`. */
  port: string;
  baudRate: number | 'auto';
  pin?: string;
  /** IMEI of the modem that belongs to this line. */
  imei?: string;
  /** USSD code for the credit, where it is not the operator's usual one. */
  balanceCode?: string;
  serviceCentre?: string;
  /** Command that turns the modem's power off and on. */
  resetCommand?: string;
  /** For modems that lose what is written too fast. */
  writePace?: { bytes: number; pauseMs: number };
}

/** What SMS go over. */
export type LineSettings = ModemSettings | AndroidLine | HilinkLine | SmppLine;

/** True for a modem of the simulation. */
export function isVirtual(line: LineSettings): boolean {
  return line.kind === 'modem' && line.port === 'virtual';
}

/** Where it is: a port, or an address without user and password. */
export function placeOf(line: LineSettings): string {
  if (line.kind === 'modem') return line.port;
  const { protocol, host } = line.url;
  return `${protocol}//${host}${line.kind === 'smpp' ? ` (${line.systemId})` : ''}`;
}

/** Numbers that its SMS come from, or that people write to, E.164. */
export function numbersOf(line: LineSettings): string[] {
  const { number } = line;
  const sender = line.kind === 'smpp' ? line.sender : number;
  return /^\+\d+$/.test(sender) && sender !== number ? [number, sender] : [number];
}

/** A modems file that cannot be used; the message names file, field and what it may be. */
export class ModemsError extends ToldError {
  override readonly name = 'ModemsError';
}

export const portField = z
  .string()
  .regex(
    /^(virtual|tcp:\/\/[^\s:]+:\d+|COM\d+|\/\S+)$/,
    'virtual, /dev/…, COMn or tcp://host:port',
  );
export const baudField = z.union([z.literal('auto'), z.coerce.number().int().min(300)], {
  error: 'auto, or bits per second (300 or more)',
});
export const pinField = z.coerce.string().regex(/^\d{4,8}$/, '4 to 8 digits');
export const imeiField = z.coerce.string().regex(/^\d{14,16}$/, '15 digits, as AT+CGSN gives it');

const modem = z.strictObject({
  ...commonFields,
  kind: z.literal('modem'),
  port: portField,
  baudRate: baudField.default('auto'),
  number: numberField,
  pin: pinField.optional(),
  imei: imeiField.optional(),
  balanceCode: z
    .string()
    .regex(/^[*#\d]+$/, 'a USSD code: *888#')
    .optional(),
  serviceCentre: numberField.optional(),
  resetCommand: z.string().min(1).optional(),
  writePace: z
    .strictObject({ bytes: z.number().int().positive(), pauseMs: z.number().int().nonnegative() })
    .optional(),
});

/** A line that does not say what it is, is a modem. */
function withKind(given: unknown): unknown {
  const named = typeof given === 'object' && given !== null && !('kind' in given);
  return named ? { kind: 'modem', ...given } : given;
}

const line = z.preprocess(
  withKind,
  z.discriminatedUnion('kind', [modem, androidLine, hilinkLine, smppLine], {
    error: 'modem, android, hilink or smpp',
  }),
);

const file = z.strictObject({ modems: z.array(line).min(1, 'at least one modem') });

function reject(path: string, lines: string[]): never {
  throw new ModemsError(`${path}: ${lines.join('; ')}`);
}

/** The second of two modems that share what only one can have. */
function doubled(lines: LineSettings[], field: 'name' | 'place' | 'number'): string[] {
  const ofLine = (line: LineSettings) => (field === 'place' ? placeOf(line) : line[field]);
  return lines.flatMap((one, index) => {
    const value = ofLine(one);
    const first = lines.findIndex((other) => ofLine(other) === value);
    const shared = first < index && !(field === 'place' && isVirtual(one));
    const shown = field !== 'place' ? field : one.kind === 'modem' ? 'port' : 'url';
    return shared ? [`modems.${index}.${shown}: "${value}" is also that of modems.${first}`] : [];
  });
}

function without<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function lineOf(given: z.output<typeof line>): LineSettings {
  if (given.kind !== 'smpp') return without(given);
  const { receiptZone, ...rest } = given;
  return { ...without(rest), receiptOffset: receiptZone };
}

/** Reads a modems file. @throws ModemsError */
export function loadModems(path: string): LineSettings[] {
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
  const modems = parsed.data.modems.map(lineOf);
  const shared = (['name', 'place', 'number'] as const).flatMap((field) => doubled(modems, field));
  if (shared.length > 0) reject(path, shared);
  return modems;
}
