import type { Clock } from '../port.ts';
import type { LineOpener } from './at/line.ts';
import { detectingOpener } from './baud.ts';
import { GsmDriver } from './driver.ts';
import { serialLine } from './serial.ts';
import { DEFAULT_TIMES, type GsmTimes, type Log } from './settings.ts';
import { slowLine, type WritePace } from './slow-line.ts';
import { tcpLine } from './tcp.ts';

export interface GsmChannelOptions {
  /** Name of the channel and of its line in every message. */
  name: string;
  /** `/dev/…` or `COM3`, `tcp://host:port`, or `virtual`. */
  port: string;
  /** The modem in this process that `virtual` means. */
  virtualModem?: { opener(): LineOpener };
  /** Bits per second, or `auto` to find out; `auto` if not given. */
  baudRate?: number | 'auto';
  /** For modems that lose what is written too fast. */
  writePace?: WritePace;
  pin?: string;
  imei?: string;
  balance?: { code: string; every: number };
  hardReset?: () => Promise<void>;
  serviceCentre?: string;
  /** Country code without plus, `62` if not given. */
  countryCode?: string;
  times?: Partial<GsmTimes>;
  clock: Clock;
  log: Log;
}

/** Makes the channel for one modem. It opens nothing until `start`. */
export function openGsmChannel(options: GsmChannelOptions): GsmDriver {
  const { name, clock, log, pin, serviceCentre, imei, balance, hardReset } = options;
  return new GsmDriver(
    {
      name,
      clock,
      log,
      countryCode: options.countryCode ?? '62',
      times: { ...DEFAULT_TIMES, ...options.times },
      ...(pin === undefined ? {} : { pin }),
      ...(serviceCentre === undefined ? {} : { serviceCentre }),
      ...(imei === undefined ? {} : { imei }),
      ...(balance === undefined ? {} : { balance }),
      ...(hardReset === undefined ? {} : { hardReset }),
    },
    pacedOpener(options),
  );
}

function pacedOpener(options: GsmChannelOptions): LineOpener {
  const open = lineOpener(options);
  const { writePace, clock } = options;
  if (writePace === undefined) return open;
  return async () => slowLine(await open(), writePace, clock);
}

/** @throws RangeError when `virtual` has no modem to connect to */
export function lineOpener({
  port,
  virtualModem,
  baudRate = 'auto',
  clock,
}: Pick<GsmChannelOptions, 'port' | 'virtualModem' | 'baudRate' | 'clock'>): LineOpener {
  if (port === 'virtual') {
    if (!virtualModem) throw new RangeError('port "virtual" needs a virtualModem to connect to');
    return virtualModem.opener();
  }
  if (port.startsWith('tcp://')) return tcpLine(port);
  if (baudRate !== 'auto') return serialLine({ path: port, baudRate });
  return detectingOpener((speed) => serialLine({ path: port, baudRate: speed })(), clock);
}
