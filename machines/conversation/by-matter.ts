import type { Rules } from '../district/rules.ts';
import type { MatterWords, Understanding } from '../text/understanding.ts';
import type { TicketFact } from './base/events.ts';
import { byTurn } from './by-turn.ts';
import { shareWord, tellingWords } from './telling-words.ts';

/** Which of a phone's complaints words fit best, by the matter and the place that they name. Pure. */

/** Evidence of one ordinary shared word. */
const SHARED = 1;
const MOST_SHARED = 3;
const TOPIC = 2;
const OTHER_TOPIC = 1;
const ELSEWHERE = -10;
/** The same agency, where several have a matter. */
const AGENCY = 0.8;
/** How sure a category must be that no word of the pack speaks for. */
const UNDERSTOOD = 0.6;
const LIKELY = 0.2;
/** Less is no match; closer together two are tied. */
const LEAST = 1;
const CLOSE = 0.75;

/** They name a place that is not the complaint's, nor in its words. */
export function isElsewhere(one: TicketFact, { place: named, goesOn }: MatterWords): boolean {
  // where the complaint has no place, words that tell of one go on about it only if they say so
  if (named === null || (one.place === null && goesOn)) return false;
  const said = (named.village ?? named.district).toLowerCase();
  return ![one.place ?? '', one.text, ...one.additions].join(' ').toLowerCase().includes(said);
}

/** What the place of a complaint is called. */
function placeWords({ place }: TicketFact, rules: Rules): Set<string>[] {
  return tellingWords(place ?? '', rules);
}

/** What people say of anything that goes on: "masih dibiarin aja", "udah makin parah". */
const OF_ALL =
  /^(?:masih|msh|sudah|sdh|udah|udh|makin|semakin|tambah|parah|dibiarin|dibiarkan|biarin|dicuekin|begitu|gitu|gt|begini|gini|sama|tetap|tetep|lama|terus|trs|belum|blm|jg|juga|ada|perubahan|tindakan|kemajuan|datang|dtg|diapa|apain|lagi|lg|aja|saja|sj|pak|bu|bpk|min|lho|loh|kok|ya|nih|ini|itu|kan|gmn|gimana|bagaimana|kapan|dong|tolong|segera|cepat|cepet|kondisinya|keadaannya)$/i;
const isSaidOfAll = (text: string) =>
  (text.match(/[\p{L}\d]+/gu) ?? []).every((word) => OF_ALL.test(word));

/** What the words are about, best first: as the rules have it, or else as it was learnt. */
function topicsOf(
  { topics, category, confidence, opinions, text }: MatterWords,
  known: Set<string>,
) {
  if (topics.length > 0) return topics;
  if (category !== null && confidence >= UNDERSTOOD) return [category];
  const likely = opinions.find((one) => known.has(one.category) && one.probability >= LIKELY);
  return likely === undefined || isSaidOfAll(text) ? [] : [likely.category];
}

const ALSO = /\b(?:juga|jg|jga|sekalian|sekalian jg)\b/i;

/** How well each complaint fits the words; the words of two complaints tell them apart less. */
function scoresOf(reading: MatterWords, tickets: TicketFact[], rules: Rules): number[] {
  const said = tellingWords(reading.text, rules);
  const known = tickets.map(({ text, additions }) => [text, ...additions].join(' '));
  const words = known.map((text) => tellingWords(text, rules));
  const topics = topicsOf(reading, new Set(tickets.flatMap(({ category }) => category ?? [])));
  // what only the model holds it for does not outweigh a word that both have
  const plain = reading.topics.length > 0;
  const shared = words.map((own) => said.map((word) => shareWord(word, own)));
  return tickets.map((ticket, n) => {
    const topic = ticket.category === null ? -1 : topics.indexOf(ticket.category);
    const { things, own } = reading.tells;
    const namesOther = ticket.category !== null && topic < 0;
    // "lampu jalannya juga mati": a second matter, not bound by words that both have
    const isOther = namesOther && ((plain && ALSO.test(reading.text)) || own === 'plain');
    // of another thing it says nothing that both are at one place
    const where = namesOther && things.length > 0 ? placeWords(ticket, rules) : [];
    const weights = said.map((word, w) => {
      if (shared[n]?.[w] !== true || isOther || shareWord(word, where)) return 0;
      return SHARED / shared.filter((row) => row[w] === true).length;
    });
    const common = Math.min(
      MOST_SHARED,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
    const about = topic < 0 ? 0 : topic === 0 && plain ? TOPIC : OTHER_TOPIC;
    const away = isElsewhere(ticket, reading) ? ELSEWHERE : 0;
    const agency = about > 0 && reading.agency !== null && reading.agency === ticket.agency;
    return about + common + away + (agency ? AGENCY : 0);
  });
}

/** The complaints that the matter and the place of the words fit best; none where they fit none. */
export function byMatter(
  reading: Understanding,
  tickets: TicketFact[],
  rules: Rules,
): TicketFact[] {
  const turned = tickets.length < 2 ? null : byTurn(reading, tickets, rules);
  if (turned !== null) return turned;
  // "bukan lampu, jalan" is about the road
  const scores = scoresOf(reading.instead ?? reading, tickets, rules);
  const best = Math.max(...scores, 0);
  if (best < LEAST) return [];
  return tickets.filter((_, n) => (scores[n] ?? 0) > best - CLOSE);
}

/** Words that do more than to name a complaint: some of what they tell is in none of its own. */
export function tellsMore(
  { text }: Pick<Understanding, 'text'>,
  { text: first, additions, category, place }: TicketFact,
  rules: Rules,
): boolean {
  const own = tellingWords([first, ...additions, category ?? '', place ?? ''].join(' '), rules);
  return tellingWords(text, rules).some((word) => !shareWord(word, own));
}
