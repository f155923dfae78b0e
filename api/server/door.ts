import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { GsmDriver } from '../../channels/gsm/driver.ts';
import { CommandRefused } from '../../channels/gsm/one-command.ts';
import type { Channel } from '../../channels/port.ts';
import { newCode, selfTest } from '../../channels/self-test.ts';
import { OWNER_ONLY, OWNERS_FOLDER } from '../../store/base/owner-only.ts';
import {
  type Answers,
  type NotePlace,
  notePath,
  type Question,
  question,
} from '../hotline/door.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { createAuditLog, TERMINAL } from '../office/audit/audit-log.ts';

/** The technician's door of a hotline that runs; what it is, and its note: `api/hotline/door.ts`. */

const LONGEST_QUESTION = 4096;
const RANDOM_STEPS = 2 ** 32;
/** So many of the newest SMS are looked through for the one of a test. */
const NEWEST = 50;

/** A line as the settings name it. */
export interface DoorLine {
  name: string;
  /** Port or address. */
  place: string;
  number: string;
}

/** What cannot be done; the message is for whoever asked. */
class Refused extends Error {}

/**
 * Opens it and leaves the note; without a place for the note, nobody could find it.
 * @param running the hotline of the moment: it may go on with another pack
 * @returns closes it
 */
export async function openDoor(
  running: () => Hotline,
  lines: DoorLine[],
  notes: NotePlace,
): Promise<() => void> {
  const path = notePath(notes);
  if (path === null) return () => {};
  const word = randomBytes(32).toString('hex');
  const server = createServer((request, response) => {
    void answer(new Doorman(running(), lines), word, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  mkdirSync(dirname(path), { recursive: true, mode: OWNERS_FOLDER });
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify({ port, word }), { mode: OWNER_ONLY, flag: 'wx' });
  return () => closed(server, path);
}

function closed(server: Server, path: string): void {
  rmSync(path, { force: true });
  server.close();
  server.closeAllConnections();
}

function knows(request: IncomingMessage, word: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${word}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function answer(
  doorman: Doorman,
  word: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const say = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  if (!knows(request, word)) return say(403, { error: 'this word does not open' });
  try {
    say(200, await doorman.answer(question.parse(JSON.parse(await textOf(request)))));
  } catch (error) {
    const known = error instanceof Refused || error instanceof CommandRefused;
    say(known ? 409 : 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) {
    text += String(piece);
    if (text.length > LONGEST_QUESTION) throw new Refused('a question is not that long');
  }
  return text;
}

class Doorman {
  #hotline: Hotline;
  #lines: DoorLine[];

  constructor(hotline: Hotline, lines: DoorLine[]) {
    this.#hotline = hotline;
    this.#lines = lines;
  }

  async answer(asked: Question): Promise<Answers[keyof Answers]> {
    switch (asked.ask) {
      case 'lines':
        return this.#lines.map(({ name, place }) => ({
          place,
          health: this.#channel(name).health(),
        }));
      case 'at':
        return this.#command(asked);
      case 'test':
        return this.#test(asked.line);
    }
  }

  #channel(line: string): Channel {
    const channel = this.#hotline.channels.find(({ name }) => name === line);
    if (channel === undefined) throw new Refused(`the hotline that runs has no line "${line}"`);
    return channel;
  }

  async #command({ line, command, listening }: Extract<Question, { ask: 'at' }>) {
    const channel = this.#channel(line);
    if (!(channel instanceof GsmDriver)) throw new Refused(`"${line}" is no modem`);
    // a value may be a number, or the PIN
    await this.#noted('at', `${line}: ${command.split(/[="]/)[0]}`);
    return channel.command(command, listening);
  }

  async #test(line: string): Promise<Answers['test']> {
    const channel = this.#channel(line);
    const { number = '' } = this.#lines.find(({ name }) => name === line) ?? {};
    await this.#noted('doctor --test-sms', line);
    const code = newCode(() => randomInt(RANDOM_STEPS) / RANDOM_STEPS);
    const { clock, store } = this.#hotline;
    const arrived = async (): Promise<boolean> => {
      const newest = await store.inbox.list({ limit: NEWEST });
      return newest.some(({ text }) => text.includes(code));
    };
    return selfTest({ channel, number, code, clock, arrived });
  }

  #noted(command: string, subject: string): Promise<void> {
    return createAuditLog(this.#hotline).record(TERMINAL, 'command.run', subject, { command });
  }
}
