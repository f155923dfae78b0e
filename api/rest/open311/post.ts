import type { Request } from 'express';
import { z } from 'zod';
import { LONGEST_REPORT } from '../../../machines/complaint/acts/fields.ts';
import type { Client } from '../../office/people/api-client.ts';
import { typedMobile } from '../../office/words/typed-number.ts';
import type { FindClient } from '../v1/common/authenticate.ts';
import type { Services } from '../v1/common/operation.ts';
import { invalid, invalidAt, Problem } from '../v1/common/problem.ts';
import { cleaned } from '../v1/common/validation.ts';
import { fileComplaint } from '../v1/complaints/new-complaint.ts';
import { categoryOf } from './services.ts';

/** Posting a service request: a complaint whose reporter is told by SMS. */

const text = (longest: number) => z.string().trim().max(longest);

const schema = z.object({
  service_code: text(40).min(1, 'is required'),
  description: text(LONGEST_REPORT).min(1, 'is required'),
  /** GeoReport leaves it to the server; without it nobody could be told the answer. */
  phone: z
    .string()
    .transform((typed) => typedMobile(typed) ?? '')
    .refine((number) => number !== '', 'must be an Indonesian mobile number'),
  address_string: text(200).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
  long: z.coerce.number().min(-180).max(180).optional(),
});

type Posted = z.output<typeof schema>;

/** The place is part of what the reporter says: it is read from the text like that of an SMS. */
function wordsOf({ description, address_string = '', lat, long }: Posted): string {
  const place = address_string === '' ? '' : ` Lokasi: ${address_string}`;
  const point = lat === undefined || long === undefined ? '' : ` (${lat}, ${long})`;
  return `${description}${place}${point}`;
}

/** GeoReport v2 names its token `api_key`. @throws Problem 400, 403 */
export async function keyHolder(find: FindClient, request: Request): Promise<Client> {
  const given = (request.body as { api_key?: unknown })?.api_key ?? request.query.api_key;
  if (typeof given !== 'string' || given === '') throw new Problem(400, 'api_key was not provided');
  const client = await find(given);
  if (client?.scopes.has('complaints:write') !== true)
    throw new Problem(403, 'api_key is not valid, or may not open complaints');
  return client;
}

/** @throws Problem 400, 404 */
export function readPosted(body: unknown): Posted {
  const parsed = schema.safeParse(cleaned(body ?? {}));
  if (!parsed.success) throw invalid(parsed.error, '');
  const { address_string = '', lat, long } = parsed.data;
  if (address_string === '' && (lat === undefined || long === undefined))
    throw invalidAt('/address_string', 'or lat and long: the place is required');
  return parsed.data;
}

/** @returns id of the complaint */
export function postRequest(services: Services, posted: Posted, key: string): Promise<string> {
  const { code } = categoryOf(services.hotline.rules, posted.service_code);
  const origin = { channel: 'open311', external: null, reply: 'sms' } as const;
  const filed = { ...posted, origin, text: wordsOf(posted), category: code };
  return fileComplaint(services, filed, key);
}
