import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExportOptions, exportComplaints } from '../../../api/cli/export.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { createLog } from '../../../api/start/log.ts';
import type { ComplaintInput } from '../../../machines/complaint/base/context.ts';
import { builtMain } from '../../support/built.ts';
import { readSheet } from '../../support/workbook.ts';

/** `hotline export complaints`, on a store with complaints of two months. */

const folder = mkdtempSync(join(tmpdir(), 'hotline-cli-'));
const environment = { STORE_URL: `sqlite:${join(folder, 'hotline.db')}` };
const COMPLAINTS = 203;
const never = new Promise<void>(() => {});

function input(n: number): ComplaintInput {
  const ticket = `A${String(n).padStart(3, '0')}`;
  // the first three in October, the others in November
  const at = Date.UTC(2026, n < 4 ? 9 : 10, 2, 1, 0, n % 60, n);
  return {
    id: `2026-${ticket}`,
    ticket,
    year: 2026,
    at,
    reporter: '+6281200009001',
    text: `Aduan ke-${n}`,
    reading: {
      kind: 'KELUHAN',
      category: 'JALAN',
      agency: n === 1 ? 'DISHUB' : 'PUPR',
      place: null,
      flags: [],
      action: 'route',
      confidence: 1,
      why: [],
      alternatives: [],
      content: `Aduan ke-${n}`,
    },
  };
}

beforeAll(async () => {
  const { store, engine } = await createHotline(readSettings(environment), createLog('silent'));
  await store.open();
  for (let n = 1; n <= COMPLAINTS; n += 1) {
    const made = input(n);
    await engine.instances.create('complaint', made.id, { ...made }, made.id);
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

const path = (name: string) => join(folder, name);

/** Exports and gives what was said on standard error. */
async function run(change: Partial<ExportOptions> & { out: string }, stop = never) {
  const errors = new Collected();
  const options = { separator: ';' as const, secrets: false, force: false, ...change };
  await exportComplaints(options, environment, errors, stop);
  return errors.text;
}

describe('hotline export complaints', () => {
  it('writes all complaints, telling how far it is', async () => {
    const out = path('semua.xlsx');
    expect(await run({ out })).toBe(
      `100 of ${COMPLAINTS} complaints\n200 of ${COMPLAINTS} complaints\n` +
        `${out}: ${COMPLAINTS} complaints\n`,
    );
    const { rows } = readSheet(readFileSync(out));
    expect(rows).toHaveLength(COMPLAINTS + 1);
  });

  it('writes those of a period in the district time, and of an agency', async () => {
    const out = path('oktober.csv');
    expect(await run({ out, period: '2026-10', separator: ',' })).toContain('3 complaints');
    expect(readFileSync(out, 'utf8')).toContain('"A001",2026,2026-10-02 08:00,"SMS","Keluhan"');
    const dishub = path('dishub.json');
    await run({ out: dishub, agency: 'DISHUB' });
    expect(JSON.parse(readFileSync(dishub, 'utf8'))).toMatchObject([
      { tiket: 'A001', isi: 'Aduan ke-1', pelapor: '(nomor disembunyikan)' },
    ]);
  });

  it('writes the words of SP4N-LAPOR! under any ending', async () => {
    const out = path('lapor.csv');
    await run({ out, format: 'lapor', period: '2026-10' });
    expect(readFileSync(out, 'utf8')).toContain('"Klasifikasi Laporan"');
    const workbook = path('lapor.xlsx');
    await run({ out: workbook, format: 'lapor', period: '2026-10' });
    const { rows } = readSheet(readFileSync(workbook));
    expect(JSON.stringify(rows[0])).toContain('Klasifikasi Laporan');
    expect(rows).toHaveLength(4);
  });

  it('reminds whom a file with secret words is for', async () => {
    const out = path('inspektorat.json');
    const said = await run({ out, secrets: true, agency: 'INSPEKTORAT' });
    expect(said).toContain('for the oversight office only');
  });

  it.each([
    [{ out: 'aduan.pdf' }, 'its ending tells no format; add --format'],
    [{ out: 'tidak/ada/aduan.csv' }, 'there is no such folder; make it first'],
    [{ out: 'x.csv', agency: 'XYZ' }, '--agency XYZ: no such agency; known are KOMINFO'],
    [{ out: 'x.csv', agency: 'PUPR', secrets: true }, 'PUPR may not read secret complaints'],
    [{ out: 'x.csv', period: 'Oktober' }, 'period "Oktober": must be a year (2026)'],
  ])('says what to do about %j', async ({ out, ...options }, message) => {
    const before = readdirSync(folder);
    await expect(run({ out: path(out), ...options })).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('replaces a file only with --force', async () => {
    const out = path('dua.json');
    await run({ out, period: '2026-10' });
    await expect(run({ out })).rejects.toThrow(
      'exists already; choose another name, or add --force',
    );
    await run({ out, period: '2026-10-03', force: true });
    expect(readFileSync(out, 'utf8')).toBe('[]\n');
  });

  it('stops when it is told to, and leaves nothing', async () => {
    const before = readdirSync(folder);
    await expect(run({ out: path('berhenti.csv') }, Promise.resolve())).rejects.toThrow(
      'stopped; nothing was written',
    );
    expect(readdirSync(folder)).toEqual(before);
  });

  it('exits with 0 when done, 1 with one line of reason, 2 for wrong use', () => {
    const hotline = (...options: string[]) =>
      spawnSync(process.execPath, [builtMain(), 'export', 'complaints', ...options], {
        encoding: 'utf8',
        env: { ...process.env, ...environment },
      });
    const done = hotline('--out', path('keluar.csv'), '--period', '2026-10');
    expect([done.status, done.stdout]).toEqual([0, '']);
    const again = hotline('--out', path('keluar.csv'));
    expect(again.status).toBe(1);
    expect(again.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/keluar\.csv: exists already; choose another name, or add --force$/),
    ]);
    expect(hotline('--out', path('x'), '--format', 'pdf').status).toBe(2);
  });
});
