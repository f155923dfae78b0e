import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type Environment, findBrowser } from './browser.ts';
import { connectDevTools, type DevTools } from './devtools.ts';
import { PdfError } from './print-error.ts';

/** Prints HTML to PDF/A with an installed browser that is started for it, and ended when no document waits any more. */

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
  // nothing of one document is left for the next
  const { browserContextId } = await tools.send('Target.createBrowserContext');
  const empty = { url: 'about:blank', browserContextId };
  const { targetId } = await tools.send('Target.createTarget', empty);
  const attached = await tools.send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(attached.sessionId);
  await tools.send('Emulation.setScriptExecutionDisabled', { value: true }, session);
  const { frameTree } = await tools.send('Page.getFrameTree', {}, session);
  const { id } = (frameTree as { frame: { id: string } }).frame;
  await tools.send('Page.setDocumentContent', { frameId: id, html }, session);
  const options = { printBackground: true, preferCSSPageSize: true };
  const { data } = await tools.send('Page.printToPDF', options, session);
  await tools.send('Target.disposeBrowserContext', { browserContextId });
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

/** A browser that has been started. */
interface Started {
  /** @throws PdfError, after which it is of no use any more */
  print(html: string): Promise<Buffer>;
  /** Resolves when it is gone, and nothing of it is left. */
  end(): Promise<void>;
}

/** @throws Error with the browser's words, or that it took too long */
async function inTime(tools: DevTools, html: string, timeoutMs: number): Promise<Buffer> {
  const timer = setTimeout(() => {
    tools.fail(new Error(`tidak selesai dalam ${timeoutMs / 1000} detik`));
  }, timeoutMs);
  try {
    return await printed(tools, html);
  } finally {
    clearTimeout(timer);
  }
}

async function start(path: string, timeoutMs: number): Promise<Started> {
  const profile = await mkdtemp(join(tmpdir(), 'hotline-pdf-'));
  const browser = spawn(path, flags(profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const words = lastWords(browser);
  const tools = connectDevTools(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  browser.once('error', (error) => tools.fail(error));
  browser.once('close', () => tools.fail(new Error(words() || 'peramban berhenti sendiri')));
  return {
    async print(html) {
      try {
        return await inTime(tools, html, timeoutMs);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new PdfError(`PDF tidak dapat dibuat dengan ${path}: ${reason}`);
      }
    },
    async end() {
      const end = ended(browser);
      browser.kill('SIGKILL');
      await end;
      // a killed browser may still have been writing its profile
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

export type PrintPdf = (html: string) => Promise<Buffer>;

/**
 * Makes the printer. Documents are printed one after the other: a small computer has room for one browser. It is
 * started for the first, prints those that wait behind it, and is ended after the last or when it fails.
 * @returns a function that gives the bytes of the PDF (PDF/A-2b); it throws PrintError
 */
export function createPdfPrinter({ env, platform, timeoutMs = TIMEOUT_MS }: PdfOptions): PrintPdf {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let started: Started | undefined;

  async function end(): Promise<void> {
    const one = started;
    started = undefined;
    await one?.end();
  }

  async function print(html: string): Promise<Buffer> {
    let failed = true;
    try {
      started ??= await start(findBrowser(env, platform), timeoutMs);
      const pdf = await started.print(html);
      failed = false;
      return pdf;
    } finally {
      waiting -= 1;
      if (failed || waiting === 0) await end();
    }
  }

  return async (html) => {
    waiting += 1;
    const turn = last.then(() => print(html));
    last = turn.catch(() => {});
    const [pdf, { toPdfA }] = await Promise.all([turn, import('./pdf-a.ts')]);
    return toPdfA(pdf);
  };
}
