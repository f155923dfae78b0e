import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReportOptions, readFormats, writeReport } from '../../../api/cli/report.ts';
import { BrowserMissingError } from '../../../api/print/print-error.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { createLog } from '../../../api/start/log.ts';
import type { ComplaintInput } from '../../../machines/complaint/base/context.ts';
import { builtMain } from '../../support/built.ts';

/** `hotline report`, on a store with complaints of January 2025. */

const folder = mkdtempSync(join(tmpdir(), 'hotline-report-'));
const environment = { STORE_URL: `sqlite:${join(folder, 'hotline.db')}` };
const never = new Promise<void>(() => {});
let made = 0;

function input(n: number): ComplaintInput {
  const ticket = `A${String(n).padStart(3, '0')}`;
  const at = Date.UTC(2025, 0, 6, 2, n);
  const text = `=1+1 jalan rusak ${n}`;
  const guess = { kind: 'KELUHAN', category: 'JALAN', agency: 'PUPR', place: null } as const;
  const sure = { action: 'route', confidence: 0.9, content: text } as const;
  return {
    ...{ id: `2025-${ticket}`, ticket, year: 2025, at, reporter: '+6281200009001', text },
    reading: { ...guess, ...sure, flags: [], why: [], alternatives: [] },
  };
}

beforeAll(async () => {
  const { store, engine } = await createHotline(readSettings(environment), createLog('silent'));
  await store.open();
  for (let n = 1; n <= 3; n += 1) {
    const complaint = input(n);
    await engine.instances.create('complaint', complaint.id, { ...complaint }, complaint.id);
  }
  await store.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs it into a folder of its own. */
async function run(
  options: Partial<ReportOptions> = {},
  printPdf = async (html: string) => Buffer.from(`PDF ${html}`),
) {
  made += 1;
  const out = join(folder, String(made));
  const errors = new Collected();
  const given: ReportOptions = {
    period: '2025-01',
    out,
    format: ['html'],
    force: false,
    ...options,
  };
  const failure = await writeReport(given, environment, { errors, printPdf, stop: never }).then(
    () => null,
    (error: Error) => error.message,
  );
  const files = () => readdirSync(given.out).sort();
  const read = (name: string) => readFileSync(join(given.out, name), 'utf8');
  return { out: given.out, errors: errors.text, failure, files, read };
}

const noBrowser = () => Promise.reject(new BrowserMissingError('Tidak ada peramban.'));

describe('hotline report', () => {
  it('writes report, cover and compliance, and tells how far it is', async () => {
    const { failure, files, read, errors, out } = await run({ format: ['html', 'pdf'] });
    expect(failure).toBeNull();
    expect(files()).toEqual([
      ...['kepatuhan-2025-01.html', 'kepatuhan-2025-01.pdf', 'laporan-2025-01.html'],
      ...['laporan-2025-01.pdf', 'pengantar-2025-01.html', 'pengantar-2025-01.pdf'],
    ]);
    expect(read('laporan-2025-01.html')).toMatch(/Aduan masuk<\/th><td class="angka">3</);
    expect(read('kepatuhan-2025-01.html')).toContain('2025/A003');
    expect(read('pengantar-2025-01.pdf')).toMatch(/^PDF <!doctype html>/i);
    expect(errors).toContain('not signed: without a number');
    expect(errors).toContain(`${out}: 6 files`);
  });

  it('writes every table in each format, workbooks as one', async () => {
    const { files, read } = await run({ format: ['csv', 'xlsx', 'json'] });
    expect(files()).toHaveLength(20 * 2 + 1);
    expect(read('tabel-2025-01-kategori.csv')).toContain('"JALAN";"Jalan dan Jembatan";3;100%');
    expect(JSON.parse(read('tabel-2025-01-jenis.json'))).toEqual([
      { kode: 'KELUHAN', nama: 'Keluhan', jumlah: 3, bagian: 1 },
    ]);
  });

  it('keeps the HTML where nothing can print, and says so', async () => {
    const { failure, files } = await run({ format: ['pdf'] }, noBrowser);
    expect(failure).toBe('no PDF was made, the HTML is there instead: Tidak ada peramban.');
    expect(files()).toEqual([
      'kepatuhan-2025-01.html',
      'laporan-2025-01.html',
      'pengantar-2025-01.html',
    ]);
  });

  it('replaces files only with --force', async () => {
    const { out } = await run();
    expect((await run({ out })).failure).toMatch(/laporan-2025-01\.html: exists already/);
    expect((await run({ out, force: true })).failure).toBeNull();
  });

  it.each([
    ['2025-13', 'must be a month (2026-10), a week (2026-W43) or a year (2026)'],
    ['2025-W54', 'must be a month'],
    ['2025-01-06', 'must be a month'],
    ['Januari', 'must be a month'],
    ['2099', 'has not begun yet'],
  ])('refuses the period %s', async (period, reason) => {
    expect((await run({ period })).failure).toContain(`--period ${period}: ${reason}`);
  });

  it.each(['2025-W02', '2025'])('takes %s', async (period) => {
    const { files, read } = await run({ period });
    expect(files()).toHaveLength(3);
    expect(read(`laporan-${period}.html`)).toMatch(/Aduan masuk<\/th><td class="angka">3</);
  });

  it('says what is wrong with a folder that cannot be', async () => {
    const { failure } = await run({ out: join(folder, 'hotline.db', 'x') });
    expect(failure).toMatch(/^--out .*hotline\.db/);
  });

  it('knows its formats', () => {
    expect(readFormats('html, csv')).toEqual(['html', 'csv']);
    expect(() => readFormats('html,docx')).toThrow(/"docx" is none of html, pdf, csv, xlsx, json/);
  });

  it('is a command with help and exit codes', () => {
    const hotline = (...given: string[]) =>
      spawnSync(process.execPath, [builtMain(), 'report', ...given], {
        encoding: 'utf8',
        env: { ...process.env, ...environment },
      });
    expect(hotline('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('2026-W43'),
    });
    expect(hotline('--out', folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--period'),
    });
    const bad = hotline('--period', 'x', '--out', folder);
    expect(bad).toMatchObject({ status: 1, stdout: '' });
    expect(bad.stderr.trim()).toBe(
      '--period x: must be a month (2026-10), a week (2026-W43) or a year (2026)',
    );
  });
});
