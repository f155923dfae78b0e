import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A system that is told: a server on this machine that remembers what it was sent. */

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Status of the next answers; 0 breaks the connection off, -1 never answers. */
  status: number;
  /** Ids of messages that it never takes, whatever `status` says. */
  refuses(id: string): boolean;
  /** Ids of messages that it dies of, and a proxy says so. */
  diesOf(id: string): boolean;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(pieces).toString() });
      if (receiver.refuses(String(request.headers['webhook-id'])))
        response
          .writeHead(422, { 'Content-Type': 'text/plain' })
          .end(`too odd: ${'x'.repeat(999)}`);
      else if (receiver.diesOf(String(request.headers['webhook-id'])))
        response.writeHead(502).end();
      else if (receiver.status === 0) request.socket.destroy();
      else if (receiver.status > 0)
        response.writeHead(receiver.status, { Location: '/elsewhere' }).end('x'.repeat(10_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook?key=rahasia`,
    received,
    status: 204,
    refuses: () => false,
    diesOf: () => false,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}
