import type { Identity } from '../../../api/office/identity.ts';
import { type ClientRole, type Scope, scopesOf } from '../../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../../api/office/people/api-tokens.ts';
import { PAPER_RECEIVER, type PaperOffice } from '../../support/paper-office.ts';
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
  /** Ids of its letters, and of what was rendered of them. */
  letters: string[];
}

/** What the desk has of one complaint. */
function deskAbout({ id, letters }: Sought): string[] {
  const papers = letters.flatMap((letter) =>
    ['', '/isi', '/pdf'].map((part) => `/surat/${letter}${part}`),
  );
  return [`/aduan/${id}`, `/inspektur/complaint/${id}`, ...papers];
}

/** What the API has of one complaint. */
function apiAbout({ id, letters }: Sought): string[] {
  return [
    ...ABOUT.map((part) => `${API}/complaints/${id}${part}`),
    ...letters.map((letter) => `${API}/documents/${letter}/html`),
  ];
}

/** Lists and files of all complaints at the desk. @param word that is searched for, and said because it was */
function listsFor({ name, pages }: Outsider, word: string): { path: string; echo: string }[] {
  if (name === 'anybody') return [{ path: '/open311/v2/requests.json', echo: '' }];
  const files = DOWNLOADS.map((file) => `/unduh/${file}`);
  const searches = ['/aduan?kata=', ...(name === 'auditor' ? ['/register?cari='] : [])];
  return [
    ...['/', '/aduan', ...files, ...pages].map((path) => ({ path, echo: '' })),
    ...searches.map((path) => ({ path: `${path}${word}`, echo: word })),
  ];
}

export class OutsideDoors {
  private readonly office: PaperOffice;
  private readonly secrecy: Secrecy;
  private readonly tokens: ReadonlyMap<string, string>;
  /** Live streams of the pages, by who looks. */
  private readonly streams: ReadonlyMap<string, Stream>;
  /** Deliveries of webhooks that were looked at already. */
  private delivered = 0;
  /** What the answers were made of that were looked at already, by who asked and for what. */
  private readonly seen = new Map<string, Reads>();
  /** How often somebody would have asked, and how often an answer could have changed. */
  readonly counted = { looks: 0, asked: 0 };

  private constructor(
    office: PaperOffice,
    secrecy: Secrecy,
    tokens: ReadonlyMap<string, string>,
    streams: ReadonlyMap<string, Stream>,
  ) {
    this.streams = streams;
    this.office = office;
    this.secrecy = secrecy;
    this.tokens = tokens;
  }

  static async open(office: PaperOffice, secrecy: Secrecy): Promise<OutsideDoors> {
    const { subscriptions } = office.hotline;
    for (const hook of [{}, { agency: 'PUPR', secrets: true }])
      await subscriptions.create({ url: PAPER_RECEIVER, types: [], ...hook });
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
    return new OutsideDoors(office, secrecy, tokens, streams);
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
  }

  /**
   * Everything that everybody outside can ask for about these complaints, as far as they are secret, all lists and sums,
   * and what webhooks and streams told. Whose answer is made of nothing that has changed since it was looked at is not
   * asked again.
   */
  async check(ids: readonly string[], where: string): Promise<void> {
    await this.checkTold(where);
    const secret = ids.filter((id) => this.secrecy.isSecret(id));
    for (const id of secret) {
      const documents = await this.office.hotline.store.documents.of(id);
      const letters = documents.map((document) => encodeURIComponent(document.id));
      for (const outsider of OUTSIDERS) await this.checkFrom(outsider, { id, letters }, where);
      if (this.secrecy.isKeptFromAdmin(id)) await this.checkFrom(ADMIN, { id, letters: [] }, where);
    }
    if (secret.length === 0) return;
    const kept = secret.some((id) => this.secrecy.isKeptFromAdmin(id));
    for (const outsider of [...OUTSIDERS, ...(kept ? [ADMIN] : [])])
      await this.checkLists(outsider, where);
  }

  private async checkLists(outsider: Outsider, where: string): Promise<void> {
    const { name, desk, sums } = outsider;
    const token = this.tokens.get(name);
    if (desk !== null)
      for (const { path, echo } of listsFor(outsider, this.secrecy.marker))
        await this.look(desk, path, `${where}: ${name} at ${path}`, echo);
    for (const path of [`${API}/complaints?limit=100`, ...sums]) {
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
    const { told } = this.office;
    for (const body of told.slice(this.delivered))
      this.secrecy.checkText(body, `${where}: a webhook`);
    this.delivered = told.length;
  }

  private async checkFrom(outsider: Outsider, sought: Sought, where: string): Promise<void> {
    const { name, desk } = outsider;
    if (desk !== null && name !== 'anybody')
      for (const path of deskAbout(sought))
        await this.look(desk, path, `${where}: ${name} at ${path}`);
    const token = this.tokens.get(name);
    if (token === undefined) return;
    for (const address of apiAbout(sought))
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
