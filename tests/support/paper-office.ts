import { randomUUID } from 'node:crypto';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Hotline } from '../../api/hotline/hotline.ts';
import type { Identity } from '../../api/office/identity.ts';
import type { OpenPack } from '../../api/office/pack/pack.ts';
import { createPost, type Post } from '../../api/rest/webhooks/post.ts';
import { createWeb } from '../../api/server/app.ts';
import { createHotline } from '../../api/start/compose.ts';
import { openPackFolder } from '../../api/start/configuration/pack-folder.ts';
import { readSettings } from '../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../channels/simulated-clock.ts';
import { oncePer } from '../../machines/base/once-per.ts';
import type { ComplaintContext } from '../../machines/complaint/base/context.ts';
import type { District } from '../../machines/district/district.ts';
import type { Store } from '../../store/ports/store.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { asUser } from '../api/desk/fixture.ts';
import { type Answer, ask, type Question } from './ask.ts';
import { MONDAY } from './desk.ts';
import { PaperLine } from './paper-line.ts';
import { ReadLog, type Reads } from './read-log.ts';

/** Somebody at the desk: an agency's user has its code. */
export const deskUser = (role: Identity['role'], agency: string | null = null): Identity => ({
  user: agency ?? role,
  role,
  agency,
});

/**
 * A whole hotline of the sample district on the embedded store, with a line that writes down what leaves
 * it: quick enough for thousands of messages.
 */

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

const NOBODY: Identity = { user: 'nobody', role: 'viewer', agency: null };
const FORM = {
  'Sec-Fetch-Site': 'same-origin',
  'Content-Type': 'application/x-www-form-urlencoded',
};
/** A program's requests come no closer, milliseconds: the rate limit lets four a second through. */
const BETWEEN = 300;

/** What is posted here stays in memory (`told`); another address is posted to. */
export const PAPER_RECEIVER = 'http://127.0.0.1:9/told';

type Change = (district: District) => District;
const UNCHANGED: Change = (pack) => pack;

/** A pack whose desk waits for no undo, changed so: made once, that what hangs on it is made once. */
const atOnce = oncePer((change: Change) =>
  oncePer((pack: District) => change({ ...pack, policy: { ...pack.policy, undoSeconds: 0 } })),
);

/** Takes what is for `PAPER_RECEIVER`, and hands on the rest. */
function onPaper(told: string[], post: Post): Post {
  return async (to, id, body) => {
    if (to.url !== PAPER_RECEIVER) return post(to, id, body);
    told.push(body);
    return { ok: true, status: 204, milliseconds: 0 };
  };
}

const settingsFor = (folder: string | null) =>
  readSettings(folder === null ? {} : { DISTRICT: folder });

export class PaperOffice {
  readonly clock: SimulatedClock;
  readonly line: PaperLine;
  hotline: Hotline;
  /** What the store was read for while somebody was asked. */
  readonly readLog: ReadLog;
  /** Folder of its pack where it may be changed at the desk; null for the sample pack, which nobody changes. */
  readonly folder: string | null;
  /** What webhooks told `PAPER_RECEIVER`. */
  readonly told: string[];
  private readonly webs = new Map<string, ReturnType<typeof createWeb>>();
  private messages = 0;

  private constructor(
    clock: SimulatedClock,
    line: PaperLine,
    hotline: Hotline,
    readLog: ReadLog,
    folder: string | null,
    told: string[],
  ) {
    this.told = told;
    this.folder = folder;
    this.clock = clock;
    this.line = line;
    this.hotline = hotline;
    this.readLog = readLog;
  }

  /**
   * @param district changes of the pack; SMS of the desk wait for no undo, unless this says so
   * @param folder of a pack of its own, which its desk may change
   * @param store in memory where left out
   */
  static async open(
    district: Change = UNCHANGED,
    folder: string | null = null,
    store: Store = new SqliteStore(':memory:'),
  ): Promise<PaperOffice> {
    const clock = new SimulatedClock(MONDAY);
    const line = new PaperLine(() => clock.now());
    await store.open();
    const readLog = new ReadLog(store);
    const told: string[] = [];
    const post = onPaper(told, createPost(clock));
    const parts = { clock, store: readLog.store, channels: [line], random: () => 0, post };
    const replace = { ...parts, district: atOnce(district) };
    const hotline = await createHotline(settingsFor(folder), () => {}, replace);
    return new PaperOffice(clock, line, hotline, readLog, folder, told);
  }

  /** The process starts again on the same store. @param district what the pack says from now on */
  async restart(district: Change): Promise<void> {
    const { clock, line } = this;
    const { store } = this.hotline;
    const replace = { clock, store, channels: [line], random: () => 0, district };
    this.hotline = await createHotline(settingsFor(this.folder), () => {}, replace);
    this.webs.clear();
    await this.rest();
  }

  close(): Promise<void> {
    return this.hotline.store.close();
  }

  /** An SMS, and all that comes of it. @param text as it was typed @param under way for so long, milliseconds */
  async sms(from: string, text: string, underWay = 0): Promise<void> {
    this.messages += 1;
    const now = this.clock.now();
    const times = { sentAt: now - underWay, receivedAt: now };
    const sms = { from, text, ...times, line: this.line.name, raw: ['00'] };
    const fingerprint = `sms-${this.messages}`;
    await this.hotline.engine.receiver.messages([{ ...sms, fingerprint }]);
    await this.rest();
  }

  /** Everything that is due now is done. */
  async rest(): Promise<void> {
    let done = false;
    const work = this.hotline.engine.settle().finally(() => {
      done = true;
    });
    // who waits for a moment waits for the clock
    while (!done) {
      await this.clock.settle(1);
      if (!done) await this.clock.advance(1);
    }
    await work;
  }

  async pass(milliseconds: number): Promise<void> {
    await this.clock.advance(milliseconds);
    await this.rest();
  }

  /** What left for a phone, parts put together as they left. */
  received(phone: string): string[] {
    return this.line.left.filter(({ to }) => to === phone).map(({ text }) => text);
  }

  get(who: Identity, address: string): Promise<Answer> {
    return ask(this.web(who), { path: address });
  }

  /** A page or, with a token, what the API answers, and what of the store it was made of. */
  look(who: Identity | { token: string }, path: string): Promise<{ value: Answer; reads: Reads }> {
    const [web, headers] =
      'token' in who ? [this.web(NOBODY), bearer(who.token)] : [this.web(who), {}];
    return this.readLog.noting(() => ask(web, { path, headers }));
  }

  /** Asks as a program, some time after the one before. @param body what it posts, under this key */
  async api(
    token: string,
    address: string,
    body?: object,
    key: string = randomUUID(),
  ): Promise<Answer> {
    await this.clock.advance(BETWEEN);
    const headers = { ...bearer(token), 'Idempotency-Key': key };
    const asked: Question = { path: `/api/v1${address}`, headers };
    const posted: Question = {
      ...asked,
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    const answer = await ask(this.web(NOBODY), body === undefined ? asked : posted);
    await this.rest();
    return answer;
  }

  /**
   * Opens a live stream; what it has told so far, what of it nobody has asked for yet, whether something is still on
   * its way, and its end.
   */
  async stream(
    who: Identity,
    address: string,
  ): Promise<{ text(): string; news(): string; isAllHeard(): boolean; close(): Promise<void> }> {
    const server = createServer(this.web(who));
    const spoke = new Promise<Socket>((resolve) => server.once('connection', resolve));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const told: string[] = [];
    let known = 0;
    const asked = get({ port, path: address, host: '127.0.0.1' });
    const [speaks, answer] = await Promise.all([
      spoke,
      new Promise<IncomingMessage>((resolve, reject) =>
        asked.once('response', resolve).once('error', reject),
      ),
    ]);
    asked.on('error', () => {});
    answer.setEncoding('utf8').on('data', (piece: string) => {
      told.push(piece);
    });
    return {
      text: () => told.join(''),
      news() {
        const news = told.slice(known).join('');
        known = told.length;
        return news;
      },
      isAllHeard: () => speaks.bytesWritten === answer.socket.bytesRead,
      close() {
        asked.destroy();
        server.closeAllConnections();
        return new Promise((resolve) => server.close(() => resolve()));
      },
    };
  }

  /** Presses a button of the desk. */
  async press(
    who: Identity,
    address: string,
    fields: Record<string, string | string[]> = {},
  ): Promise<Answer> {
    const all = Object.entries({ kunci: randomUUID(), ...fields });
    const pairs = all.flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    );
    const body = new URLSearchParams(pairs).toString();
    const sent: Question = { method: 'POST', path: address, headers: FORM, body };
    const answer = await ask(this.web(who), sent);
    await this.rest();
    return answer;
  }

  /** Sends a form of the desk that brings a file, which is text here. */
  async upload(
    who: Identity,
    address: string,
    fields: Record<string, string>,
    file: { name: string; text: string },
  ): Promise<Answer> {
    const edge = 'edge-of-a-part';
    const part = (head: string, content: string) =>
      `--${edge}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
    const plain = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
    const brought = part(`name="pindaian"; filename="${file.name}"`, file.text);
    const headers = { ...FORM, 'Content-Type': `multipart/form-data; boundary=${edge}` };
    const body = `${plain.join('')}${brought}--${edge}--\r\n`;
    const answer = await ask(this.web(who), { method: 'POST', path: address, headers, body });
    await this.rest();
    return answer;
  }

  async complaint(id: string): Promise<ComplaintContext> {
    const found = await this.hotline.engine.instances.snapshot(id);
    if (found === undefined) throw new Error(`there is no complaint ${id}`);
    return found.snapshot.context as ComplaintContext;
  }

  /** Its pack, where the desk may change it: the process starts again with it. */
  private pack(): { pack?: OpenPack } {
    const { folder } = this;
    if (folder === null) return {};
    const reload = async () => {
      await this.restart((district) => district);
      return null;
    };
    return { pack: { ...openPackFolder(folder), reload } };
  }

  private web(who: Identity) {
    const options = { ...asUser(who), inspect: 'stately' as const, ...this.pack() };
    const known = this.webs.get(who.user) ?? createWeb(this.hotline, options);
    this.webs.set(who.user, known);
    return known;
  }
}
