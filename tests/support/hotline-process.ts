import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtMain } from './built.ts';

/** The real hotline in a process of its own, for tests that kill it. */

/** Stores of tests are nothing to be remembered for whoever runs them. */
const STATE_FOLDER = join(tmpdir(), `hotline-state-${process.pid}`);
process.once('exit', () => rmSync(STATE_FOLDER, { recursive: true, force: true }));

/** Moves the clock of the process by `TEST_CLOCK_SHIFT` milliseconds before anything of it is loaded. */
const SHIFT = `data:text/javascript,const now=Date.now,by=Number(process.env.TEST_CLOCK_SHIFT);Date.now=()=>now()+by`;

export class HotlineProcess {
  /** What it wrote to standard output and standard error. */
  output = '';
  #child: ChildProcess;
  #ended: Promise<string>;
  #greeted: Promise<void>;

  /**
   * @param clockShift milliseconds by which its clock is ahead of the real one
   * @param options of `hotline start`
   * @param imports modules that are loaded into it before anything of it is
   */
  constructor(
    environment: Record<string, string>,
    clockShift = 0,
    options: string[] = [],
    imports: string[] = [],
  ) {
    const first = [SHIFT, ...imports].flatMap((module) => ['--import', module]);
    const child = spawn(process.execPath, [...first, builtMain(), 'start', ...options], {
      env: {
        ...process.env,
        LC_ALL: 'C',
        STATE_FOLDER,
        ...environment,
        TEST_CLOCK_SHIFT: String(clockShift),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('close', (code, signal) => resolve(signal ?? String(code)));
    });
    this.#greeted = new Promise((resolve) => {
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (data: Buffer) => {
          this.output += data.toString();
          if (this.output.includes('Stop with Ctrl-C')) resolve();
        });
    });
  }

  /** Resolves when its pages can be reached, or when it ended before. */
  async ready(): Promise<void> {
    await Promise.race([this.#greeted, this.#ended]);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Ends it without a word, as a power cut does. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Its terminal is closed: nobody reads what it writes, and the system tells it so. */
  closeTerminal(): void {
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
    this.#child.kill('SIGHUP');
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Asks it to stop. */
  terminate(): void {
    this.#child.kill('SIGTERM');
  }

  /** Resolves with its exit code or the signal that ended it. */
  ended(): Promise<string> {
    return this.#ended;
  }
}
