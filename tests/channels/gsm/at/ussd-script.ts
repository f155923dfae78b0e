import { expect } from '@jest/globals';
import type { AtResult } from '../../../../channels/gsm/at/result.ts';
import { askUssd, type UssdOptions } from '../../../../channels/gsm/at/ussd.ts';
import { scripted } from './scripted.ts';

export interface Script {
  /** Bytes that come after the OK of AT+CUSD=1, or undefined for silence. */
  reply?: string | undefined;
  /** Milliseconds after the OK. */
  after?: number;
  characterSet?: string;
  /** Answers in place of OK, by the form the code was written in. */
  refuse?: (command: string) => string[] | undefined;
  options?: UssdOptions;
  code?: string;
}

/** Asks in a turn and plays a modem; gives the outcome, what was asked, and how long it took. */
export async function ask({
  reply,
  after = 0,
  characterSet = 'GSM',
  refuse,
  options,
  code,
}: Script) {
  const modem = scripted((command) => {
    if (command === 'AT+CSCS?') return [`+CSCS: "${characterSet}"`, 'OK'];
    if (!command.startsWith('AT+CUSD=1')) return ['OK'];
    const refusal = refuse?.(command);
    if (refusal) return refusal;
    if (reply !== undefined) modem.clock.after(after, () => modem.say(reply));
    return ['OK'];
  });
  const start = modem.clock.now();
  let took = 0;
  const outcome = modem.at
    .turn('care', (at) => askUssd(at, code ?? '*888#', options))
    .finally(() => {
      took = modem.clock.now() - start;
    });
  let next: Promise<AtResult> | undefined;
  void outcome.then(() => {
    next = modem.at.turn('read', (at) => at.command('AT+CMGL=4'));
  });
  await modem.clock.advance(120_000);
  expect((await next)?.ok).toBe(true);
  const dialled = modem.asked.filter((command) => command.startsWith('AT+CUSD'));
  return { outcome: await outcome, dialled, took, idle: modem.at.idle() };
}
