import type { AtCommands } from './at/dialogue.ts';
import { readServiceCentre, valueAfter } from './at/parse.ts';
import type { ModemFacts } from './init.ts';
import { readNotices } from './notices.ts';

/** Whether a modem still is as it was set up. It forgets in silence, too: a weak supply, a stray reset. */

type Check = (at: AtCommands, facts: ModemFacts) => Promise<string | undefined>;

/** @returns what is lost, for a person; undefined when nothing is, or when the modem does not say */
export async function lostSetting(at: AtCommands, facts: ModemFacts): Promise<string | undefined> {
  for (const check of [lostMode, lostNotices, lostService, lostServiceCentre]) {
    const lost = await check(at, facts);
    if (lost !== undefined) return lost;
  }
  return undefined;
}

/** In text mode the hex of a PDU would go out as the text of an SMS. */
export const lostMode: Check = async (at) =>
  (await toldValue(at, 'CMGF'))?.startsWith('1') ? 'modem lupa mode PDU (AT+CMGF)' : undefined;

const lostNotices: Check = async (at, { notices }) => {
  const answer = await at.command('AT+CNMI?', { prefix: '+CNMI:' });
  const now = answer.ok ? readNotices(answer.lines) : undefined;
  if (now === undefined || notices === undefined) return undefined;
  // some modems leave out the last values
  const same = now.every((value, place) => place >= notices.length || value === notices[place]);
  return same ? undefined : 'modem lupa pengaturannya (AT+CNMI)';
};

const lostService: Check = async (at, { acknowledges }) => {
  const now = (await toldValue(at, 'CSMS'))?.split(',')[0];
  if (now === undefined || !/^[01]$/.test(now)) return undefined;
  return (now === '1') === acknowledges ? undefined : 'modem lupa pengaturannya (AT+CSMS)';
};

const lostServiceCentre: Check = async (at, { serviceCentre }) => {
  if (serviceCentre === undefined) return undefined;
  const answer = await at.command('AT+CSCA?', { prefix: '+CSCA:' });
  const told = answer.ok && valueAfter(answer.lines, '+CSCA:') !== undefined;
  const gone = told && readServiceCentre(answer.lines) === undefined;
  return gone ? 'modem lupa pusat layanan SMS (AT+CSCA)' : undefined;
};

async function toldValue(at: AtCommands, name: string): Promise<string | undefined> {
  const answer = await at.command(`AT+${name}?`, { prefix: `+${name}:` });
  return answer.ok ? valueAfter(answer.lines, `+${name}:`)?.trim() : undefined;
}
