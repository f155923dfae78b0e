import { z } from 'zod';
import type { SmppSettings } from '../../../channels/smpp/settings.ts';
import { type CommonSettings, commonFields, numberField } from './line-fields.ts';

/** Lines that are no serial modem: a telephone, a stick or router, a contract with a service centre. */

/** Where an Android telephone may post what happens on it. */
export interface HookLine {
  host: string;
  port: number;
  url: string;
  signingKey: string;
}

export interface AndroidLine extends CommonSettings {
  kind: 'android';
  url: URL;
  user: string;
  password: string;
  simNumber?: number;
  hook?: HookLine;
  catchUpHours?: number;
}

export interface HilinkLine extends CommonSettings {
  kind: 'hilink';
  url: URL;
  user?: string;
  password?: string;
}

/** As `MODEMS` says it; the channel's own words. */
export type SmppLine = CommonSettings & { kind: 'smpp' } & Omit<
    SmppSettings,
    'name' | 'countryCode' | 'times' | 'clock' | 'log'
  >;

const web = z
  .url({ protocol: /^https?$/, error: 'http://… or https://…' })
  .transform((url) => new URL(url));
/** `127.0.0.1:8090` */
const address = z
  .string()
  .regex(/^[\w.-]+:\d{1,5}$/, 'HOST:PORT')
  .transform((given) => {
    const at = given.lastIndexOf(':');
    return { host: given.slice(0, at), port: Number(given.slice(at + 1)) };
  });
const secret = z.coerce.string().min(1);

const hook = z
  .strictObject({
    listen: address,
    url: z.url({ protocol: /^https?$/, error: 'as the telephone reaches it: http://127.0.0.1:…' }),
    signingKey: z.coerce.string().min(8, 'at least 8 characters'),
  })
  .transform(({ listen, url, signingKey }) => ({ ...listen, url, signingKey }));

export const androidLine = z.strictObject({
  ...commonFields,
  kind: z.literal('android'),
  number: numberField,
  url: web,
  user: z.string().min(1).default('sms'),
  password: secret,
  simNumber: z.number().int().min(1).max(4).optional(),
  hook: hook.optional(),
  catchUpHours: z.number().positive().max(720).optional(),
});

export const hilinkLine = z.strictObject({
  ...commonFields,
  kind: z.literal('hilink'),
  number: numberField,
  url: web,
  user: z.string().min(1).optional(),
  password: secret.optional(),
});

/** `+07:00` as minutes. */
const offset = z
  .string()
  .regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, '+07:00')
  .transform((given) => {
    const [hours = 0, minutes = 0] = given.slice(1).split(':').map(Number);
    return (given.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  });

export const smppLine = z.strictObject({
  ...commonFields,
  kind: z.literal('smpp'),
  number: z.union([numberField, z.coerce.string().regex(/^\d{3,8}$/)], {
    error: 'international form, +62…, or a short code',
  }),
  url: z
    .string()
    .regex(/^s?smpp:\/\/[^\s/:]+(:\d{1,5})?$/, {
      error: 'smpp://host:2775, or ssmpp://host:3550 over TLS',
    })
    .transform((url) => new URL(url)),
  // SMPP 3.4 §5.2.1, §5.2.2: 15 and 8 characters
  systemId: z.coerce.string().min(1).max(15, 'at most 15 characters'),
  password: z.coerce.string().max(8, 'at most 8 characters').default(''),
  systemType: z.string().max(12).default(''),
  sender: z.coerce
    .string()
    .regex(/^(\+\d{6,15}|\d{3,15}|[ -~]{1,11})$/, 'a name of at most 11 characters, or a number'),
  binds: z.number().int().min(1).max(20).default(1),
  window: z.number().int().min(1).max(100).default(10),
  longSms: z.enum(['parts', 'payload']).default('parts'),
  alphabet: z.enum(['gsm7', 'latin1']).default('gsm7'),
  receiptZone: offset.prefault('+07:00'),
});
