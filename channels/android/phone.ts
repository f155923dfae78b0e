import type { Ask, HttpAnswer } from '../http.ts';
import type { AndroidSettings } from './settings.ts';

/**
 * The HTTP interface of the app SMS Gateway for Android (capcom6), local mode, as its OpenAPI and its
 * source (version 1.68.0) have it.
 */

/** What became of one receiver's SMS. The telephone may go back from a later one to an earlier one. */
export type PhoneState = 'Pending' | 'Processed' | 'Sent' | 'Delivered' | 'Failed' | 'Cancelled';

export interface PhoneMessage {
  id: string;
  recipients: { phoneNumber: string; state: PhoneState; error?: string | null }[];
  /** When each state was reached, ISO 8601 by the telephone's clock. */
  states: Partial<Record<PhoneState, string>>;
}

/** An entry of the app's list of received messages. */
export interface PhoneInboxEntry {
  id: string;
  type: 'SMS' | 'DATA_SMS' | 'MMS' | 'MMS_DOWNLOADED';
  sender: string;
  simNumber?: number | null;
  /** The whole text, despite its name. */
  contentPreview: string;
  /** The service centre's time, ISO 8601. */
  createdAt: string;
}

interface Check {
  status: string;
  observedValue?: number;
}

export interface PhoneHealth {
  status: string;
  version: string;
  checks?: Record<string, Check>;
}

/** The telephone answered, but not with what was asked for. */
export class PhoneRefusal extends Error {
  override readonly name = 'PhoneRefusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(`telepon menolak (${status}): ${message}`);
    this.status = status;
  }
}

const OK_STATUS = 300;
/** A far end for questions about time, as the telephone's clock may be slow. */
const AHEAD_MS = 10 * 24 * 3_600_000;

function parsed<T>({ status, body }: HttpAnswer): T {
  const text = body.toString('utf8');
  let value: unknown;
  try {
    value = text === '' ? null : JSON.parse(text);
  } catch {
    throw new PhoneRefusal(status, 'jawaban bukan JSON');
  }
  const { message } = (value ?? {}) as { message?: unknown };
  if (status >= OK_STATUS) throw new PhoneRefusal(status, String(message ?? 'tanpa keterangan'));
  return value as T;
}

export class Phone {
  readonly #settings: AndroidSettings;
  readonly #ask: Ask;
  /** The telephone's clock less ours, milliseconds; undefined before its first answer. */
  #drift: number | undefined;

  constructor(settings: AndroidSettings, ask: Ask) {
    this.#settings = settings;
    this.#ask = ask;
  }

  get drift(): number | undefined {
    return this.#drift;
  }

  async health(): Promise<PhoneHealth> {
    const answer = await this.#request('GET', 'health');
    const date = Date.parse(String(answer.headers.date));
    if (!Number.isNaN(date)) this.#drift = date - this.#settings.clock.now();
    // a failing check is answered with 500, and the checks all the same
    return parsed<PhoneHealth>(answer.status === 500 ? { ...answer, status: 200 } : answer);
  }

  /** @throws PhoneRefusal 409 where a message of this id is there already */
  async send(message: { id: string; to: string; text: string; report: boolean }): Promise<void> {
    const { simNumber } = this.#settings;
    const answer = await this.#request('POST', 'messages?skipPhoneValidation=true', {
      id: message.id,
      textMessage: { text: message.text },
      phoneNumbers: [message.to],
      withDeliveryReport: message.report,
      ...(simNumber === undefined ? {} : { simNumber }),
    });
    parsed(answer);
  }

  /** Undefined where the telephone has no message of this id. */
  async message(id: string): Promise<PhoneMessage | undefined> {
    const answer = await this.#request('GET', `messages/${encodeURIComponent(id)}`);
    return answer.status === 404 ? undefined : parsed<PhoneMessage>(answer);
  }

  /** Messages handed over since `from`, one page of them. */
  async messages(
    from: number,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<PhoneMessage[]> {
    const since = new Date(from).toISOString();
    const to = new Date(this.#settings.clock.now() + AHEAD_MS).toISOString();
    const page = { limit: String(limit), offset: String(offset) };
    const query = new URLSearchParams({ from: since, to, ...page });
    return parsed<PhoneMessage[]>(await this.#request('GET', `messages?${query}`));
  }

  /** Takes a message back; false where the telephone has begun with it. */
  async cancel(id: string): Promise<boolean> {
    const answer = await this.#request('DELETE', `messages/${encodeURIComponent(id)}`);
    return answer.status < OK_STATUS;
  }

  /** Received messages since `from`, newest first. */
  async inbox(
    from: number,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; entries: PhoneInboxEntry[] }> {
    const to = new Date(this.#settings.clock.now() + AHEAD_MS).toISOString();
    const query = new URLSearchParams({
      from: new Date(from).toISOString(),
      to,
      limit: String(page.limit),
      offset: String(page.offset),
    });
    const answer = await this.#request('GET', `inbox?${query}`);
    const entries = parsed<PhoneInboxEntry[]>(answer);
    const total = Number(answer.headers['x-total-count'] ?? entries.length);
    return { total, entries };
  }

  /** Has the app take over what is in the telephone's own store of SMS and that it may have missed. */
  async refresh(since: number): Promise<void> {
    const until = new Date(this.#settings.clock.now() + AHEAD_MS).toISOString();
    const body = { since: new Date(since).toISOString(), until, triggerWebhooks: false };
    parsed(await this.#request('POST', 'inbox/refresh', body));
  }

  async configure(settings: Record<string, Record<string, unknown>>): Promise<void> {
    parsed(await this.#request('PATCH', 'settings', settings));
  }

  /** The same id again replaces the hook. */
  async registerHook(hook: { id: string; event: string; url: string }): Promise<void> {
    parsed(await this.#request('POST', 'webhooks', hook));
  }

  #request(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<HttpAnswer> {
    const { url, user, password, times } = this.#settings;
    const base = url.href.endsWith('/') ? url.href : `${url.href}/`;
    return this.#ask({
      method,
      url: new URL(path, base),
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
      timeout: times.request,
    });
  }
}
