import { z } from 'zod';
import { fromHex } from '../../../channels/gsm/pdu/octets.ts';
import { language } from './decode.ts';

/** What a line of `hotline pdu encode` may say; the names are those that `hotline pdu decode` prints. */

const octet = z.int().min(0).max(255);
const hex = z
  .string()
  .regex(/^([0-9A-Fa-f]{2})*$/, 'hex digits, two an octet')
  .transform(fromHex);

/** ISO 8601 with its offset, as an instant and the clock it was read from. */
const moment = z.iso.datetime({ offset: true }).transform((iso) => {
  const [, sign = '', hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  return { at: Date.parse(iso), offset: sign === '-' ? -size : size };
});

const place = z.object({
  ref: z.int().min(0).max(65535),
  total: octet,
  seq: octet,
  bits: z.union([z.literal(8), z.literal(16)]).default(8),
});

/** What `hotline pdu decode` prints and what follows from the rest: let pass, not looked at. */
const derived = z.unknown().optional();

export const fields = z.strictObject({
  type: z.enum(['SUBMIT', 'DELIVER', 'STATUS-REPORT']).default('SUBMIT'),
  number: z.string(),
  ton: z.int().min(0).max(7).nullish(),
  npi: z.int().min(0).max(15).nullish(),
  smsc: z.string().nullish(),
  smscTon: z.int().min(0).max(7).nullish(),
  smscNpi: z.int().min(0).max(15).nullish(),
  text: z.string().nullish(),
  data: hex.nullish(),
  encoding: z.enum(['gsm7', '8bit', 'ucs2']).nullish(),
  language: language.nullish(),
  pid: octet.nullish(),
  dcs: octet.nullish(),
  cls: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).nullish(),
  reference: z.int().min(0).max(65535).nullish(),
  bits: z.union([z.literal(8), z.literal(16)]).nullish(),
  concat: place.nullish(),
  udh: z.array(z.object({ id: octet, data: hex })).nullish(),
  mr: octet.nullish(),
  statusReport: z.boolean().nullish(),
  statusReportRequested: z.boolean().nullish(),
  validity: z.union([z.number(), moment]).nullish(),
  validityMinutes: z.number().nullish(),
  validityAbsolute: moment.nullish(),
  validityEnhanced: hex.nullish(),
  rejectDuplicates: z.boolean().nullish(),
  replyPath: z.boolean().nullish(),
  moreMessages: z.boolean().nullish(),
  loopPrevention: z.boolean().nullish(),
  statusReportIndication: z.boolean().nullish(),
  aboutCommand: z.boolean().nullish(),
  timestamp: moment.nullish(),
  discharge: moment.nullish(),
  status: octet.nullish(),
  tpduLength: derived,
  compressed: derived,
  autoDelete: derived,
  waiting: derived,
  udl: derived,
  multipart: derived,
  ports: derived,
  delivered: derived,
  timestampUtc: derived,
  timestampNaive: derived,
  dischargeUtc: derived,
  dischargeNaive: derived,
});

export type Fields = z.output<typeof fields>;
