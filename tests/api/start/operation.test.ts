import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { listenError } from '../../../api/cli/listen.ts';
import { tongueOf } from '../../../api/cli/tongue.ts';
import { freePort } from '../../support/free-port.ts';
import { HotlineProcess } from '../../support/hotline-process.ts';
import { until } from '../../support/until.ts';

/** From outside the process: what a computer and its owner do to a hotline that runs. */

const folder = mkdtempSync(join(tmpdir(), 'hotline-operation-'));
const started: HotlineProcess[] = [];

afterAll(async () => {
  for (const hotline of started) hotline.kill();
  await Promise.all(started.map((hotline) => hotline.ended()));
  rmSync(folder, { recursive: true, force: true });
});

function start(name: string, port: number, more: Record<string, string> = {}): HotlineProcess {
  const hotline = new HotlineProcess({
    STORE_URL: `sqlite:${join(folder, name, 'hotline.db')}`,
    STATE_FOLDER: join(folder, name, 'state'),
    BACKUP_TIME: 'off',
    PORT: String(port),
    ...more,
  });
  started.push(hotline);
  return hotline;
}

/** A stand-in for the program of systemd, which notes what it is told. */
function fakeNotify(): { PATH: string; told: string } {
  const told = join(folder, 'told');
  const program = join(folder, 'systemd-notify');
  writeFileSync(program, `#!/bin/sh\necho "$1" >> '${told}'\n`);
  chmodSync(program, 0o755);
  return { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}`, told };
}

it('outlives its terminal, feeds the watchdog, and tells who comes second a way out', async () => {
  const port = await freePort();
  const { PATH, told } = fakeNotify();
  const first = start('first', port, { PATH, WATCHDOG_USEC: '400000' });
  await first.ready();
  const probe = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return [answer.status, await answer.text()];
  };
  expect(await probe('/livez')).toEqual([200, 'ok\n']);
  expect(await probe('/readyz')).toEqual([200, 'ok\n']);
  const second = start('second', port, { LC_ALL: 'id_ID.UTF-8' });
  expect(await second.ended()).toBe('1');
  expect(second.output.trim().split('\n').at(-1)).toBe(
    `Port ${port} di 127.0.0.1 sedang dipakai program lain, mungkin hotline yang lain. Pakai port lain: PORT=${port + 1} npm start`,
  );
  first.closeTerminal();
  await until(
    'the watchdog',
    () => existsSync(told) && readFileSync(told, 'utf8').split('\n').length > 4,
  );
  expect(readFileSync(told, 'utf8')).toMatch(/^(WATCHDOG=1\n)+$/);
  expect(await probe('/livez')).toEqual([200, 'ok\n']);
  first.terminate();
  expect(await first.ended()).toBe('0');
}, 120_000);

it('says what is wrong with a host that is none, and ends', async () => {
  const hotline = start('host', 0, { HOST: '192.0.2.1' });
  expect(await hotline.ended()).toBe('1');
  expect(hotline.output).toContain('HOST=192.0.2.1 is no address of this computer');
  expect(hotline.output).not.toContain('    at ');
}, 120_000);

it.each(['EADDRINUSE', 'EACCES', 'ENOTFOUND', 'EADDRNOTAVAIL', 'EMFILE', 'ENFILE'])(
  'has one sentence with a way out for %s, in both languages',
  (code) => {
    const error = Object.assign(new Error('listen'), { code });
    const address = { host: 'rumah', port: 80 };
    const said = (['id', 'en'] as const).map((tongue) =>
      String(listenError(error, address, tongue)),
    );
    for (const text of said) expect(text).toMatch(/^ListenError: .*(npm start|ulimit -n 4096)/);
    expect(new Set(said).size).toBe(2);
  },
);

it.each([
  [{ LANG: 'id_ID.UTF-8' }, 'id'],
  [{ LANG: 'id_ID.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LC_ALL: '', LC_MESSAGES: 'id', LANG: 'de_DE' }, 'id'],
  [{}, 'en'],
])('speaks the language of the computer: %j', (environment, tongue) => {
  expect(tongueOf(environment)).toBe(tongue);
});
