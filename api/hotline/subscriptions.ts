import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../channels/port.ts';
import { ToldError } from '../../machines/base/told-error.ts';
import { NOTICE_TYPES, type NoticeType } from '../../machines/complaint/notice.ts';
import type { RecordStore, StoredRecord } from '../../store/ports/records.ts';
import { secretOf } from './webhook-signature.ts';

/** Addresses of other systems that are told what happens to complaints. */

const KIND = 'webhook';
/** More of them would slow down every event. */
const MOST = 50;

const stored = z.object({
  id: z.string(),
  url: z.string(),
  types: z.array(z.enum(NOTICE_TYPES)),
  /** Only what this agency may see; null: of all. */
  agency: z.string().nullable().default(null),
  /** Also that something happens to secret complaints, never what they are about. */
  secrets: z.boolean().default(false),
  secret: z.string(),
  /** The key of before, by which is signed as well until then; null where there is none. */
  previous: z.object({ secret: z.string(), until: z.number() }).nullable().default(null),
  createdAt: z.number(),
  lastSuccessAt: z.number().nullable(),
  lastError: z.object({ at: z.number(), reason: z.string() }).nullable(),
  disabledAt: z.number().nullable(),
  /** Messages that it refused, each counted once, since it took one. */
  refusedInARow: z.number().default(0),
  /** When a message was given up by itself. */
  lastGivenUpAt: z.number().nullable().default(null),
  /** Of the request that changed its key last: the same again changes nothing. */
  rotation: z.string().nullable().default(null),
});

/** Times are epoch milliseconds. */
export type Subscription = z.infer<typeof stored>;

export interface NewSubscription {
  url: string;
  /** Empty: all of them. */
  types: NoticeType[];
  /** Code of an agency of the district; null or left out: what the admin sees. */
  agency?: string | null;
  secrets?: boolean;
}

/** An address that cannot be subscribed; the message says why. */
export class SubscriptionError extends ToldError {
  override readonly name = 'SubscriptionError';
}

export interface Subscriptions {
  /**
   * Gives it a new key; by the one of before is signed as well for a while.
   * @param overlap milliseconds
   * @param request the same request again, also at the same time, changes nothing
   */
  rotate(id: string, overlap: number, request?: string): Promise<Subscription | undefined>;
  /**
   * @param request the same request again, also at the same time, gives the same subscription
   * @throws SubscriptionError
   */
  create(wanted: NewSubscription, request?: string): Promise<Subscription>;
  /** Oldest first. */
  list(): Promise<Subscription[]>;
  find(id: string): Promise<Subscription | undefined>;
  /** False when there is none. */
  remove(id: string): Promise<boolean>;
  /** Switches it on again. */
  enable(id: string): Promise<Subscription | undefined>;
  /** Changes what is known of it; nothing where it was removed meanwhile. */
  change(id: string, how: (known: Subscription) => Subscription): Promise<Subscription | undefined>;
}

/** What is wrong with an address of another kind. */
export const NO_HTTP = 'The address must begin with http:// or https://';

/**
 * Only http and https, without a password in the address. Addresses of the office's own network are
 * allowed: that is where most receivers are, and only the admin can subscribe.
 * @throws SubscriptionError
 */
export function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw new SubscriptionError(NO_HTTP);
  if (url.username !== '' || url.password !== '')
    throw new SubscriptionError('The address must not carry a user name or a password.');
  if (text.length > 500) throw new SubscriptionError('The address is too long.');
  url.hash = '';
  return url.href;
}

/** None means all. */
export function typesOf(types: readonly NoticeType[]): NoticeType[] {
  return types.length === 0 ? [...NOTICE_TYPES] : [...new Set(types)];
}

export function createSubscriptions(
  records: RecordStore,
  clock: Pick<Clock, 'now'>,
  random: (bytes: number) => Buffer = randomBytes,
): Subscriptions {
  const read = ({ value }: StoredRecord) => stored.parse(value);

  async function list(): Promise<Subscription[]> {
    const found = await records.list(KIND, { limit: MOST });
    return found.map(read).sort((a, b) => a.createdAt - b.createdAt);
  }

  async function change(id: string, how: (known: Subscription) => Subscription) {
    for (;;) {
      const record = await records.get(KIND, id);
      if (record === undefined) return undefined;
      const value = how(read(record));
      const expectedRevision = record.revision;
      if ((await records.put({ kind: KIND, id, expectedRevision, value })) === 'stored')
        return value;
    }
  }

  async function find(id: string): Promise<Subscription | undefined> {
    const record = await records.get(KIND, id);
    return record === undefined ? undefined : read(record);
  }

  /** By what asked for it, where that has a name. */
  const idFor = (request: string | undefined) =>
    request === undefined
      ? `wh${random(8).toString('hex')}`
      : `wh${createHash('sha256').update(request).digest('hex').slice(0, 16)}`;

  return {
    list,
    change,
    find,
    enable: (id) => change(id, (known) => ({ ...known, disabledAt: null, refusedInARow: 0 })),
    rotate(id, overlap, request) {
      const secret = secretOf(random(32));
      const until = clock.now() + overlap;
      return change(id, (known) => {
        if (request !== undefined && known.rotation === request) return known;
        const previous = overlap === 0 ? null : { secret: known.secret, until };
        return { ...known, secret, previous, rotation: request ?? null };
      });
    },
    async create({ url, types, agency = null, secrets = false }, request) {
      const id = idFor(request);
      const before = await find(id);
      if (before !== undefined) return before;
      if ((await list()).length >= MOST)
        throw new SubscriptionError(`There are ${MOST} subscriptions already; remove one first.`);
      const value: Subscription = {
        id,
        url: checkUrl(url),
        types: typesOf(types),
        agency,
        secrets,
        secret: secretOf(random(32)),
        previous: null,
        createdAt: clock.now(),
        lastSuccessAt: null,
        lastError: null,
        disabledAt: null,
        refusedInARow: 0,
        lastGivenUpAt: null,
        rotation: null,
      };
      const put = await records.put({ kind: KIND, id, expectedRevision: 0, value });
      return put === 'stored' ? value : ((await find(id)) ?? value);
    },
    remove: (id) => records.delete(KIND, id),
  };
}
