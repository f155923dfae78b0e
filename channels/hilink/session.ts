import { createHash } from 'node:crypto';
import { type Ask, type HttpAnswer, HttpTrouble } from '../http.ts';
import { fromCesu8, toCesu8 } from './cesu8.ts';
import type { HilinkSettings } from './settings.ts';
import { type Field, readXml, requestXml, textOf } from './xml.ts';

/**
 * Talks to a device: one request at a time, with the cookie of its session and a token that each answer
 * renews. A session that the device forgot, or that somebody took by opening its page in a browser, is
 * made anew and the request repeated: it was refused, not carried out.
 */

/** Error codes of the devices, as far as something is done about them. */
export const CODE = {
  unsupported: 100002,
  noRight: 100003,
  busy: 100004,
  locked: 108007,
  alreadyIn: 108003,
} as const;

const LOST_SESSION = new Set([125001, 125002, 125003]);
const WRONG_LOGIN = new Set([108001, 108002, 108006, 108007]);

/** The device answered with an error. */
export class HilinkError extends Error {
  override readonly name = 'HilinkError';
  readonly code: number;

  constructor(code: number, path: string) {
    super(`kesalahan ${code} dari perangkat (${path})`);
    this.code = code;
  }

  /** User or password are wrong; trying again would lock the account. */
  get wrongLogin(): boolean {
    return WRONG_LOGIN.has(this.code);
  }
}

type Request = [path: string, fields: [name: string, value: Field][] | undefined];

const TOKEN_HEADER = '__RequestVerificationToken';
const META = /name="csrf_token"\s+content="(\S+?)"/g;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The password as the device wants it; type 4 is hashed with user and token. */
export function encodePassword(
  { user, password, token }: { user: string; password: string; token: string },
  type: string,
): string {
  if (type !== '4') return base64(password);
  return base64(sha256(`${user}${base64(sha256(password))}${token}`));
}

export class HilinkSession {
  readonly #settings: HilinkSettings;
  readonly #ask: Ask;
  #cookie = '';
  #tokens: string[] = [];
  #open = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(settings: HilinkSettings, ask: Ask) {
    this.#settings = settings;
    this.#ask = ask;
  }

  /** The next request begins with a new session. */
  forget(): void {
    this.#open = false;
  }

  /** @throws HilinkError, HttpTrouble */
  get(path: string): Promise<unknown> {
    return this.#inTurn([path, undefined]);
  }

  /** @throws HilinkError, HttpTrouble */
  post(path: string, fields: [name: string, value: Field][]): Promise<unknown> {
    return this.#inTurn([path, fields]);
  }

  #inTurn(request: Request): Promise<unknown> {
    const done = this.#turn.then(() => this.#withSession(request));
    this.#turn = done.catch(() => {});
    return done;
  }

  async #withSession(request: Request): Promise<unknown> {
    if (!this.#open) await this.#begin();
    try {
      return await this.#once(request);
    } catch (error) {
      if (!(error instanceof HilinkError)) throw error;
      const noRight = error.code === CODE.noRight;
      if (!noRight && !LOST_SESSION.has(error.code)) throw error;
      await this.#begin();
      return this.#once(request);
    }
  }

  async #begin(): Promise<void> {
    this.#open = false;
    this.#cookie = '';
    this.#tokens = [];
    const page = await this.#http('GET', '/', undefined);
    this.#tokens = [...page.body.toString('utf8').matchAll(META)].map(([, token = '']) => token);
    if (this.#tokens.length === 0) await this.#askForToken();
    await this.#logIn();
    this.#open = true;
  }

  async #askForToken(): Promise<void> {
    for (const [path, field] of [
      ['webserver/token', 'token'],
      ['webserver/SesTokInfo', 'TokInfo'],
    ] as const) {
      const found = await this.#once([path, undefined]).catch(unsupported);
      const cookie = textOf(found, 'SesInfo');
      if (cookie !== '') this.#cookie = cookie.includes('=') ? cookie : `SessionID=${cookie}`;
      const token = textOf(found, field);
      if (token === '') continue;
      this.#tokens = [token];
      return;
    }
  }

  /** Many devices want no login. */
  async #logIn(): Promise<void> {
    const { user = 'admin', password } = this.#settings;
    if (password === undefined) return;
    const state = await this.#once(['user/state-login', undefined]).catch(unsupported);
    if (state === undefined || textOf(state, 'State') === '0') return;
    const type = textOf(state, 'password_type') || '0';
    const [token = ''] = this.#tokens;
    const login: [string, Field][] = [
      ['Username', user],
      ['Password', encodePassword({ user, password, token }, type)],
      ['password_type', type],
    ];
    try {
      await this.#once(['user/login', login], true);
    } catch (error) {
      if (!(error instanceof HilinkError) || error.code !== CODE.alreadyIn) throw error;
    }
  }

  async #once([path, fields]: Request, renew = false): Promise<unknown> {
    const body = fields === undefined ? undefined : toCesu8(requestXml(fields));
    const answer = await this.#http(body === undefined ? 'GET' : 'POST', `/api/${path}`, body);
    if (renew) this.#tokens = [];
    this.#renewTokens(answer);
    const xml = readXml(fromCesu8(answer.body));
    if (xml === undefined) {
      // a page in place of an answer: the device does not know the call, or wants its session back
      if (answer.status < 400) throw new HilinkError(CODE.unsupported, path);
      throw new HttpTrouble(`perangkat menjawab ${answer.status} (${path})`, true);
    }
    if (xml.root === 'error') throw new HilinkError(Number(textOf(xml.value, 'code')), path);
    return xml.value;
  }

  async #http(method: 'GET' | 'POST', path: string, body: Buffer | undefined): Promise<HttpAnswer> {
    const { url, times } = this.#settings;
    const [token] = this.#tokens;
    if (method === 'POST' && this.#tokens.length > 1) this.#tokens.shift();
    const answer = await this.#ask({
      method,
      url: new URL(path, url),
      headers: {
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...(token === undefined ? {} : { [TOKEN_HEADER]: token }),
        ...(body === undefined ? {} : { 'content-type': 'application/xml' }),
      },
      ...(body === undefined ? {} : { body }),
      timeout: times.request,
    });
    const [cookie] = answer.headers['set-cookie'] ?? [];
    if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? '';
    return answer;
  }

  /** After a login there are two of them, otherwise one. */
  #renewTokens({ headers }: HttpAnswer): void {
    const header = (end: string) => headers[`${TOKEN_HEADER.toLowerCase()}${end}`];
    const fresh = [header('one'), header('two')].filter((token) => typeof token === 'string');
    const next = header('');
    if (fresh.length > 0) this.#tokens.push(...fresh);
    else if (typeof next === 'string') {
      if (this.#tokens.length <= 1) this.#tokens = [];
      this.#tokens.push(next);
    }
  }
}

function unsupported(error: unknown): undefined {
  if (error instanceof HilinkError && !error.wrongLogin) return undefined;
  throw error;
}
