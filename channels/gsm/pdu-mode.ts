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
 * @returns the last answer, and whether the modem was in text mode for certain
 */
export async function askForPdus(
  at: AtCommands,
  command: string,
  prefix: '+CMGL:' | '+CMGR:',
  timeout: number,
): Promise<{ answer: AtResult; wasInTextMode: boolean }> {
  const answer = await at.command(command, { timeout, prefix });
  const inText = answer.ok && readTexts(answer.lines, prefix).length > 0;
  const refused = !answer.ok && isRefusal(answer.failure);
  if (!(inText || refused) || !(await at.command('AT+CMGF=0')).ok)
    return { answer, wasInTextMode: false };
  const again = await at.command(command, { timeout, prefix });
  const mode = !answer.ok && WRONG_MODE.includes(answer.failure.code ?? -1) && again.ok;
  return { answer: again, wasInTextMode: inText || mode };
}

/** Not allowed, not supported, wrong parameter for PDU mode, for text mode (3GPP TS 27.005 §3.2.5). */
const WRONG_MODE = [302, 303, 304, 305];
