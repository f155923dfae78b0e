import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A device's web server on this machine that can be told to misbehave. */

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/**
 * `reset`: cut off before it is looked at. `deaf`: never looked at, never answered. `lose`: carried out, then
 * cut off. `hang`: carried out, never answered. An answer: given instead, nothing is carried out.
 */
export type Mishap = 'reset' | 'deaf' | 'lose' | 'hang' | Answer;

export interface PlannedMishap {
  /** Method and path: `/^POST .messages/`. */
  at: RegExp;
  mishap: Mishap;
  /** So often; once if not given. */
  times?: number;
}

export interface Asked {
  method: string;
  /** With its query. */
  url: URL;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export class MishapServer {
  readonly #handle: (asked: Asked) => Answer | Promise<Answer>;
  readonly #server: Server;
  #planned: (PlannedMishap & { times: number })[] = [];
  #holding = 0;
  /** Requests so far, for tests: `POST /messages`. */
  readonly log: string[] = [];
  /** While true every connection is cut off at once, as if the device had no power. */
  off = false;

  constructor(handle: (asked: Asked) => Answer | Promise<Answer>) {
    this.#handle = handle;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on('connection', (socket) => {
      if (this.off) socket.destroy();
    });
  }

  plan(mishap: PlannedMishap): void {
    this.#planned.push({ times: 1, ...mishap });
  }

  /** How many planned mishaps have not happened yet. */
  get planned(): number {
    return this.#planned.length;
  }

  clear(): void {
    this.#planned = [];
  }

  /** Requests whose answer is kept back for good. */
  get holding(): number {
    return this.#holding;
  }

  /** @param port 0 for a free one */
  listen(host = '127.0.0.1', port = 0): Promise<{ host: string; port: number }> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        resolve({ host, port: (this.#server.address() as AddressInfo).port });
      });
    });
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #mishapFor(what: string): Mishap | undefined {
    const found = this.#planned.find(({ at }) => at.test(what));
    if (found === undefined) return undefined;
    found.times -= 1;
    if (found.times <= 0) this.#planned = this.#planned.filter((other) => other !== found);
    return found.mishap;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    } catch {
      return;
    }
    const { method = 'GET', headers } = request;
    const url = new URL(request.url ?? '/', 'http://device');
    this.log.push(`${method} ${url.pathname}`);
    const mishap = this.#mishapFor(`${method} ${url.pathname}`);
    if (mishap === 'reset') return void request.socket.destroy();
    if (mishap === 'deaf') return this.#hold(response);
    if (typeof mishap === 'object') return this.#give(response, mishap);
    const answer = await this.#handle({ method, url, headers, body: Buffer.concat(chunks) });
    if (mishap === 'lose') request.socket.destroy();
    else if (mishap === 'hang') this.#hold(response);
    else this.#give(response, answer);
  }

  #hold(response: ServerResponse): void {
    this.#holding += 1;
    response.once('close', () => {
      this.#holding -= 1;
    });
  }

  #give(response: ServerResponse, { status, headers = {}, body = '' }: Answer): void {
    response.writeHead(status, headers);
    response.end(body);
  }
}
