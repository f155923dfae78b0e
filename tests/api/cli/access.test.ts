import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { AuditError, exportAudit, type VerifyOptions, verify } from '../../../api/cli/audit.ts';
import { addUser, disableUser, listUsers, resetUser } from '../../../api/cli/user.ts';
import type { AuditRow } from '../../../store/ports/audit.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { entry } from '../../store/audit-contract.ts';

/** `hotline user` and `hotline audit` on a store in a file. */

let folder = '';
let file = '';
let environment: Record<string, string> = {};
const never = new Promise<void>(() => {});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-access-'));
  file = join(folder, 'hotline.db');
  environment = { STORE_URL: `sqlite:${file}`, PUBLIC_URL: 'https://hotline.example' };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function printed(work: (output: PassThrough) => Promise<unknown>): Promise<string> {
  const output = new PassThrough();
  await work(output);
  return String(output.read() ?? '');
}

/** A log of so many rows in the file. */
async function logged(rows: number): Promise<AuditRow[]> {
  const store = new SqliteStore(file);
  await store.open();
  const made = [];
  for (let n = 1; n <= rows; n += 1) made.push(await store.audit.append(entry(n)));
  await store.close();
  return made;
}

/** Changes the file as somebody could who has it. */
function tamper(sql: string): void {
  const db = new Libsql(file);
  db.exec(`DROP TRIGGER audit_unchanged; DROP TRIGGER audit_kept; ${sql}`);
  db.close();
}

async function verified(options: VerifyOptions = {}): Promise<[number, string]> {
  let code = -1;
  const text = await printed(async (output) => {
    code = await verify(options, environment, output);
  });
  return [code, text.trim()];
}

describe('hotline audit verify', () => {
  it('says how far the log is whole', async () => {
    await expect(verified()).rejects.toThrow(/there is no store yet/);
    expect(existsSync(file)).toBe(false);
    await logged(0);
    expect(await verified()).toEqual([0, 'the audit log is empty']);
    const rows = await logged(1234);
    const end = `1234:${rows[1233]?.hash}`;
    expect(await verified()).toEqual([0, `1234 rows are whole, up to ${end}`]);
    expect(await verified({ from: 1200 })).toEqual([0, `35 rows are whole, up to ${end}`]);
    expect(await verified({ expect: end })).toEqual([0, `1234 rows are whole, up to ${end}`]);
  });

  it.each<[string, string, VerifyOptions, RegExp]>([
    ['changed', `UPDATE audit SET who = 'x' WHERE seq = 7`, {}, /^BROKEN: row 7 was changed/],
    ['taken out', 'DELETE FROM audit WHERE seq = 7', {}, /^BROKEN: row 7 is missing/],
    ['the first', 'DELETE FROM audit WHERE seq = 1', {}, /^BROKEN: row 1 is missing/],
    ['before the first asked', 'DELETE FROM audit WHERE seq = 6', { from: 7 }, /row 6 is missing/],
    ['moved', 'UPDATE audit SET seq = 99 WHERE seq = 9', {}, /^BROKEN: row 9 is missing/],
  ])('finds a row that was %s', async (_, sql, options, told) => {
    await logged(12);
    tamper(sql);
    const [code, text] = await verified(options);
    expect(code).toBe(1);
    expect(text).toMatch(told);
  });

  it('finds an end that was cut off or made anew by the number and hash noted down', async () => {
    const rows = await logged(12);
    const expect11 = `11:${rows[10]?.hash}`;
    tamper('DELETE FROM audit WHERE seq > 10');
    expect((await verified())[0]).toBe(0);
    expect(await verified({ expect: expect11 })).toEqual([
      1,
      'BROKEN: row 11 is missing: the end of the log was cut off',
    ]);
    await logged(1);
    expect((await verified({ expect: expect11 }))[1]).toBe(
      'BROKEN: row 11 is not the one that was noted down',
    );
    await expect(verified({ expect: '11' })).rejects.toThrow(AuditError);
    await expect(verified({ from: 0 })).rejects.toThrow(AuditError);
  });
});

it('hotline audit export writes every row, and that it did', async () => {
  await logged(3);
  const out = join(folder, 'audit.jsonl');
  await exportAudit({ out, force: false }, environment, never);
  const rows = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as AuditRow);
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(rows[3]).toMatchObject({ role: 'terminal', action: 'audit.exported' });
  await expect(exportAudit({ out, force: false }, environment, never)).rejects.toThrow('--force');
});

describe('hotline user', () => {
  const add = (name: string, role: string, agency?: string) =>
    printed((output) =>
      addUser(name, { role, ...(agency === undefined ? {} : { agency }) }, environment, output),
    );

  it('adds, lists, resets and disables, with an entry for each', async () => {
    expect(await add('Admin', 'admin')).toMatch(
      /^admin: .*\nhttps:\/\/hotline\.example\/sandi\/[\w-]{43}\n$/,
    );
    await add('pupr', 'agency', 'PUPR');
    expect(await printed((output) => resetUser('PUPR', environment, output))).toContain('/sandi/');
    await disableUser('pupr', true, environment);
    expect(await printed((output) => listUsers(environment, output))).toBe(
      'admin\tadmin\tno password yet\npupr\tagency:PUPR\tdisabled\n',
    );
    await disableUser('pupr', false, environment);
    const out = join(folder, 'audit.jsonl');
    await exportAudit({ out, force: false }, environment, never);
    expect(
      [...readFileSync(out, 'utf8').matchAll(/"action":"([\w.]+)"/g)].map(([, action]) => action),
    ).toEqual([
      ...['user.added', 'user.added', 'user.reset', 'user.disabled', 'command.run', 'user.enabled'],
      'audit.exported',
    ]);
  });

  it.each([
    ['x', 'admin', undefined, 'Nama pengguna'],
    ['orang', 'boss', undefined, '--role boss'],
    ['orang', 'agency', 'NONE', '--agency NONE'],
    ['orang', 'agency', undefined, 'SKPD'],
    ['orang', 'viewer', 'PUPR', 'SKPD'],
  ])('refuses %s as %s of %s', async (name, role, agency, message) => {
    await expect(add(name, role, agency)).rejects.toThrow(message);
  });

  it('says so when there is nobody of that name', async () => {
    await expect(printed((output) => resetUser('orang', environment, output))).rejects.toThrow(
      'tidak ada',
    );
  });
});
