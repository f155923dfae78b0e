import type { Clock } from '../../port.ts';
import { LineAssembler } from './assembler.ts';
import { CTRL_Z, ESC, isEcho, label } from './exchange-text.ts';
import type { Line } from './line.ts';
import { Listeners, Listening } from './listening.ts';
import { type AtFailure, type AtResult, finalResult } from './result.ts';
import { LineSplitter } from './splitter.ts';
import { type Turn, TurnQueue } from './turns.ts';
import { isAnswerOf, isUnsolicited, readUnsolicited, type Unsolicited } from './unsolicited.ts';

/** Questions for getting in step again, each with an answer of its own; see `#probe`. */
const PROBES = ['+CMGF', '+CSMS', '+CNMI', '+CPMS'];

/** How long a command may take and what its answer looks like. */
export interface CommandOptions {
  /** Milliseconds until the command counts as unanswered; 5000 if not given. */
  timeout?: number;
  /** What its information lines begin with, such as `+CMGL:`. */
  prefix?: string;
  /** Accept `0` and `4` as final results, before ATV1 has been said. */
  numeric?: boolean;
  /** Once its information has come, wait only so many milliseconds more for the final result. */
  patience?: number;
}

export interface DialogueEvents {
  /** Something the modem said on its own. */
  unsolicited(event: Unsolicited): void;
  /** The modem refused a command. */
  refused?(failure: AtFailure): void;
  /** It echoed one. */
  echoed?(): void;
  /** A command went unanswered: nothing is sent any more until `resync` or a new line. */
  unanswered(command: string): void;
}

/** The commands a job may give while it has its turn. They never reject: every end is a result. */
export interface AtCommands {
  /** Sends a line and waits for its final result. */
  command(text: string, options?: CommandOptions): Promise<AtResult>;
  /** Sends a line and waits for the prompt `> `; anything else is a failure. */
  prompt(text: string, options?: CommandOptions): Promise<AtResult>;
  /** After a prompt: sends the PDU and Ctrl-Z and waits for the final result. */
  payload(pdu: string, options?: CommandOptions): Promise<AtResult>;
  /** After a prompt: gives up without sending (ESC); false when the modem answers no more. */
  abandon(): Promise<boolean>;
  /** Waits, keeping the turn. */
  pause(milliseconds: number): Promise<void>;
  /**
   * Listens, from now until `stop()`, for something the modem says on its own; ask before giving the
   * command that brings it about. What is picked (not `undefined`) is told to nobody else.
   */
  listen<T>(pick: (event: Unsolicited) => T | undefined): Listening<T>;
}

interface Pending {
  /** What was written; a line equal to it is its echo. */
  sent: string;
  options: CommandOptions;
  wantsPrompt: boolean;
  lines: string[];
  settle(result: AtResult): void;
  /** Shortens the wait, from now on. */
  hurry(milliseconds: number): void;
}

/**
 * The AT dialogue over one line: one command in flight, ended only by a whole-line final result, by
 * its own timer or by the end of the line. Whatever else the modem says is routed to
 * `events.unsolicited`, also from inside an answer.
 */
export class AtDialogue implements AtCommands {
  #line: Line;
  #clock: Clock;
  #events: DialogueEvents;
  #splitter: LineSplitter;
  #queue = new TurnQueue();
  /** Counts restarts of the modem. */
  #restarts = 0;
  #pending: Pending | undefined;
  #assembler: LineAssembler;
  #listeners = new Listeners();
  #ended: string | undefined;
  #outOfStep = false;
  #recovering = false;
  /** The command whose answer may still come. */
  #unanswered = '';
  #echoes = 0;
  #overhears: (line: string) => void = () => {};

  constructor(line: Line, clock: Clock, events: DialogueEvents) {
    this.#line = line;
    this.#clock = clock;
    this.#events = events;
    this.#assembler = new LineAssembler(clock, {
      line: (text) => this.#takeLine(text),
      unsolicited: (event) => this.#announce(event),
    });
    this.#splitter = new LineSplitter({
      line: (text) => {
        this.#overhears(text);
        this.#assembler.take(text, this.#pending !== undefined);
      },
      prompt: () => this.#finish({ ok: true, lines: [] }),
    });
    line.onData((bytes) => this.#splitter.feed(bytes));
  }

  /** How often the modem has echoed a command. */
  get echoes(): number {
    return this.#echoes;
  }

  /** An earlier command is still unanswered: nothing else is sent. */
  get outOfStep(): boolean {
    return this.#outOfStep;
  }

  /** True when no command is in flight and no job waits for its turn. */
  idle(): boolean {
    return this.#pending === undefined && this.#queue.idle();
  }

  /** Runs a job alone on the line, when those before it and those of a higher turn are done. */
  turn<T>(turn: Turn, job: (at: AtCommands) => Promise<T>): Promise<T> {
    return this.#queue.run(turn, () => job(this.#commands()));
  }

  /** Ends the dialogue: what is in flight and what is asked later fails as `closed`. */
  end(reason: string): void {
    this.#ended ??= reason;
    this.#splitter.reset();
    this.#forget(reason);
  }

  /**
   * The modem restarted: what is in flight will not be answered, and nothing late will come. Jobs that
   * have their turn get no further, because the settings they count on are gone.
   */
  interrupt(reason: string): void {
    this.#restarts += 1;
    this.#outOfStep = false;
    this.#forget(reason);
  }

  /** Nothing that was begun will come to its end; bytes after the news of it are still good. */
  #forget(reason: string): void {
    this.#assembler.reset();
    this.#listeners.stop();
    this.#fail('closed', reason);
  }

  command(text: string, options: CommandOptions = {}): Promise<AtResult> {
    return this.#exchange(text, `${text}\r`, options, false);
  }

  prompt(text: string, options: CommandOptions = {}): Promise<AtResult> {
    return this.#exchange(text, `${text}\r`, options, true);
  }

  payload(pdu: string, options: CommandOptions = {}): Promise<AtResult> {
    return this.#exchange(pdu, `${pdu}${CTRL_Z}`, options, false);
  }

  async abandon(): Promise<boolean> {
    const inStep = await this.#recover(3, 3000);
    if (!inStep) this.#lost('ESC');
    return inStep;
  }

  /** Writes ESC CR without waiting: ends a prompt that an earlier program left open. */
  escape(): void {
    if (this.#ended === undefined) this.#write(`${ESC}\r`);
  }

  /**
   * Brings modem and driver in step again after an unanswered command: leaves an open prompt, then
   * asks something whose answer cannot be mistaken for a late answer to something else, nor for one to
   * the question before.
   * @param attempts how often to ask, each with the given timeout in milliseconds
   */
  resync(attempts: number, timeout: number): Promise<boolean> {
    return this.turn('recovery', () => this.#recover(attempts, timeout));
  }

  /** What a job may do until the modem restarts. */
  #commands(): AtCommands {
    const { command, prompt, payload } = this;
    const restarts = this.#restarts;
    const unless =
      (method: AtCommands['command']): AtCommands['command'] =>
      (text, options) =>
        restarts === this.#restarts
          ? method.call(this, text, options)
          : refused('closed', 'modem menyala ulang');
    return {
      command: unless(command),
      prompt: unless(prompt),
      payload: unless(payload),
      abandon: () => this.abandon(),
      pause: (milliseconds) => this.pause(milliseconds),
      listen: (pick) => this.listen(pick),
    };
  }

  async #recover(attempts: number, timeout: number): Promise<boolean> {
    this.#recovering = true;
    const inStep = await this.#probe(attempts, timeout);
    this.#recovering = false;
    if (inStep) this.#outOfStep = false;
    return inStep;
  }

  async #probe(attempts: number, timeout: number): Promise<boolean> {
    for (let attempt = 0; attempt < attempts && this.#ended === undefined; attempt += 1) {
      this.escape();
      const probes = PROBES.filter((name) => !this.#unanswered.includes(name));
      const name = probes[attempt % probes.length];
      const prefix = `${name}:`;
      const answer = await this.command(`AT${name}?`, { timeout, prefix });
      if (answer.ok && answer.lines.some((line) => line.startsWith(prefix))) return true;
      // The answer was a late one to something older; let the right one pass before asking again.
      await this.pause(300);
    }
    return false;
  }

  listen<T>(pick: (event: Unsolicited) => T | undefined): Listening<T> {
    return this.#listeners.add(new Listening(this.#clock, pick));
  }

  /**
   * Tells every line that the modem says, whatever it belongs to, to one who does nothing about it.
   * @returns ends it
   */
  overhear(listener: (line: string) => void): () => void {
    this.#overhears = listener;
    return () => {
      this.#overhears = () => {};
    };
  }

  /** Waits on the driver's clock. */
  pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(milliseconds, resolve);
    });
  }

  #exchange(
    sent: string,
    bytes: string,
    options: CommandOptions,
    wantsPrompt: boolean,
  ): Promise<AtResult> {
    if (this.#ended !== undefined) return refused('closed', this.#ended);
    if (this.#outOfStep && !this.#recovering) {
      // whoever was told before may have had no use for it then
      this.#events.unanswered(this.#unanswered);
      return refused('desync', `${label(sent)} not sent: an earlier command is still unanswered`);
    }
    if (this.#pending) throw new Error(`"${label(sent)}" given while a command is in flight`);
    return new Promise((resolve) => {
      const wait = (milliseconds: number) => this.#clock.after(milliseconds, () => this.#expired());
      let cancel = wait(options.timeout ?? 5000);
      const hurry = (milliseconds: number): void => {
        cancel();
        cancel = wait(milliseconds);
      };
      const settle = (result: AtResult): void => {
        cancel();
        this.#pending = undefined;
        resolve(result);
      };
      this.#pending = { sent, options, wantsPrompt, lines: [], settle, hurry };
      this.#splitter.expectPrompt = wantsPrompt;
      this.#write(bytes);
    });
  }

  #write(text: string): void {
    this.#line.write(Buffer.from(text, 'latin1'));
  }

  #expired(): void {
    const command = label(this.#pending?.sent ?? '');
    this.#fail('timeout', `no answer to ${command}`);
    if (!this.#recovering) this.#lost(command);
  }

  #lost(command: string): void {
    this.#outOfStep = true;
    this.#unanswered = command;
    this.#events.unanswered(command);
  }

  #fail(kind: AtFailure['kind'], text: string): void {
    this.#finish({ ok: false, lines: this.#pending?.lines ?? [], failure: { kind, text } });
  }

  #finish(result: AtResult): void {
    this.#splitter.expectPrompt = false;
    this.#pending?.settle(result);
  }

  #takeLine(line: string): void {
    const pending = this.#pending;
    const hungUp = this.#hungUp(line);
    const aside = pending === undefined || isUnsolicited(line, pending.options.prefix) || hungUp;
    if (aside) this.#announce(readUnsolicited(line));
    else this.#answer(pending, line);
  }

  /** Nothing here dials: NO CARRIER is a caller's who has hung up, heard ringing or not. */
  #hungUp(line: string): boolean {
    return line === 'NO CARRIER';
  }

  #answer(pending: Pending, line: string): void {
    if (isEcho(line, pending.sent)) {
      this.#heardEcho(pending);
      return;
    }
    const final = finalResult(line, pending.options.numeric);
    if (final === true) this.#succeed(pending);
    else if (final) this.#refused(pending, final);
    else if (isAnswerOf(line, pending.options.prefix)) this.#inform(pending, line);
    else this.#announce(readUnsolicited(line));
  }

  /** What stands after a prompt is echoed by some though they were told ATE0, and says nothing of a restart. */
  #heardEcho({ sent }: Pending): void {
    if (!sent.startsWith('AT')) return;
    this.#echoes += 1;
    this.#events.echoed?.();
  }

  /** Some modems give the reference of an SMS and never the OK after it. */
  #inform(pending: Pending, line: string): void {
    pending.lines.push(line);
    const { patience } = pending.options;
    if (patience !== undefined) pending.hurry(patience);
  }

  #refused({ lines }: Pending, failure: AtFailure): void {
    this.#events.refused?.(failure);
    this.#finish({ ok: false, lines, failure });
  }

  #succeed(pending: Pending): void {
    if (!pending.wantsPrompt) this.#finish({ ok: true, lines: pending.lines });
    else this.#fail('error', 'OK instead of the prompt');
  }

  #announce(event: Unsolicited): void {
    if (!this.#listeners.offer(event)) this.#events.unsolicited(event);
  }
}

function refused(kind: AtFailure['kind'], text: string): Promise<AtResult> {
  return Promise.resolve({ ok: false, lines: [], failure: { kind, text } });
}
