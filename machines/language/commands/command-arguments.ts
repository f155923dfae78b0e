import type { Agency, Role } from '../../district/district.ts';
import type { Command, CommandName } from '../../text/understanding.ts';
import { createAgencyNames } from './agency-names.ts';
import type { Shape } from './command-shapes.ts';
import { readDate } from './dates.ts';
import { withoutPlaceholder } from './notation.ts';
import { ticketAtStart } from './tickets.ts';

/** What follows a command word and its ticket: rating, agency, date, second ticket, words. */

const SEPARATORS = /^[\s#*.,:;=/_-]+/;
const AND = /^(?:dan|&|\+|serta|atau)\s+/i;
const RATINGS = ['satu', 'dua', 'tiga', 'empat', 'lima'];
const RATING =
  /^[\s:=*#.,-]*(?:(?:bintang|nilai|skor|rating|kasih|beri)\s*)*(?:([1-5])(?!\d)|(satu|dua|tiga|empat|lima)\b)/i;

function readRating(text: string): { rating: number; rest: string } | null {
  const match = RATING.exec(text);
  if (match === null) return null;
  const [whole, digit, word] = match;
  const rating =
    digit === undefined ? RATINGS.indexOf((word ?? '').toLowerCase()) + 1 : Number(digit);
  return { rating, rest: text.slice(whole.length).replace(/^\s*bintang\b/i, '') };
}

/** `NILAI 10`, `NILAI 0`: a number alone that is no ticket, and rates nothing. */
const NO_RATING = /^\D{0,3}(?:\d\d?|100)\W*$/;

/** `NILAI 5`, `NILAI 5 A012`: the rating first, with the ticket behind it or none. */
function ratingFirst(
  after: string,
): { ticket: string | null; rating: number | null; rest: string } | null {
  const rated = readRating(after);
  if (rated === null)
    return NO_RATING.test(after) ? { ticket: null, rating: null, rest: after } : null;
  const rest = rated.rest.replace(SEPARATORS, '').trim();
  // "NILAI 5 4" names ticket 005
  if (/^\d/.test(rest)) return null;
  const named = /^(?:(?:utk|untuk|buat|no\.?|nomor)\s*)*[a-hj-np-z][\s.-]?\d{3}/i.test(rest)
    ? ticketAtStart(rest)
    : null;
  return { ticket: named?.ticket ?? null, rating: rated.rating, rest: named?.rest ?? rest };
}

export interface Arguments {
  /** @param rest what follows the ticket */
  command(shape: Shape, ticket: string | null, rest: string, role: Role): Command;
  /** `NILAI 5 A012`: a command whose rating comes first; null when it does not. */
  rated(shape: Shape, after: string, role: Role): Command | null;
}

/** @param agencies known by code, name and alias in ALIH and TERUSKAN */
export function createArguments(agencies: Agency[]): Arguments {
  const agencyAtStart = createAgencyNames(agencies);

  /** "ke PUPR dan DLH": which of the two is not for us to choose. */
  function namesAnother(agency: string | null, rest: string): boolean {
    const [and] = AND.exec(rest) ?? [];
    if (agency === null || and === undefined) return false;
    const other = agencyAtStart(rest.slice(and.length)).agency;
    return other !== null && other !== agency;
  }

  const toAgency = (rest: string): Partial<Command> => {
    const { agency, rest: text } = agencyAtStart(rest);
    return namesAnother(agency, text) ? { agency: null, text: rest } : { agency, text };
  };

  /** Commands that say more than words. */
  const special: Partial<Record<CommandName, (rest: string) => Partial<Command>>> = {
    NILAI: (rest) => ({ rating: readRating(rest)?.rating ?? null, text: rest }),
    GABUNG(rest) {
      const joined = /^(?:(?:ke ?dalam|ke|dlm|dgn|dg|dengan|sama|dan|[&+,])\s*)+/i;
      const other = ticketAtStart(rest.replace(joined, ''));
      return { otherTicket: other?.ticket ?? null, text: other?.rest ?? rest };
    },
    ALIH: toAgency,
    TERUSKAN: toAgency,
    TUNDA(rest) {
      const found = readDate(rest);
      return { date: found?.date ?? null, text: found?.rest ?? rest };
    },
  };

  function command(shape: Shape, ticket: string | null, given: string, role: Role): Command {
    const rest = withoutPlaceholder(given);
    const none = { otherTicket: null, agency: null, rating: null, date: null };
    const entitled = shape.roles.includes(role);
    const { name } = shape;
    return { name, ticket, ...none, text: rest, ...special[name]?.(rest), entitled };
  }

  return {
    command,
    rated(shape, after, role) {
      const found = ratingFirst(after);
      if (found === null) return null;
      return { ...command(shape, found.ticket, found.rest, role), rating: found.rating };
    },
  };
}

/** The same command of the same ticket again goes on with its words. */
export function joined(all: Command[], next: Command): Command[] {
  const same = all.find(
    ({ name, ticket, otherTicket }) =>
      name === next.name && ticket === next.ticket && otherTicket === next.otherTicket,
  );
  if (same === undefined) return [...all, next];
  return all.map((one) =>
    one === same ? { ...one, text: `${one.text} ${next.text}`.trim() } : one,
  );
}
