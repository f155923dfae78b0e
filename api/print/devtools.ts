import type { Readable, Writable } from 'node:stream';

/**
 * The browser's DevTools protocol over two pipes (`--remote-debugging-pipe`): JSON messages, each ended
 * by a zero byte. https://chromedevtools.github.io/devtools-protocol/
 */

export interface DevTools {
  /** Sends a command and gives its result. @throws Error with the browser's reason */
  send(method: string, params?: object, session?: string): Promise<Record<string, unknown>>;
  /** Ends all that wait: the browser is gone. */
  fail(reason: Error): void;
}

interface Answer {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

interface Waiting {
  resolve(result: Record<string, unknown>): void;
  reject(reason: Error): void;
}

/** Calls back with each message as soon as it is whole. */
function onMessage(from: Readable, take: (answer: Answer) => void): void {
  let rest: Buffer[] = [];
  from.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8');
      rest = [];
      start = end + 1;
      take(JSON.parse(message) as Answer);
    }
    rest.push(chunk.subarray(start));
  });
}

export function connectDevTools(to: Writable, from: Readable): DevTools {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone: Error | undefined;

  function fail(reason: Error): void {
    gone ??= reason;
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  }

  onMessage(from, ({ id, result, error }) => {
    const one = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || one === undefined) return;
    waiting.delete(id);
    if (error === undefined) one.resolve(result ?? {});
    else one.reject(new Error(error.message));
  });
  // a broken pipe means that the browser ended: its end tells why
  to.on('error', () => {});
  from.on('error', () => {});

  return {
    fail,
    send: (method, params = {}, session) =>
      new Promise((resolve, reject) => {
        if (gone !== undefined) return reject(gone);
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        const message = { id: lastId, method, params, sessionId: session };
        to.write(`${JSON.stringify(message)}\0`);
      }),
  };
}
