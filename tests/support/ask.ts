import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Writable } from 'node:stream';
import type { Express } from 'express';

/**
 * Asks a web app without any network: the request and the answer are Node's own, and what would go over the wire is
 * gathered in memory. Quick enough for hundreds of thousands of pages.
 */

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
  /** The same as it came. */
  bytes: Buffer;
}

export interface Question {
  method?: 'GET' | 'POST' | 'DELETE';
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** A form or a JSON text, by the header `Content-Type`. */
  body?: string;
}

/** A body that came in pieces, each behind its length. */
function joined(body: string): string {
  let rest = body;
  let whole = '';
  for (;;) {
    const line = rest.indexOf('\r\n');
    const length = Number.parseInt(rest.slice(0, line), 16);
    if (line < 0 || !(length > 0)) return whole;
    whole += rest.slice(line + 2, line + 2 + length);
    rest = rest.slice(line + 4 + length);
  }
}

function answerIn(wire: Buffer): Answer {
  // a byte is a character here, so that lengths count bytes
  const text = wire.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const sent = text.slice(end + 4);
  const body = headers['transfer-encoding'] === 'chunked' ? joined(sent) : sent;
  const bytes = Buffer.from(body, 'latin1');
  const status = Number(first.split(' ')[1]);
  return { status, headers, text: bytes.toString('utf8'), bytes };
}

/** As of one who asks over the loopback. */
function loopback(): Socket {
  return Object.defineProperty(new Socket(), 'remoteAddress', { value: '127.0.0.1' });
}

export function ask(app: Express, question: Question): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body = '' } = question;
  const request = new IncomingMessage(loopback());
  request.method = method;
  request.url = path;
  const given = Object.entries({ host: '127.0.0.1', ...headers });
  if (body !== '') given.push(['content-length', String(Buffer.byteLength(body))]);
  request.headers = Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value]));
  request.push(body === '' ? null : body);
  if (body !== '') request.push(null);
  request.complete = true;
  const response = new ServerResponse(request);
  const pieces: Buffer[] = [];
  const wire = new Writable({
    write(piece: Buffer | string, _encoding, done) {
      pieces.push(Buffer.from(piece));
      done();
    },
  });
  response.assignSocket(wire as unknown as Socket);
  // as a server does: who streams a long file waits for it
  wire.on('drain', () => response.emit('drain'));
  return new Promise((resolve) => {
    response.on('finish', () => resolve(answerIn(Buffer.concat(pieces))));
    app(request, response);
  });
}
