import type { ModemEffect, ModemEvent } from '../../machines/modem/events.ts';
import type { Receiver } from '../port.ts';
import { AtDialogue } from './at/dialogue.ts';
import type { Line, LineOpener } from './at/line.ts';
import { isRegistered } from './at/parse-registration.ts';
import type { Unsolicited } from './at/unsolicited.ts';
import { DirectInbox } from './direct.ts';
import { initialise, type ModemFacts } from './init.ts';
import { MachineRunner, type ModemInspection, type ModemSnapshot } from './machine-runner.ts';
import type { Announcing } from './notices.ts';
import { oneCommand } from './one-command.ts';
import { Reader } from './receive.ts';
import { ussdMessage } from './received.ts';
import { type BalancePlan, Care } from './regular-checks.ts';
import type { GsmSettings } from './settings.ts';
import { newCardMemory } from './sim-lock.ts';
import { meaningOf, receivingTrouble } from './state-lost.ts';
import { lostSetting } from './verify.ts';

/** Between two looks at whether the modem still hands over, where it must be acknowledged. */
const ROUTING_CHECK = 20_000;

/** So often in a row may a modem that answers again fall silent before it is opened anew. */
const RESYNC_ROUNDS = 3;

/** All that belongs to one open line; forgotten when the line ends. */
interface Session {
  line: Line;
  dialogue: AtDialogue;
  facts?: ModemFacts;
  /** What is handed over directly must be acknowledged. */
  acknowledges: boolean;
  reader?: Reader;
  care?: Care;
}

/** A modem that can take an SMS now. */
export interface ReadyModem {
  dialogue: AtDialogue;
  facts: ModemFacts;
}

/**
 * The link to one modem: the statechart `machines/modem/machine.ts` decides, this class does what it says
 * (open, set up, ask, bring in step, close) and reports back what came of it. What the modem says on
 * its own goes to the reader, to the inbox for direct messages, or to the statechart.
 */
export class ModemLink {
  /** What a person is to do, while there is something. */
  alarm: string | undefined;
  #settings: GsmSettings;
  #open: LineOpener;
  #changed: () => void;
  #machine: MachineRunner;
  #receiver: Receiver;
  #direct: DirectInbox;
  #session: Session | undefined;
  #card = newCardMemory();
  /** Openings under way; everything else is an AT command and seen in the dialogue. */
  #opening = 0;
  #steps = 0;
  #balancePlan: BalancePlan = { nextAt: 0 };
  /** Counts openings and set-ups: what an older one reports is not heard. */
  #epoch = 0;

  /** @param changed called whenever state, signal or alarm may be different */
  constructor(settings: GsmSettings, open: LineOpener, receiver: Receiver, changed: () => void) {
    this.#settings = settings;
    this.#open = open;
    this.#receiver = receiver;
    this.#changed = changed;
    this.#direct = new DirectInbox(settings, receiver);
    this.#machine = new MachineRunner(settings.clock, settings.times.care, {
      effect: (effect, params) => this.#perform(effect, params.reason),
      changed,
    });
  }

  get snapshot(): ModemSnapshot {
    return this.#machine.snapshot;
  }

  /** Signal and memory as they were last told. */
  get care(): Pick<Care, 'signal' | 'memory'> | undefined {
    return this.#session?.care;
  }

  /** What can be said about receiving that is not well; undefined when nothing can. */
  get receivingTrouble(): string | undefined {
    const { facts, reader } = this.#session ?? {};
    return facts && receivingTrouble(facts, reader?.undeletable ?? 0);
  }

  inspect(): ModemInspection {
    return this.#machine.inspect();
  }

  tell(event: ModemEvent): void {
    this.#machine.send(event);
  }

  /** The modem, or undefined while it cannot take an SMS. */
  ready(): ReadyModem | undefined {
    const session = this.#session;
    if (!session?.facts || !this.snapshot.hasTag('sends')) return undefined;
    return { dialogue: session.dialogue, facts: session.facts };
  }

  /**
   * Gives a technician's command; afterwards the modem must still be as it was set up.
   * @param listening milliseconds after the answer
   * @returns what the modem said; undefined while no line is open
   */
  async command(text: string, listening: number): Promise<string[] | undefined> {
    const session = this.#session;
    if (session === undefined) return undefined;
    const heard = await oneCommand(session.dialogue, text, listening);
    const lost = await this.#verify(session);
    if (this.#session === session) this.#lost(lost);
    return heard;
  }

  /** Asks for the network now, not at the next time by the clock. */
  askNetwork(): void {
    this.#session?.care?.ask();
  }

  /** Reads and deletes whatever is in the modem as soon as the line is free. */
  catchUp(): void {
    this.#session?.reader?.catchUp();
  }

  /** Finishes what is being stored and sent, then closes. */
  async stop(): Promise<void> {
    const { reader, dialogue } = this.#session ?? {};
    await this.#atMost(5000, reader?.stop());
    this.#direct.stop();
    // Whoever waits in the queue is let through: a part that is under way ends with a true outcome.
    await dialogue?.turn('care', async () => {});
    this.tell({ type: 'STOP' });
  }

  /** See `GsmDriver.idle`. */
  idle(): boolean {
    const { dialogue, reader } = this.#session ?? {};
    const still = dialogue?.idle() !== false && reader?.idle() !== false;
    return this.#opening === 0 && this.#direct.idle() && still;
  }

  /** Changes with every byte and every effect. */
  progress(): number {
    return this.#steps;
  }

  /** What the store does not confirm in time stays in the modem and is read again at the next start. */
  #atMost(milliseconds: number, done: Promise<void> | undefined): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#settings.clock.after(milliseconds, resolve);
      void Promise.resolve(done).then(() => {
        cancel();
        resolve();
      });
    });
  }

  #perform(effect: ModemEffect, reason = ''): void {
    this.#steps += 1;
    const effects: Record<ModemEffect, () => void> = {
      openLine: () => this.#openLine(),
      closeLine: () => this.#closeLine(),
      initialise: () => this.#initialise(),
      askRegistration: () => this.#session?.care?.ask(),
      resync: () => this.#resync(),
      softReset: () => this.#softReset(),
      hardReset: () => this.#hardReset(),
      catchUp: () => this.#session?.reader?.catchUp(),
      raiseAlarm: () => this.#raiseAlarm(reason),
      clearAlarm: () => this.#clearAlarm(),
    };
    effects[effect]();
  }

  #openLine(): void {
    this.#opening += 1;
    const epoch = ++this.#epoch;
    this.#open()
      .then(
        (line) => this.#opened(line, epoch),
        (error: Error) => this.tell({ type: 'OPEN_FAILED', reason: error.message }),
      )
      .finally(() => {
        this.#opening -= 1;
      });
  }

  #opened(line: Line, epoch: number): void {
    // Too late: the machine has given this opening up, or was stopped.
    if (epoch !== this.#epoch || !this.snapshot.matches('opening')) {
      line.close();
      return;
    }
    const dialogue = new AtDialogue(
      counted(line, () => this.#count()),
      this.#settings.clock,
      {
        unsolicited: (event) => this.#hear(event),
        unanswered: (command) => this.#unanswered(command),
        refused: (failure) => this.#lost(meaningOf(failure)),
        echoed: () => this.#echoed(),
      },
    );
    const session: Session = { line, dialogue, acknowledges: false };
    line.onClose((reason) => this.#lineEnded(session, reason));
    this.#session = session;
    this.tell({ type: 'OPENED' });
  }

  #count(): void {
    this.#steps += 1;
  }

  #lineEnded(session: Session, reason: string): void {
    session.dialogue.end(reason);
    session.reader?.abandon();
    if (this.#session === session) this.tell({ type: 'LINE_LOST', reason });
  }

  #closeLine(): void {
    this.#epoch += 1;
    const session = this.#session;
    this.#session = undefined;
    session?.care?.end();
    session?.reader?.abandon();
    session?.dialogue.end('saluran ditutup');
    session?.line.close();
  }

  #initialise(): void {
    const session = this.#session;
    if (!session) return;
    session.care?.end();
    session.reader?.abandon();
    const epoch = ++this.#epoch;
    session.acknowledges = false;
    const chosen = ({ acknowledges }: Announcing): void => {
      session.acknowledges = acknowledges;
    };
    void initialise(session.dialogue, this.#settings, this.#card, chosen).then((outcome) => {
      if (epoch !== this.#epoch) return;
      if (outcome.ok) this.#initialised(session, outcome.facts);
      else if (outcome.blocked) this.tell({ type: 'INIT_BLOCKED', reason: outcome.reason });
      else this.tell({ type: 'INIT_FAILED', reason: outcome.reason });
    });
  }

  #initialised(session: Session, facts: ModemFacts): void {
    const { dialogue } = session;
    session.facts = facts;
    session.reader = new Reader({
      settings: this.#settings,
      dialogue,
      facts,
      receiver: this.#receiver,
      lost: (reason) => this.#lost(reason),
    });
    session.care = new Care(
      { dialogue, facts, memories: session.reader.memories },
      this.#settings,
      this.#balancePlan,
      {
        tell: (event) => this.tell(event),
        changed: this.#changed,
        balance: (text) => this.#storeBalance(text),
        time: (at) => this.#receiver.time(at),
      },
    );
    const description = [facts.manufacturer, facts.model].filter((name) => name !== '').join(' ');
    this.#settings.log('info', 'modem is set up', { model: description, memory: facts.memory });
    this.tell({ type: 'INITIALISED', description: description || 'modem GSM' });
    if (session.acknowledges) this.#verifyOften(session, this.#epoch);
  }

  async #storeBalance(text: string): Promise<void> {
    const { name, balance, clock } = this.#settings;
    const message = ussdMessage(balance?.code ?? '', text, name, clock.now());
    await this.#receiver.messages([message]);
  }

  #unanswered(command: string): void {
    if (!this.snapshot.matches('resyncing'))
      this.#settings.log('warn', 'modem does not answer', { command });
    this.tell({ type: 'UNANSWERED', command });
  }

  /** What went unanswered may have been a restart: in step again, it must still be as it was set up. */
  #resync(): void {
    const session = this.#session;
    if (!session) return;
    void this.#inStepAgain(session).then((found) => {
      if (this.#session !== session) return;
      if (found === 'silent') this.tell({ type: 'RESYNC_FAILED' });
      else if (found.lost === undefined) this.tell({ type: 'RESYNCED' });
      else this.tell({ type: 'SETTINGS_LOST', reason: found.lost });
    });
  }

  /** The questions whether it is as it was set up may go unanswered too. */
  async #inStepAgain(session: Session): Promise<'silent' | { lost: string | undefined }> {
    for (let round = 0; round < RESYNC_ROUNDS; round += 1) {
      if (!(await session.dialogue.resync(3, 5000))) return 'silent';
      const lost = await this.#verify(session);
      if (lost !== undefined || !session.dialogue.outOfStep) return { lost };
    }
    return 'silent';
  }

  async #verify({ dialogue, facts }: Session): Promise<string | undefined> {
    return facts && dialogue.turn('recovery', (at) => lostSetting(at, facts));
  }

  /**
   * A modem that waits for an acknowledgement in vain hands over nothing more (3GPP TS 27.005 §3.4.4), and
   * one command in flight cannot promise that none is ever late.
   */
  #verifyOften(session: Session, epoch: number): void {
    this.#settings.clock.after(ROUTING_CHECK, () => {
      if (epoch !== this.#epoch) return;
      void this.#verify(session).then((lost) => {
        if (epoch !== this.#epoch) return;
        this.#lost(lost);
        this.#verifyOften(session, epoch);
      });
    });
  }

  /** Something was heard that only a modem says that has started anew. */
  #lost(reason: string | undefined): void {
    if (reason === undefined || !this.snapshot.hasTag('reads')) return;
    this.#settings.log('warn', 'modem is no longer as it was set up', { reason });
    this.tell({ type: 'SETTINGS_LOST', reason });
  }

  #echoed(): void {
    if (this.#session?.facts?.echoes === false) this.#lost('modem lupa pengaturannya (ATE0)');
  }

  /** A word that a modem says some time after its start, be it at the set-up or later. */
  #doubted(line: string): void {
    const session = this.#session;
    if (!session || !this.snapshot.hasTag('reads')) return;
    void this.#verify(session).then((lost) => {
      if (this.#session === session && lost !== undefined) this.#lost(`${lost}, setelah ${line}`);
    });
  }

  /** Written without waiting: a modem that hangs may still take it, one that is gone will not. */
  #softReset(): void {
    this.#settings.log('warn', 'modem is asked to restart (AT+CFUN=1,1)');
    this.#session?.line.write(Buffer.from('\x1b\rAT+CFUN=1,1\r', 'latin1'));
  }

  #hardReset(): void {
    const { hardReset, log } = this.#settings;
    if (hardReset === undefined) return;
    log('warn', 'the power of the modem is turned off and on');
    hardReset().catch((error: unknown) =>
      log('error', 'turning the power of the modem off and on failed', { error: String(error) }),
    );
  }

  #raiseAlarm(reason: string): void {
    if (this.alarm !== reason) this.#settings.log('error', 'modem needs help', { reason });
    this.alarm = reason;
    this.#changed();
  }

  #clearAlarm(): void {
    if (this.alarm !== undefined) this.#settings.log('info', 'modem is well again');
    this.alarm = undefined;
  }

  #hear(event: Unsolicited): void {
    const session = this.#session;
    if (event.kind === 'stored' || event.kind === 'storedReport') {
      session?.reader?.hint(event.memory, event.index);
    } else if (event.kind === 'message' || event.kind === 'report') {
      this.#direct.take(event, () => this.#acknowledge(session));
    } else if (event.kind === 'storageFull') session?.reader?.catchUp();
    else if (event.kind === 'registration') this.#registrationChanged(event.status);
    else if (event.kind === 'reset') this.#modemRestarted(event.line);
    else if (event.kind === 'started') this.#doubted(event.line);
  }

  /** Waits for its turn, and so for a set-up that is under way. */
  #acknowledge(session: Session | undefined): void {
    void session?.dialogue.turn('acknowledge', async (at) => {
      if (session.acknowledges) await at.command('AT+CNMA');
    });
  }

  /** Losing the 2G/3G registration may mean that LTE took over: ask before believing it. */
  #registrationChanged(status: number): void {
    if (isRegistered(status)) this.tell({ type: 'REGISTRATION', registered: true });
    else this.#session?.care?.ask();
  }

  #modemRestarted(line: string): void {
    this.#settings.log('warn', 'modem restarted by itself', { line });
    this.#session?.dialogue.interrupt(`modem menyala ulang (${line})`);
    this.tell({ type: 'MODEM_RESET', line });
  }
}

/** Passes everything through and calls `step` for each piece of data. */
function counted(line: Line, step: () => void): Line {
  return {
    ...line,
    write: (bytes) => {
      step();
      line.write(bytes);
    },
    onData: (listener) =>
      line.onData((bytes) => {
        step();
        listener(bytes);
      }),
  };
}
