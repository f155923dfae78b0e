import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { packagePath } from '../../api/paths.ts';
import { builtMain } from './built.ts';
import { until } from './until.ts';

/** One object that the process printed. */
export type ModemEvent = { event: string } & Record<string, unknown>;

/** `hotline virtual-modem` in a process of its own. */
export class VirtualModemProcess {
  readonly events: ModemEvent[] = [];
  /** What it wrote to standard error. */
  complaints = '';
  #child: ChildProcess;
  #ended: Promise<string>;
  /** How many answers to commands have been looked at. */
  #answered = 0;

  constructor(...options: string[]) {
    const child = spawn(process.execPath, [builtMain(), 'virtual-modem', ...options], {
      cwd: packagePath(),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('close', (code, signal) => resolve(signal ?? String(code)));
    });
    createInterface({ input: child.stdout }).on('line', (line) =>
      this.events.push(JSON.parse(line) as ModemEvent),
    );
    child.stderr.on('data', (data: Buffer) => {
      this.complaints += data.toString();
    });
  }

  /** Resolves with the ports of its modems once all listen. */
  async listening(modems = 1): Promise<number[]> {
    const open = () => this.of('listening');
    await until('the virtual modem listens', () => open().length === modems || this.#hasEnded());
    if (this.#hasEnded()) throw new Error(`the virtual modem ended: ${this.complaints}`);
    return open().map(({ address }) => Number(String(address).split(':').at(-1)));
  }

  /** Events of one kind so far. */
  of(event: string): ModemEvent[] {
    return this.events.filter((candidate) => candidate.event === event);
  }

  /** Gives a command and resolves with its answer. */
  async command(line: string): Promise<ModemEvent> {
    this.#child.stdin?.write(`${line}\n`);
    const answers = () => this.events.filter(({ event }) => ANSWERS.has(event));
    const at = this.#answered;
    this.#answered += 1;
    await until(`an answer to "${line}"`, () => answers().length > at);
    return answers()[at] as ModemEvent;
  }

  /** Asks it to stop. */
  stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<string> {
    this.#child.kill(signal);
    return this.#ended;
  }

  /** Writes a line that has no answer. */
  write(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Resolves with its exit code or the signal that ended it. */
  ended(): Promise<string> {
    return this.#ended;
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}

const ANSWERS = new Set(['done', 'messages', 'help', 'error']);
