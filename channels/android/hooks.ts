import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { messageOf } from '../log.ts';
import type { Clock } from '../port.ts';
import type { HookSettings } from './settings.ts';

/**
 * Takes what the telephone posts. Any 2xx ends its trying, so that is said only when what came is durable;
 * anything else makes it post again, for 45 hours. It waits five seconds for the answer.
 */

/** Between the telephone's clock and ours; more may be an old request played again. */
const TOLERANCE_S = 300;
const MOST_OCTETS = 1024 * 1024;

export interface HookEvent {
  id: string;
  event: string;
  payload: Record<string, unknown>;
}

export interface HookParts {
  settings: HookSettings;
  clock: Clock;
  /** Resolves when what the event says is durable. */
  take(event: HookEvent): Promise<void>;
  /** A request that was not taken, and why. */
  refused(reason: string): void;
}

class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The signature of a request: HMAC-SHA256, lower-case hex, over its octets followed by its time stamp.
 * @param timestamp seconds since 1970, as its header has them
 */
export function signatureOf(key: string, body: Buffer, timestamp: string): string {
  return createHmac('sha256', key).update(body).update(timestamp).digest('hex');
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_OCTETS) throw new Refused(413, 'webhook terlalu besar');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function eventOf(body: Buffer): HookEvent {
  try {
    const { id, event, payload } = JSON.parse(body.toString('utf8')) as Partial<HookEvent>;
    if (typeof event === 'string' && typeof payload === 'object' && payload !== null)
      return { id: String(id), event, payload };
  } catch {
    // said below
  }
  throw new Refused(400, 'webhook bukan JSON yang dikenal');
}

export class Hooks {
  readonly #parts: HookParts;
  #server: Server | undefined;

  constructor(parts: HookParts) {
    this.#parts = parts;
  }

  /** @throws Error when the address cannot be listened on */
  listen(): Promise<void> {
    const { host, port } = this.#parts.settings;
    const server = createServer((request, response) => {
      void this.#answer(request).then((status) => {
        response.statusCode = status;
        response.end();
      });
    });
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', (error) =>
        reject(new Error(`webhook: ${host}:${port} tidak dapat dipakai (${error.message})`)),
      );
      server.listen(port, host, resolve);
    });
  }

  close(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return Promise.resolve();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage): Promise<number> {
    try {
      const body = await bodyOf(request);
      this.#check(request, body);
      await this.#parts.take(eventOf(body));
      return 200;
    } catch (error) {
      this.#parts.refused(messageOf(error));
      return error instanceof Refused ? error.status : 503;
    }
  }

  #check({ headers, method }: IncomingMessage, body: Buffer): void {
    const { settings, clock } = this.#parts;
    if (method !== 'POST') throw new Refused(405, 'webhook harus POST');
    const timestamp = String(headers['x-timestamp'] ?? '');
    const signature = String(headers['x-signature'] ?? '');
    if (!same(signature, signatureOf(settings.signingKey, body, timestamp)))
      throw new Refused(401, 'tanda tangan webhook salah: periksa signing key di telepon');
    const apart = Math.abs(Number(timestamp) - clock.now() / 1000);
    if (!(apart <= TOLERANCE_S))
      throw new Refused(401, `jam telepon berbeda ${Math.round(apart / 60)} menit dari jam server`);
  }
}
