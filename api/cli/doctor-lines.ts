import { examineTelephone } from '../../channels/android/examine.ts';
import { systemClock } from '../../channels/clock.ts';
import { type Examination, examine, faultsOf } from '../../channels/gsm/examine.ts';
import type { ModemFacts } from '../../channels/gsm/init.ts';
import { lineOpener } from '../../channels/gsm/open.ts';
import { portHolder } from '../../channels/gsm/port-holder.ts';
import { DEFAULT_TIMES } from '../../channels/gsm/settings.ts';
import { examineStick } from '../../channels/hilink/examine.ts';
import { newCode, selfTest, TestReceiver } from '../../channels/self-test.ts';
import { examineServiceCentre } from '../../channels/smpp/examine.ts';
import type { Answers } from '../hotline/door.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import type { AndroidLine, HilinkLine, SmppLine } from '../start/configuration/gateways.ts';
import {
  isVirtual,
  type LineSettings,
  type ModemSettings,
  placeOf,
} from '../start/configuration/modems.ts';
import type { Settings } from '../start/configuration/settings.ts';
import { androidSettings, hilinkSettings, smppSettings } from '../start/gateway-lines.ts';
import { openLine } from '../start/open-lines.ts';
import { answersPages, type HeldLine, heldLines } from './running.ts';

/** What `doctor` asks each line, and what it says of the answer. Throws with what is wrong. */

const GIVEN = { clock: systemClock, log: () => {} };

export interface DoctorOptions {
  /** Each line sends an SMS to its own number, and must get it. */
  testSms?: boolean;
  /** Every serial port is asked what is on it. */
  ports?: boolean;
}

type Check = () => Promise<string>;

/** How full a memory is, as the end of a sentence. */
export function fill(memory: { used: number; total: number } | undefined): string {
  return memory === undefined ? '' : `, memory ${memory.used} of ${memory.total}`;
}

function strength(signal: number | undefined): string {
  return signal === undefined ? 'no signal' : `signal ${signal} of 31`;
}

/** What it can, and what it cannot: how SMS come in, and whether it tells that they arrived. */
function abilities({ notices, memories }: ModemFacts): string {
  const ways = ['keeps SMS until it is asked', 'announces SMS', 'hands SMS over'];
  const way = ways[notices?.[1] ?? 0] ?? 'keeps SMS until it is asked';
  const reports = (notices?.[3] ?? 0) > 0 ? 'tells of delivery' : 'CANNOT tell of delivery';
  return `${way} (${memories.join(', ') || 'no memory'}), ${reports}`;
}

function examined({ facts, registered, network, signal, memory }: Examination): string {
  const { manufacturer, model, serviceCentre } = facts;
  const name = `${manufacturer} ${model}`.trim() || 'a GSM modem';
  const air = registered
    ? `registered${network === undefined ? '' : ` with ${network}`}`
    : 'NOT registered (antenna, SIM)';
  const centre = serviceCentre === undefined ? 'NO service centre (set serviceCentre)' : 'can send';
  return `${name}, ${air}, ${strength(signal)}, ${centre}, ${abilities(facts)}${fill(memory)}`;
}

async function checkModem(modem: ModemSettings): Promise<string> {
  const { name, port, baudRate, pin, imei, serviceCentre } = modem;
  if (port === 'virtual') return 'virtual: nothing to check';
  // root may open what another program has locked
  const holder = port.startsWith('/') ? await portHolder(port) : undefined;
  if (holder !== undefined)
    throw new Error(`${port} is in the hands of ${holder}: it was not touched; stop that program`);
  const open = lineOpener({ port, baudRate, clock: systemClock });
  const examination = await examine(open, {
    name,
    countryCode: '62',
    times: DEFAULT_TIMES,
    ...GIVEN,
    ...(pin === undefined ? {} : { pin }),
    ...(imei === undefined ? {} : { imei }),
    ...(serviceCentre === undefined ? {} : { serviceCentre }),
  });
  const faults = faultsOf(examination);
  if (faults.length > 0)
    throw new Error(`${port}: ${faults.join('; ')} (${examined(examination)})`);
  const stable = port.startsWith('/dev/tty') ? '; better name it by /dev/serial/by-id/…' : '';
  return `${port}: ${examined(examination)}${stable}`;
}

async function checkTelephone(line: AndroidLine): Promise<string> {
  const { version, listed, troubles } = await examineTelephone(androidSettings(line, GIVEN));
  const found = `${placeOf(line)}: SMS Gateway ${version}, ${listed} SMS received lately`;
  if (troubles.length > 0) throw new Error([found, ...troubles].join('; '));
  return found;
}

async function checkStick(line: HilinkLine): Promise<string> {
  const { model, waiting, memory, signal, sim, service } = await examineStick(
    hilinkSettings(line, GIVEN),
  );
  const found = `${placeOf(line)}: ${model}, ${strength(signal)}, ${waiting} SMS waiting${fill(memory)}`;
  if (sim !== '' && sim !== '1') throw new Error(`${found}; NO usable SIM`);
  if (service !== '' && service !== '2') throw new Error(`${found}; NO network (antenna, SIM)`);
  return found;
}

async function checkServiceCentre(line: SmppLine): Promise<string> {
  await examineServiceCentre(smppSettings(line, GIVEN));
  const { sender, binds, window } = line;
  return `${placeOf(line)}: bound as transceiver; sends as ${sender}, ${binds} × ${window} at once`;
}

function examineLine(line: LineSettings): Promise<string> {
  switch (line.kind) {
    case 'modem':
      return checkModem(line);
    case 'android':
      return checkTelephone(line);
    case 'hilink':
      return checkStick(line);
    case 'smpp':
      return checkServiceCentre(line);
  }
}

/** As the hotline that runs sees it: the line is in its hands. */
async function checkHeld({ health, test }: HeldLine, { testSms }: DoctorOptions): Promise<string> {
  const { ready, state, detail, signal, memory } = health;
  const air = signal === undefined ? '' : `, signal ${signal} of 31`;
  const found = `${state}: ${detail}${air}${fill(memory)} (the hotline is running)`;
  if (!ready) throw new Error(found);
  if (testSms !== true) return found;
  return `${found}; ${proven(await test())}`;
}

/** @throws Error unless the test SMS went out and came in */
function proven({ sent, received, tookMs = 0, trouble = '' }: Answers['test']): string {
  if (sent && received) return `test SMS sent and received in ${Math.round(tookMs / 1000)} s`;
  throw new Error(
    sent
      ? `test SMS sent, NOT received: ${trouble}; is the number in the settings that of the SIM?`
      : `test SMS NOT sent: ${trouble}`,
  );
}

/** With the line's own channel, which takes nothing but that SMS. */
async function proveAlone(line: LineSettings, { district }: Settings): Promise<string> {
  const code = newCode(Math.random);
  const receiver = new TestReceiver(code);
  const given = { ...GIVEN, district: loadDistrict(district), asksBalance: false };
  const channel = openLine(line, null, given);
  await channel.start(receiver);
  try {
    const arrived = async () => receiver.came;
    const { number } = line;
    const tested = await selfTest({ channel, number, code, clock: systemClock, arrived });
    const { size } = receiver.others;
    const left = size === 0 ? '' : `; ${size} other SMS wait there for the hotline`;
    return `${proven(tested)}${left}`;
  } finally {
    await channel.stop();
  }
}

async function checkFree(line: LineSettings, settings: Settings, { testSms }: DoctorOptions) {
  const found = await examineLine(line);
  if (testSms !== true || isVirtual(line)) return found;
  return `${found}; ${await proveAlone(line, settings)}`;
}

/** One check for each line; what a hotline that runs holds, it is asked about, and nobody opens. */
export async function lineChecks(
  settings: Settings,
  options: DoctorOptions,
): Promise<Record<string, Check>> {
  const held = await heldLines(settings);
  const closed = held.length === 0 && (await answersPages(settings));
  const checkOf = (line: LineSettings): Check => {
    const holder = held.find(
      ({ place, health }) => health.name === line.name && place === placeOf(line),
    );
    if (holder !== undefined) return () => checkHeld(holder, options);
    return () => (closed ? untouched(settings) : checkFree(line, settings, options));
  };
  return Object.fromEntries(settings.modems.map((line) => [`modem ${line.name}`, checkOf(line)]));
}

async function untouched({ host, port }: Settings): Promise<never> {
  throw new Error(
    `a hotline runs at ${host}:${port} and does not let itself be asked from here: run this as its user, with its STORE_URL. Its lines were not touched`,
  );
}
