import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { InvalidArgumentError } from 'commander';
import { backgroundClock } from '../../channels/clock.ts';
import { control } from '../../channels/gsm/virtual/control.ts';
import { ControlError, type Rack } from '../../channels/gsm/virtual/control-verbs.ts';
import { FaultFileError, readFaultFile } from '../../channels/gsm/virtual/fault-file.ts';
import { type ListeningModem, listenVirtualModem } from '../../channels/gsm/virtual/listen.ts';
import { isProfileName, PROFILE_NAMES, PROFILES } from '../../channels/gsm/virtual/profiles.ts';
import { createRack, injectMessages, type SimOptions } from '../../channels/gsm/virtual/rack.ts';
import { ToldError } from '../../machines/base/told-error.ts';
import { type Address, readAddress, readCount } from './options.ts';

/** A rack of virtual modems for programs in other processes, worked by lines on standard input. */

export interface VirtualModemOptions {
  listen?: Address;
  sim?: SimOptions[];
  latency: number;
  sendLatency: number;
  baud?: number;
  faults?: string;
  inject: number;
  trace: boolean;
}

/** Options that a rack cannot be made of; the message says which. */
export class VirtualModemError extends ToldError {
  override readonly name = 'VirtualModemError';
}

export const DEFAULT_ADDRESS = '127.0.0.1:7700';
const DEFAULT_SIM: SimOptions = { number: '+6281200000000' };

type SimSetting = (sim: SimOptions, value: string) => void;

const SIM_SETTINGS: Record<string, SimSetting> = {
  slots: (sim, value) => {
    sim.slots = readCount(value);
  },
  pin: (sim, value) => {
    sim.pin = value;
  },
  family: (sim, value) => {
    if (!isProfileName(value))
      throw new InvalidArgumentError(`family is one of ${PROFILE_NAMES.join(', ')}.`);
    sim.profile = PROFILES[value];
  },
  memory: (sim, value) => {
    sim.memories = value.split('+').map((name) => {
      if (name !== 'SM' && name !== 'ME')
        throw new InvalidArgumentError('memory is SM, ME, SM+ME or ME+SM.');
      return name;
    });
  },
};

/** `+6281200000000,slots=30,memory=SM+ME,pin=1234`, or `…,family=huawei-mu609`, once for each SIM. */
export function readSim(given: string, before: SimOptions[] = []): SimOptions[] {
  const [number = '', ...settings] = given.split(',');
  if (!/^\+\d{8,15}$/.test(number))
    throw new InvalidArgumentError('must begin with a number such as +6281200000000.');
  if (before.some((other) => other.number === number))
    throw new InvalidArgumentError(`${number} is given twice.`);
  const sim: SimOptions = { number };
  for (const setting of settings) {
    const [name = '', value = ''] = setting.split('=');
    const set = Object.hasOwn(SIM_SETTINGS, name) ? SIM_SETTINGS[name] : undefined;
    if (set === undefined || value === '')
      throw new InvalidArgumentError(
        `"${setting}": settings are ${Object.keys(SIM_SETTINGS).join(', ')}.`,
      );
    set(sim, value);
  }
  return [...before, sim];
}

function rackOf(options: VirtualModemOptions, emit: (event: object) => void): Rack {
  const { latency, sendLatency, baud, trace, sim: sims = [DEFAULT_SIM] } = options;
  const speed = baud === undefined || baud === 0 ? {} : { bitsPerSecond: baud };
  try {
    const faults = options.faults === undefined ? [] : readFaultFile(options.faults);
    const modem = { latency, sendLatency, ...speed };
    return createRack({ clock: backgroundClock, sims, modem, faults, trace, emit });
  } catch (error) {
    if (error instanceof FaultFileError || error instanceof RangeError)
      throw new VirtualModemError(error.message, { cause: error });
    throw error;
  }
}

async function listenAll({ modems }: Rack, { host, port }: Address): Promise<ListeningModem[]> {
  const listening: ListeningModem[] = [];
  try {
    for (const [at, modem] of modems.entries())
      listening.push(await listenVirtualModem(modem, host, port === 0 ? 0 : port + at));
    return listening;
  } catch (error) {
    await Promise.all(listening.map((modem) => modem.close()));
    throw new VirtualModemError(error instanceof Error ? error.message : String(error));
  }
}

/** Carries out a line and says what came of it. */
function obey(rack: Rack, line: string): object {
  try {
    return control(rack, line);
  } catch (error) {
    if (!(error instanceof ControlError || error instanceof FaultFileError)) throw error;
    return { event: 'error', command: line, message: error.message };
  }
}

/**
 * Runs the modems until `stop` resolves, `quit` is read, or nobody reads the output any more.
 * @throws VirtualModemError when they cannot be made or cannot listen
 */
export async function virtualModem(
  options: VirtualModemOptions,
  input: Readable,
  output: Writable,
  stop: Promise<void>,
): Promise<void> {
  const emit = (event: object): void => void output.write(`${JSON.stringify(event)}\n`);
  const rack = rackOf(options, emit);
  const listening = await listenAll(rack, options.listen ?? readAddress(DEFAULT_ADDRESS));
  for (const [at, { host, port }] of listening.entries()) {
    const { number = '' } = rack.modems[at] ?? {};
    emit({ event: 'listening', modem: at + 1, number, address: `${host}:${port}` });
  }
  injectMessages(rack, options.inject);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const quit = new Promise<void>((resolve) => {
    output.once('error', () => resolve());
    lines.on('line', (line) => {
      if (line.trim() === 'quit') resolve();
      else if (line.trim() !== '') emit(obey(rack, line));
    });
  });
  await Promise.race([stop, quit]);
  lines.close();
  input.destroy();
  await Promise.all(listening.map((modem) => modem.close()));
}
