import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type Environment, findBrowser } from './browser.ts';
import { connectDevTools, type DevTools } from './devtools.ts';
import { PdfError } from './print-error.ts';

/** Prints HTML to PDF/A with an installed browser that is started for it and ended after it. */

/** A browser on a small computer that is busy needs a while to start. */
const TIMEOUT_MS = 60_000;
/** Lines of what the browser said that are kept for the error. */
const KEPT_OUTPUT = 2_000;

export interface PdfOptions {
  env: Environment;
  platform: NodeJS.Platform;
  timeoutMs?: number;
}

function flags(profile: string): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    // no document needs the network
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--no-default-browser-check',
    // Chromium refuses its sandbox to root; the page has no script and no network
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** Puts the HTML into an empty page without scripts and prints it on the paper its style names. */
async function printed(tools: DevTools, html: string): Promise<Buffer> {
  const { targetId } = await tools.send('Target.createTarget', { url: 'about:blank' });
  const attached = await tools.send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(attached.sessionId);
  await tools.send('Emulation.setScriptExecutionDisabled', { value: true }, session);
  const { frameTree } = await tools.send('Page.getFrameTree', {}, session);
  const { id } = (frameTree as { frame: { id: string } }).frame;
  await tools.send('Page.setDocumentContent', { frameId: id, html }, session);
  const options = { printBackground: true, preferCSSPageSize: true };
  const { data } = await tools.send('Page.printToPDF', options, session);
  return Buffer.from(String(data), 'base64');
}

/** The last words of a browser that failed. */
function lastWords(browser: ChildProcess): () => string {
  let words = '';
  browser.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-KEPT_OUTPUT);
  });
  return () => words.trim().split('\n').at(-1) ?? '';
}

function ended(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    browser.once('close', () => resolve());
    browser.once('error', () => resolve());
  });
}

async function printWith(path: string, html: string, profile: string, timeoutMs: number) {
  const browser = spawn(path, flags(profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const words = lastWords(browser);
  const tools = connectDevTools(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  browser.once('error', (error) => tools.fail(error));
  browser.once('close', () => tools.fail(new Error(words() || 'peramban berhenti sendiri')));
  const timer = setTimeout(() => {
    tools.fail(new Error(`tidak selesai dalam ${timeoutMs / 1000} detik`));
  }, timeoutMs);
  try {
    return await printed(tools, html);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PdfError(`PDF tidak dapat dibuat dengan ${path}: ${reason}`);
  } finally {
    clearTimeout(timer);
    const end = ended(browser);
    browser.kill('SIGKILL');
    await end;
  }
}

export type PrintPdf = (html: string) => Promise<Buffer>;

/**
 * Makes the printer. Documents are printed one after the other: each has a browser of its own, and a small
 * computer has room for one.
 * @returns a function that gives the bytes of the PDF (PDF/A-2b); it throws PrintError
 */
export function createPdfPrinter({ env, platform, timeoutMs = TIMEOUT_MS }: PdfOptions): PrintPdf {
  let last: Promise<unknown> = Promise.resolve();

  async function print(html: string): Promise<Buffer> {
    const path = findBrowser(env, platform);
    const profile = await mkdtemp(join(tmpdir(), 'hotline-pdf-'));
    try {
      const { toPdfA } = await import('./pdf-a.ts');
      return await toPdfA(await printWith(path, html, profile, timeoutMs));
    } finally {
      // a killed browser may still be writing its profile
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  }

  return (html) => {
    const turn = last.then(() => print(html));
    last = turn.catch(() => {});
    return turn;
  };
}
