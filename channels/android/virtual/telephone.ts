import { randomUUID } from 'node:crypto';
import { Activity } from '../../activity.ts';
import type { VirtualNetwork } from '../../gsm/virtual/network.ts';
import { httpClient } from '../../http.ts';
import type { Clock } from '../../port.ts';
import { type JoinedMessage, JoinedSim } from '../../virtual/joined-sim.ts';
import { type Answer, type Asked, MishapServer } from '../../virtual/mishaps.ts';
import { signatureOf } from '../hooks.ts';
import type { PhoneInboxEntry, PhoneMessage, PhoneState } from '../phone.ts';

/**
 * A telephone with the app SMS Gateway for Android on the virtual network, written from the app's OpenAPI
 * and its documentation of webhooks. What it does wrong when asked to, telephones were seen to do.
 */

export interface TelephoneOptions {
  network: VirtualNetwork;
  clock: Clock;
  /** The SIM's number, E.164. */
  number: string;
  user?: string;
  password?: string;
  version?: string;
  /** From handing an SMS to Android until the network has it, milliseconds. */
  sendLatency?: number;
}

/** How the telephone misbehaves until told otherwise. */
export interface Manners {
  /** Each event is posted this often. */
  hooksEach: number;
  /** Events wait, and go out in reverse, until `releaseHooks`. */
  hooksHeld: boolean;
  /** The app never says `Sent` (ROMs without the URI of the message). */
  neverSent: boolean;
  /** Stays at `Processed` though it went out. */
  stuckProcessed: boolean;
  /** Stays at `Pending` and does not go out. */
  stuckPending: boolean;
  /** Why Android refuses each SMS; null when it takes them. */
  failure: string | null;
}

interface Kept extends PhoneMessage {
  text: string;
  report: boolean;
  createdAt: number;
  references: number[];
  delivered: Set<number>;
}

interface Hook {
  id: string;
  event: string;
  url: string;
}

const GOOD: Manners = {
  hooksEach: 1,
  hooksHeld: false,
  neverSent: false,
  stuckProcessed: false,
  stuckPending: false,
  failure: null,
};

const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

/** Java's `String.hashCode`, of which the app makes its ids. */
function javaHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}

export class VirtualTelephone {
  readonly server: MishapServer;
  readonly manners: Manners = { ...GOOD };
  readonly activity = new Activity();
  /** Settings as the app was told them. */
  settings: Record<string, Record<string, unknown>> = {};
  readonly #options: Required<TelephoneOptions>;
  readonly #sim: JoinedSim;
  readonly #hooks = new Map<string, Hook>();
  readonly #messages = new Map<string, Kept>();
  readonly #inbox = new Map<string, PhoneInboxEntry>();
  /** What Android keeps though the app was not running when it came. */
  readonly #missed: JoinedMessage[] = [];
  #heldHooks: { hook: Hook; payload: object }[] = [];
  #sending = false;
  /** While true the app hears nothing of what arrives (battery optimisation). */
  asleep = false;
  /** Milliseconds by which its clock is wrong. */
  drift = 0;

  constructor(options: TelephoneOptions) {
    this.#options = {
      user: 'sms',
      password: 'rahasia',
      version: '1.68.0',
      sendLatency: 0,
      ...options,
    };
    this.server = new MishapServer((asked) => this.#answer(asked));
    this.#sim = new JoinedSim({
      network: options.network,
      number: options.number,
      message: (message) => this.#arrived(message),
      report: ({ reference, status }) => this.#reported(reference, status),
    });
  }

  /** Messages that the app lists. */
  get listed(): number {
    return this.#inbox.size;
  }

  now(): number {
    return this.#options.clock.now() + this.drift;
  }

  /** Posts what was held, the latest first. */
  async releaseHooks(): Promise<void> {
    const held = this.#heldHooks.reverse();
    this.#heldHooks = [];
    for (const { hook, payload } of held) await this.#post(hook, payload);
  }

  // what arrives ------------------------------------------------------------------------------------

  #arrived(message: JoinedMessage): boolean {
    if (this.server.off) return false;
    if (this.asleep) this.#missed.push(message);
    else this.#process(message, true);
    return true;
  }

  /** Says `Sent` at last of what is stuck at `Processed`. */
  unstick(): void {
    this.manners.stuckProcessed = false;
    for (const message of this.#messages.values())
      if (message.references.length > 0 && message.recipients[0]?.state === 'Processed')
        this.#reach(message, 'Sent');
  }

  /** The network may hand over what it kept. */
  wake(): void {
    this.#sim.retry();
  }

  #process({ from, text, sentAt }: JoinedMessage, withHooks: boolean): void {
    const hash = javaHash(`${from}|${sentAt}|${text}`);
    const id = `text:${hash}`;
    if (this.#inbox.has(id)) return;
    const createdAt = new Date(sentAt).toISOString();
    const { number } = this.#options;
    const entry = { id, type: 'SMS' as const, sender: from, recipient: number, simNumber: 1 };
    this.#inbox.set(id, { ...entry, contentPreview: text, createdAt });
    const messageId = (hash >>> 0).toString(16);
    const about = { messageId, sender: from, recipient: number, simNumber: 1, phoneNumber: from };
    if (withHooks) this.#emit('sms:received', { ...about, message: text, receivedAt: createdAt });
  }

  // what goes out -----------------------------------------------------------------------------------

  #reach(message: Kept, state: PhoneState, error: string | null = null): void {
    message.recipients = message.recipients.map((one) => ({ ...one, state, error }));
    message.states[state] = new Date(this.now()).toISOString();
  }

  async #work(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let next = this.#next(); next !== undefined; next = this.#next())
      await this.#sendOne(next);
    this.#sending = false;
  }

  #next(): Kept | undefined {
    if (this.manners.stuckPending || this.server.off) return undefined;
    const pending = [...this.#messages.values()].filter(
      ({ recipients }) => recipients[0]?.state === 'Pending',
    );
    const order = this.settings.messages?.processing_order ?? 'LIFO';
    return order === 'FIFO' ? pending[0] : pending.at(-1);
  }

  async #sendOne(message: Kept): Promise<void> {
    const { clock, sendLatency } = this.#options;
    const [receiver] = message.recipients;
    if (receiver === undefined) return;
    this.#reach(message, 'Processed');
    if (sendLatency > 0) await new Promise<void>((done) => clock.after(sendLatency, done));
    const { failure, neverSent, stuckProcessed } = this.manners;
    const about = { messageId: message.id, recipient: receiver.phoneNumber, simNumber: 1 };
    const fail = (reason: string): void => {
      this.#reach(message, 'Failed', `Send result: ${reason}`);
      this.#emit('sms:failed', { ...about, reason, failedAt: new Date(this.now()).toISOString() });
    };
    if (failure !== null) return fail(failure);
    const submission = this.#sim.submit(receiver.phoneNumber, message.text, message.report);
    if ('cause' in submission) return fail('RESULT_ERROR_GENERIC_FAILURE (Generic failure cause)');
    message.references = submission.references;
    if (!stuckProcessed && !neverSent) {
      this.#reach(message, 'Sent');
      const partsCount = submission.references.length;
      this.#emit('sms:sent', { ...about, partsCount, sentAt: new Date(this.now()).toISOString() });
    }
    submission.dispatch();
  }

  #reported(reference: number, status: number): void {
    const message = [...this.#messages.values()]
      .reverse()
      .find(({ references }) => references.includes(reference));
    const to = message?.recipients[0]?.phoneNumber;
    if (message === undefined || to === undefined || this.manners.stuckProcessed) return;
    const about = { messageId: message.id, recipient: to, simNumber: 1, phoneNumber: to };
    const at = new Date(this.now()).toISOString();
    if (status >= 0x40) {
      this.#reach(message, 'Failed', `Delivery result from SC null: ${status}`);
      this.#emit('sms:failed', { ...about, reason: `Delivery result: ${status}`, failedAt: at });
      return;
    }
    message.delivered.add(reference);
    // one event for each part
    this.#emit('sms:delivered', { ...about, deliveredAt: at });
    if (message.delivered.size === message.references.length) this.#reach(message, 'Delivered');
  }

  // webhooks ----------------------------------------------------------------------------------------

  #emit(event: string, payload: object): void {
    for (const hook of this.#hooks.values()) {
      if (hook.event !== event) continue;
      if (this.manners.hooksHeld) this.#heldHooks.push({ hook, payload });
      else
        for (let n = 0; n < this.manners.hooksEach; n += 1)
          void this.activity.track(this.#post(hook, payload));
    }
  }

  /** Again after 5 s, 10 s, 20 s … until something answers 2xx. */
  async #post(hook: Hook, payload: object, attempt = 0): Promise<void> {
    const body = Buffer.from(
      JSON.stringify({
        id: randomUUID(),
        webhookId: hook.id,
        event: hook.event,
        deviceId: 'virtual',
        payload,
      }),
    );
    const timestamp = String(Math.floor(this.now() / 1000));
    const key = String(this.settings.webhooks?.signing_key ?? '');
    const headers = {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-signature': signatureOf(key, body, timestamp),
    };
    const ask = httpClient(this.#options.clock, new Activity());
    const request = { method: 'POST' as const, url: new URL(hook.url), headers, body };
    const done = await ask({ ...request, timeout: 5_000 }).then(
      ({ status }) => status < 300,
      () => false,
    );
    if (done || attempt >= 14) return;
    this.#options.clock.after(5_000 * 2 ** attempt, () => {
      void this.activity.track(this.#post(hook, payload, attempt + 1));
    });
  }

  // the HTTP interface --------------------------------------------------------------------------------

  #answer({ method, url, headers, body }: Asked): Answer {
    const path = url.pathname;
    const { user, password, version } = this.#options;
    const date = { date: new Date(this.now()).toUTCString() };
    if (path === '/health') return json(200, { status: 'pass', version, checks: {} }, date);
    const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    if (headers.authorization !== expected) return { status: 401 };
    const given = (): Record<string, unknown> =>
      JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    if (method === 'POST' && path === '/messages') return this.#enqueue(given());
    if (path === '/messages') return this.#listSent(url.searchParams);
    const [, id] = /^\/messages\/([^/]+)$/.exec(path) ?? [];
    if (id !== undefined) return this.#one(method, id);
    if (path === '/inbox') return this.#list(url.searchParams);
    if (path === '/inbox/refresh') return this.#refresh();
    if (path === '/settings') return this.#configure(given());
    if (path === '/webhooks' && method === 'POST') return this.#register(given());
    return json(404, { message: 'not found' });
  }

  #enqueue(given: Record<string, unknown>): Answer {
    const id = String(given.id ?? randomUUID());
    if (this.#messages.has(id)) return json(409, { message: `Message ${id} already exists` });
    const { text } = (given.textMessage ?? {}) as { text?: string };
    if (text === undefined || text === '') return json(400, { message: 'Text message is empty' });
    const [phoneNumber = ''] = given.phoneNumbers as string[];
    const message: Kept = {
      id,
      text,
      report: given.withDeliveryReport !== false,
      recipients: [{ phoneNumber, state: 'Pending' }],
      states: {},
      createdAt: this.now(),
      references: [],
      delivered: new Set(),
    };
    this.#reach(message, 'Pending');
    this.#messages.set(id, message);
    setImmediate(() => void this.#work());
    return json(202, this.#shown(message));
  }

  #shown({ id, recipients, states }: Kept): object {
    return { id, deviceId: 'virtual', state: recipients[0]?.state, recipients, states };
  }

  #one(method: string, id: string): Answer {
    const message = this.#messages.get(id);
    if (message === undefined) return json(404, { message: 'not found' });
    if (method === 'GET') return json(200, this.#shown(message));
    if (message.recipients[0]?.state !== 'Pending') return json(400, { message: 'not pending' });
    this.#reach(message, 'Cancelled');
    return json(200, this.#shown(message));
  }

  #listSent(query: URLSearchParams): Answer {
    const from = Date.parse(query.get('from') ?? '');
    const found = [...this.#messages.values()].filter(({ createdAt }) => createdAt >= from);
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))];
    const page = found.reverse().slice(offset, offset + limit);
    return json(
      200,
      page.map((message) => this.#shown(message)),
    );
  }

  #list(query: URLSearchParams): Answer {
    const [from, to] = [Date.parse(query.get('from') ?? ''), Date.parse(query.get('to') ?? '')];
    const entries = [...this.#inbox.values()]
      .filter(({ createdAt }) => Date.parse(createdAt) >= from && Date.parse(createdAt) <= to)
      .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))];
    const total = { 'x-total-count': String(entries.length) };
    return json(200, entries.slice(offset, offset + limit), total);
  }

  #refresh(): Answer {
    for (const message of this.#missed.splice(0)) this.#process(message, false);
    return { status: 202 };
  }

  #configure(given: Record<string, unknown>): Answer {
    for (const [group, values] of Object.entries(given))
      this.settings[group] = { ...this.settings[group], ...(values as object) };
    return json(200, this.settings);
  }

  #register(given: Record<string, unknown>): Answer {
    const hook = { id: String(given.id), event: String(given.event), url: String(given.url) };
    this.#hooks.set(hook.id, hook);
    return json(201, hook);
  }
}
