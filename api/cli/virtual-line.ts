import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { VirtualTelephone } from '../../channels/android/virtual/telephone.ts';
import { backgroundClock } from '../../channels/clock.ts';
import { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import { VirtualStick } from '../../channels/hilink/virtual/stick.ts';
import type { Clock } from '../../channels/port.ts';
import { VirtualSmsc } from '../../channels/smpp/virtual/smsc.ts';
import { ToldError } from '../../machines/base/told-error.ts';
import { readAddress } from './options.ts';

/** A virtual telephone, stick or service centre for programs in other processes. */

export const DEFAULT_LINE_ADDRESS = '127.0.0.1:7800';
export const LINE_KINDS = ['android', 'hilink', 'smpp'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface VirtualLineOptions {
  kind: LineKind;
  number: string;
  listen?: { host: string; port: number };
  user: string;
  password: string;
  /** Time from handing an SMS over until the network has it, milliseconds. */
  sendLatency: number;
}

/** It cannot listen; the message says where. */
export class VirtualLineError extends ToldError {
  override readonly name = 'VirtualLineError';
}

interface Device {
  listen(host: string, port: number): Promise<{ host: string; port: number }>;
  close(): Promise<void>;
}

const SCHEMES: Record<LineKind, string> = { android: 'http', hilink: 'http', smpp: 'smpp' };

function deviceOf(options: VirtualLineOptions, network: VirtualNetwork, clock: Clock): Device {
  const { kind, number, user, password, sendLatency } = options;
  const given = { network, clock, number };
  switch (kind) {
    case 'android':
      return new VirtualTelephone({ ...given, user, password, sendLatency }).server;
    case 'hilink': {
      const login = { user, password, type: '4' as const };
      return new VirtualStick({ ...given, login, sendLatency }).server;
    }
    case 'smpp':
      return new VirtualSmsc({ ...given, systemId: user, password });
  }
}

/** `NUMBER TEXT`: the telephone with this number writes to the hotline. */
function write(network: VirtualNetwork, number: string, line: string): object {
  const [, from = '', text = ''] = /^(\S+)\s+(.+)$/s.exec(line.trim()) ?? [];
  if (text === '') return { event: 'error', message: 'a line is NUMBER TEXT, or quit' };
  const { parts } = network.phone(from).send(text, number);
  return { event: 'sent', from, parts };
}

/**
 * Runs the device until `stop` resolves or `quit` is read. What telephones receive is told as one JSON
 * object a line.
 * @throws VirtualLineError when it cannot listen
 */
export async function virtualLine(
  options: VirtualLineOptions,
  input: Readable,
  output: Writable,
  stop: Promise<void>,
): Promise<void> {
  const { kind, number, listen = readAddress(DEFAULT_LINE_ADDRESS) } = options;
  const emit = (event: object): void => void output.write(`${JSON.stringify(event)}\n`);
  const network = new VirtualNetwork({ clock: backgroundClock });
  const device = deviceOf(options, network, backgroundClock);
  network.onMessage((phone, { direction, peer, text, parts }) => {
    if (direction === 'received')
      emit({ event: 'received', phone: phone.number, from: peer, text, parts });
  });
  const at = await device.listen(listen.host, listen.port).catch((error: unknown) => {
    throw new VirtualLineError(error instanceof Error ? error.message : String(error));
  });
  emit({ event: 'listening', kind, number, url: `${SCHEMES[kind]}://${at.host}:${at.port}` });
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const quit = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line.trim() === 'quit') resolve();
      else if (line.trim() !== '') emit(write(network, number, line));
    });
  });
  await Promise.race([stop, quit]);
  lines.close();
  input.destroy();
  await device.close();
}
