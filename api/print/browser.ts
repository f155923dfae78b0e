import { statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { BrowserMissingError } from './print-error.ts';

/** Finds the browser that prints PDF: Chromium, Google Chrome or Microsoft Edge, whichever is installed. */

export type Environment = Readonly<Record<string, string | undefined>>;

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
/** Where packages put it when it is not on the PATH of a service. */
const LINUX = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
];
const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

function known(...values: (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined && value !== '');
}

/** Every place where a browser may lie, the likeliest first. */
export function browserPlaces(env: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const roots = known(env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA);
    return WINDOWS.flatMap((path) => roots.map((root) => win32.join(root, path)));
  }
  const folders = known(...(env.PATH ?? '').split(':'));
  const onPath = COMMANDS.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
  if (platform !== 'darwin') return [...onPath, ...LINUX];
  const roots = known('/Applications', env.HOME && posix.join(env.HOME, 'Applications'));
  return [...MAC.flatMap((path) => roots.map((root) => posix.join(root, path))), ...onPath];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

const WITHOUT =
  'Tanpa PDF pun surat dapat dicetak: buka suratnya di peramban, lalu pilih Cetak (Ctrl+P).';

/**
 * Path of the browser: `CHROME_PATH` where it is set, else the first that is installed.
 * @param exists for tests
 * @throws BrowserMissingError
 */
export function findBrowser(
  env: Environment,
  platform: NodeJS.Platform,
  exists: (path: string) => boolean = isFile,
): string {
  const chosen = env.CHROME_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (exists(chosen)) return chosen;
    throw new BrowserMissingError(
      `PDF tidak dapat dibuat: CHROME_PATH menunjuk ${chosen}, tetapi berkas itu tidak ada. Perbaiki atau kosongkan CHROME_PATH. ${WITHOUT}`,
    );
  }
  const found = browserPlaces(env, platform).find(exists);
  if (found !== undefined) return found;
  throw new BrowserMissingError(
    `PDF tidak dapat dibuat: Chromium, Google Chrome, atau Microsoft Edge tidak ditemukan di komputer ini. Pasang salah satunya (Debian/Ubuntu: apt install chromium), atau isi CHROME_PATH dengan letak berkasnya. ${WITHOUT}`,
  );
}
