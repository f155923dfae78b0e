import type { AtCommands } from './at/dialogue.ts';
import { readSignal } from './at/parse.ts';
import { isRegistered, registrationOf } from './at/parse-registration.ts';

/** What the modem said; undefined where it gave no answer. */
export interface Reception {
  registered: boolean | undefined;
  /** 0 to 31 as in 3GPP TS 27.007 §8.5. */
  signal: number | undefined;
}

/** Asks for registration and signal. Modules that know only LTE are registered under AT+CEREG. */
export async function askRegistration(at: AtCommands): Promise<Reception> {
  const level = await at.command('AT+CSQ', { prefix: '+CSQ:' });
  const signal = level.ok ? readSignal(level.lines) : undefined;
  const registered = await ask(at, 'CREG');
  if (registered !== false) return { signal, registered };
  return { signal, registered: (await ask(at, 'CEREG')) ?? false };
}

async function ask(at: AtCommands, name: string): Promise<boolean | undefined> {
  const answer = await at.command(`AT+${name}?`, { prefix: `+${name}:` });
  if (!answer.ok) return undefined;
  const read = answer.lines.map((line) => registrationOf(line, true)).find((found) => found);
  return read !== undefined && isRegistered(read.status);
}
