import { tokensOf } from '../../../api/office/people/api-tokens.ts';
import { deskUser, type PaperOffice } from '../../support/paper-office.ts';
import { PlainCalendar } from '../../support/plain-calendar.ts';
import { Books } from './books.ts';
import { checkDigests } from './digests.ts';
import { checkCover, checkReport, Faults } from './documents.ts';
import { Expected } from './expected.ts';
import { Figures, type Span } from './figures.ts';
import { checkApi, checkDashboard, checkPages } from './pages.ts';
import { checkCsv, checkTable, checkWorkbook, type JsonRow } from './tables.ts';

/** All that a hotline says of its year, held against its raw events. */

const DAY = 24 * 3_600_000;
/** Seven hours east. */
const EAST = 7 * 3_600_000;
/** What *Ringkasan* is about. */
const DAYS = 30;
const ADMIN = deskUser('admin');
const PROGRAM = { role: 'admin' as const, agency: null, scopes: ['reports:read' as const] };

type Tables = [name: string, rows: JsonRow[]][];

export interface Period {
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** Its tables are read as CSV and workbook, too: once is enough, they are made of the same rows. */
  files?: true;
}

class Said {
  readonly faults = new Faults();
  readonly #office: PaperOffice;
  readonly #books: Books;

  constructor(office: PaperOffice, books: Books) {
    this.#office = office;
    this.#books = books;
  }

  expected(span: Span, at: number): Expected {
    const figures = new Figures(this.#books.cases(at), this.#books.letters(at), span, at);
    return new Expected(figures, this.#office.hotline.rules.district);
  }

  async #get(address: string): Promise<string> {
    const { status, text } = await this.#office.get(ADMIN, address);
    if (status !== 200) throw new Error(`${address}: ${status}`);
    return text;
  }

  /** Report, covering letter, tables and page of any days. */
  async period({ from, to, files }: Period): Promise<void> {
    const { calendar } = this.#office.hotline.rules;
    const span = { from: calendar.at(from, '00.00'), to: calendar.at(to, '00.00') + DAY };
    const expected = this.expected(span, this.#office.clock.now());
    const days = `?dari=${from}&sampai=${to}`;
    const base = '/laporan/sementara';
    checkReport(
      this.faults,
      `report ${from}`,
      await this.#get(`${base}/dokumen/laporan${days}`),
      expected,
    );
    checkCover(
      this.faults,
      `letter ${from}`,
      await this.#get(`${base}/dokumen/pengantar${days}`),
      expected,
    );
    const tables = await this.#tables(
      `${base}/tabel`,
      days,
      await this.#get(`${base}${days}`),
      expected,
    );
    if (files === true) await this.#files(`${base}/tabel`, days, tables);
    await checkPages(
      this.faults,
      (address) => this.#get(address),
      `${base}/angka${days}`,
      expected,
    );
  }

  async #tables(base: string, days: string, page: string, expected: Expected): Promise<Tables> {
    const names = [...page.matchAll(/id="tabel-([\w-]+)-JSON"/g)].map(([, name = '']) => name);
    this.faults.same('tables that are offered', names.length > 15, true);
    const all: Tables = [];
    for (const name of names) {
      const rows = JSON.parse(await this.#get(`${base}/${name}.json${days}`)) as JsonRow[];
      all.push([name, rows]);
      checkTable(this.faults, name, rows, expected);
    }
    return all;
  }

  async #files(base: string, days: string, tables: Tables): Promise<void> {
    for (const [name, rows] of tables)
      checkCsv(this.faults, name, await this.#get(`${base}/${name}.csv${days}`), rows);
    const { bytes } = await this.#office.get(ADMIN, `${base}/semua.xlsx${days}`);
    checkWorkbook(this.faults, bytes, tables);
  }

  /** What was signed says what was so when it was counted. */
  async signed(): Promise<void> {
    const { store, engine } = this.#office.hotline;
    const { items } = await store.instances.find(
      { machine: 'report' },
      { order: 'created', limit: 500 },
    );
    for (const { id } of items) {
      const { filed = null, statistics = null } = await contextOf(engine, id);
      if (filed === null || statistics === null) continue;
      const expected = this.expected(statistics, statistics.at);
      const html = async (document: string) => (await store.documents.get(document))?.html ?? '';
      checkReport(this.faults, id, await html(filed.report), expected);
      checkCover(this.faults, id, await html(filed.cover), expected);
    }
  }

  /** The last thirty days beside the thirty before them, to the end of today. */
  async dashboard(): Promise<void> {
    const now = this.#office.clock.now();
    const today = Math.floor((now + EAST) / DAY) * DAY - EAST;
    const to = today + DAY;
    const expected = this.expected({ from: to - DAYS * DAY, to }, now);
    const before = this.expected({ from: to - 2 * DAYS * DAY, to: to - DAYS * DAY }, now);
    checkDashboard(this.faults, await this.#get('/ringkasan'), expected, before);
  }

  /** @param token of a program that may read reports */
  async api(token: string, { from, to }: Period): Promise<void> {
    const { calendar } = this.#office.hotline.rules;
    const span = { from: calendar.at(from, '00.00'), to: calendar.at(to, '00.00') + DAY };
    const { text } = await this.#office.api(token, `/reports/statistics?period=${from}..${to}`);
    checkApi(this.faults, JSON.parse(text), this.expected(span, this.#office.clock.now()));
  }

  digests(): Promise<void> {
    return checkDigests(this.faults, this.#office.hotline.store, (span, at) =>
      this.expected(span, at),
    );
  }
}

interface SignedReport {
  filed: { report: string; cover: string } | null;
  statistics: (Span & { at: number }) | null;
}

async function contextOf(
  engine: PaperOffice['hotline']['engine'],
  id: string,
): Promise<SignedReport> {
  const found = await engine.instances.snapshot(id);
  return found?.snapshot.context as SignedReport;
}

/** @returns everything that is not as the raw events have it */
export async function checkedSayings(
  office: PaperOffice,
  periods: readonly Period[],
): Promise<Faults> {
  const { store, rules } = office.hotline;
  const { year } = rules.calendar.local(office.clock.now());
  const calendar = new PlainCalendar(rules.district.calendar, [year - 2, year + 1]);
  const said = new Said(office, await Books.read(store, calendar));
  const tokens = tokensOf(office.hotline);
  const { token } = await tokens.create({ name: 'hitung', ...PROGRAM, expiresAt: null });
  for (const period of periods) {
    await said.period(period);
    await said.api(token, period);
  }
  await said.dashboard();
  await said.signed();
  await said.digests();
  return said.faults;
}
