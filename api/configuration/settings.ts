import { hostname } from 'node:os';
import { z } from 'zod';
import { packagePath } from '../paths.ts';

/** Settings from the environment, checked at the start; see the table in README. */

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const wholeNumber = (least: number) => z.coerce.number().int().min(least);

const schema = z.object({
  MODEM_PORT: z
    .string()
    .regex(
      /^(virtual|tcp:\/\/[^\s:]+:\d+|COM\d+|\/\S+)$/,
      'virtual, /dev/…, COMn or tcp://host:port',
    )
    .default('virtual'),
  MODEM_BAUD: wholeNumber(300).default(115_200),
  MODEM_PIN: z
    .string()
    .regex(/^\d{4,8}$/, '4 to 8 digits')
    .optional(),
  HOTLINE_NUMBER: z
    .string()
    .regex(/^\+\d{6,15}$/, 'international form, +62…')
    .default('+6281200000000'),
  STORE_URL: z
    .string()
    .regex(/^(sqlite:.|mongodb(\+srv)?:\/\/.)/, 'sqlite:FILE, mongodb://… or mongodb+srv://…')
    .default('sqlite:./data/hotline.db'),
  DISTRICT: z.string().min(1).default(packagePath('examples', 'lampung-barat')),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(0).max(65_535).default(8080),
  STATUS_REPORTS: onOff.default(true),
  QUIET_HOURS: onOff.optional(),
  LEASE_SECONDS: wholeNumber(1).default(60),
  RECEIPT_GRACE_MINUTES: z.coerce.number().positive().default(10),
  PARTS_TIMEOUT_MINUTES: z.coerce.number().positive().default(30),
  ENGINE_NAME: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Settings {
  modem: { port: string; baudRate: number; pin?: string };
  /** The hotline's own number, E.164. */
  hotlineNumber: string;
  storeUrl: string;
  /** Folder of the district pack. */
  district: string;
  host: string;
  port: number;
  statusReports: boolean;
  quietHours: boolean;
  leaseMs: number;
  receiptGraceMs: number;
  partsTimeoutMs: number;
  engineName: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** A setting that cannot be used; the message names each and says what it may be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const MINUTE = 60_000;

/**
 * Reads the settings.
 * @throws SettingsError naming every wrong variable
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  // an empty variable counts as not set: that is how people switch one off in a service file
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new SettingsError(`settings (environment): ${lines.join('; ')}`);
  }
  const env = parsed.data;
  return {
    modem: {
      port: env.MODEM_PORT,
      baudRate: env.MODEM_BAUD,
      ...(env.MODEM_PIN === undefined ? {} : { pin: env.MODEM_PIN }),
    },
    hotlineNumber: env.HOTLINE_NUMBER,
    storeUrl: env.STORE_URL,
    district: env.DISTRICT,
    host: env.HOST,
    port: env.PORT,
    statusReports: env.STATUS_REPORTS,
    // in a simulation people try things at night, and expect to see what happens
    quietHours: env.QUIET_HOURS ?? env.MODEM_PORT !== 'virtual',
    leaseMs: env.LEASE_SECONDS * 1000,
    receiptGraceMs: env.RECEIPT_GRACE_MINUTES * MINUTE,
    partsTimeoutMs: env.PARTS_TIMEOUT_MINUTES * MINUTE,
    engineName: env.ENGINE_NAME ?? `${hostname()}:${process.pid}`,
    logLevel: env.LOG_LEVEL,
  };
}

/** The settings as they may be printed: no PIN, no password in the store's address. */
export function redactedSettings(settings: Settings): Record<string, string> {
  const { modem, storeUrl } = settings;
  return {
    modem: modem.port === 'virtual' ? 'virtual' : `${modem.port} @ ${modem.baudRate}`,
    pin: modem.pin === undefined ? '-' : '****',
    number: settings.hotlineNumber,
    store: storeUrl.replace(/\/\/[^@/]*@/, '//***@'),
    district: settings.district,
    web: `http://${settings.host}:${settings.port}`,
    quietHours: settings.quietHours ? 'on' : 'off',
  };
}
