import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { septetsOf, textOf } from '../../gsm/pdu/alphabet.ts';
import { writeHeader } from '../../gsm/pdu/header.ts';
import { readPdu } from '../../gsm/pdu/read.ts';
import type { VirtualNetwork } from '../../gsm/virtual/network.ts';
import type { Clock } from '../../port.ts';
import { type JoinedReport, JoinedSim } from '../../virtual/joined-sim.ts';
import { deliverBody, pdu, readSubmit, type Submit, textBody, textsOf, tlv } from './pdus.ts';

/**
 * A service centre on the virtual network. It keeps what it has to deliver until that is acknowledged, and
 * delivers it again after a lost connection; what it does wrong when asked to, operators' centres do.
 */

export interface VirtualSmscOptions {
  network: VirtualNetwork;
  clock: Clock;
  /** The number the hotline is reached under, E.164. */
  number: string;
  systemId?: string;
  password?: string;
}

export interface SmscManners {
  /** Submits that are refused with this status; null for none. */
  refuse: number | null;
  /** So many of the next submits are refused as too fast. */
  throttle: number;
  /** The next submits are carried out and never answered, or answered so many milliseconds late. */
  silent: number;
  lateBy: number | null;
  /** The next submit is carried out, and the connection cut instead of an answer. */
  cut: boolean;
  /** The connection is cut after the next acknowledgement has come in, which counts as not heard. */
  deafAcknowledgements: number;
  /** Nothing is answered any more, and no connection ends. */
  frozen: boolean;
  /** How ids are written in receipts: as in the answer, or another way. */
  receiptIds: 'same' | 'decimal' | 'upper';
  /** Each receipt comes so often. */
  receiptsEach: number;
  /** Receipts go out before the answer to their submit. */
  receiptFirst: boolean;
  /** Receipts say it all in their text. */
  receiptTlvs: boolean;
}

interface Bound {
  socket: Socket;
  rest: Buffer;
  bound: boolean;
  sequence: number;
  /** What was delivered and not acknowledged, by sequence number. */
  open: Map<number, Waiting>;
}

interface Waiting {
  body: Buffer;
  kind: 'message' | 'receipt';
}

interface Kept {
  id: string;
  submit: Submit;
}

const RETRY_MS = 5_000;
const DELIVER_SM = 0x05;

export class VirtualSmsc {
  readonly manners: SmscManners = {
    refuse: null,
    throttle: 0,
    silent: 0,
    lateBy: null,
    cut: false,
    deafAcknowledgements: 0,
    frozen: false,
    receiptIds: 'same',
    receiptsEach: 1,
    receiptFirst: false,
    receiptTlvs: true,
  };
  /** Requests that are not answered on purpose. */
  withheld = 0;
  /** Submits so far, for tests. */
  readonly submits: Submit[] = [];
  readonly #options: Required<VirtualSmscOptions>;
  readonly #sim: JoinedSim;
  readonly #server: Server;
  readonly #bounds = new Set<Bound>();
  #queue: Waiting[] = [];
  #parts = new Map<string, Map<number, Kept>>();
  #reports = new Map<number, { group: Kept[]; left: Set<number>; to: string; failed: boolean }>();
  #id = 0xa1b2c3d4;
  #off = false;

  constructor(options: VirtualSmscOptions) {
    this.#options = { systemId: 'hotline', password: 'rahasia', ...options };
    // what comes in is taken from the network as PDUs; this one only sends
    this.#sim = new JoinedSim({
      network: options.network,
      number: options.number,
      message: () => true,
      report: (report) => this.#reported(report),
    });
    options.network.attach({
      number: options.number,
      deliver: (hex, kind) => this.#arrived(hex, kind),
      arrange: (parts) => parts.map((part) => ({ pdu: part, after: 0 })),
      reportDelay: () => 0,
    });
    this.#server = createServer((socket) => this.#connected(socket));
  }

  /** Messages that were not acknowledged. */
  get kept(): number {
    const open = [...this.#bounds].flatMap((bound) => [...bound.open.values()]);
    return [...this.#queue, ...open].filter(({ kind }) => kind === 'message').length;
  }

  /** Deliveries that wait for their acknowledgement. */
  get unacknowledged(): number {
    return [...this.#bounds].reduce((sum, { open }) => sum + open.size, 0);
  }

  get connections(): number {
    return [...this.#bounds].filter(({ bound }) => bound).length;
  }

  listen(host = '127.0.0.1', port = 0): Promise<{ host: string; port: number }> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () =>
        resolve({ host, port: (this.#server.address() as AddressInfo).port }),
      );
    });
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** Cuts every connection. */
  cut(): void {
    for (const { socket } of this.#bounds) socket.destroy();
  }

  get off(): boolean {
    return this.#off;
  }

  set off(off: boolean) {
    this.#off = off;
    if (off) this.cut();
  }

  /** Writes octets on every connection as they are. */
  write(octets: Buffer): void {
    for (const { socket } of this.#bounds) socket.write(octets);
  }

  /** Delivers what a test has made itself. */
  deliver(body: Buffer, kind: Waiting['kind'] = 'message'): void {
    this.#queue.push({ body, kind });
    this.#pump();
  }

  // connections -------------------------------------------------------------------------------------

  #connected(socket: Socket): void {
    if (this.#off) {
      socket.destroy();
      return;
    }
    const bound: Bound = {
      socket,
      rest: Buffer.alloc(0),
      bound: false,
      sequence: 0,
      open: new Map(),
    };
    this.#bounds.add(bound);
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#bounds.delete(bound);
      // what was not acknowledged is delivered again, before what is new
      this.#queue = [...bound.open.values(), ...this.#queue];
      this.#pump();
    });
    socket.on('data', (octets) => this.#read(bound, octets));
  }

  #read(bound: Bound, octets: Buffer): void {
    bound.rest = Buffer.concat([bound.rest, octets]);
    while (bound.rest.length >= 16 && bound.rest.length >= bound.rest.readUInt32BE(0)) {
      const length = bound.rest.readUInt32BE(0);
      const one = bound.rest.subarray(0, length);
      bound.rest = bound.rest.subarray(length);
      if (this.manners.frozen) this.withheld += 1;
      else this.#take(bound, one);
    }
  }

  #take(bound: Bound, one: Buffer): void {
    const [command, status, sequence] = [4, 8, 12].map((at) => one.readUInt32BE(at));
    const body = one.subarray(16);
    const answer = (code: number, state: number, text?: Buffer) =>
      bound.socket.write(pdu(code, state, sequence ?? 0, text));
    switch (command) {
      case 0x09:
        this.#bind(bound, body, answer);
        return;
      case 0x04:
        this.#submit(bound, body, answer);
        return;
      case 0x15:
        answer(0x80000015, 0);
        return;
      case 0x06:
        answer(0x80000006, 0);
        return;
      case 0x80000005:
        this.#acknowledged(bound, sequence ?? 0, status ?? 0);
    }
  }

  #bind(bound: Bound, body: Buffer, answer: (code: number, state: number, text?: Buffer) => void) {
    const { systemId, password } = this.#options;
    const [user, secret] = textsOf(body, 2);
    if (user !== systemId) return answer(0x80000009, 0x0f);
    if (secret !== password) return answer(0x80000009, 0x0e);
    bound.bound = true;
    answer(0x80000009, 0, textBody('SMSC'));
    this.#pump();
  }

  // submits -----------------------------------------------------------------------------------------

  #submit(
    { socket }: Bound,
    body: Buffer,
    answer: (code: number, state: number, text?: Buffer) => void,
  ): void {
    const { manners } = this;
    const submit = readSubmit(body);
    this.submits.push(submit);
    if (manners.throttle > 0) {
      manners.throttle -= 1;
      answer(0x80000004, 0x58);
      return;
    }
    if (manners.refuse !== null) {
      answer(0x80000004, manners.refuse);
      return;
    }
    this.#id += 1;
    const id = this.#id.toString(16);
    const reply = (): void => answer(0x80000004, 0, textBody(id));
    if (manners.cut) {
      manners.cut = false;
      this.#carryOut({ id, submit });
      socket.destroy();
    } else if (manners.silent > 0) {
      manners.silent -= 1;
      this.#carryOut({ id, submit });
      if (manners.lateBy !== null) this.#options.clock.after(manners.lateBy, reply);
      else this.withheld += 1;
    } else if (manners.receiptFirst) {
      this.#carryOut({ id, submit });
      reply();
    } else {
      reply();
      this.#carryOut({ id, submit });
    }
  }

  /** Parts wait for each other, as they would in the telephone. */
  #carryOut(kept: Kept): void {
    const { esmClass, octets, dataCoding, destination } = kept.submit;
    if ((esmClass & 0x40) === 0) {
      this.#send([kept], textOfOctets(octets, dataCoding));
      return;
    }
    const [, , , reference, total = 0, sequence = 0] = octets;
    const key = `${destination}|${reference}|${total}`;
    const parts = this.#parts.get(key) ?? new Map<number, Kept>();
    this.#parts.set(key, parts.set(sequence, kept));
    if (parts.size < total) return;
    this.#parts.delete(key);
    const group = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
    const text = group.map(({ submit }) => textOfOctets(submit.octets.subarray(6), dataCoding));
    this.#send(group, text.join(''));
  }

  #send(group: Kept[], text: string): void {
    const [first] = group;
    if (first === undefined) return;
    const { destination, destinationTon, registered } = first.submit;
    const to = destinationTon === 1 ? `+${destination}` : destination;
    const submission = this.#sim.submit(to, text, registered === 1);
    if ('cause' in submission) return;
    const left = new Set(submission.references);
    const entry = { group, left, to: destination, failed: false };
    for (const reference of submission.references) this.#reports.set(reference, entry);
    submission.dispatch();
  }

  #reported({ reference, status }: JoinedReport): void {
    const entry = this.#reports.get(reference);
    if (entry === undefined) return;
    this.#reports.delete(reference);
    entry.left.delete(reference);
    entry.failed ||= status >= 0x40;
    if (entry.left.size > 0) return;
    for (const { id, submit } of entry.group)
      for (let n = 0; n < this.manners.receiptsEach; n += 1)
        this.deliver(this.#receipt(id, submit, entry.failed), 'receipt');
  }

  #receipt(id: string, { source, destination }: Submit, failed: boolean): Buffer {
    const { receiptIds, receiptTlvs } = this.manners;
    const forms = { same: id, decimal: BigInt(`0x${id}`).toString(), upper: id.toUpperCase() };
    const shown = forms[receiptIds];
    const stamp = new Date(this.#options.clock.now()).toISOString().replace(/\D/g, '').slice(2, 12);
    const word = failed ? 'UNDELIV' : 'DELIVRD';
    const text =
      `id:${shown} sub:001 dlvrd:001 submit date:${stamp} done date:${stamp} ` +
      `stat:${word} err:${failed ? '001' : '000'} text:`;
    const state = tlv(0x0427, Buffer.of(failed ? 5 : 2));
    return deliverBody({
      sourceTon: 1,
      source: destination,
      destination: source,
      esmClass: 0x04,
      dataCoding: 0,
      octets: Buffer.from(text, 'latin1'),
      tlvs: receiptTlvs ? [tlv(0x001e, textBody(shown)), state] : [],
    });
  }

  // deliveries --------------------------------------------------------------------------------------

  #arrived(hex: string, kind: 'message' | 'report'): boolean {
    if (kind === 'report') return this.#sim.deliver(hex, kind);
    const read = readPdu(hex, { direction: 'MT', forgiving: true });
    if (read.type !== 'DELIVER') return true;
    const { userData, number } = read;
    const { header, text, encoding } = userData;
    const udh = header.length === 0 ? [] : writeHeader(header);
    const ucs2 = encoding === 'ucs2';
    const octets = ucs2
      ? Buffer.from(text ?? '', 'utf16le').swap16()
      : Buffer.from([...(text ?? '')].flatMap((sign) => [...(septetsOf(sign) ?? [0x3f])]));
    const international = number.startsWith('+');
    this.deliver(
      deliverBody({
        sourceTon: international ? 1 : 5,
        source: number.replace('+', ''),
        destination: this.#options.number.slice(1),
        esmClass: udh.length > 0 ? 0x40 : 0,
        dataCoding: ucs2 ? 8 : 0,
        octets: Buffer.concat([Buffer.from(udh), octets]),
      }),
    );
    return true;
  }

  #pump(): void {
    const [bound] = [...this.#bounds]
      .filter((one) => one.bound && !one.socket.destroyed)
      .sort((a, b) => a.open.size - b.open.size);
    if (bound === undefined || this.manners.frozen) return;
    for (const waiting of this.#queue.splice(0)) {
      bound.sequence += 1;
      bound.open.set(bound.sequence, waiting);
      bound.socket.write(pdu(DELIVER_SM, 0, bound.sequence, waiting.body));
    }
  }

  #acknowledged(bound: Bound, sequence: number, status: number): void {
    const waiting = bound.open.get(sequence);
    if (waiting === undefined) return;
    if (status === 0 && this.manners.deafAcknowledgements > 0 && waiting.kind === 'message') {
      this.manners.deafAcknowledgements -= 1;
      bound.socket.destroy();
      return;
    }
    bound.open.delete(sequence);
    if (status === 0) return;
    this.#options.clock.after(RETRY_MS, () => this.deliver(waiting.body, waiting.kind));
    // kept, though it lies with nobody until then
    this.#resting += 1;
    this.#options.clock.after(RETRY_MS, () => {
      this.#resting -= 1;
    });
  }

  #resting = 0;

  /** Refused deliveries that are tried again later. */
  get resting(): number {
    return this.#resting;
  }
}

function textOfOctets(octets: Buffer, dataCoding: number): string {
  return dataCoding === 8 ? Buffer.from(octets).swap16().toString('utf16le') : textOf([...octets]);
}
