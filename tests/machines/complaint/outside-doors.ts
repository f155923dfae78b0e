import type { Identity } from '../../../api/office/identity.ts';
import { type ClientRole, type Scope, scopesOf } from '../../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../../api/office/people/api-tokens.ts';
import { openReceiver, type Receiver } from '../../api/rest/webhooks/receiver.ts';
import type { PaperOffice } from '../../support/paper-office.ts';
import type { Reads } from '../../support/read-log.ts';
import { until } from '../../support/until.ts';
import type { Secrecy } from './secrecy.ts';

/**
 * Everything that somebody outside a secret complaint can ask for: pages, lists, searches, files, letters and
 * their PDFs at the desk; the same by the API; Open311; and what other systems are told by webhooks and streams.
 */

type Stream = Awaited<ReturnType<PaperOffice['stream']>>;

const LIVE = '/kejadian';
/** Turns of the event loop in which nothing is on its way in any stream. */
const QUIET_TURNS = 10;
const VIEWER = '/inspektur/stately/aliran';
/** A program's requests come no closer, milliseconds. */
const BETWEEN = 300;

interface Outsider {
  name: string;
  desk: Identity | null;
  /** A program of theirs. */
  client: { role: ClientRole; agency: string | null; scopes: Scope[] } | null;
  /** Pages beside the complaints. */
  pages: string[];
  /** Pages and answers that sum up the whole office, which changes with every step. */
  sums: string[];
}

const identity = (user: string, role: Identity['role'], agency: string | null = null) => ({
  user,
  role,
  agency,
});

function agency(code: string): Outsider {
  return {
    name: code,
    desk: identity(code.toLowerCase(), 'agency', code),
    client: { role: 'officer', agency: code, scopes: scopesOf('officer') },
    pages: [],
    sums: SUMS,
  };
}

const API = '/api/v1';
const SUMS = ['/metrics', '/reports/statistics?period=2026-11'].map((path) => `${API}${path}`);
const TABLES = ['belum-selesai', 'lewat-batas', 'kepatuhan'];
const REPORTS = [
  '/laporan/sementara',
  ...TABLES.map(
    (table) => `/laporan/sementara/tabel/${table}.csv?dari=2026-01-01&sampai=2026-12-31`,
  ),
];

const OUTSIDERS: readonly Outsider[] = [
  agency('PUPR'),
  agency('DLHKP'),
  {
    name: 'Sekda',
    desk: identity('sekda', 'viewer'),
    client: { role: 'regent', agency: null, scopes: scopesOf('regent') },
    pages: [],
    sums: [...REPORTS, ...SUMS],
  },
  {
    name: 'auditor',
    desk: identity('auditor', 'auditor'),
    client: {
      role: 'admin',
      agency: null,
      scopes: scopesOf('admin').filter((scope) => scope !== 'secrets'),
    },
    pages: ['/register', '/inspektur', '/pesan', '/karantina'],
    sums: ['/audit', ...SUMS],
  },
  { name: 'anybody', desk: identity('anybody', 'viewer'), client: null, pages: [], sums: [] },
];

/** What the admin may open, of whom some secrets are kept. What the office wrote before stays in the register. */
const ADMIN: Outsider = {
  name: 'admin',
  desk: identity('admin', 'admin'),
  client: { role: 'admin', agency: null, scopes: scopesOf('admin') },
  pages: ['/pesan', '/panggil', '/karantina', '/register/baru/penerusan?skpd=INSPEKTORAT'],
  sums: [],
};

const DOWNLOADS = ['aduan.csv', 'aduan.json', 'aduan-lapor.csv'];
const ABOUT = ['', '/messages', '/history', '/events', '/documents'];

/** A complaint that is looked for from outside. */
interface Sought {
  id: string;
  /** A word that it has. */
  word: string;
  /** Ids of its letters, and of what was rendered of them. */
  letters: string[];
}

/** What one of them can ask for at the desk. @param echo the word that the page says because it was asked for */
function deskAddresses({ name, pages }: Outsider, { id, word, letters }: Sought) {
  if (name === 'anybody') return [{ path: '/open311/v2/requests.json', echo: '' }];
  const own = letters.flatMap((letter) =>
    ['', '/isi', '/pdf'].map((part) => `/surat/${letter}${part}`),
  );
  const plain = [
    ...['/', '/aduan', `/aduan/${id}`, `/inspektur/complaint/${id}`],
    ...[...DOWNLOADS.map((file) => `/unduh/${file}`), ...own, ...pages],
  ];
  const searches = [
    `/aduan?kata=${word}`,
    ...(name === 'auditor' ? [`/register?cari=${word}`] : []),
  ];
  return [
    ...plain.map((path) => ({ path, echo: '' })),
    ...searches.map((path) => ({ path, echo: word })),
  ];
}

function apiAddresses({ id, letters }: Sought): string[] {
  return [
    '/complaints?limit=100',
    ...ABOUT.map((part) => `/complaints/${id}${part}`),
    ...letters.map((letter) => `/documents/${letter}/html`),
  ].map((path) => `${API}${path}`);
}

export class OutsideDoors {
  private readonly office: PaperOffice;
  private readonly secrecy: Secrecy;
  private readonly receiver: Receiver;
  private readonly tokens: ReadonlyMap<string, string>;
  /** Live streams of the pages, by who looks. */
  private readonly streams: ReadonlyMap<string, Stream>;
  /** Deliveries of webhooks that were looked at already. */
  private delivered = 0;
  /** How often everybody was asked. */
  private turn = 0;
  /** What the answers were made of that were looked at already, by who asked and for what. */
  private readonly seen = new Map<string, Reads>();
  /** How often somebody would have asked, and how often an answer could have changed. */
  readonly counted = { looks: 0, asked: 0 };

  private constructor(
    office: PaperOffice,
    secrecy: Secrecy,
    receiver: Receiver,
    tokens: ReadonlyMap<string, string>,
    streams: ReadonlyMap<string, Stream>,
  ) {
    this.streams = streams;
    this.office = office;
    this.secrecy = secrecy;
    this.receiver = receiver;
    this.tokens = tokens;
  }

  static async open(office: PaperOffice, secrecy: Secrecy): Promise<OutsideDoors> {
    const { subscriptions } = office.hotline;
    const receiver = await openReceiver();
    const { url } = receiver;
    for (const hook of [{}, { agency: 'PUPR', secrets: true }])
      await subscriptions.create({ url, types: [], ...hook });
    const tokens = new Map<string, string>();
    for (const { name, client } of [...OUTSIDERS, ADMIN]) {
      if (client === null) continue;
      const made = await tokensOf(office.hotline).create({ name, ...client, expiresAt: null });
      tokens.set(name, made.token);
    }
    const streams = new Map<string, Stream>();
    for (const { name, desk } of OUTSIDERS)
      if (desk !== null) streams.set(`${name} at ${LIVE}`, await office.stream(desk, LIVE));
    // what the viewer of others is told, the admin has opened it
    const admin = identity('admin', 'admin');
    const viewer = await office.stream(admin, VIEWER);
    await until('the viewer follows', () => viewer.text().includes('event: menyusul'));
    streams.set(`the viewer at ${VIEWER}`, viewer);
    return new OutsideDoors(office, secrecy, receiver, tokens, streams);
  }

  /** A stream that tells nothing at all, and looking that asks for nothing, prove nothing. */
  silent(): string[] {
    const viewer = this.streams.get(`the viewer at ${VIEWER}`)?.text() ?? '';
    const { looks, asked } = this.counted;
    return [
      ...(viewer.includes('@xstate.') ? [] : ['the viewer was told nothing']),
      ...(looks > 0 && asked * 20 < looks ? [`${asked} of ${looks} looks asked for anything`] : []),
    ];
  }

  async close(): Promise<void> {
    await Promise.all([...this.streams.values()].map((stream) => stream.close()));
    await this.receiver.close();
  }

  /**
   * Everything that everybody outside can ask for about these complaints, as far as they are secret, and what webhooks
   * and streams told. Whose answer is made of nothing that has changed since it was looked at is not asked again. Of the
   * sums everybody is asked one, in turn, or all of them.
   */
  async check(ids: readonly string[], where: string, sums: 'one' | 'all' = 'one'): Promise<void> {
    await this.checkTold(where);
    this.turn += 1;
    for (const id of ids) {
      const word = this.secrecy.wordOf(id);
      if (word === undefined) continue;
      const documents = await this.office.hotline.store.documents.of(id);
      const letters = documents.map((document) => encodeURIComponent(document.id));
      for (const outsider of OUTSIDERS)
        await this.checkFrom(outsider, { id, word, letters }, where);
      if (this.secrecy.isKeptFromAdmin(id))
        await this.checkFrom(ADMIN, { id, word, letters: [] }, where);
    }
    if (ids.every((id) => this.secrecy.wordOf(id) === undefined)) return;
    for (const outsider of OUTSIDERS) await this.checkSums(outsider, sums, where);
  }

  private async checkSums(outsider: Outsider, which: 'one' | 'all', where: string): Promise<void> {
    const { name, desk, sums } = outsider;
    const asked = which === 'all' ? sums : sums.filter((_, at) => at === this.turn % sums.length);
    const token = this.tokens.get(name);
    for (const path of asked) {
      const who = path.startsWith(API) ? token && { token } : desk;
      if (who) await this.look(who, path, `${where}: ${name} at ${path}`);
    }
  }

  /** What a stream was told comes by a socket, some turns of the event loop later: until nothing is on its way. */
  private async allHeard(): Promise<void> {
    const streams = [...this.streams.values()];
    let quiet = 0;
    while (quiet < QUIET_TURNS) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = streams.every((stream) => stream.isAllHeard()) ? quiet + 1 : 0;
    }
  }

  /** What was told while it was no secret yet is known already. */
  async checkTold(where: string): Promise<void> {
    await this.allHeard();
    for (const [name, stream] of this.streams)
      this.secrecy.checkText(stream.news(), `${where}: ${name}`);
    const { received } = this.receiver;
    for (const { body } of received.slice(this.delivered))
      this.secrecy.checkText(body, `${where}: a webhook`);
    this.delivered = received.length;
  }

  private async checkFrom(outsider: Outsider, sought: Sought, where: string): Promise<void> {
    const { name, desk } = outsider;
    if (desk !== null)
      for (const { path, echo } of deskAddresses(outsider, sought))
        await this.look(desk, path, `${where}: ${name} at ${path}`, echo);
    const token = this.tokens.get(name);
    if (token === undefined) return;
    for (const address of apiAddresses(sought))
      await this.look({ token }, address, `${where}: program of ${name} at ${address}`);
  }

  private async look(
    who: Identity | { token: string },
    path: string,
    where: string,
    echo = '',
  ): Promise<void> {
    const key = `${'token' in who ? who.token : who.user} ${path}`;
    const before = this.seen.get(key);
    this.counted.looks += 1;
    if (before !== undefined && (await this.office.readLog.isSame(before))) return;
    this.counted.asked += 1;
    if ('token' in who) await this.office.clock.advance(BETWEEN);
    const { value, reads } = await this.office.look(who, path);
    if (value.status === 429) throw new Error('the rate limit answered instead of the door');
    this.seen.set(key, reads);
    const only =
      key.startsWith('admin ') || ('token' in who && who.token === this.tokens.get(ADMIN.name))
        ? 'admin'
        : '';
    this.secrecy.checkText(value.text, where, { asked: path, echo, only });
  }
}
