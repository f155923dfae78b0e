import { randomBytes } from 'node:crypto';
import type { VirtualNetwork } from '../../gsm/virtual/network.ts';
import type { Clock } from '../../port.ts';
import { JoinedSim } from '../../virtual/joined-sim.ts';
import { type Answer, type Asked, MishapServer } from '../../virtual/mishaps.ts';
import { fromCesu8, toCesu8 } from '../cesu8.ts';
import { encodePassword } from '../session.ts';
import { type Field, readXml, textOf } from '../xml.ts';

/**
 * A HiLink stick on the virtual network, as strict as the real ones were seen to be: one request at a time,
 * each POST with the token of the answer before, elements in one order only, CESU-8.
 */

export interface VirtualStickOptions {
  network: VirtualNetwork;
  clock: Clock;
  /** The SIM's number, E.164. */
  number: string;
  /** What it wants before it talks of SMS; nothing if not given. */
  login?: { user: string; password: string; type: '0' | '4' };
  /** Messages that its memory holds. */
  places?: number;
  /** From taking an SMS until the network has it, milliseconds. */
  sendLatency?: number;
}

/** How the stick misbehaves until told otherwise. */
export interface StickManners {
  /** `OK`, and the text lies in the drafts. */
  onlyDrafts: boolean;
  /** The network refuses every SMS. */
  refuses: boolean;
  /** Nothing can be deleted. */
  keepsAll: boolean;
  /** What is sent is not kept in the box of sent ones. */
  savesNothing: boolean;
  /** `ServiceStatus`; 2 when it has a network. */
  service: string;
}

type Box = 1 | 2 | 3;

interface Row {
  index: number;
  box: Box;
  state: number;
  phone: string;
  content: string;
  date: string;
  type: number;
}

const PREFIX = '<?xml version="1.0" encoding="UTF-8"?>';
const MULTIPART = 2;
const SINGLE = 1;
const LONGEST_SINGLE = 160;

const LIST =
  /^<request><PageIndex>(\d+)<\/PageIndex><ReadCount>(\d+)<\/ReadCount><BoxType>(\d)<\/BoxType><SortType>0<\/SortType><Ascending>([01])<\/Ascending><UnreadPreferred>[01]<\/UnreadPreferred><\/request>$/;
const SEND =
  /^<request><Index>-1<\/Index><Phones><Phone>([^<]+)<\/Phone><\/Phones><Sca>[^<]*<\/Sca><Content>([^<]*)<\/Content><Length>(\d+)<\/Length><Reserved>[01]<\/Reserved><Date>[\d :-]+<\/Date><\/request>$/;

const ESCAPES: [RegExp, string][] = [
  [/&/g, '&amp;'],
  [/</g, '&lt;'],
  [/>/g, '&gt;'],
];

function written(value: Field): string {
  if (Array.isArray(value))
    return value.map(([name, v]) => `<${name}>${written(v)}</${name}>`).join('');
  return ESCAPES.reduce((text, [sign, code]) => text.replace(sign, code), String(value));
}

export class VirtualStick {
  readonly server: MishapServer;
  readonly manners: StickManners = {
    onlyDrafts: false,
    refuses: false,
    keepsAll: false,
    savesNothing: false,
    service: '2',
  };
  readonly #options: VirtualStickOptions;
  readonly #sim: JoinedSim;
  #rows: Row[] = [];
  #index = 40_000;
  #tokens = new Set<string>();
  #cookie = '';
  #loggedIn = false;
  #busy = false;
  #status = { pending: '', succeeded: '', failed: '' };
  /** SMS handed over faster than five seconds after each other are refused. */
  #sentAt = Number.NEGATIVE_INFINITY;

  constructor(options: VirtualStickOptions) {
    this.#options = options;
    this.server = new MishapServer((asked) => this.#answer(asked));
    this.#sim = new JoinedSim({
      network: options.network,
      number: options.number,
      message: ({ from, text }) => this.#keep(1, from, text, 0),
    });
  }

  /** Rows of a box. */
  count(box: Box): number {
    return this.#rows.filter((row) => row.box === box).length;
  }

  /** Somebody opens the stick's page in a browser: our session is gone. */
  takeSession(): void {
    this.#cookie = 'SessionID=browser';
    this.#tokens = new Set();
    this.#loggedIn = false;
  }

  /** The network may hand over what it kept. */
  wake(): void {
    this.#sim.retry();
  }

  #keep(box: Box, phone: string, content: string, state: number): boolean {
    const { places = 500, clock } = this.#options;
    if (this.server.off || this.#rows.length >= places) return false;
    this.#index += 1;
    const date = new Date(clock.now()).toISOString().slice(0, 19).replace('T', ' ');
    const type = content.length > LONGEST_SINGLE ? MULTIPART : SINGLE;
    this.#rows.push({ index: this.#index, box, state, phone, content, date, type });
    return true;
  }

  // the HTTP interface --------------------------------------------------------------------------------

  #newToken(): string {
    const token = randomBytes(16).toString('hex');
    this.#tokens.add(token);
    return token;
  }

  #respond(body: string, withToken: boolean): Answer {
    const headers = {
      'content-type': 'text/xml',
      ...(withToken ? { __RequestVerificationToken: this.#newToken() } : {}),
    };
    return { status: 200, headers, body: toCesu8(PREFIX + body) };
  }

  #error(code: number, withToken = false): Answer {
    return this.#respond(`<error><code>${code}</code><message></message></error>`, withToken);
  }

  async #answer(asked: Asked): Promise<Answer> {
    if (this.#busy) return this.#error(100004);
    this.#busy = true;
    // another request that comes meanwhile finds it busy
    await new Promise((resolve) => setImmediate(resolve));
    this.#busy = false;
    if (asked.url.pathname === '/') return this.#page();
    const path = asked.url.pathname.replace(/^\/api\//, '');
    if (asked.headers.cookie !== this.#cookie) return this.#error(125002);
    return asked.method === 'POST' ? this.#post(path, asked) : this.#get(path);
  }

  #page(): Answer {
    this.#cookie = `SessionID=${randomBytes(8).toString('hex')}`;
    this.#tokens = new Set();
    this.#loggedIn = false;
    return {
      status: 200,
      headers: { 'set-cookie': `${this.#cookie}; path=/` },
      body: '<html></html>',
    };
  }

  #ok(fields: [string, Field][]): Answer {
    return this.#respond(`<response>${written(fields)}</response>`, false);
  }

  #get(path: string): Answer {
    const { login, places = 500 } = this.#options;
    if (path === 'webserver/token') return this.#error(100002);
    if (path === 'webserver/SesTokInfo')
      return this.#ok([
        ['SesInfo', this.#cookie],
        ['TokInfo', this.#newToken()],
      ]);
    if (path === 'user/state-login')
      return this.#ok([
        ['State', this.#loggedIn ? 0 : -1],
        ['password_type', login?.type ?? '0'],
      ]);
    if (login !== undefined && !this.#loggedIn) return this.#error(100003);
    switch (path) {
      case 'sms/sms-count':
        return this.#ok([
          ['LocalUnread', this.count(1)],
          ['LocalInbox', this.count(1)],
          ['LocalOutbox', this.count(2)],
          ['LocalDraft', this.count(3)],
          ['LocalMax', places],
        ]);
      case 'sms/send-status':
        return this.#ok([
          ['Phone', this.#status.pending],
          ['SucPhone', this.#status.succeeded],
          ['FailPhone', this.#status.failed],
        ]);
      case 'monitoring/status':
        return this.#ok([
          ['SimStatus', 1],
          ['ServiceStatus', this.manners.service],
        ]);
      case 'device/signal':
        return this.#ok([['rssi', '-71dBm']]);
      case 'device/basic_information':
        return this.#ok([['devicename', 'E3372']]);
      default:
        return this.#error(100002);
    }
  }

  #post(path: string, { headers, body }: Asked): Answer {
    const token = String(headers.__requestverificationtoken ?? '');
    if (!this.#tokens.delete(token)) return this.#error(125003);
    const xml = fromCesu8(body).replace(/^<\?xml[^>]*\?>\s*/, '');
    if (path === 'user/login') return this.#login(xml, token);
    if (this.#options.login !== undefined && !this.#loggedIn) return this.#error(100003, true);
    if (body.includes(0xf0)) return this.#error(100005, true);
    if (path === 'sms/sms-list') return this.#list(xml);
    if (path === 'sms/delete-sms') return this.#delete(xml);
    if (path === 'sms/send-sms') return this.#send(xml);
    return this.#error(100002, true);
  }

  #login(xml: string, token: string): Answer {
    const { login } = this.#options;
    const given = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
    const expected = login === undefined ? '' : encodePassword({ ...login, token }, login.type);
    if (given('Username') !== login?.user || given('Password') !== expected)
      return this.#error(108006, true);
    this.#loggedIn = true;
    const headers = {
      'content-type': 'text/xml',
      __RequestVerificationTokenone: this.#newToken(),
      __RequestVerificationTokentwo: this.#newToken(),
    };
    return { status: 200, headers, body: `${PREFIX}<response>OK</response>` };
  }

  #list(xml: string): Answer {
    const [, page, size, box, ascending] = LIST.exec(xml) ?? [];
    if (page === undefined || Number(size) > 20) return this.#error(100005, true);
    const rows = this.#rows.filter((row) => String(row.box) === box);
    if (ascending === '0') rows.reverse();
    const start = (Number(page) - 1) * Number(size);
    const shown = rows.slice(start, start + Number(size));
    const messages = shown.map((row): [string, Field] => [
      'Message',
      [
        ['Smstat', row.state],
        ['Index', row.index],
        ['Phone', row.phone],
        ['Content', row.content],
        ['Date', row.date],
        ['Sca', ''],
        ['SaveType', 4],
        ['Priority', 0],
        ['SmsType', row.type],
      ],
    ]);
    const answer: [string, Field][] = [
      ['Count', rows.length],
      ['Messages', messages],
    ];
    return this.#respond(`<response>${written(answer)}</response>`, true);
  }

  #delete(xml: string): Answer {
    const [, index] = /^<request><Index>(\d+)<\/Index><\/request>$/.exec(xml) ?? [];
    if (index === undefined) return this.#error(100005, true);
    if (this.manners.keepsAll) return this.#error(113036, true);
    this.#rows = this.#rows.filter((row) => String(row.index) !== index);
    this.#sim.retry();
    return this.#respond('<response>OK</response>', true);
  }

  #send(xml: string): Answer {
    const { clock, sendLatency = 0 } = this.#options;
    if (!SEND.test(xml)) return this.#error(100005, true);
    if (clock.monotonic() - this.#sentAt < 5_000) return this.#error(113004, true);
    this.#sentAt = clock.monotonic();
    const value = readXml(xml.replace(/request>/g, 'response>'))?.value;
    const [to, text] = [
      textOf((value as { Phones: unknown }).Phones, 'Phone'),
      textOf(value, 'Content'),
    ];
    this.#status = { pending: to, succeeded: '', failed: '' };
    clock.after(sendLatency, () => this.#dispatch(to, text));
    return this.#respond('<response>OK</response>', true);
  }

  #dispatch(to: string, text: string): void {
    const { onlyDrafts, refuses, savesNothing } = this.manners;
    const end = (state: number, succeeded: string, failed: string, box: Box): void => {
      this.#status = { pending: '', succeeded, failed };
      if (!savesNothing) this.#keep(box, to, text, state);
    };
    const submission = refuses ? undefined : this.#sim.submit(to, text, false);
    if (onlyDrafts) end(1, '', '', 3);
    else if (submission === undefined || 'cause' in submission) end(4, '', to, 2);
    else {
      end(3, to, '', 2);
      submission.dispatch();
    }
  }
}
