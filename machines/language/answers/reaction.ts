import { type Judgement, NO_JUDGEMENT, type Verdict } from '../../text/understanding.ts';
import type { Read } from '../base/reading.ts';
import { isSpoiltPraise } from '../matter/spoilt-praise.ts';
import { plainYes } from './plain-yes.ts';
import {
  ALREADY,
  ASKING,
  ASKS_IF,
  CONTRAST,
  DEFECT,
  DONE,
  HAD_THOUGHT,
  HEARD,
  HEARSAY,
  IF_EVER,
  MOCKING,
  NO_TROUBLE,
  NOT_SEEN,
  NOT_SETTLED,
  OBJECTS,
  PARTLY,
  PASSIVE,
  PLEASED,
  THANKS,
  TO_COME,
  UNDER_WAY,
} from './reaction-words.ts';

/**
 * How a text judges what was done about a complaint. Only a whole text that says yes and nothing else is a yes:
 * a negation, a "but", a promise, a question or mockery anywhere in it makes it a doubt, or a no.
 */

/** Words beside those that judge; more of them say something else, too. */
const MOST_OTHERS = { thanks: 9, heard: 4 };
/** A judgement without a matter of its own is short. */
const LONGEST = 30;

/** What stands behind the last place where something is said to be done. */
function behindDone(full: string): string {
  const last = [...full.matchAll(new RegExp(DONE, 'g'))].at(-1);
  return last === undefined ? full : full.slice(last.index + last[0].length);
}

const denied = (full: string) => NOT_SETTLED.some((sign) => sign.test(full));

function isDoubtful(full: string, raw: string, done: boolean): boolean {
  if ([CONTRAST, TO_COME, UNDER_WAY, ASKING, MOCKING].some((sign) => sign.test(full))) return true;
  // what was wrong may be named before it is said to be done, and not behind
  return raw.includes('?') || DEFECT.test(done ? behindDone(full) : full);
}

/** The text without what only might be, and with a no that says it is fine as the yes that it is. */
function asSaid(text: string): string {
  return text
    .replace(PASSIVE, 'di')
    .replace(NOT_SEEN, ' ')
    .replace(HAD_THOUGHT, ' ternyata')
    .replace(IF_EVER, 'kalau')
    .replace(NO_TROUBLE, ' sudah beres ');
}

/** A denial: plain, or with a yes beside it. What went wrong again after it was done is a plain no. */
function denial(full: string, done: boolean): Verdict {
  if (done) return denied(behindDone(full)) && !PARTLY.test(full) ? 'no' : 'doubt';
  return PLEASED.test(withoutDenial(full)) ? 'doubt' : 'no';
}

/** He has not looked yet, so that neither is said. */
const saysUnseen = (text: string) => text.search(NOT_SEEN) >= 0;

/** Heard, or waiting for what was promised: no yes. */
function acknowledges(full: string, length: number): boolean {
  if (HEARD.test(full) && length <= MOST_OTHERS.heard) return true;
  const waits = /\b(?:ditunggu|tunggu\w*|menunggu|janji\w*)\b/.test(full);
  return (
    (waits && length <= MOST_OTHERS.thanks) || /^ (?:\w+ )?sudah (?:\w+ ){0,2}tapi\b/.test(full)
  );
}

/** Begins with praise, and goes on with what is wrong: "bagus sekali. berarti kami disuruh nunggu". */
const praisesIll = (full: string) =>
  /^ (?:bagus|hebat|mantap|keren|luar biasa|pintar)\b/.test(full) && isSpoiltPraise({ full });

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * @param read without names of places
 * @param names of agencies and of the office, in single lower case words: they may stand in a yes
 */
export function judge(read: Pick<Read, 'full' | 'raw' | 'words'>, names = NO_NAMES): Judgement {
  const { full: text, raw } = read;
  const full = asSaid(text);
  const ifEver = full !== text && text.search(IF_EVER) >= 0;
  const length = full.trim().split(' ').length;
  if (length > LONGEST) return NO_JUDGEMENT;
  const done = DONE.test(full) || ALREADY.test(full);
  if (HEARSAY.test(full)) return { ...NO_JUDGEMENT, verdict: 'doubt' };
  if (ASKS_IF.test(full)) return { ...NO_JUDGEMENT, verdict: 'doubt' };
  const denies = denied(full);
  const judged = { done, denies, objects: OBJECTS.test(full) || praisesIll(full) };
  if (denies) return { ...judged, verdict: denial(full, done) };
  const praises = THANKS.test(full);
  if (!done && !praises) {
    const pleased = PLEASED.test(full) && length <= MOST_OTHERS.thanks;
    const doubts = pleased || ifEver || saysUnseen(text) || acknowledges(full, length);
    return { ...judged, verdict: doubts ? 'doubt' : null };
  }
  if (isDoubtful(full, raw, done)) return { ...judged, verdict: 'doubt' };
  // the patterns above only find what they know; a yes must be proved by all of its words
  const yes = plainYes(read, names);
  return yes === null
    ? { ...judged, verdict: 'doubt' }
    : { ...judged, done: yes.done, verdict: 'yes' };
}

/** Praise that is not itself denied: "tidak puas" praises nothing. */
function withoutDenial(full: string): string {
  return NOT_SETTLED.reduce((rest, sign) => rest.replace(new RegExp(sign, 'g'), ' '), full);
}

/** An answer of an agency in single words, with the abbreviations that matter here written out. */
function spelled(answer: string): string {
  const full = ` ${answer
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return full.replace(/ (?:sdh|udah|udh|tlh) /g, ' sudah ').replace(/ thn /g, ' tahun ');
}

/** An answer that only promises: thanks for it say nothing about the matter being settled. */
export function promises(answer: string): boolean {
  const text = spelled(answer);
  return TO_COME.test(text) && !DONE.test(text);
}

/** How an agency says in its own words that it has done it: "sdh kami angkut tadi pagi". */
const DID =
  /\b(?:sudah|telah|selesai)(?: (?!akan|belum|tidak|rencana|jadwal|usul|minta)\w+){0,3} (?:di)?(?:angkut|angkat|timbun|perbaiki|ganti|tambal|aspal|bersihkan|pasang|betulkan|benahi|kerjakan|tangani|tutup|cor|keruk|potong|tebang|bayarkan|salurkan|serahkan|kirim|sambung|nyalakan|rapikan|tertibkan|evakuasi|semprot|selesaikan|bangun|cetak|terbitkan|bagikan)\b/;

/** An answer that says that the thing is done, so that thanks for it are thanks for that. */
export function reportsDone(answer: string): boolean {
  const text = spelled(answer);
  return (DONE.test(text) || DID.test(text)) && !denied(text);
}

/** An answer that asks its reader something: what he writes then is the answer to that. */
export function asksBack(answer: string): boolean {
  return /\?|\b(?:mohon|tolong|harap) (?:di)?(?:sebutkan|disebutkan|kirim\w*|nomor\w*|info\w*|jelaskan|lengkapi)\b/i.test(
    answer,
  );
}
