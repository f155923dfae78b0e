import { codesOf } from '../../machines/district/former.ts';
import type { Rules } from '../../machines/district/rules.ts';
import type { Actor } from '../../machines/people/actor.ts';
import { type Person, personOf, type Sight } from '../../machines/people/people.ts';
import type { Searched } from '../../machines/people/process-desk.ts';
import { ACTS } from './acts.ts';
import type { RequestContext } from './context.ts';

/**
 * Who may see a request and who may do what with it. Who asked is nobody's business but the PPID's, his
 * superior's and the requester's own: an agency that searches learns what is wanted, and not by whom.
 */

/** True when whoever causes an event may, whatever the state; timers name nobody. */
export function isPermitted(
  context: Pick<RequestContext, 'phone' | 'agency'>,
  event: { type: string; by?: Actor },
): boolean {
  const act = Object.hasOwn(ACTS, event.type) ? ACTS[event.type as keyof typeof ACTS] : undefined;
  if (act === undefined) return true;
  const by = event.by ?? { role: 'system' };
  if (!act.by.includes(by.role)) return false;
  if (by.role === 'citizen') return context.phone !== null && by.phone === context.phone;
  if (by.role === 'officer' || by.role === 'head')
    return context.agency !== null && by.agency === context.agency;
  return true;
}

/** Lists of an agency hold what it was given to search for, also under the code that it had before. */
export function sight({ district }: Rules, { role, agency }: Person): Sight | null {
  if (role === 'agency')
    return agency === null || agency === undefined
      ? null
      : { agencies: codesOf(district, agency), without: [] };
  return role === 'admin' || role === 'leader' || role === 'auditor' ? { without: [] } : null;
}

export function maySee(rules: Rules, looker: Person, { agency }: Searched): boolean {
  const seen = sight(rules, looker);
  if (seen === null || seen.agencies === undefined) return seen !== null;
  return agency !== null && seen.agencies.includes(agency);
}

/** By SMS the requester sees his own, an agency what it was given to search for, and the rest of the office all. */
export function maySeeByPhone(
  { phone, agency }: Pick<RequestContext, 'phone' | 'agency'>,
  sender: Pick<Actor, 'role' | 'phone' | 'agency'>,
): boolean {
  const person = personOf(sender);
  if (person.role === 'citizen') return person.phone === phone;
  return person.role !== 'agency' || person.agency === agency;
}

/** Name, address, purpose and phone. */
export function knowsRequester({ role }: Person): boolean {
  return role === 'admin' || role === 'leader';
}
