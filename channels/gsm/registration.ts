import type { AtCommands } from './at/dialogue.ts';
import { readMemories, readOperatorName, readSignal, valueAfter } from './at/parse.ts';
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

/** Whether the modem still is as it was set up, and how full its memory is. */
export interface Upkeep {
  /** False when it has forgotten how to announce messages, as after a restart nobody noticed. */
  kept: boolean;
  memory: { used: number; total: number } | undefined;
}

/** @param notices the values of AT+CNMI that were set */
export async function checkUpkeep(at: AtCommands, notices: number[] | undefined): Promise<Upkeep> {
  const told = await at.command('AT+CNMI?', { prefix: '+CNMI:' });
  const now = told.ok ? valueAfter(told.lines, '+CNMI:') : undefined;
  const readable = now !== undefined && /^\d+(?: *, *\d+)*$/.test(now);
  const kept = !readable || notices === undefined || sameValues(now, notices);
  const answer = await at.command('AT+CPMS?', { prefix: '+CPMS:' });
  const [memory] = answer.ok ? readMemories(answer.lines) : [];
  return { kept, memory: memory && { used: memory.used, total: memory.total } };
}

/** Some modems leave out the last values. */
function sameValues(told: string, wanted: number[]): boolean {
  return told.split(',').every((value, at) => at >= wanted.length || Number(value) === wanted[at]);
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
