import { examineTelephone } from '../../channels/android/examine.ts';
import { systemClock } from '../../channels/clock.ts';
import { type Examination, examine, faultsOf } from '../../channels/gsm/examine.ts';
import { lineOpener } from '../../channels/gsm/open.ts';
import { DEFAULT_TIMES } from '../../channels/gsm/settings.ts';
import { examineStick } from '../../channels/hilink/examine.ts';
import { examineServiceCentre } from '../../channels/smpp/examine.ts';
import type { AndroidLine, HilinkLine, SmppLine } from '../start/configuration/gateways.ts';
import { type LineSettings, type ModemSettings, placeOf } from '../start/configuration/modems.ts';
import { androidSettings, hilinkSettings, smppSettings } from '../start/gateway-lines.ts';

/** What `doctor` asks each line, and what it says of the answer. Throws with what is wrong. */

const GIVEN = { clock: systemClock, log: () => {} };

/** How full a memory is, as the end of a sentence. */
export function fill(memory: { used: number; total: number } | undefined): string {
  return memory === undefined ? '' : `, memory ${memory.used} of ${memory.total}`;
}

function strength(signal: number | undefined): string {
  return signal === undefined ? 'no signal' : `signal ${signal} of 31`;
}

function examined({ facts, registered, network, signal, memory }: Examination): string {
  const { manufacturer, model, serviceCentre } = facts;
  const name = `${manufacturer} ${model}`.trim() || 'a GSM modem';
  const air = registered
    ? `registered${network === undefined ? '' : ` with ${network}`}`
    : 'NOT registered (antenna, SIM)';
  const centre = serviceCentre === undefined ? 'NO service centre (set serviceCentre)' : 'can send';
  return `${name}, ${air}, ${strength(signal)}, ${centre}${fill(memory)}`;
}

async function checkModem(modem: ModemSettings): Promise<string> {
  const { name, port, baudRate, pin, imei } = modem;
  if (port === 'virtual') return 'virtual: nothing to check';
  const open = lineOpener({ port, baudRate, clock: systemClock });
  const examination = await examine(open, {
    name,
    countryCode: '62',
    times: DEFAULT_TIMES,
    ...GIVEN,
    ...(pin === undefined ? {} : { pin }),
    ...(imei === undefined ? {} : { imei }),
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

export function checkLine(line: LineSettings): Promise<string> {
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
