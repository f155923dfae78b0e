import type { AtCommands } from './at/dialogue.ts';
import { readOperatorName, readSignal } from './at/parse.ts';
import { isRegistered, registrationOf } from './at/parse-registration.ts';

/** What the modem said; undefined where it gave no answer. */
export interface Reception {
  registered: boolean | undefined;
  /** The network has refused this card or this modem, and will not take it later either. */
  denied: boolean;
  /** 0 to 31 as in 3GPP TS 27.007 §8.5. */
  signal: number | undefined;
}

/** `<stat>` of AT+CREG (3GPP TS 27.007 §7.2). */
const DENIED = 3;

/** What a person is to do about a card that the network refuses. */
export const DENIED_ADVICE =
  'jaringan menolak kartu atau modem ini; periksa masa aktif kartu, dan IMEI modem di imei.kemenperin.go.id';

/** Asks for registration and signal. Modules that know only LTE are registered under AT+CEREG. */
export async function askRegistration(at: AtCommands): Promise<Reception> {
  const level = await at.command('AT+CSQ', { prefix: '+CSQ:' });
  const signal = level.ok ? readSignal(level.lines) : undefined;
  const status = await ask(at, 'CREG');
  if (status === 'no answer') return { signal, registered: undefined, denied: false };
  if (isIn(status)) return { signal, registered: true, denied: false };
  const packet = await ask(at, 'CEREG');
  const denied = status === DENIED || packet === DENIED;
  return { signal, registered: isIn(packet), denied: denied && !isIn(packet) };
}

type Status = number | undefined | 'no answer';

const isIn = (status: Status): boolean => typeof status === 'number' && isRegistered(status);

async function ask(at: AtCommands, name: string): Promise<Status> {
  const answer = await at.command(`AT+${name}?`, { prefix: `+${name}:` });
  if (!answer.ok) return 'no answer';
  return answer.lines.map((line) => registrationOf(line, true)).find((found) => found)?.status;
}

/**
 * Asks for the name of the network (3GPP TS 27.007 §7.3): tells whose SIM it is where nobody has told the
 * number. Undefined while there is no network; the digits of it where the modem knows no name.
 */
export async function askOperatorName(at: AtCommands): Promise<string | undefined> {
  await at.command('AT+COPS=3,0');
  const answer = await at.command('AT+COPS?', { prefix: '+COPS:' });
  return answer.ok ? readOperatorName(answer.lines) : undefined;
}
