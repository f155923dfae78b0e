import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packagePath } from '../../api/paths.ts';

/**
 * Other people's programs that read the OpenAPI document: linters, makers of clients, a tester. They are installed once into
 * `.cache`, apart from the hotline's own packages: two want another TypeScript, two are of Python.
 */

const NODE = [
  ...['@redocly/cli@2.77.0', '@stoplight/spectral-cli@6.16.3'],
  ...['openapi-typescript@7.13.0', 'openapi-fetch@0.17.0'],
];
const PYTHON = ['schemathesis==4.32.5', 'openapi-python-client==0.29.1'];
/** Named by what is in it: other versions are another folder. */
const NAME = createHash('sha256')
  .update([...NODE, ...PYTHON].join())
  .digest('hex')
  .slice(0, 8);
const FOLDER = packagePath('.cache', `api-tools-${NAME}`);

const run = promisify(execFile);
const OPTIONS = { timeout: 600_000, maxBuffer: 64 * 1024 * 1024 };

export interface ApiTools {
  /** A new folder from which TypeScript finds the packages. */
  workFolder(): string;
  /** Path of a program of npm's. */
  bin(name: string): string;
  python: string;
}

async function install(folder: string): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const venv = async () => {
    await run('python3', ['-m', 'venv', join(folder, 'venv')], OPTIONS);
    const python = join(folder, 'venv', 'bin', 'python');
    await run(python, ['-m', 'pip', 'install', '--quiet', '--no-compile', ...PYTHON], OPTIONS);
  };
  const npm = run('npm', ['install', ...quiet, ...NODE], { ...OPTIONS, cwd: folder });
  await Promise.all([npm, venv()]);
}

/** It gets its name when it is whole: it is never half there. */
async function provision(): Promise<void> {
  if (existsSync(FOLDER)) return;
  mkdirSync(packagePath('.cache'), { recursive: true });
  const made = mkdtempSync(`${FOLDER}-`);
  try {
    await install(made);
    renameSync(made, FOLDER);
  } catch (error) {
    // another process was faster
    if (!existsSync(FOLDER)) throw error;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/**
 * @returns undefined where they cannot be installed; one line says why
 * @throws Error instead when `CI` is set
 */
export async function apiTools(): Promise<ApiTools | undefined> {
  try {
    await provision();
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    if (process.env.CI === 'true')
      throw new Error(
        `Nothing is wrong with the hotline: tools that judge its API could not be installed (${reason}). They need npm's and PyPI's registry once; then ${FOLDER} has them, which CI keeps from run to run.`,
        { cause: error },
      );
    process.stdout.write(
      `Tools for the API: skipped (${reason}). They need npm, Python and network.\n`,
    );
    return undefined;
  }
  return {
    workFolder: () => mkdtempSync(join(FOLDER, 'work-')),
    bin: (name) => join(FOLDER, 'node_modules', '.bin', name),
    // by its Python: what pip wrote into scripts is the name the folder had when it was made
    python: join(FOLDER, 'venv', 'bin', 'python'),
  };
}
