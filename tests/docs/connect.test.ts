import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packagePath } from '../../api/paths.ts';
import { apiDocument } from '../../api/rest/v1/router.ts';
import { PNG } from '../api/rest/v1/examples.ts';
import { openWorld, type World } from '../api/rest/v1/world.ts';
import { type ApiTools, apiTools } from '../support/api-tools.ts';
import { type Language, openings, requests } from './pages.ts';

/**
 * What the pages about connecting tell people to type does what they say: with `curl`, and with clients that others'
 * programs make of the OpenAPI document; these find nothing wrong with it, nor with what the hotline answers.
 */

const run = promisify(execFile);
const REQUESTS = requests();
/** Redocly tells nobody of its use, and looks for no newer version. */
const QUIET = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

let world: World;
let server: Server;
let env: NodeJS.ProcessEnv;
/** The same with the token of a channel, as the page on bots has it. */
let channel: NodeJS.ProcessEnv;
let folder = '';

const tools = await apiTools();
const withTools = tools === undefined ? describe.skip : describe;

beforeAll(async () => {
  world = await openWorld();
  server = world.app.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const TOKEN = await world.token('admin');
  env = {
    ...process.env,
    ...QUIET,
    HOTLINE: `http://127.0.0.1:${port}`,
    TOKEN,
    PYTHONPATH: 'client',
  };
  channel = { ...env, TOKEN: await world.token('channel') };
  folder = tools?.workFolder() ?? packagePath();
  writeFileSync(join(folder, 'foto.png'), PNG);
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(apiDocument()));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});

/** Runs a program while the hotline's clock goes on, so that no token asks too often. */
async function runs(program: string, values: string[], given = env): Promise<string> {
  let over = false;
  const ended = run(program, values, { cwd: folder, env: given, maxBuffer: 1e8 }).finally(() => {
    over = true;
  });
  // its failure is told below
  ended.catch(() => {});
  while (!over) {
    await world.clock.advance(5000);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return (await ended).stdout;
}

type Asked = (typeof REQUESTS)[number];
const isOfChannel = ({ name }: Pick<Asked, 'name'>) => name.startsWith('bot.md');
/** Which requests have which token. */
const PARTS = [
  { asked: REQUESTS.filter(isOfChannel), envOf: () => channel },
  { asked: REQUESTS.filter((request) => !isOfChannel(request)), envOf: () => env },
];

/** Requests as one program: each prints a line. */
function programOf(language: Language, requests: Asked[]): string {
  const codes = requests.flatMap(({ code }) => code[language] ?? []);
  return [openings()[language], ...codes].join('\n');
}

/** Each line has what the page says of it. */
function expectAnswers(language: Language, requests: Asked[], printed: string): void {
  const lines = printed.trim().split('\n');
  const asked = requests.filter(({ code }) => code[language] !== undefined);
  expect(lines).toHaveLength(asked.length);
  for (const [n, { answer }] of asked.entries())
    if (answer !== null) expect(JSON.parse(lines[n] ?? '')).toMatchObject(answer as object);
}

describe('the pages about connecting', () => {
  it('have requests to run', () => {
    expect(REQUESTS.length).toBeGreaterThan(10);
  });

  it.each(REQUESTS.map(({ name, ...request }) => [name, request] as const))(
    '%s',
    async (name, { code, answer }) => {
      const given = isOfChannel({ name }) ? channel : env;
      const { stdout } = await run('sh', ['-ec', code.sh ?? ''], { env: given, cwd: folder });
      expect(stdout).not.toBe('');
      if (answer !== null) expect(JSON.parse(stdout)).toMatchObject(answer as object);
      await world.settle();
    },
  );
});

withTools('programs of others', () => {
  const { bin, python } = tools as ApiTools;

  it('find nothing wrong with the OpenAPI document', async () => {
    const redocly = await runs(bin('redocly'), ['lint', 'openapi.json', '--format=json']);
    expect(JSON.parse(redocly)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
    writeFileSync(join(folder, '.spectral.yaml'), 'extends: ["spectral:oas"]\n');
    await runs(bin('spectral'), ['lint', 'openapi.json', '--fail-severity=hint']);
  });

  it('make a TypeScript client, with which the pages’ code is right and does what they say', async () => {
    await runs(bin('openapi-typescript'), [
      'openapi.json',
      '-o',
      'hotline.d.ts',
      '--default-non-nullable=false',
    ]);
    const pages = PARTS.map(({ asked }, n) => {
      writeFileSync(join(folder, `pages${n}.ts`), programOf('ts', asked));
      return `pages${n}.ts`;
    });
    const types = ['--types', 'node', '--typeRoots', packagePath('node_modules', '@types')];
    const strictly = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'preserve',
    ];
    const tsc = packagePath('node_modules', '.bin', 'tsc');
    await runs(tsc, [...strictly, ...types, '--skipLibCheck', ...pages]);
    for (const [n, { asked, envOf }] of PARTS.entries()) {
      const printed = await runs(process.execPath, ['--import', 'tsx', `pages${n}.ts`], envOf());
      expectAnswers('ts', asked, printed);
    }
  });

  it('make a Python client, which does what they say', async () => {
    const config = packagePath('examples', 'clients', 'python.yaml');
    const make = [
      'generate',
      '--path',
      'openapi.json',
      '--output-path',
      'client',
      '--config',
      config,
    ];
    const { stdout, stderr } = await run(python, ['-m', 'openapi_python_client', ...make], {
      cwd: folder,
    });
    expect(stdout + stderr).not.toContain('WARNING');
    for (const { asked, envOf } of PARTS) {
      writeFileSync(join(folder, 'pages.py'), programOf('python', asked));
      expectAnswers('python', asked, await runs(python, ['pages.py'], envOf()));
    }
  });

  it('get what the document says from every operation, whatever they ask', async () => {
    // webhooks that they subscribe lead nowhere
    const { store, subscriptions } = world.hotline;
    const value = await subscriptions.create({ url: 'http://127.0.0.1:9/', types: [] });
    const kept = { kind: 'webhook', id: 'wh-tester', expectedRevision: 0 };
    await store.records.put({ ...kept, value: { ...value, id: kept.id } });
    await subscriptions.remove(value.id);
    const { fetch } = globalThis;
    globalThis.fetch = async () => new Response(null, { status: 204 });
    const config = packagePath('tests', 'docs', 'schemathesis.toml');
    const { HOTLINE, TOKEN } = env;
    const asked = [
      ...['--config-file', config, 'run', 'openapi.json', '--url', `${HOTLINE}/api/v1`],
      ...['--header', `Authorization: Bearer ${TOKEN}`, '--phases', 'coverage'],
      ...['--mode', 'positive', '--seed', '1', '--generation-database', 'none'],
    ];
    try {
      const said = await runs(python, ['-m', 'schemathesis.cli', ...asked]);
      expect(said).toMatch(/ (\d{3,}) generated, \1 passed/);
      expect(said).toContain(
        `Tested: ${Object.values(apiDocument().paths).flatMap(Object.keys).length}`,
      );
    } catch (error) {
      throw new Error((error as { stdout?: string }).stdout ?? String(error));
    } finally {
      globalThis.fetch = fetch;
    }
  });
});
