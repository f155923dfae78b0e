import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import type { Identity } from '../../api/office/identity.ts';
import { type ClientRole, scopesOf } from '../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../api/office/people/api-tokens.ts';
import { createWeb } from '../../api/server/app.ts';
import { LETTER } from '../../machines/letter/kind.ts';
import { REPORT } from '../../machines/report/kind.ts';
import { reportFrom } from '../../machines/report/period.ts';
import { asUser } from '../api/desk/fixture.ts';
import { ask } from '../support/ask.ts';
import { issueAll, type Wanted } from '../support/issued-letters.ts';
import { PaperOffice } from '../support/paper-office.ts';
import { withSigner } from '../support/signer.ts';

/** Who sees letters and reports, written by hand, through the desk, PDF, API, register and files. */

/** Columns of the tables: a letter for who sees it, `.` for who does not. */
const LETTERS = 'AGPDILU';
const DESK: [string, Identity][] = [
  ['A', { user: 'budi', role: 'admin', agency: null }],
  ['P', { user: 'pupr', role: 'agency', agency: 'PUPR' }],
  ['D', { user: 'dinsos', role: 'agency', agency: 'DINSOS' }],
  ['I', { user: 'irban', role: 'agency', agency: 'INSPEKTORAT' }],
  ['L', { user: 'sekda', role: 'viewer', agency: null }],
  ['U', { user: 'auditor', role: 'auditor', agency: null }],
];
const CLIENTS: [string, ClientRole, string | null][] = [
  ['A', 'admin', null],
  // of the admin's, without the scope for secrets
  ['G', 'admin', null],
  ['P', 'officer', 'PUPR'],
  ['D', 'officer', 'DINSOS'],
  ['I', 'officer', 'INSPEKTORAT'],
  ['L', 'regent', null],
];

interface Paper {
  wanted: Omit<Wanted, 'at'> & { complaint: string; subject: string };
  /** The letter itself: `/surat`, API. */
  reads: string;
  /** Its entry in the register. */
  registered: string;
}

const ROAD = '2026-A001';
const SECRET = '2026-A002';
const PAPERS: Paper[] = [
  {
    wanted: { kind: 'penerusan', agency: 'PUPR', complaint: ROAD, subject: 'Hal kaleidoskopa' },
    reads: 'AGP..LU',
    registered: 'A.....U',
  },
  {
    wanted: { kind: 'teguran', agency: 'PUPR', complaint: ROAD, subject: 'Hal kaleidoskopb' },
    reads: 'AGP..LU',
    registered: 'A.....U',
  },
  {
    wanted: {
      ...{ kind: 'jawaban', agency: 'PUPR', number: '620/9/PUPR/2026' },
      ...{ complaint: ROAD, subject: 'Hal kaleidoskopc' },
    },
    reads: 'AGP..LU',
    registered: 'A.....U',
  },
  {
    wanted: {
      ...{ kind: 'penerusan', agency: 'INSPEKTORAT' },
      ...{ complaint: SECRET, subject: 'Hal kaleidoskopd' },
    },
    reads: 'A...I..',
    registered: 'A......',
  },
  {
    wanted: {
      ...{ kind: 'jawaban', agency: 'INSPEKTORAT', number: '700/9/INSP/2026' },
      ...{ complaint: SECRET, subject: 'Hal kaleidoskope' },
    },
    reads: 'A...I..',
    registered: 'A......',
  },
];
/** Reports, their documents and tables; and the book of letters with its files. */
const REPORTS = 'A....LU';
const BOOKS = 'A......';

const sees = (table: string, letter: string) => table[LETTERS.indexOf(letter)] === letter;

let office: PaperOffice;
let letters: string[];
let documents: string[];
let report: string;
let tokens: Map<string, string>;

beforeAll(async () => {
  office = await PaperOffice.open(withSigner);
  const { hotline } = office;
  const { store, engine, rules, clock } = hotline;
  await office.sms('+6281200009001', 'JALAN rusak parah di pekon basungan pagar dewa');
  await office.sms(
    '+6281200009002',
    'RAHASIA LAPOR oknum petugas minta uang di kantor camat sukau',
  );
  letters = await issueAll(
    hotline,
    PAPERS.map(({ wanted }) => ({ ...wanted, at: clock.now() })),
  );
  documents = await Promise.all(
    letters.map(async (id) => {
      const letter = await engine.instances.of(LETTER).context(id);
      return letter?.documents[0]?.id ?? '';
    }),
  );
  const input = reportFrom(rules, 'monthly', clock.now(), clock.now());
  await engine.instances.of(REPORT).create(input.id, input, 'r');
  report = input.id;
  tokens = new Map();
  for (const [letter, role, agency] of CLIENTS) {
    const scopes = scopesOf(role).filter((scope) => letter !== 'G' || scope !== 'secrets');
    const wanted = { name: letter, role, agency, scopes, expiresAt: null };
    tokens.set(letter, (await tokensOf(hotline).create(wanted)).token);
  }
  expect(await store.documents.get(documents[0] ?? '')).toBeDefined();
}, 60_000);
afterAll(() => office.close());

const printPdf = () => Promise.resolve(Buffer.from('%PDF-1.7'));
const webs = new Map<string, Express>();
/** As somebody at the desk, where no browser is needed for a PDF. */
function desk(who: Identity, path: string) {
  const web = webs.get(who.user) ?? createWeb(office.hotline, { ...asUser(who), printPdf });
  webs.set(who.user, web);
  return ask(web, { path });
}

/** A page is there, or as if it were not. */
function expectOpen(where: string[], status: number, open: boolean): void {
  const shut = status === 403 || status === 404;
  expect([...where, shut ? 'shut' : 'open']).toEqual([...where, open ? 'open' : 'shut']);
}

describe.each(DESK)('%s at the desk', (letter, who) => {
  it('reads letters, also as they were rendered and as PDF', async () => {
    for (const [n, { wanted, reads }] of PAPERS.entries())
      for (const part of ['', '/isi', '/pdf']) {
        const { status } = await desk(who, `/surat/${documents[n]}${part}`);
        expectOpen([wanted.subject, part], status, sees(reads, letter));
      }
  });

  it('goes through the register', async () => {
    const list = await desk(who, '/register');
    for (const [n, { wanted, registered }] of PAPERS.entries()) {
      const open = sees(registered, letter);
      expect([wanted.subject, list.text.includes(wanted.subject)]).toEqual([wanted.subject, open]);
      const path = `/register/${encodeURIComponent(letters[n] ?? '')}`;
      expectOpen([path], (await desk(who, path)).status, open);
    }
  });

  it('reads reports and the book of letters, and takes them as files', async () => {
    const at = `/laporan/${encodeURIComponent(report)}`;
    const free = '/laporan/sementara/tabel/kepatuhan.csv?dari=2026-11-01&sampai=2026-11-30';
    for (const path of ['/laporan', '/laporan/sementara', free, at])
      expectOpen([path], (await desk(who, path)).status, sees(REPORTS, letter));
    for (const path of ['', '/isi?tahun=2026', '/berkas.csv?tahun=2026'])
      expectOpen([path], (await desk(who, `/register/agenda${path}`)).status, sees(BOOKS, letter));
  });
});

describe.each(CLIENTS)('%s by the API', (letter) => {
  it('reads letters, and finds them among those of their complaint', async () => {
    const token = tokens.get(letter) ?? '';
    for (const [n, { wanted, reads }] of PAPERS.entries()) {
      const open = sees(reads, letter);
      for (const part of ['', '/html']) {
        const { status } = await office.api(token, `/documents/${documents[n]}${part}`);
        expectOpen([wanted.subject, part], status, open);
      }
      const list = await office.api(token, `/complaints/${wanted.complaint}/documents`);
      expect([wanted.subject, list.text.includes(documents[n] ?? '-')]).toEqual([
        wanted.subject,
        open,
      ]);
    }
  });

  it('counts, and reads no words of a secret among the numbers', async () => {
    const { status, text } = await office.api(
      tokens.get(letter) ?? '',
      '/reports/statistics?period=2026-11',
    );
    expect([200, 403]).toContain(status);
    expect(text).not.toMatch(/oknum|A002/);
  });
});
