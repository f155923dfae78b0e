import type { Writable } from 'node:stream';
import { systemClock } from '../../channels/clock.ts';
import { type Examination, examine, faultsOf } from '../../channels/gsm/examine.ts';
import { lineOpener } from '../../channels/gsm/open.ts';
import { DEFAULT_TIMES } from '../../channels/gsm/settings.ts';
import type { ChannelHealth } from '../../channels/port.ts';
import { openStore } from '../../store/open.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import type { ModemSettings } from '../start/configuration/modems.ts';
import { readSettings, type Settings } from '../start/configuration/settings.ts';

/** Checks what the hotline needs, one line each, and says how to mend what is wrong. */

type Check = () => Promise<string> | string;

/** Longest wait for a hotline that runs already, milliseconds. */
const RUNNING_WAIT = 2_000;

function checkDistrict({ district }: Settings): string {
  const { agencies, contacts, categories } = loadDistrict(district);
  return `${categories.length} categories, ${agencies.length} agencies, ${contacts.length} contacts`;
}

async function checkStore({ storeUrl }: Settings): Promise<string> {
  const store = await openStore(storeUrl);
  try {
    await store.open();
    const { inboxWaiting, outboxWaiting, unconfirmed } = await store.status();
    return `works; waiting: ${inboxWaiting} in, ${outboxWaiting} out, ${unconfirmed} unconfirmed`;
  } finally {
    await store.close();
  }
}

/** The modems of the hotline that runs with these settings; undefined when none does. */
async function runningModems({ host, port }: Settings): Promise<ChannelHealth[] | undefined> {
  try {
    const answer = await fetch(`http://${host}:${port}/kesehatan`, {
      signal: AbortSignal.timeout(RUNNING_WAIT),
    });
    const { channels } = (await answer.json()) as { channels?: ChannelHealth[] };
    return channels;
  } catch {
    return undefined;
  }
}

function fill(memory: { used: number; total: number } | undefined): string {
  return memory === undefined ? '' : `, memory ${memory.used} of ${memory.total}`;
}

function examined({ facts, registered, network, signal, memory }: Examination): string {
  const { manufacturer, model, serviceCentre } = facts;
  const name = `${manufacturer} ${model}`.trim() || 'a GSM modem';
  const air = registered
    ? `registered${network === undefined ? '' : ` with ${network}`}`
    : 'NOT registered (antenna, SIM)';
  const centre = serviceCentre === undefined ? 'NO service centre (set serviceCentre)' : 'can send';
  const strength = signal === undefined ? 'no signal' : `signal ${signal} of 31`;
  return `${name}, ${air}, ${strength}, ${centre}${fill(memory)}`;
}

async function checkModem(modem: ModemSettings): Promise<string> {
  const { name, port, baudRate, pin, imei } = modem;
  if (port === 'virtual') return 'virtual: nothing to check';
  const open = lineOpener({ port, baudRate, clock: systemClock });
  const examination = await examine(open, {
    name,
    countryCode: '62',
    times: DEFAULT_TIMES,
    clock: systemClock,
    log: () => {},
    ...(pin === undefined ? {} : { pin }),
    ...(imei === undefined ? {} : { imei }),
  });
  const faults = faultsOf(examination);
  if (faults.length > 0)
    throw new Error(`${port}: ${faults.join('; ')} (${examined(examination)})`);
  const stable = port.startsWith('/dev/tty') ? '; better name it by /dev/serial/by-id/…' : '';
  return `${port}: ${examined(examination)}${stable}`;
}

/** As the running hotline sees it: the port is in its hands. */
function checkRunning({ ready, state, detail, signal, memory }: ChannelHealth): string {
  const strength = signal === undefined ? '' : `, signal ${signal} of 31`;
  const line = `${state}: ${detail}${strength}${fill(memory)} (the hotline is running)`;
  if (!ready) throw new Error(line);
  return line;
}

async function checksOf(settings: Settings): Promise<Record<string, Check>> {
  const running = await runningModems(settings);
  const modems =
    running === undefined
      ? settings.modems.map((modem) => [modem.name, () => checkModem(modem)] as const)
      : running.map((health) => [health.name, () => checkRunning(health)] as const);
  return {
    district: () => checkDistrict(settings),
    store: () => checkStore(settings),
    ...Object.fromEntries(modems.map(([name, check]) => [`modem ${name}`, check])),
  };
}

/** @returns exit code: 0 when all is well, 1 otherwise */
export async function doctor(
  environment: Record<string, string | undefined>,
  output: Writable,
): Promise<number> {
  let settings: Settings;
  try {
    settings = readSettings(environment);
  } catch (error) {
    output.write(`WRONG  ${error instanceof Error ? error.message : error}\n`);
    return 1;
  }
  let failed = 0;
  for (const [name, check] of Object.entries(await checksOf(settings))) {
    try {
      output.write(`ok     ${name}: ${await check()}\n`);
    } catch (error) {
      failed = 1;
      output.write(`WRONG  ${name}: ${error instanceof Error ? error.message : error}\n`);
    }
  }
  return failed;
}
