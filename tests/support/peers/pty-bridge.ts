import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../until.ts';
import { Daemon } from './daemon.ts';
import { toolPath } from './tools.ts';

/** A serial port in a folder (a pty made by socat) whose other end is a TCP port of a virtual modem. */
export class PtyBridge {
  readonly path: string;
  #folder: string;
  #port: number;
  #socat: Daemon | undefined;

  constructor(folder: string, port: number, name = 'modem0') {
    this.#folder = folder;
    this.#port = port;
    this.path = join(folder, name);
  }

  async up(): Promise<void> {
    const pty = `pty,raw,echo=0,link=${this.path}`;
    const values = ['-d', '-d', pty, `tcp:127.0.0.1:${this.#port}`];
    const socat = new Daemon(toolPath('socat'), values, this.#folder);
    this.#socat = socat;
    await until(
      'socat has made the pty',
      () =>
        !socat.running || (existsSync(this.path) && socat.output.includes('data transfer loop')),
    );
    if (!socat.running) throw new Error(`socat ended: ${socat.output}`);
  }

  /** Ends socat: as killed, the name of the port stays behind, pointing nowhere. */
  async down(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    await this.#socat?.stop(signal);
  }
}
