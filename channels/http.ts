import { type IncomingHttpHeaders, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Activity } from './activity.ts';
import type { Clock } from './port.ts';

/** Requests to devices in the office's own network, which answer late, not at all, or nonsense. */

const MOST_OCTETS = 8 * 1024 * 1024;

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url: URL;
  headers?: Record<string, string>;
  body?: Buffer;
  /** Milliseconds for all of it. */
  timeout: number;
}

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** No answer came. */
export class HttpTrouble extends Error {
  override readonly name = 'HttpTrouble';
  /** False where the other side certainly never got the request. */
  readonly reached: boolean;

  constructor(message: string, reached: boolean) {
    super(message);
    this.reached = reached;
  }
}

export type Ask = (request: HttpRequest) => Promise<HttpAnswer>;

function askOnce(clock: Clock, { method, url, headers, body, timeout }: HttpRequest) {
  return new Promise<HttpAnswer>((resolve, reject) => {
    let reached = false;
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const open = url.protocol === 'https:' ? secure : plain;
    const request = open(url, { method, headers: { ...headers, ...length }, agent: false });
    const cancel = clock.after(timeout, () =>
      request.destroy(new Error(`tidak menjawab dalam ${Math.ceil(timeout / 1000)} detik`)),
    );
    const fail = (error: Error): void => {
      cancel();
      request.destroy();
      reject(new HttpTrouble(`${url.host}: ${error.message}`, reached));
    };
    request.on('error', fail);
    request.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        reached = true;
      });
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MOST_OCTETS) fail(new Error('jawaban terlalu besar'));
        else chunks.push(chunk);
      });
      response.on('error', fail);
      response.on('aborted', () => fail(new Error('jawaban terputus')));
      response.on('end', () => {
        cancel();
        const { statusCode: status = 0, headers: given } = response;
        resolve({ status, headers: given, body: Buffer.concat(chunks) });
      });
    });
    request.end(body);
  });
}

/** Makes requests whose time runs by the clock and that count as activity. They reject with `HttpTrouble`. */
export function httpClient(clock: Clock, activity: Activity): Ask {
  return (request) => activity.track(askOnce(clock, request));
}
