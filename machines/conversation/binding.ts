import type { Rules } from '../district/rules.ts';
import { saysBoth } from '../language/answers/apart.ts';
import type { Understanding } from '../text/understanding.ts';
import type { TicketFact } from './base/events.ts';
import { byMatter } from './by-matter.ts';

/**
 * Which of a phone's complaints words are about: by the matter and the place that they name, against all of them.
 * Their states only break ties (`tied`). Pure.
 */

/** Complaints that fit equally well, and how that was found, for the history. */
export interface Fit {
  tickets: TicketFact[];
  how: string;
  /** It is this one by the words themselves, or because there is no other; absent where a state decided. */
  sure?: true;
}

/** What words can be about, as far as states go: thanks of an answer, a denial of all, a question of what runs. */
export type About = 'answer' | 'denial' | 'progress';

function stateOf({ open, answered }: TicketFact): string {
  if (answered) return 'dijawab';
  return open ? 'terbuka' : 'selesai';
}

function described(tickets: TicketFact[]): string {
  return tickets
    .map((one) => `${one.ticket} ${one.category ?? 'tanpa kategori'} (${stateOf(one)})`)
    .join(', ');
}

/** Why it is this one, with all that it could have been. */
export function reasonOf(how: string, chosen: TicketFact, all: TicketFact[]): string {
  const others = all.filter(({ instance }) => instance !== chosen.instance);
  const rest = others.length === 0 ? '' : `; lainnya: ${described(others)}`;
  return `${how}: ${described([chosen])}${rest}`;
}

/** Of complaints that fit alike, those whose state fits: a judgement speaks of an answer, anything else of what runs. */
function byState(tickets: TicketFact[], about: About): Fit {
  const answered = tickets.filter((ticket) => ticket.answered);
  const running = tickets.filter((ticket) => ticket.open && !ticket.answered);
  // what is denied may be any of them, those that are over as well
  if (about === 'denial') return { tickets, how: 'satu-satunya tiket nomor ini' };
  const [first, second] = about === 'answer' ? [answered, running] : [running, answered];
  const found = first.length > 0 ? first : second;
  if (found.length === 0) return { tickets, how: 'tidak ada yang terbuka' };
  const state = found === answered ? 'sudah dijawab' : 'masih terbuka';
  return { tickets: found, how: `satu-satunya yang ${state}` };
}

/** It names a matter or a place, if only one that is not among these. */
function namesOther({ tells, topics, place, goesOn }: Understanding): boolean {
  const namesMatter = tells.circumstance ? tells.things.length > 0 : topics.length > 0;
  return namesMatter || (place !== null && !goesOn);
}

/** Of several matters of one text, each with a verdict of its own, the complaints. */
function judgedApart({ text, topics, judgement }: Understanding, tickets: TicketFact[]) {
  if (judgement.verdict === null || topics.length < 2 || !saysBoth(text)) return [];
  const named = tickets.filter(({ category }) => topics.includes(category ?? ''));
  return new Set(named.map(({ category }) => category)).size > 1 ? named : [];
}

/**
 * The complaints that words without a ticket may be about, by matter first and state only among equals.
 * @returns none where the words name a matter that is none of these complaints'
 */
export function fitting(
  reading: Understanding,
  tickets: TicketFact[],
  about: About,
  rules: Rules,
): Fit {
  const apart = judgedApart(reading, tickets);
  if (apart.length > 1) return { tickets: apart, how: 'menilai lebih dari satu perkara' };
  const matched = byMatter(reading, tickets, rules);
  if (matched.length === 1) return { tickets: matched, how: 'perkaranya cocok', sure: true };
  if (matched.length > 1) {
    const fit = byState(matched, about);
    return { ...fit, how: `perkaranya cocok dengan ${matched.length} tiket; ${fit.how}` };
  }
  if (namesOther(reading)) return { tickets: [], how: '' };
  if (tickets.length === 1) return { tickets, how: 'satu-satunya tiket nomor ini', sure: true };
  const fit = byState(tickets, about);
  return { ...fit, how: `tidak menyebut perkara; ${fit.how}` };
}
