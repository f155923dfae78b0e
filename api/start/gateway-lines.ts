import { AndroidChannel } from '../../channels/android/channel.ts';
import { ANDROID_TIMES, type AndroidSettings } from '../../channels/android/settings.ts';
import { HilinkChannel } from '../../channels/hilink/channel.ts';
import { HILINK_TIMES, type HilinkSettings } from '../../channels/hilink/settings.ts';
import type { Channel, Clock } from '../../channels/port.ts';
import { SmppChannel } from '../../channels/smpp/channel.ts';
import { SMPP_TIMES, type SmppSettings } from '../../channels/smpp/settings.ts';
import type { Log } from '../../machines/engine/ports.ts';
import type { AndroidLine, HilinkLine, SmppLine } from './configuration/gateways.ts';

/** What the channels of telephones, sticks and service centres are given. */

/** Country code of numbers that are shown in national form. */
const COUNTRY = '62';
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

interface Given {
  clock: Clock;
  log: Log;
  /** Between two looks for what has arrived, milliseconds; the kind's own if not given. */
  poll?: number;
}

/** The least time between two SMS: what the pace asks for, where that is more than the kind's own. */
function gapOf(smsPerMinute: number | undefined, own: number): number {
  return smsPerMinute === undefined ? own : Math.max(own, MINUTE_MS / smsPerMinute);
}

export function androidSettings(line: AndroidLine, { clock, log, poll }: Given): AndroidSettings {
  const { name, url, user, password, simNumber, hook, catchUpHours, smsPerMinute } = line;
  const window = catchUpHours === undefined ? ANDROID_TIMES.window : catchUpHours * HOUR_MS;
  const times = { ...ANDROID_TIMES, window, gap: gapOf(smsPerMinute, ANDROID_TIMES.gap) };
  return {
    name,
    url,
    user,
    password,
    ...(simNumber === undefined ? {} : { simNumber }),
    ...(hook === undefined ? {} : { hook }),
    countryCode: COUNTRY,
    times: { ...times, ...(poll === undefined ? {} : { poll, care: poll }) },
    clock,
    log,
  };
}

export function hilinkSettings(line: HilinkLine, { clock, log, poll }: Given): HilinkSettings {
  const { name, url, user, password, smsPerMinute } = line;
  const times = { ...HILINK_TIMES, gap: gapOf(smsPerMinute, HILINK_TIMES.gap) };
  return {
    name,
    url,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    countryCode: COUNTRY,
    times: { ...times, ...(poll === undefined ? {} : { poll, care: poll }) },
    clock,
    log,
  };
}

export function smppSettings(line: SmppLine, { clock, log }: Given): SmppSettings {
  const { name, url, systemId, password, systemType, sender } = line;
  const { binds, window, longSms, alphabet, receiptOffset, smsPerMinute } = line;
  return {
    ...{ name, url, systemId, password, systemType, sender },
    ...{ binds, window, longSms, alphabet, receiptOffset },
    countryCode: COUNTRY,
    times: { ...SMPP_TIMES, gap: gapOf(smsPerMinute, SMPP_TIMES.gap) },
    clock,
    log,
  };
}

/** The channel of a line that is no serial modem; opens nothing before it is started. */
export function openGateway(line: AndroidLine | HilinkLine | SmppLine, given: Given): Channel {
  switch (line.kind) {
    case 'android':
      return new AndroidChannel(androidSettings(line, given));
    case 'hilink':
      return new HilinkChannel(hilinkSettings(line, given));
    case 'smpp':
      return new SmppChannel(smppSettings(line, given));
  }
}
