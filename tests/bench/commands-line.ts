import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { BSON } from 'mongodb';

/** A line to a MongoDB server that counts the commands of the driver, by name and collection. */

/** Of a message: its length, its id, what it answers, its kind; the flags; the kind of its first section. */
const HEADER = 16;
const BODY = HEADER + 4 + 1;
const OP_MSG = 2013;
/** What the driver asks by itself, whoever uses it. */
const OWN = new Set([
  'hello',
  'isMaster',
  'ismaster',
  'ping',
  'endSessions',
  'saslStart',
  'saslContinue',
]);

/** What a command looks for, as the names it asks by. */
function asked({ filter, query, updates, deletes, pipeline }: BSON.Document): string {
  const [first] = updates ?? deletes ?? [];
  const which = filter ?? query ?? first?.q ?? pipeline?.[0]?.$match;
  return which === undefined ? '' : ` by ${Object.keys(which).join(', ')}`;
}

/** Name, collection and what is looked for; null for what the driver asks by itself. */
function commandOf(message: Buffer): string | null {
  if (message.readInt32LE(12) !== OP_MSG || message[BODY - 1] !== 0) return null;
  const length = message.readInt32LE(BODY);
  const body = BSON.deserialize(message.subarray(BODY, BODY + length));
  const [name = '', on] = Object.entries(body)[0] ?? [];
  if (OWN.has(name)) return null;
  return `${name} ${typeof on === 'string' ? on : ''}${asked(body)}`;
}

export class CommandsLine {
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #counts = new Map<string, number>();

  constructor(target: number) {
    this.#target = target;
  }

  /** @returns the port that clients connect to */
  async up(): Promise<number> {
    const server = createServer((client) => this.#join(client));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  down(): void {
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Commands since it was last asked, most frequent first. */
  take(): [command: string, count: number][] {
    const counts = [...this.#counts].sort(([, a], [, b]) => b - a);
    this.#counts = new Map();
    return counts;
  }

  #join(client: Socket): void {
    const server = connect(this.#target, '127.0.0.1');
    let waiting: Buffer = Buffer.alloc(0);
    client.on('data', (bytes) => {
      waiting = this.#count(Buffer.concat([waiting, bytes]));
      server.write(bytes);
    });
    server.on('data', (bytes) => client.write(bytes));
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      const end = () => {
        client.destroy();
        server.destroy();
      };
      socket.on('error', end);
      socket.on('close', end);
    }
  }

  /** @returns what is no whole message yet */
  #count(bytes: Buffer): Buffer {
    let rest = bytes;
    while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      const command = commandOf(rest.subarray(0, length));
      if (command !== null) this.#counts.set(command, (this.#counts.get(command) ?? 0) + 1);
      rest = rest.subarray(length);
    }
    return rest;
  }
}
