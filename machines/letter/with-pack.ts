import { followAgencies } from '../engine/followed-agencies.ts';
import type { Hands } from '../engine/process.ts';
import { LETTER } from './kind.ts';

/**
 * Letters that nobody has signed go to who took over from their agency (decision 0052); what has a number is on paper,
 * and stays as it is. At each start, and again is harmless.
 */
export function readdress(hands: Hands): Promise<void> {
  const event = (_: string, to: string) => {
    const addressee = hands.rules.agency(to)?.head ?? to;
    return { type: 'letter.readdress', agency: to, addressee };
  };
  const query = { machine: LETTER.name, tag: 'toSign' };
  return followAgencies(hands, query, event, 'letters that nobody has signed');
}
