import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import type { Activity } from '../activity.ts';
import { messageOf } from '../log.ts';
import type { SmppSettings } from './settings.ts';
import { COMMAND, encode, Framer, headOf, messageIdOf, RESPONSE } from './wire.ts';

/**
 * One connection to a service centre, bound as transceiver. It asks whether the other side is there and
 * answers the same question; a side that stays silent, or writes what is no SMPP, is cut off.
 */

export interface Answer {
  /** command_status; 0 when it was done. */
  status: number;
  /** message_id; empty where there is none. */
  id: string;
}

/**
 * `silent`: written, and no answer in time. `lost`: the connection ended before one. `unsent`: it had ended
 * before anything was written.
 */
export type Answered = ({ end: 'answer' } & Answer) | { end: 'silent' | 'lost' | 'unsent' };

export interface ConnectionEvents {
  /** A deliver_sm; it is to be answered by `acknowledge`. */
  deliver(octets: Buffer, from: SmppConnection): void;
  closed(reason: string): void;
}

/** The service centre refused the bind. */
export class BindError extends Error {
  override readonly name = 'BindError';
  readonly status: number;

  constructor(status: number) {
    super(`bind ditolak (0x${status.toString(16).padStart(8, '0')})`);
    this.status = status;
  }
}

interface Pending {
  answered(answered: Answered): void;
}

const INTERFACE_VERSION = 0x34;
/** Unanswered questions whether the other side is there. */
const MOST_MISSES = 2;
const UNBIND_MS = 2_000;
const INVALID_COMMAND = 0x03;
/** Answers that came too late are looked out for among so many. */
const MOST_OVERDUE = 1_000;

export class SmppConnection {
  readonly #settings: SmppSettings;
  readonly #activity: Activity;
  readonly #events: ConnectionEvents;
  readonly #socket: Socket;
  readonly #framer = new Framer();
  readonly #pending = new Map<number, Pending>();
  readonly #overdue = new Map<number, (answer: Answer) => void>();
  #sequence = 0;
  #misses = 0;
  /** Acknowledgements written, and how many of them the other side has certainly read. */
  #written = 0;
  #proven = 0;
  #ended = false;
  #cancelEnquire: () => void = () => {};

  private constructor(
    settings: SmppSettings,
    activity: Activity,
    events: ConnectionEvents,
    socket: Socket,
  ) {
    this.#settings = settings;
    this.#activity = activity;
    this.#events = events;
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (octets) => this.#read(octets));
    socket.on('error', (error) => this.destroy(error.message));
    socket.on('close', () => this.destroy('sambungan ditutup pusat SMS'));
  }

  /** Connects and binds. @throws BindError, or Error when there is no connection */
  static async open(
    settings: SmppSettings,
    activity: Activity,
    events: ConnectionEvents,
  ): Promise<SmppConnection> {
    const socket = await activity.track(connected(settings));
    const connection = new SmppConnection(settings, activity, events, socket);
    const { systemId, password, systemType, times } = settings;
    const login = { system_id: systemId, password, system_type: systemType };
    const fields = { ...login, interface_version: INTERFACE_VERSION };
    const bound = await connection.request('bind_transceiver', fields, times.bind);
    if (bound.end !== 'answer') {
      connection.destroy('bind tidak dijawab');
      throw new Error('pusat SMS tidak menjawab bind');
    }
    if (bound.status !== 0) {
      connection.destroy('bind ditolak');
      throw new BindError(bound.status);
    }
    connection.#enquireLater();
    return connection;
  }

  /** Requests that wait for an answer. */
  get waiting(): number {
    return this.#pending.size;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /**
   * Writes a request and waits for its answer.
   * @param late told of an answer that comes after the time is over
   */
  request(
    name: string,
    fields: Record<string, unknown>,
    timeout: number,
    late?: (answer: Answer) => void,
  ): Promise<Answered> {
    if (this.#ended) return Promise.resolve({ end: 'unsent' });
    this.#sequence = (this.#sequence % 0x7fffffff) + 1;
    const sequence = this.#sequence;
    const octets = encode(name, sequence, fields);
    const work = new Promise<Answered>((resolve) => {
      const cancel = this.#settings.clock.after(timeout, () => {
        this.#pending.delete(sequence);
        if (late !== undefined) this.#expectLate(sequence, late);
        resolve({ end: 'silent' });
      });
      // what it answers it has read, and all that was written before
      const before = this.#written;
      const answered = (answer: Answered): void => {
        cancel();
        if (answer.end === 'answer') this.#proven = Math.max(this.#proven, before);
        this.#pending.delete(sequence);
        resolve(answer);
      };
      this.#pending.set(sequence, { answered });
      this.#socket.write(octets);
    });
    return this.#activity.track(work);
  }

  #expectLate(sequence: number, late: (answer: Answer) => void): void {
    this.#overdue.set(sequence, late);
    const [oldest] = this.#overdue.keys();
    if (this.#overdue.size > MOST_OVERDUE && oldest !== undefined) this.#overdue.delete(oldest);
  }

  /**
   * Answers a deliver_sm.
   * @returns the number of the answer; undefined where the connection has ended: the message comes again
   */
  acknowledge(sequence: number, status: number): number | undefined {
    if (this.#ended) return undefined;
    this.#socket.write(encode('deliver_sm_resp', sequence, { command_status: status }));
    this.#written += 1;
    return this.#written;
  }

  /** True when the other side has certainly read this acknowledgement; asks it where that is not known. */
  async proves(acknowledgement: number, timeout: number): Promise<boolean> {
    if (this.#proven < acknowledgement && !this.#ended)
      await this.request('enquire_link', {}, timeout);
    return this.#proven >= acknowledgement;
  }

  /** Takes leave, then ends. */
  async close(): Promise<void> {
    await this.request('unbind', {}, UNBIND_MS);
    this.destroy('saluran dihentikan');
  }

  destroy(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelEnquire();
    this.#socket.destroy();
    for (const { answered } of [...this.#pending.values()]) answered({ end: 'lost' });
    this.#events.closed(reason);
  }

  #read(octets: Buffer): void {
    try {
      for (const pdu of this.#framer.take(octets)) this.#take(pdu);
    } catch (error) {
      this.destroy(messageOf(error));
    }
  }

  #take(pdu: Buffer): void {
    const { command, status, sequence } = headOf(pdu);
    this.#misses = 0;
    if ((command & RESPONSE) !== 0) this.#answered(sequence, { status, id: messageIdOf(pdu) });
    else if (command === COMMAND.deliverSm) this.#events.deliver(pdu, this);
    else if (command === COMMAND.enquireLink)
      this.#socket.write(encode('enquire_link_resp', sequence));
    else if (command === COMMAND.unbind) {
      this.#socket.write(encode('unbind_resp', sequence));
      this.destroy('pusat SMS mengakhiri sambungan');
    } else
      this.#socket.write(encode('generic_nack', sequence, { command_status: INVALID_COMMAND }));
  }

  #answered(sequence: number, answer: Answer): void {
    const pending = this.#pending.get(sequence);
    if (pending !== undefined) {
      pending.answered({ end: 'answer', ...answer });
      return;
    }
    this.#overdue.get(sequence)?.(answer);
    this.#overdue.delete(sequence);
  }

  #enquireLater(): void {
    const { clock, times } = this.#settings;
    if (this.#ended) return;
    this.#cancelEnquire = clock.after(times.enquire, () => void this.#enquire());
  }

  async #enquire(): Promise<void> {
    this.#misses += 1;
    if (this.#misses > MOST_MISSES) this.destroy('pusat SMS tidak menjawab');
    else {
      this.#enquireLater();
      await this.request('enquire_link', {}, this.#settings.times.enquire);
    }
  }
}

/** @throws Error saying what could not be reached */
function connected({ url, clock, times }: SmppSettings): Promise<Socket> {
  const secure = url.protocol === 'ssmpp:';
  const host = url.hostname;
  const port = Number(url.port || (secure ? 3550 : 2775));
  return new Promise((resolve, reject) => {
    const socket = secure
      ? connectSecure({ host, port, servername: host })
      : connectPlain({ host, port });
    const fail = (reason: string): void => {
      cancel();
      socket.destroy();
      reject(new Error(`${host}:${port} tidak dapat dihubungi (${reason})`));
    };
    const cancel = clock.after(times.bind, () => fail('tidak menjawab'));
    socket.once('error', (error) => fail(error.message));
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      cancel();
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
