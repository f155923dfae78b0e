import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { exportAudit } from '../../../api/cli/audit.ts';
import { backup } from '../../../api/cli/backup.ts';
import { exportComplaints } from '../../../api/cli/export.ts';
import { exportLetters, writeAgenda } from '../../../api/cli/letters-files.ts';
import { listLetters, showLetter } from '../../../api/cli/letters-list.ts';
import { writeReport } from '../../../api/cli/report.ts';
import { createToken, listTokens, revokeToken } from '../../../api/cli/token.ts';
import { addUser, disableUser, listUsers, resetUser } from '../../../api/cli/user.ts';
import { why } from '../../../api/cli/why.ts';
import type { AuditRow } from '../../../store/ports/audit.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';

/** Whoever uses the terminal reads what others sign in for: each command that does leaves its row. */

const folder = mkdtempSync(join(tmpdir(), 'hotline-trace-'));
const file = join(folder, 'hotline.db');
const environment = { STORE_URL: `sqlite:${file}`, PUBLIC_URL: 'https://hotline.example' };
const never = new Promise<void>(() => {});
const output = new PassThrough().resume();
const terminal = { output, notes: output, stop: never };
const noPdf = () => Promise.reject(new Error('no PDF'));
const at = (name: string) => join(folder, name);

async function rows(): Promise<AuditRow[]> {
  const store = new SqliteStore(file);
  await store.open();
  const all = await store.audit.read({ limit: 200 });
  await store.close();
  return all;
}

beforeAll(async () => {
  const store = new SqliteStore(file);
  await store.open();
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let token = '';
const letters = { year: 2026, kind: 'keluar', force: false };

/** The command as it is typed, what it does, and its row: act, subject, detail. */
const COMMANDS: [string, () => Promise<unknown>, [string, string | null, object]][] = [
  ['why', () => why('A001', environment, output), ['command.run', 'A001', { command: 'why' }]],
  [
    'export complaints',
    () =>
      exportComplaints(
        { out: at('aduan.csv'), separator: ';', secrets: true, force: false },
        environment,
        output,
        never,
      ),
    ['complaints.exported', null, { secrets: true }],
  ],
  [
    'report',
    () =>
      writeReport(
        { period: '2026-10', out: at('laporan'), force: false, format: ['csv'] },
        environment,
        { errors: output, stop: never, printPdf: noPdf },
      ),
    ['command.run', '2026-10', { command: 'report' }],
  ],
  [
    'letters list',
    () => listLetters({ json: false }, environment, output),
    ['command.run', null, { command: 'letters list' }],
  ],
  [
    'letters show',
    () => showLetter('1', { json: false }, environment, output),
    ['command.run', '1', { command: 'letters show' }],
  ],
  [
    'letters export',
    () =>
      exportLetters(
        { ...letters, out: at('surat.csv'), format: 'csv', separator: ';' },
        environment,
        terminal,
      ),
    ['command.run', 'keluar 2026', { command: 'letters export' }],
  ],
  [
    'letters agenda',
    () => writeAgenda({ ...letters, out: folder, pdf: false }, noPdf, environment, terminal),
    ['command.run', 'keluar 2026', { command: 'letters agenda' }],
  ],
  [
    'backup',
    () => backup(at('salinan.db'), environment, output),
    ['command.run', 'salinan.db', { command: 'backup' }],
  ],
  [
    'user add',
    () => addUser('budi', { role: 'admin' }, environment, output),
    ['user.added', 'budi', { role: 'admin' }],
  ],
  [
    'user list',
    () => listUsers(environment, output),
    ['command.run', null, { command: 'user list' }],
  ],
  ['user reset', () => resetUser('budi', environment, output), ['user.reset', 'budi', {}]],
  ['user disable', () => disableUser('budi', true, environment), ['user.disabled', 'budi', {}]],
  [
    'token create',
    () => createToken({ name: 'situs', role: 'admin' }, environment, output, output),
    ['token.made', expect.any(String) as unknown as string, { name: 'situs' }],
  ],
  [
    'token list',
    () => listTokens(environment, output),
    ['command.run', null, { command: 'token list' }],
  ],
  ['token revoke', () => revokeToken(token, environment), ['token.revoked', null, {}]],
  [
    'audit export',
    () => exportAudit({ out: at('audit.jsonl'), force: false }, environment, never),
    ['audit.exported', null, {}],
  ],
];

it.each(COMMANDS)('hotline %s', async (name, run, [action, subject, detail]) => {
  const before = await rows();
  token = before.findLast((row) => row.action === 'token.made')?.subject ?? '';
  // what it asks for is not there: that it was asked for is written down all the same
  await run().catch((error: Error) => expect(error.message).not.toBe(''));
  const after = (await rows()).slice(before.length);
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({
    action,
    ...(name === 'token revoke' ? { subject: token } : { subject }),
    detail,
  });
  expect(after[0]?.role).toBe('terminal');
});
