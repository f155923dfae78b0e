import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LettersError } from '../../../api/cli/letters.ts';
import {
  exportLetters,
  type LetterExportOptions,
  letterPdf,
  writeAgenda,
} from '../../../api/cli/letters-files.ts';
import { type ListOptions, listLetters, showLetter } from '../../../api/cli/letters-list.ts';
import { BrowserMissingError } from '../../../api/print/print-error.ts';
import { builtMain } from '../../support/built.ts';
import { fillRegister, type Wanted } from '../../support/issued-letters.ts';
import { readSheet } from '../../support/workbook.ts';

/** `hotline letters`, on a register with letters of two months. */

const folder = mkdtempSync(join(tmpdir(), 'hotline-letters-'));
const environment = { STORE_URL: `sqlite:${join(folder, 'hotline.db')}` };
const never = new Promise<void>(() => {});
const october = Date.UTC(2026, 9, 5, 2);
const november = Date.UTC(2026, 10, 5, 2);
const WANTED: Wanted[] = [
  { kind: 'penerusan', at: october, subject: 'Penerusan NIK 1804123456789012' },
  // the last minute of October in the district is still October
  { kind: 'penerusan', at: Date.UTC(2026, 9, 31, 16, 59) },
  { kind: 'teguran', at: november, agency: 'DLHKP' },
  { kind: 'jawaban', at: november, number: '620/1/III.03/2026' },
  ...Array.from({ length: 120 }, (_, n) => ({ kind: 'penerusan' as const, at: november + n })),
];
const NUMBER = '500.12.2/0002/III.18/2026';
const OTHER = '500.12.2/0001/III.18/2026';

beforeAll(async () => {
  await fillRegister(environment, WANTED);
});
afterAll(() => rmSync(folder, { recursive: true }));

const text = (stream: PassThrough) => (stream.read() as Buffer | null)?.toString() ?? '';
const terminal = (stop = never) => ({ output: new PassThrough(), notes: new PassThrough(), stop });
const pdf = (html: string) => Promise.resolve(Buffer.from(`%PDF ${html.length}`));

async function list(options: Partial<ListOptions>): Promise<string[]> {
  const output = new PassThrough();
  await listLetters({ json: false, ...options }, environment, output);
  return text(output).split('\n').slice(0, -1);
}

describe('list', () => {
  it.each<[Partial<ListOptions>, number]>([
    [{}, 124],
    [{ year: 2026 }, 124],
    [{ year: 2025 }, 0],
    [{ kind: 'teguran' }, 1],
    [{ agency: 'DLHKP' }, 1],
    [{ state: 'signed' }, 123],
    [{ state: 'received' }, 1],
    [{ state: 'draft' }, 0],
  ])('with %j has %i letters', async (options, count) => {
    expect(await list(options)).toHaveLength(count);
  });

  it('is in lines with tabs, or a JSON object a line', async () => {
    expect(await list({ kind: 'teguran' })).toEqual([
      '2026-11-05\t500.12.2/0003/CONTOH/2026\tteguran\tsigned\tDLHKP\tSurat ke-3',
    ]);
    const [line = ''] = await list({ kind: 'teguran', json: true });
    expect(JSON.parse(line)).toMatchObject({
      kind: 'teguran',
      complaints: ['2026/A001'],
      scans: 0,
    });
  });

  it.each<[Partial<ListOptions>, RegExp]>([
    [{ kind: 'surat' }, /--kind surat: must be one of penerusan, pengingat, teguran/],
    [{ state: 'lost' }, /--state lost: must be one of draft/],
    [{ agency: 'X' }, /--agency X: must be one of /],
  ])('says what there is instead of %j', async (options, message) => {
    await expect(list(options)).rejects.toThrow(LettersError);
    await expect(list(options)).rejects.toThrow(message);
  });
});

describe('show', () => {
  const show = async (named: string, json = false) => {
    const output = new PassThrough();
    await showLetter(named, { json }, environment, output);
    return text(output);
  };

  it('takes a number or an id', async () => {
    expect(await show(NUMBER)).toMatch(/^id\tletter:penerusan:2026:k2\nnumber\t500/);
    const facts: unknown = JSON.parse(await show('letter:teguran:2026:k1', true));
    expect(facts).toMatchObject({
      state: 'signed',
      signed: '2026-11-05',
      documents: [{ kind: 'rendered' }],
    });
  });

  it('says so when no letter has the number', async () => {
    await expect(show('1')).rejects.toThrow(/1: no letter has this number/);
  });
});

describe('files', () => {
  const out = (name: string) => join(folder, name);

  it('of the book are one for each month, in order, with progress on standard error', async () => {
    const options = { year: 2026, kind: 'keluar', out: out('buku'), pdf: false, force: false };
    const told = terminal();
    await writeAgenda(options, pdf, environment, told);
    expect(readdirSync(out('buku'))).toEqual([
      'agenda-keluar-2026-10.html',
      'agenda-keluar-2026-11.html',
    ]);
    expect(text(told.output).split('\n')).toHaveLength(3);
    expect(text(told.notes)).toMatch(/2026-11: 50 of 121 letters\n2026-11: 100 of 121 letters\n/);
    const october2026 = readFileSync(out('buku/agenda-keluar-2026-10.html'), 'utf8');
    expect(october2026.indexOf('0001/')).toBeLessThan(october2026.indexOf('0002/'));
    expect(october2026).not.toContain('1804123456789012');
    expect(october2026).toContain('1804xxxxxxxxxxxx');
    await expect(writeAgenda(options, pdf, environment, terminal())).rejects.toThrow(
      /exists already/,
    );
    const incoming = { ...options, kind: 'masuk', pdf: true };
    await writeAgenda(incoming, pdf, environment, terminal());
    expect(readFileSync(out('buku/agenda-masuk-2026-11.pdf'), 'utf8')).toMatch(/^%PDF /);
  });

  it('of a year without letters are none, and it says so', async () => {
    const told = terminal();
    const options = { year: 2025, kind: 'keluar', out: out('none'), pdf: false, force: false };
    await writeAgenda(options, pdf, environment, told);
    expect(text(told.notes)).toContain('no letters, no files');
  });

  it('of a letter is its rendering', async () => {
    const options = { out: out('surat.pdf'), force: false };
    await letterPdf(NUMBER, options, pdf, environment, terminal());
    expect(readFileSync(options.out, 'utf8')).toBe(`%PDF ${`<p>${NUMBER}</p>`.length}`);
    const without = () => Promise.reject(new BrowserMissingError('pasang Chromium'));
    // it was printed once and is kept; another one needs the browser
    await letterPdf(NUMBER, { ...options, force: true }, without, environment, terminal());
    expect(readFileSync(options.out, 'utf8')).toBe(`%PDF ${`<p>${NUMBER}</p>`.length}`);
    const other = letterPdf(OTHER, { ...options, force: true }, without, environment, terminal());
    await expect(other).rejects.toThrow(BrowserMissingError);
  });

  const asked = (name: string, more: Partial<LetterExportOptions> = {}): LetterExportOptions => ({
    ...{ year: 2026, kind: 'keluar', format: 'json', separator: ';', force: false },
    out: out(name),
    ...more,
  });

  it('for other programs have a row for each letter, oldest first', async () => {
    await exportLetters(asked('r.json'), environment, terminal());
    const rows = JSON.parse(readFileSync(out('r.json'), 'utf8')) as {
      nomor: string;
      hal: string;
    }[];
    expect(rows).toHaveLength(123);
    expect(rows[0]?.hal).toBe('Penerusan NIK 1804xxxxxxxxxxxx');
    await exportLetters(asked('r.xlsx', { format: 'xlsx' }), environment, terminal());
    expect(readSheet(readFileSync(out('r.xlsx'))).rows).toHaveLength(124);
    await exportLetters(asked('r.csv', { format: 'csv', kind: 'masuk' }), environment, terminal());
    expect(readFileSync(out('r.csv'), 'utf8')).toMatch(
      /^\uFEFF"No\. urut";"Nomor surat"[^\n]+\r\n.*620\/1\//,
    );
  });

  it('are not there when they cannot be written, or nobody wants them any more', async () => {
    const nowhere = asked('none/r.json');
    await expect(exportLetters(nowhere, environment, terminal())).rejects.toThrow(/no such folder/);
    const stopped = exportLetters(asked('s.json'), environment, terminal(Promise.resolve()));
    await expect(stopped).rejects.toThrow(/stopped/);
    expect(readdirSync(folder)).not.toContain('s.json');
    const book = exportLetters(asked('x.json', { kind: 'surat' }), environment, terminal());
    await expect(book).rejects.toThrow(/--kind surat: must be one of keluar, masuk/);
  });
});

it('has help, and exit codes', () => {
  const run = (...args: string[]) => {
    const env = { ...process.env, ...environment };
    return spawnSync(process.execPath, [builtMain(), 'letters', ...args], {
      env,
      encoding: 'utf8',
    });
  };
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('agenda') });
  expect(run('agenda')).toMatchObject({ status: 2 });
  const missing = run('show', '99');
  expect(missing).toMatchObject({ status: 1, stderr: expect.stringMatching(/^99: no letter/) });
  expect(run('list', '--kind', 'teguran')).toMatchObject({ status: 0, stderr: '' });
});
