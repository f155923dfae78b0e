import type { Identity } from '../../../api/office/identity.ts';
import { type ClientRole, type Scope, scopesOf } from '../../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../../api/office/people/api-tokens.ts';
import { openReceiver, type Receiver } from '../../api/rest/webhooks/receiver.ts';
import type { PaperOffice } from '../../support/paper-office.ts';
import type { Secrecy } from './secrecy.ts';

/**
 * Everything that somebody outside a secret complaint can ask for: pages, lists, searches, files, letters and
 * their PDFs at the desk; the same by the API; Open311; and what other systems are told by webhooks.
 */

type Stream = Awaited<ReturnType<PaperOffice['stream']>>;

const LIVE = '/kejadian';
/** Turns of the event loop without a word of any stream. */
const QUIET_TURNS = 10;
const VIEWER = '/inspektur/stately/aliran';

interface Outsider {
  name: string;
  desk: Identity | null;
  /** A program of theirs. */
  client: { role: ClientRole; agency: string | null; scopes: Scope[] } | null;
  /** Pages beside the complaints. */
  pages: string[];
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
  };
}

const TABLES = ['belum-selesai', 'lewat-batas', 'kepatuhan'];
const REPORTS = [
  '/laporan/sementara',
  ...TABLES.map(
    (table) => `/laporan/sementara/tabel/${table}.csv?dari=2026-01-01&sampai=2026-12-31`,
  ),
];

export const OUTSIDERS: readonly Outsider[] = [
  agency('PUPR'),
  agency('DLHKP'),
  {
    name: 'Sekda',
    desk: identity('sekda', 'viewer'),
    client: { role: 'regent', agency: null, scopes: scopesOf('regent') },
    pages: REPORTS,
  },
  {
    name: 'auditor',
    desk: identity('auditor', 'auditor'),
    client: {
      role: 'admin',
      agency: null,
      scopes: scopesOf('admin').filter((scope) => scope !== 'secrets'),
    },
    pages: ['/register', '/audit', '/inspektur', '/pesan', '/karantina'],
  },
];

const DOWNLOADS = ['aduan.csv', 'aduan.json', 'aduan-lapor.csv'];

export class OutsideDoors {
  private readonly office: PaperOffice;
  private readonly secrecy: Secrecy;
  private readonly receiver: Receiver;
  private readonly tokens: ReadonlyMap<string, string>;
  /** Live streams of the pages, by who looks. */
  private readonly streams: ReadonlyMap<string, Stream>;
  /** What of each stream was looked at already, characters. */
  private readonly heard = new Map<string, number>();
  /** Deliveries of webhooks that were looked at already. */
  private delivered = 0;

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
    for (const { name, client } of OUTSIDERS) {
      if (client === null) continue;
      const made = await tokensOf(office.hotline).create({ name, ...client, expiresAt: null });
      tokens.set(name, made.token);
    }
    const streams = new Map<string, Stream>();
    for (const { name, desk } of OUTSIDERS)
      if (desk !== null) streams.set(`${name} at ${LIVE}`, await office.stream(desk, LIVE));
    // what the viewer of others is told, the admin has opened it
    const admin = identity('admin', 'admin');
    streams.set(`the viewer at ${VIEWER}`, await office.stream(admin, VIEWER));
    return new OutsideDoors(office, secrecy, receiver, tokens, streams);
  }

  /** A stream that tells nothing at all proves nothing. */
  silent(): string[] {
    const viewer = this.streams.get(`the viewer at ${VIEWER}`)?.text() ?? '';
    return viewer.includes('@xstate.') ? [] : ['the viewer was told nothing'];
  }

  async close(): Promise<void> {
    await Promise.all([...this.streams.values()].map((stream) => stream.close()));
    await this.receiver.close();
  }

  /** Everything that one of the outsiders can ask for about a complaint, and what the webhooks told. */
  async check(id: string, where: string, turn: number): Promise<void> {
    await this.checkWebhooks(where);
    const word = this.secrecy.wordOf(id);
    const outsider = OUTSIDERS[turn % OUTSIDERS.length];
    if (word === undefined || outsider === undefined) return;
    const documents = await this.office.hotline.store.documents.of(id);
    const letters = documents.map((document) => encodeURIComponent(document.id));
    await this.checkDesk(outsider, { id, word, letters }, where);
    await this.checkApi(outsider, { id, letters }, where);
    const { text } = await this.office.get(
      identity('anybody', 'viewer'),
      '/open311/v2/requests.json',
    );
    this.secrecy.checkText(text, `${where}: open311`);
  }

  /** What a stream was told comes by a socket, some turns of the event loop later: until nothing more comes. */
  private async allHeard(): Promise<void> {
    const lengths = () => [...this.streams.values()].map((stream) => stream.text().length).join();
    let [before, quiet] = [lengths(), 0];
    while (quiet < QUIET_TURNS) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = lengths();
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
  }

  /** What was told while it was no secret yet is known already. */
  async checkWebhooks(where: string): Promise<void> {
    await this.allHeard();
    for (const [name, stream] of this.streams) {
      const told = stream.text();
      const since = this.heard.get(name) ?? 0;
      this.secrecy.checkText(told.slice(since), `${where}: ${name}`);
      this.heard.set(name, told.length);
    }
    const { received } = this.receiver;
    for (const { body } of received.slice(this.delivered))
      this.secrecy.checkText(body, `${where}: a webhook`);
    this.delivered = received.length;
  }

  private async checkDesk(
    { name, desk, pages }: Outsider,
    { id, word, letters }: { id: string; word: string; letters: string[] },
    where: string,
  ): Promise<void> {
    if (desk === null) return;
    const own = letters.flatMap((letter) =>
      ['', '/isi', '/pdf'].map((part) => `/surat/${letter}${part}`),
    );
    const files = DOWNLOADS.map((file) => `/unduh/${file}`);
    const addresses = [
      ...['/', '/aduan', `/aduan?kata=${word}`, `/aduan/${id}`, `/inspektur/complaint/${id}`],
      ...[...files, ...own, ...pages],
    ];
    for (const address of addresses) {
      const { text } = await this.office.get(desk, address);
      this.secrecy.checkText(text, `${where}: ${name} at ${address}`, address);
    }
  }

  private async checkApi(
    { name }: Outsider,
    { id, letters }: { id: string; letters: string[] },
    where: string,
  ): Promise<void> {
    const token = this.tokens.get(name);
    if (token === undefined) return;
    const about = ['', '/messages', '/history', '/events', '/documents'];
    const others = ['/metrics', '/reports/statistics?period=2026-11'];
    const addresses = [
      '/complaints?limit=100',
      ...about.map((part) => `/complaints/${id}${part}`),
      ...letters.map((letter) => `/documents/${letter}/html`),
      ...others,
    ];
    for (const address of addresses) {
      const { status, text } = await this.office.api(token, address);
      if (status === 429) throw new Error('the rate limit answered instead of the door');
      this.secrecy.checkText(text, `${where}: program of ${name} at ${address}`, address);
    }
  }
}
