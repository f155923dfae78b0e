import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ToldError } from '../../../machines/base/told-error.ts';
import { packagePath } from '../../paths.ts';
import { stateFolder } from '../right-store/places.ts';
import { nameField, numberField } from './line-fields.ts';
import {
  baudField,
  imeiField,
  isVirtual,
  type LineSettings,
  loadModems,
  type ModemSettings,
  ModemsError,
  pinField,
  placeOf,
  portField,
} from './modems.ts';

/** Settings from the environment, checked at the start; see docs/settings.md. */

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
/** `https://portal.example, http://…`: as browsers write the origin of a page. */
const originsField = z.string().transform((text, issues) => {
  const origins = text.split(',').map((origin) => origin.trim().toLowerCase());
  for (const origin of origins)
    if (!URL.canParse(origin) || !/^https?:/.test(origin) || new URL(origin).origin !== origin)
      issues.addIssue(`${origin}: an origin is https://host or https://host:port, without path`);
  return origins;
});
const wholeNumber = (least: number) => z.coerce.number().int().min(least);

const schema = z.object({
  MODEM_NAME: nameField.default('sim1'),
  MODEM_PORT: portField.default('virtual'),
  MODEM_BAUD: baudField.default('auto'),
  MODEM_PIN: pinField.optional(),
  MODEM_IMEI: imeiField.optional(),
  MODEM_RESET: z.string().min(1).optional(),
  SMS_PER_MINUTE: z.coerce.number().positive().max(600).optional(),
  HOTLINE_NUMBER: numberField.default('+6281200000000'),
  MODEMS: z.string().min(1).optional(),
  STORE_URL: z
    .string()
    .regex(/^(sqlite:.|mongodb(\+srv)?:\/\/.)/, 'sqlite:FILE, mongodb://… or mongodb+srv://…')
    .default('sqlite:./data/hotline.db'),
  DISTRICT: z.string().min(1).default(packagePath('examples', 'lampung-barat')),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(0).max(65_535).default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CORS_ORIGINS: originsField.optional(),
  OPEN311: onOff.default(true),
  STATUS_REPORTS: onOff.default(true),
  QUIET_HOURS: onOff.optional(),
  SIMULATION_CLOCK: onOff.optional(),
  RECORDINGS: z.string().min(1).default('./data/rekaman'),
  LEASE_SECONDS: wholeNumber(1).default(60),
  RECEIPT_GRACE_MINUTES: z.coerce.number().positive().default(10),
  PARTS_TIMEOUT_MINUTES: z.coerce.number().positive().default(30),
  SCAN_MEGABYTES: wholeNumber(1).max(100).default(10),
  STATE_FOLDER: z.string().min(1).optional(),
  BACKUP_FOLDER: z.string().min(1).default('./data/cadangan'),
  BACKUP_TIME: z
    .string()
    .regex(/^(off|([01]\d|2[0-3])\.[0-5]\d)$/, 'HH.MM or off')
    .default('12.30'),
  BACKUP_KEEP: wholeNumber(1).default(14),
  ENGINE_NAME: z.string().min(1).optional(),
  INSPECT: z.enum(['off', 'stately']).default('off'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface BackupSettings {
  folder: string;
  /** Time of day of the daily backup, `HH.MM`; null for none. */
  time: string | null;
  /** So many are kept. */
  keep: number;
}

export interface Settings {
  /** At least one. */
  modems: LineSettings[];
  /** The hotline's own number, E.164: that of the first modem. */
  hotlineNumber: string;
  /** The same where somebody set it; null while it is the sample. */
  publicNumber: string | null;
  storeUrl: string;
  /** Folder of the district pack. */
  district: string;
  host: string;
  port: number;
  /** Under which people open the pages, where that is not `host` and `port` (a proxy). */
  publicUrl: URL | null;
  /** Web sites whose pages may use the API from a browser. */
  corsOrigins: string[];
  /** Everybody may read state and place of complaints by Open311. */
  open311: boolean;
  statusReports: boolean;
  quietHours: boolean;
  /** People may move the clock ahead: in a simulation on the embedded store alone. */
  simulationClock: boolean;
  /** Folder of sessions recorded on the page of phones. */
  recordings: string;
  leaseMs: number;
  receiptGraceMs: number;
  partsTimeoutMs: number;
  /** Largest scan of a letter, bytes. */
  scanLimit: number;
  backup: BackupSettings;
  /** Folder of this user in which is noted which stores there are and how far their numbers go. */
  stateFolder: string;
  engineName: string;
  /** `stately`: a page hands transitions to the viewer of @statelyai/inspect. */
  inspect: 'off' | 'stately';
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Everything in it is made up: `start --demo`. */
  demo: boolean;
}

/** A setting that cannot be used; the message names each and says what it may be. */
export class SettingsError extends ToldError {
  override readonly name = 'SettingsError';
}

const MINUTE = 60_000;

type Environment = z.infer<typeof schema>;

/** The modem of the `MODEM_…` variables. */
function onlyModem(env: Environment): ModemSettings {
  return {
    kind: 'modem',
    name: env.MODEM_NAME,
    port: env.MODEM_PORT,
    baudRate: env.MODEM_BAUD,
    number: env.HOTLINE_NUMBER,
    ...(env.MODEM_PIN === undefined ? {} : { pin: env.MODEM_PIN }),
    ...(env.MODEM_IMEI === undefined ? {} : { imei: env.MODEM_IMEI }),
    ...(env.MODEM_RESET === undefined ? {} : { resetCommand: env.MODEM_RESET }),
    ...(env.SMS_PER_MINUTE === undefined ? {} : { smsPerMinute: env.SMS_PER_MINUTE }),
  };
}

function modemsOf(env: Environment): LineSettings[] {
  if (env.MODEMS === undefined) return [onlyModem(env)];
  try {
    return loadModems(env.MODEMS);
  } catch (error) {
    if (error instanceof ModemsError) throw new SettingsError(`MODEMS: ${error.message}`);
    throw error;
  }
}

/** @throws SettingsError where a moved clock would harm: a real network, or processes that share a store */
function simulationClock({ SIMULATION_CLOCK, STORE_URL }: Environment, modems: LineSettings[]) {
  const real = modems.find((line) => !isVirtual(line));
  const shared = !STORE_URL.startsWith('sqlite:');
  if (SIMULATION_CLOCK === true && real !== undefined)
    throw new SettingsError(
      `SIMULATION_CLOCK: cannot be on with a real modem (${real.name}: ${placeOf(real)}); remove it, or make all modems virtual`,
    );
  if (SIMULATION_CLOCK === true && shared)
    throw new SettingsError(
      'SIMULATION_CLOCK: cannot be on with MongoDB, whose other processes keep their own time; use STORE_URL=sqlite:FILE',
    );
  return SIMULATION_CLOCK ?? (real === undefined && !shared);
}

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
  const modems = modemsOf(env);
  return {
    modems,
    hotlineNumber: modems[0]?.number ?? env.HOTLINE_NUMBER,
    publicNumber:
      given.HOTLINE_NUMBER === undefined && env.MODEMS === undefined
        ? null
        : (modems[0]?.number ?? null),
    storeUrl: env.STORE_URL,
    district: env.DISTRICT,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL === undefined ? null : new URL(env.PUBLIC_URL),
    corsOrigins: env.CORS_ORIGINS ?? [],
    open311: env.OPEN311,
    statusReports: env.STATUS_REPORTS,
    // in a simulation people try things at night, and expect to see what happens
    quietHours: env.QUIET_HOURS ?? modems.some((line) => !isVirtual(line)),
    simulationClock: simulationClock(env, modems),
    recordings: env.RECORDINGS,
    leaseMs: env.LEASE_SECONDS * 1000,
    receiptGraceMs: env.RECEIPT_GRACE_MINUTES * MINUTE,
    partsTimeoutMs: env.PARTS_TIMEOUT_MINUTES * MINUTE,
    scanLimit: env.SCAN_MEGABYTES * 1024 * 1024,
    backup: {
      folder: env.BACKUP_FOLDER,
      time: env.BACKUP_TIME === 'off' ? null : env.BACKUP_TIME,
      keep: env.BACKUP_KEEP,
    },
    stateFolder: env.STATE_FOLDER ?? stateFolder(environment),
    engineName: env.ENGINE_NAME ?? `${hostname()}:${process.pid}`,
    inspect: env.INSPECT,
    logLevel: env.LOG_LEVEL,
    demo: false,
  };
}

/**
 * Settings of the demo district: a store, a folder and virtual phones of its own, whatever the environment names for
 * the real one.
 * @throws SettingsError naming every wrong variable
 */
export function readDemoSettings(environment: Record<string, string | undefined>): Settings {
  const folder = environment.DEMO_FOLDER || './data/peraga';
  const own = {
    ...{ MODEM_PORT: 'virtual', MODEM_NAME: '', MODEMS: '', HOTLINE_NUMBER: '' },
    ...{ SIMULATION_CLOCK: '', QUIET_HOURS: '', BACKUP_TIME: 'off' },
    STORE_URL: `sqlite:${join(folder, 'hotline.db')}`,
    STATE_FOLDER: join(folder, 'keadaan'),
    BACKUP_FOLDER: join(folder, 'cadangan'),
    RECORDINGS: join(folder, 'rekaman'),
  };
  return { ...readSettings({ ...environment, ...own }), demo: true };
}

/** The settings as they may be printed: no PIN, no password in the store's address. */
export function redactedSettings(settings: Settings): Record<string, string> {
  const { modems, storeUrl } = settings;
  const place = (line: LineSettings) =>
    isVirtual(line) || line.kind !== 'modem' ? placeOf(line) : `${line.port} @ ${line.baudRate}`;
  return {
    modems: modems.map((modem) => `${modem.name} ${place(modem)} (${modem.number})`).join(', '),
    store: storeUrl.replace(/\/\/[^@/]*@/, '//***@'),
    district: settings.district,
    web: settings.publicUrl?.origin ?? `http://${settings.host}:${settings.port}`,
    quietHours: settings.quietHours ? 'on' : 'off',
  };
}
