import type { Clock } from '../port.ts';
import { GsmDriver } from './driver.ts';
import type { LineOpener } from './line.ts';
import { serialLine } from './serial.ts';
import { DEFAULT_TIMES, type GsmTimes, type Log } from './settings.ts';
import { tcpLine } from './tcp.ts';
import type { VirtualModem } from './virtual/modem.ts';

export interface GsmChannelOptions {
  /** Name of the channel and of its line in every message. */
  name: string;
  /** `/dev/…` or `COM3`, `tcp://host:port`, or `virtual`. */
  port: string;
  /** The modem in this process that `virtual` means. */
  virtualModem?: Pick<VirtualModem, 'opener'>;
  baudRate?: number;
  pin?: string;
  serviceCentre?: string;
  /** Country code without plus, `62` if not given. */
  countryCode?: string;
  times?: Partial<GsmTimes>;
  clock: Clock;
  log: Log;
}

/** Makes the channel for one modem. It opens nothing until `start`. */
export function openGsmChannel(options: GsmChannelOptions): GsmDriver {
  const { name, clock, log, pin, serviceCentre } = options;
  return new GsmDriver(
    {
      name,
      clock,
      log,
      countryCode: options.countryCode ?? '62',
      times: { ...DEFAULT_TIMES, ...options.times },
      ...(pin === undefined ? {} : { pin }),
      ...(serviceCentre === undefined ? {} : { serviceCentre }),
    },
    lineOpener(options),
  );
}

function lineOpener({ port, virtualModem, baudRate }: GsmChannelOptions): LineOpener {
  if (port === 'virtual') {
    if (!virtualModem) throw new Error('port "virtual" needs a virtualModem to connect to');
    return virtualModem.opener();
  }
  if (port.startsWith('tcp://')) return tcpLine(port);
  return serialLine(baudRate === undefined ? { path: port } : { path: port, baudRate });
}
