import type { AtCommands } from './at/dialogue.ts';
import { readTexts } from './at/parse-stored.ts';
import type { AtFailure, AtResult } from './at/result.ts';

/** `+CMS ERROR: 321`, invalid index: the place is empty. */
export function isNothingThere({ code }: AtFailure): boolean {
  return code === 321;
}

/** The modem said no, and not only that the place is empty. */
export function isRefusal(failure: AtFailure): boolean {
  return !isNothingThere(failure) && ['cms', 'cme', 'error'].includes(failure.kind);
}

/**
 * Asks for stored messages. Some modems (Nokia) fall back to text mode by themselves; they show it by
 * their answer, or refuse the numbers of PDU mode. They are put back into it and asked once more.
 * @param timeout milliseconds
 */
export async function askForPdus(
  at: AtCommands,
  command: string,
  prefix: '+CMGL:' | '+CMGR:',
  timeout: number,
): Promise<AtResult> {
  const answer = await at.command(command, { timeout, prefix });
  const inText = answer.ok ? readTexts(answer.lines, prefix).length > 0 : isRefusal(answer.failure);
  if (!inText || !(await at.command('AT+CMGF=0')).ok) return answer;
  return at.command(command, { timeout, prefix });
}
