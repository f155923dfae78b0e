import type { Agency, Role } from '../district.ts';
import { createAgencyNames } from './agency-names.ts';
import { SHAPES, type Shape } from './command-shapes.ts';
import { readDate } from './dates.ts';
import { distance } from './fuzzy.ts';
import { ticketAtStart } from './tickets.ts';
import type { Command, CommandName } from './understanding.ts';

/**
 * Commands: a command word with its argument. The word alone is none where it needs a ticket, so that
 * "Terima kasih", "Minta tolong" and "Cek jalan" stay what they are.
 */

const HEAD =
  /^[\s"'“”(]*((?:(?:ketik|tolong|tlg|mohon|mhn|coba|pak|bu|no\.?)\s+)*)([A-Za-z]{2,16})["'”]?(?:\s*\(?\s*spasi\s*\)?)?([\s\S]*)$/i;
const SEPARATORS = /^[\s#*.,:;=/_-]+/;
/** `A012 jawab …`: the ticket before the command. */
const TICKET_FIRST =
  /^\s*((?:no\.?\s*)?[a-hj-np-z][\s.-]?\d{3})[\s#*.,:;=/_-]+([a-z]{3,16})\b([\s\S]*)$/i;
/** `CEKA012`: the letter of the code run into the word. */
const GLUED = /^[\s.-]?\d{3}(?!\d)/;
/** What is counted, and so no ticket: "belum 3 hari", "tambah 150 ribu". */
const UNIT =
  /^(hari|hr|bulan|bln|minggu|mgg|tahun|thn|th|jam|jm|menit|kali|x|titik|orang|org|rumah|rmh|kk|meter|m|km|kg|ton|karung|sak|liter|tong|buah|bh|unit|ribu|rb|rbu|juta|jt|persen|%|tiang|lampu|lubang|ekor|batang|dusun|rt|rw)\b/i;
const SHORTEST_TYPO = 4;
const SHORTEST_BARE_TYPO = 5;
const MOST_TAIL = 6;
const RATINGS = ['satu', 'dua', 'tiga', 'empat', 'lima'];
const RATING =
  /^[\s:=*#.,-]*(?:(?:bintang|nilai|skor|rating|kasih|beri)\s*)*(?:([1-5])(?!\d)|(satu|dua|tiga|empat|lima)\b)/i;

export type ReadCommand = (text: string, role: Role) => Command | null;

function readRating(text: string): { rating: number; rest: string } | null {
  const match = RATING.exec(text);
  if (match === null) return null;
  const [whole, digit, word] = match;
  const rating =
    digit === undefined ? RATINGS.indexOf((word ?? '').toLowerCase()) + 1 : Number(digit);
  return { rating, rest: text.slice(whole.length).replace(/^\s*bintang\b/i, '') };
}

/** `NILAI 5`, `NILAI 5 A012`: the rating first, with the ticket behind it or none. */
function ratingFirst(
  after: string,
): { ticket: string | null; rating: number; rest: string } | null {
  const rated = readRating(after);
  if (rated === null) return null;
  const rest = rated.rest.replace(SEPARATORS, '').trim();
  // "NILAI 5 4" names ticket 005
  if (/^\d/.test(rest)) return null;
  const named = /^(?:(?:utk|untuk|buat|no\.?|nomor)\s*)*[a-hj-np-z][\s.-]?\d{3}/i.test(rest)
    ? ticketAtStart(rest)
    : null;
  return { ticket: named?.ticket ?? null, rating: rated.rating, rest: named?.rest ?? rest };
}

/** @param agencies known by code, name and alias in ALIH and TERUSKAN */
export function createCommands(agencies: Agency[]): ReadCommand {
  const shapes = new Map(
    SHAPES.flatMap((shape) => shape.words.map((word) => [word, shape] as const)),
  );
  const agencyAtStart = createAgencyNames(agencies);

  /** Typos count only with a ticket behind the word, or when the word is all there is. */
  function shapeOf(word: string, hasTicket: boolean, alone: boolean): Shape | null {
    const exact = shapes.get(word);
    if (exact !== undefined) return exact;
    const shortest = hasTicket ? SHORTEST_TYPO : SHORTEST_BARE_TYPO;
    if (!(hasTicket || alone) || word.length < shortest) return null;
    const near = [...shapes].find(
      ([name]) => name.length >= SHORTEST_TYPO && distance(name, word, 1) <= 1,
    );
    return near?.[1] ?? null;
  }

  function argumentsOf(name: CommandName, rest: string): Partial<Command> {
    switch (name) {
      case 'NILAI':
        return { rating: readRating(rest)?.rating ?? null, text: rest };
      case 'GABUNG': {
        const other = ticketAtStart(rest.replace(/^(ke|dgn|dg|dengan|sama|dan|[&+,])\s*/i, ''));
        return { otherTicket: other?.ticket ?? null, text: other?.rest ?? rest };
      }
      case 'ALIH':
      case 'TERUSKAN': {
        const { agency, rest: text } = agencyAtStart(rest);
        return { agency, text };
      }
      case 'TUNDA': {
        const found = readDate(rest);
        return { date: found?.date ?? null, text: found?.rest ?? rest };
      }
      default:
        return { text: rest };
    }
  }

  function command(shape: Shape, ticket: string | null, rest: string, role: Role): Command {
    const none = { otherTicket: null, agency: null, rating: null, date: null };
    const entitled = shape.roles.includes(role);
    const { name } = shape;
    return { name, ticket, ...none, text: rest, ...argumentsOf(name, rest), entitled };
  }

  /** The whole command is its word, perhaps with words that add nothing. */
  function bare(shape: Shape, after: string, role: Role): Command | null {
    if (shape.bare?.includes(role) !== true) return null;
    const words = after.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const idle = words.length <= MOST_TAIL && words.every((word) => shape.tail?.has(word) === true);
    return idle ? command(shape, null, '', role) : null;
  }

  function withWord(word: string, after: string, role: Role, polite: boolean): Command | null {
    const ticket = ticketAtStart(after);
    const counted = ticket !== null && /^\d/.test(ticket.ticket) && UNIT.test(ticket.rest);
    const found = counted ? null : ticket;
    const shape = shapeOf(word, found !== null, after === '' && !polite);
    if (shape === null) return null;
    if (shape.name === 'NILAI') {
      const rated = ratingFirst(after);
      if (rated !== null)
        return { ...command(shape, rated.ticket, rated.rest, role), rating: rated.rating };
    }
    if (found === null) return polite ? null : bare(shape, after, role);
    // a number alone is a ticket only to those who may give the command, and to citizens in full
    const number = /^\d/.test(found.ticket);
    const whole = found.rest === '' || /\d{3}/.test(after.slice(0, 12));
    if (number && (!shape.roles.includes(role) || (role === 'citizen' && !whole))) return null;
    return command(shape, found.ticket, found.rest.trim(), role);
  }

  function ticketFirst(text: string, role: Role): Command | null {
    const [, ticket, word, rest] = TICKET_FIRST.exec(text) ?? [];
    const shape = shapes.get((word ?? '').toUpperCase());
    if (ticket === undefined || shape?.roles.includes(role) !== true) return null;
    return withWord((word ?? '').toUpperCase(), `${ticket} ${(rest ?? '').trim()}`, role, false);
  }

  return (raw, role) => {
    const text = raw.slice(0, 4000);
    const help = shapes.get('BANTUAN');
    if (/^\s*\?+\s*$/.test(text) && help !== undefined) return command(help, null, '', role);
    const [, polite = '', head = '', tail = ''] = HEAD.exec(text) ?? [];
    if (head === '') return ticketFirst(text, role);
    const letter = head.slice(-1);
    const glued = !shapes.has(head.toUpperCase()) && GLUED.test(tail);
    const word = (glued ? head.slice(0, -1) : head).toUpperCase();
    const after = ((glued ? letter : '') + tail).replace(SEPARATORS, '').trim();
    return (
      withWord(word, after, role, polite !== '' && !/^\W*ketik\s+$/i.test(polite)) ??
      ticketFirst(text, role)
    );
  };
}
