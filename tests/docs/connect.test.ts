import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packagePath } from '../../api/paths.ts';
import { openWorld, type World } from '../api/rest/v1/world.ts';

/** What `docs/connect.md` tells people to type does what it says; needs `sh` and `curl`. */

const run = promisify(execFile);

interface Request {
  command: string;
  /** What is in its answer; null where nothing is said of it. */
  answer: unknown;
}

/** Requests of the page in their order, each with the JSON that follows it. */
function requestsIn(page: string): Request[] {
  return [...page.matchAll(/```sh\n(.*?)```(?:\n```json\n(.*?)```)?/gs)].map(
    ([, command = '', answer]) => ({
      command,
      answer: answer === undefined ? null : JSON.parse(answer),
    }),
  );
}

const requests = requestsIn(readFileSync(packagePath('docs', 'connect.md'), 'utf8'));

let world: World;
let server: Server;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  world = await openWorld();
  server = world.app.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const TOKEN = await world.token('admin');
  env = { ...process.env, HOTLINE: `http://127.0.0.1:${port}`, TOKEN };
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});

describe('docs/connect.md', () => {
  it('has requests to run', () => {
    expect(requests.length).toBeGreaterThan(8);
  });

  it.each(requests)('$command', async ({ command, answer }) => {
    const { stdout } = await run('sh', ['-ec', command], { env });
    expect(stdout).not.toBe('');
    if (answer !== null) expect(JSON.parse(stdout)).toMatchObject(answer as object);
    await world.settle();
  });
});
