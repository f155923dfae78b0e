import { readingOf } from '../complaint/reading-of.ts';
import { isPleaAlone } from '../language/secrecy/plea.ts';
import type { Plea } from '../text/understanding.ts';
import { askTicket } from './ask-ticket.ts';
import type { TicketFact } from './base/events.ts';
import { target } from './base/named.ts';
import { type Step, type Turn, tell } from './base/response.ts';
import { byMatter } from './by-matter.ts';
import { asSecret } from './plain-secret.ts';

/**
 * A plea that tells no matter of its own ("jangan kasih tau petugasnya") is for what this phone has reported: that turns
 * secret. An empty complaint beside it would leave it open with its agency.
 */

const DAY = 24 * 3_600_000;

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** All that it says beside the plea was said in the complaint. */
function speaksOf({ others }: Plea, { text, additions, category }: TicketFact): boolean {
  const known = new Set([text, category ?? '', ...additions].flatMap(wordsIn));
  return others.every((word) => known.has(word));
}

/** Its words name the agency that has the complaint. */
function namesAgency({ event, rules }: Turn, { agency }: TicketFact): boolean {
  const known = agency === null ? undefined : rules.agency(agency);
  if (known === undefined) return false;
  const text = ` ${wordsIn(event.reading.text).join(' ')} `;
  return [known.code, known.shortName, known.name, ...known.aliases].some((name) =>
    text.includes(` ${wordsIn(name).join(' ')} `),
  );
}

/** What it says beside the plea is a matter of its own, so that it speaks for itself. */
function tellsOther({ event: { reading, facts } }: Turn): boolean {
  const { own, things } = reading.tells;
  return own === 'plain' && !facts.tickets.some(({ category }) => things.includes(category ?? ''));
}

/** It pleads for who wrote, or before an agency that has one of them, and tells nothing beside that but why: "adik saya kerja di sana". */
function pleadsForThem(turn: Turn, plea: Plea, open: TicketFact[]): boolean {
  if (!plea.plain || turn.event.reading.tells.own !== null) return false;
  return plea.ofWriter || open.some((one) => namesAgency(turn, one));
}

/** Those that are open and that it speaks of; of words that point back to what was sent any of them may be. */
function spokenOf(turn: Turn, plea: Plea): TicketFact[] {
  const open = turn.event.facts.tickets.filter((one) => one.open);
  const fitting = open.filter((one) => speaksOf(plea, one));
  if (fitting.length > 0) return fitting;
  // whoever names his report accuses somebody beside it, and of it
  const isBack =
    pleadsForThem(turn, plea, open) || plea.report || (plea.earlier && !tellsOther(turn));
  if (!isBack) return [];
  const named = byMatter(turn.event.reading, open, turn.rules);
  return named.length > 0 ? named : open;
}

/** The complaints that a plea means; `all` where each of them turns secret. */
function meant(turn: Turn, plea: Plea): { all: boolean; tickets: TicketFact[] } {
  const named = target(turn);
  if (named !== null || turn.event.reading.ticket !== null)
    return { all: true, tickets: named?.mine === true && named.open ? [named] : [] };
  const spoken = spokenOf(turn, plea);
  const ofAgency = spoken.filter((ticket) => namesAgency(turn, ticket));
  const among = ofAgency.length > 0 ? ofAgency : spoken;
  const recent = among.filter(({ createdAt }) => turn.event.at - createdAt < DAY);
  // who he is stood in all that he wrote
  const ofAll = isPleaAlone(plea) && plea.ofWriter && recent.length > 0;
  return ofAll ? { all: true, tickets: recent } : { all: among.length === 1, tickets: among };
}

export const pleaFor: Step = (turn) => {
  const { plea, command } = turn.event.reading;
  if (plea === null || command !== null) return null;
  const { all, tickets } = meant(turn, plea);
  // what only may be a plea, and says more than was reported, is asked about
  const isSure = plea.plain || tickets.some((one) => speaksOf(plea, one));
  const said = isSure ? asSecret(turn) : turn;
  if (tickets.length === 0) return null;
  if (!all) return askTicket(said, tickets);
  const { text } = turn.event.reading;
  const request = { type: 'citizen.add' as const, text, reading: readingOf(said.event.reading) };
  const told = tickets.map((ticket) =>
    tell(said, ticket, request, 'minta dirahasiakan setelah aduannya'),
  );
  return { effects: told.flatMap(({ effects }) => effects), filed: 'done', asked: null };
};
