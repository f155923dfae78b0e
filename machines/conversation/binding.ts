import { roots } from '../language/base/morphology.ts';
import type { Rules } from '../rules.ts';
import type { MatterWords, Understanding } from '../understanding.ts';
import type { TicketFact } from './base/events.ts';

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

/** Words that say nothing about which matter it is. */
const EMPTY = new Set(
  (
    'yang dan atau di ke dari pada untuk dengan dalam oleh karena agar supaya sehingga kalau jika bila juga lagi saja aja pun nya ini itu ' +
    'ada tidak bukan belum sudah telah masih akan sedang baru tetap terus selalu pernah mau ingin bisa dapat harus boleh ' +
    'saya kami kita aku anda bapak ibu pak bu min admin bupati camat mas mbak kak bang yth halo salam selamat pagi siang sore malam assalamualaikum ' +
    'mohon tolong minta harap maaf terima kasih makasih terimakasih segera cepat lekas dong deh sih kok kan ya iya lah nih ' +
    'apa kapan kenapa mengapa bagaimana mana siapa berapa gimana sampai sekarang tadi kemarin besok nanti hari minggu bulan tahun jam lama sejak ' +
    'laporan lapor melapor aduan pengaduan keluhan sms tiket nomor kabar tindakan tindak lanjut ditindaklanjuti tanggapan ditanggapi jawaban dijawab hasil proses diproses perkembangan ' +
    'rusak parah banyak besar kecil sekali banget sangat lebih semua setiap tiap sering ' +
    'diperbaiki perbaiki perbaikan dikerjakan kerjakan ditangani selesai beres bagus baik benar betul jadi perubahan ubah sama begitu begini seperti ' +
    'petugas datang warga masyarakat orang pekon desa kampung kecamatan kec kabupaten kab dusun lingkungan daerah wilayah tempat lokasi dekat depan samping belakang sekitar arah ' +
    'puas kurang kecewa nilai satu dua tiga empat lima enam tujuh nyala menyala lancar hidup makin tambah nambah satunya pertama kedua terakhir'
  ).split(' '),
);
const SHORTEST = 3;

/** What each root of a text's telling words may be: one set for each word. */
function tellingWords(text: string, { district }: Rules): Set<string>[] {
  const { abbreviations } = district.words;
  const typed = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  const words = typed.flatMap((word) => (abbreviations[word] ?? word).split(' '));
  return [...new Set(words)]
    .filter((word) => word.length >= SHORTEST)
    .map((word) => roots(word))
    .filter((forms) => !forms.some((form) => EMPTY.has(form)))
    .map((forms) => new Set(forms));
}

function shareWord(one: Set<string>, all: Set<string>[]): boolean {
  return all.some((other) => [...one].some((form) => other.has(form)));
}

function isElsewhere({ place }: TicketFact, { place: named, goesOn }: MatterWords, text: string) {
  // where the complaint has no place, words that tell of one go on about it only if they say so
  if (named === null || (place === null && goesOn)) return false;
  const said = named.village ?? named.district;
  return !(place ?? '').includes(said) && !text.toLowerCase().includes(said.toLowerCase());
}

/** What the words are about, best first: as the rules have it, or else as it was learnt. */
function topicsOf({ topics, category, confidence, opinions }: MatterWords, known: Set<string>) {
  if (topics.length > 0) return topics;
  if (category !== null && confidence >= UNDERSTOOD) return [category];
  const likely = opinions.find((one) => known.has(one.category) && one.probability >= LIKELY);
  return likely === undefined ? [] : [likely.category];
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
    // "lampu jalannya juga mati": a second matter, not bound by words that both have
    const isOther = plain && topic < 0 && ticket.category !== null && ALSO.test(reading.text);
    const weights = said.map((_, w) => {
      if (shared[n]?.[w] !== true || isOther) return 0;
      return SHARED / shared.filter((row) => row[w] === true).length;
    });
    const common = Math.min(
      MOST_SHARED,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
    const about = topic < 0 ? 0 : topic === 0 && plain ? TOPIC : OTHER_TOPIC;
    const away = isElsewhere(ticket, reading, known[n] ?? '') ? ELSEWHERE : 0;
    const agency = about > 0 && reading.agency !== null && reading.agency === ticket.agency;
    return about + common + away + (agency ? AGENCY : 0);
  });
}

/** "bukan yang masjid": what it is not. */
const NOT_THAT =
  /\b(?:bukan|bkn)\s+(?:yg|yang)\s+((?:(?!tapi|tp|tetapi|yg|yang|pak|bu)\S+\s*){1,3})/i;
/** Which of several by its turn. */
const OLDEST =
  /\b(?:yg|yang)\s+(?:pertama|paling awal|duluan)\b|\b(?:laporan|aduan|lap)\s+(?:saya\s+|sy\s+)?pertama\b/i;
const NEWEST =
  /\b(?:yg|yang)\s+(?:terakhir|terbaru|barusan|paling baru)\b|\b(?:laporan|aduan|lap)\s+(?:saya\s+|sy\s+)?terakhir\b/i;

/** The one that its turn or "not that" leaves over, in words without a matter of their own. */
function byTurn({ text }: Understanding, tickets: TicketFact[], rules: Rules): TicketFact[] | null {
  const [, denied] = NOT_THAT.exec(text) ?? [];
  if (denied !== undefined) {
    const words = tellingWords(denied, rules);
    const left = tickets.filter((one) => {
      const own = tellingWords([one.text, ...one.additions].join(' '), rules);
      return !words.some((word) => shareWord(word, own));
    });
    if (left.length < tickets.length) return left;
  }
  const byAge = tickets.toSorted((a, b) => a.createdAt - b.createdAt);
  if (OLDEST.test(text)) return byAge.slice(0, 1);
  return NEWEST.test(text) ? byAge.slice(-1) : null;
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
  { text }: Understanding,
  { text: first, additions, category, place }: TicketFact,
  rules: Rules,
): boolean {
  const own = tellingWords([first, ...additions, category ?? '', place ?? ''].join(' '), rules);
  return tellingWords(text, rules).some((word) => !shareWord(word, own));
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
function namesOther({ topics, place, goesOn }: Understanding): boolean {
  return topics.length > 0 || (place !== null && !goesOn);
}

const GOOD = '(?:sudah|sdh|udah|udh|ok|oke|beres|selesai|bagus|aman|bersih|lancar|nyala|wis|wes)';
const BAD = '(?:belum|blm|belom|durung|masih|msh|tidak|tdk|gak|ga|nggak)';
/** "air sudah, yang lampu belum": says yes of one matter and no of another. */
const SAYS_BOTH = new RegExp(`\\b${GOOD}\\b.*\\b${BAD}\\b|\\b${BAD}\\b.*\\b${GOOD}\\b`, 'i');

/** Of several matters of one text, each with a verdict of its own, the complaints. */
function judgedApart({ text, topics, judgement }: Understanding, tickets: TicketFact[]) {
  if (judgement.verdict === null || topics.length < 2 || !SAYS_BOTH.test(text)) return [];
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
