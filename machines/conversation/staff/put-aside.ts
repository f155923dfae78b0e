import type { Asked } from '../base/context.ts';
import type { Response, Turn } from '../base/response.ts';
import { type AskedAct, waitsOn } from './confirm.ts';

/**
 * An act that waits for its YA is not lost by another question: it is put aside, and asked about again once that is answered.
 */

/** So many wait at once. */
const MOST_ASIDE = 3;
const MINUTE = 60_000;

/** Questions to people of the office that may come between. */
const OTHERS: ReadonlySet<string> = new Set(['confirm', 'meant', 'task', 'same']);

const nameOf = ({ acts }: AskedAct) =>
  acts.map(({ instance, command }) => `${command} ${instance}`).join();

/** Another question than the one before: not the same act again, in other words. */
function isAnother(before: AskedAct, now: Asked): boolean {
  if (!OTHERS.has(now.kind)) return false;
  if (now.kind === 'meant')
    return !now.options.some(({ instance }) =>
      before.acts.some((act) => act.instance === instance),
    );
  return now.kind !== 'confirm' || nameOf(now) !== nameOf(before);
}

/** Those that are not too old to be asked about, without the one that is asked now. */
function asideNow({ context, event, rules }: Turn): AskedAct[] {
  const since = event.at - rules.district.sla.clarifyMinutes * MINUTE;
  return (context.aside ?? []).filter(({ at }) => at >= since);
}

/** @returns the response, with what it puts aside, or asks about again */
export function keepsAside(turn: Turn, response: Response): Response {
  const { asked } = turn.context;
  const aside = asideNow(turn);
  const next = response.asked;
  if (turn.event.sender.role === 'citizen' || next === undefined) return response;
  if (next !== null) {
    const isPut = asked?.kind === 'confirm' && isAnother(asked, next);
    return isPut ? { ...response, aside: [asked, ...aside].slice(0, MOST_ASIDE) } : response;
  }
  const [first, ...rest] = aside;
  if (first === undefined || response.filed !== 'done') return response;
  const again = waitsOn(turn, { ...first, at: turn.event.at });
  return {
    ...response,
    effects: [...response.effects, ...again.effects],
    asked: again.asked ?? null,
    aside: rest,
  };
}
