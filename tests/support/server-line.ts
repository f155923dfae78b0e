import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a server on this machine that a test can take down, or cut before an answer comes back. */
export class ServerLine {
  /** Where the test's client connects to; stays the same when the line is taken down and up again. */
  port = 0;
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #cutAfter: string | undefined;
  /** Answers that were lost. */
  cuts = 0;

  constructor(target: number) {
    this.#target = target;
  }

  async up(): Promise<void> {
    const server = createServer((client) => this.#join(client));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** The request that holds this text reaches the server, but its answer never arrives; once. */
  loseAnswerTo(text: string): void {
    this.#cutAfter = text;
  }

  #join(client: Socket): void {
    const server = connect(this.#target, '127.0.0.1');
    let cut = false;
    const end = () => {
      client.destroy();
      server.destroy();
    };
    client.on('data', (bytes) => {
      if (this.#cutAfter !== undefined && bytes.includes(this.#cutAfter)) {
        this.#cutAfter = undefined;
        cut = true;
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (!cut) {
        client.write(bytes);
        return;
      }
      this.cuts += 1;
      end();
    });
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        end();
      });
    }
  }
}
