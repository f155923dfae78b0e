import { type ChildProcess, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();
// tests that are broken off must not leave them running
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A program that runs until it is stopped; what it says is kept for the report of a failure. */
export class Daemon {
  output = '';
  #child: ChildProcess;
  #ended: Promise<void>;

  /** @param folder its working directory */
  constructor(path: string, values: string[], folder: string) {
    const child = spawn(path, values, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    running.add(child);
    child.once('close', () => running.delete(child));
    this.#ended = new Promise((resolve) => {
      child.once('error', (error) => {
        this.output += error.message;
        resolve();
      });
      child.once('close', () => resolve());
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        this.output += data.toString();
      });
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves when it has ended, with its exit code; null when a signal ended it. */
  async ended(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }

  /** Ends it and waits until it is gone. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.running) this.#child.kill(signal);
    await this.#ended;
  }
}
