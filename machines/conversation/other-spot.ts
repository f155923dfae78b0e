import { askTicket } from './ask-ticket.ts';
import type { TicketFact } from './base/events.ts';
import type { Step, Turn } from './base/response.ts';
import { opened } from './belonging.ts';
import { isGrave } from './reacting.ts';

/**
 * The same kind of matter at a spot that the gazetteer does not know: "jalan rusak di pekon X" beside the one of pekon Y is
 * another road, however alike the words are.
 */

const SPOT =
  /\b(?:pekon|desa|ds|kampung|kp|dusun|dsn|gang|gg|jln|jl|simpang|blok|perum|perumahan|komplek|lingkungan|pemangku|talang|umbul|rt|smp|smpn|sd|sdn|sma|sman|masjid|mushola|pasar|puskesmas)\.?\s+(\p{L}{3,}|\d{1,3})(?:\s+(\p{L}{3,}))?/giu;
/** Behind the kind of a spot they name none. */
const NO_NAME =
  /^(?:yang|yg|ini|itu|kami|saya|kita|sini|situ|sana|nya|juga|jga|tsb|tersebut|rusak|mati|sudah|sdh|udah|belum|blm|masih|msh|pak|bapak|ibu|min|dan|dengan|dgn|di|ke|dari|dekat|dkt|depan|dpn|samping|belakang|arah|menuju|berlubang|lubang|bolong|putus|hancur|parah|gelap|padam|aspal|raya|umum|desa|pekon|kabupaten|provinsi|utama|lingkar|poros|lagi|tidak|tdk|gak|ga|banyak|byk|sering|kotor|banjir|licin|becek|sangat|sekali|mulai|baru|lama|menumpuk|numpuk)$/i;
/** Says that it is one more. */
const ONE_MORE =
  /\b(?:juga|jg|jga|beda|berbeda|satu lagi|ada lagi|lain lagi|laporan baru|aduan baru|yang lain|yg lain)\b/i;

/** Names of spots, in small letters. */
function spotsIn(text: string): string[] {
  return [...text.matchAll(SPOT)].flatMap(([, name = '']) =>
    NO_NAME.test(name) ? [] : [name.toLowerCase()],
  );
}

/** It names a spot, and none of them is in the complaint, which has one itself. */
function isOtherSpot({ text, additions, place }: TicketFact, spots: string[]): boolean {
  const own = [text, ...additions, place ?? ''].join(' ').toLowerCase();
  const hasSpot = place !== null || spotsIn(own).length > 0;
  return hasSpot && spots.every((spot) => !own.includes(spot));
}

export const ofOtherSpot: Step = (turn: Turn) => {
  const { reading, facts } = turn.event;
  const { tells, command, ticket, text, choice, marked } = reading;
  if (marked || command !== null || ticket !== null || choice !== null || tells.own !== 'plain')
    return null;
  if (reading.matters.length > 0 || isGrave(turn) || reading.flags.includes('maybeSecret'))
    return null;
  const spots = spotsIn(text);
  const same = facts.tickets.filter(
    ({ open, category }) => open && tells.things.includes(category ?? ''),
  );
  if (spots.length === 0 || same.length === 0) return null;
  if (!same.every((one) => isOtherSpot(one, spots))) return null;
  // "lampunya yang di gang mawar": it may go on about what is known
  return tells.refers && !ONE_MORE.test(text)
    ? askTicket(turn, same)
    : opened(turn, 'perkara yang sama di tempat lain');
};
