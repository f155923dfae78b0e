import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import type { GsmDriver } from '../../channels/gsm/driver.ts';
import { openGsmChannel } from '../../channels/gsm/open.ts';
import { VirtualModem } from '../../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import type { Channel, Clock } from '../../channels/port.ts';
import type { District } from '../../machines/district/district.ts';
import type { LineProfile } from '../../machines/engine/choose-line.ts';
import type { Log } from '../../machines/engine/ports.ts';
import { operatorOf, prefixesOf } from '../../machines/operator/prefix.ts';
import type { Simulation } from '../hotline/hotline.ts';
import { Traffic } from '../hotline/traffic.ts';
import { isVirtual, type LineSettings, type ModemSettings } from './configuration/modems.ts';
import type { Settings } from './configuration/settings.ts';
import { openGateway } from './gateway-lines.ts';

/** The lines of the hotline: real modems, virtual ones on a phone network in memory, and what is no modem. */

const HOUR_MS = 3_600_000;
/** A command that turns the modem's power off and on is given up after this time. */
const RESET_TIMEOUT_MS = 30_000;

/** A phone network in memory with the hotline's virtual modems in it; null when there are none. */
export function createSimulation(settings: Settings, clock: Clock): Simulation | null {
  const virtual = settings.modems.filter(isVirtual);
  const network = new VirtualNetwork({ clock });
  const traffic = new Map(virtual.map(({ name }) => [name, new Traffic()]));
  const modems = new Map(
    virtual.map(({ name, number }) => [
      name,
      new VirtualModem({
        network,
        clock,
        number,
        onHappening(happening) {
          if (happening.kind !== 'traffic') return;
          traffic.get(name)?.add(happening.from, happening.text, clock.now());
        },
      }),
    ]),
  );
  const [modem] = modems.values();
  const [first] = virtual;
  if (modem === undefined || first === undefined) return null;
  return { network, modem, modems, hotlineNumber: first.number, traffic, time: null };
}

/** Runs the office's own command (a switchable USB hub, a relay) and waits for its end. */
function hardReset(command: string): () => Promise<void> {
  const run = promisify(exec);
  return async () => {
    await run(command, { timeout: RESET_TIMEOUT_MS });
  };
}

/** @throws RangeError for an operator that the pack does not name */
function operatorOfLine({ operator, number }: LineSettings, { operators }: District) {
  if (operator === undefined) return operatorOf(number, operators);
  const named = operators.find(({ name }) => name === operator);
  if (named === undefined)
    throw new RangeError(
      `modem operator "${operator}": not in operators.yaml (${operators.map(({ name }) => name).join(', ')})`,
    );
  return named;
}

/** What the engine goes by when it chooses a line. */
export function profileOf(line: LineSettings, district: District): LineProfile {
  const operator = operatorOfLine(line, district);
  return {
    prefixes: operator === undefined ? [] : prefixesOf(operator),
    dailyBudget: line.dailyBudget ?? null,
  };
}

/** Rupiah for one SMS, by the name of the line; only of those that have a tariff of their own. */
export function tariffsOf(lines: LineSettings[]): Record<string, number> {
  return Object.fromEntries(
    lines.flatMap(({ name, tariff }) => (tariff === undefined ? [] : [[name, tariff]])),
  );
}

/** How the modem asks for its credit; a simulated operator knows only the code that was set. */
function balanceOf(modem: ModemSettings, district: District) {
  const code = modem.balanceCode ?? operatorOfLine(modem, district)?.balanceCode ?? null;
  const simulated = modem.port === 'virtual' && modem.balanceCode === undefined;
  if (code === null || simulated) return {};
  return { balance: { code, every: district.balance.checkHours * HOUR_MS } };
}

interface Given {
  clock: Clock;
  log: Log;
  district: District;
  /** False: the operator is not asked for the credit. */
  asksBalance?: boolean;
  modemPoll?: number;
}

/** The channel of one line; opens nothing before it is started. */
export function openLine(line: LineSettings, simulation: Simulation | null, given: Given): Channel {
  if (line.kind === 'modem') return openModem(line, simulation, given);
  const { clock, log, modemPoll } = given;
  return openGateway(line, {
    clock,
    log,
    ...(modemPoll === undefined ? {} : { poll: modemPoll }),
  });
}

function openModem(modem: ModemSettings, simulation: Simulation | null, given: Given): GsmDriver {
  const { name, port, baudRate, pin, imei, serviceCentre, writePace } = modem;
  const { clock, log, district, modemPoll, asksBalance = true } = given;
  const virtualModem = simulation?.modems.get(name);
  const gap = modem.smsPerMinute === undefined ? undefined : 60_000 / modem.smsPerMinute;
  return openGsmChannel({
    name,
    port,
    baudRate,
    clock,
    log,
    ...(pin === undefined ? {} : { pin }),
    ...(imei === undefined ? {} : { imei }),
    ...(serviceCentre === undefined ? {} : { serviceCentre }),
    ...(writePace === undefined ? {} : { writePace }),
    ...(virtualModem === undefined ? {} : { virtualModem }),
    ...(asksBalance ? balanceOf(modem, district) : {}),
    ...(modem.resetCommand === undefined ? {} : { hardReset: hardReset(modem.resetCommand) }),
    times: {
      ...(gap === undefined ? {} : { gap }),
      ...(modemPoll === undefined ? {} : { poll: modemPoll, care: modemPoll }),
    },
  });
}
