/**
 * Our own SMS in what a phone sends us: forwarded, quoted, cut, with words before or behind, and without our signature.
 * Found by the words that we sent to this phone, which are known. Pure.
 */

/** So many words in a row that we wrote are ours; fewer anybody may write. */
const LEAST = 6;
/** The same where they are all there is, and an end of our SMS is among them. */
const LEAST_WHOLE = 5;
/** What is looked up first: so many words in a row. */
const SEED = 3;
/** Nobody sends back more. */
const LONGEST = 1600;
/** The first and the last words of our SMS are ours alone; between them it may quote its receiver. */
const END = 4;
const WORD = /[\p{L}\p{N}]+/gu;
/** By whom it is, said before or behind it. */
const INTRODUCED =
  /^\W*(?:(?:ini|tadi|barusan|baru|ada|dapat|dpt|terima|kata|katanya|isi|isinya|balasan|balasannya|jawaban|jawabannya|sms|pesan|dari|dr|hotline|admin|bapak|pak|bu|min|sy|saya|fwd?|fw|re|copas|kutip|di|bawah|atas|seperti|begini|gini|lihat)\b\W*)+$/iu;

interface Word {
  text: string;
  start: number;
  end: number;
}

function wordsIn(text: string): Word[] {
  return [...text.slice(0, LONGEST).toLowerCase().matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** An SMS of ours, with the words of others that it passes on. */
export interface SentSms {
  text: string;
  quote: string | null;
}

const keyAt = (words: readonly string[], at: number) => words.slice(at, at + SEED).join(' ');

interface Run {
  length: number;
  /** It has the beginning or the end of our SMS in it. */
  atEnd: boolean;
}

/** A word that was cut where an SMS ends. */
const isCutOff = (typed: string, whole: string | undefined) =>
  whole !== undefined && typed.length >= 2 && whole.startsWith(typed);

/** Our words of it, and whether each is quoted. */
interface Ours {
  words: string[];
  isQuoted: boolean[];
}

function oursIn({ text, quote }: SentSms): Ours {
  const words = wordsIn(text).map((word) => word.text);
  const others = wordsIn(quote ?? '').map((word) => word.text);
  const keys = new Set(others.map((_, at) => keyAt(others, at)));
  const begins = words.map((_, at) => keys.has(keyAt(words, at)));
  const isQuoted = words.map((_, at) =>
    begins.slice(Math.max(0, at - SEED + 1), at + 1).includes(true),
  );
  return { words, isQuoted };
}

const NO_RUN: Run = { length: 0, atEnd: false };

/** None where it is only what we quoted: whoever said that may say it again. */
function runAt(
  words: readonly string[],
  at: number,
  { words: sent, isQuoted }: Ours,
  from: number,
): Run {
  let length = 0;
  while (at + length < words.length && words[at + length] === sent[from + length]) length += 1;
  const last = words[at + length];
  if (last !== undefined && at + length === words.length - 1 && isCutOff(last, sent[from + length]))
    length += 1;
  const atEnd = from < END || from + length > sent.length - END;
  return isQuoted.slice(from, from + length).every(Boolean) ? NO_RUN : { length, atEnd };
}

/** The longest run of words at each place that one of our SMS has, too. */
function finder(sent: readonly SentSms[]): (words: readonly string[], at: number) => Run {
  const places = new Map<string, [Ours, number][]>();
  for (const ours of sent.map(oursIn))
    for (let at = 0; at + SEED <= ours.words.length; at += 1) {
      const key = keyAt(ours.words, at);
      places.set(key, [...(places.get(key) ?? []), [ours, at]]);
    }
  return (words, at) => {
    const found = places.get(keyAt(words, at)) ?? [];
    const runs = found.map(([ours, from]) => runAt(words, at, ours, from));
    return runs.reduce((best, run) => (run.length > best.length ? run : best), NO_RUN);
  };
}

/**
 * What is left of a text without our own SMS; empty where it is nothing else, null where nothing of it is ours.
 * @param sent SMS that this phone got from us
 * @param strict only what has the beginning or the end of one: of the office, whose SMS quote what they answer
 */
export function withoutSent(
  text: string,
  sent: readonly SentSms[],
  strict: boolean,
): string | null {
  if (sent.length === 0) return null;
  const words = wordsIn(text);
  const typed = words.map((word) => word.text);
  const runIn = finder(sent);
  const cuts: [number, number][] = [];
  for (let at = 0; at < words.length; ) {
    const { length, atEnd } = runIn(typed, at);
    const isWhole = length === words.length && length >= LEAST_WHOLE && atEnd;
    const isOurs = isWhole || (length >= LEAST && (atEnd || !strict));
    const [first, last] = [words[at], words[at + length - 1]];
    if (isOurs && first !== undefined && last !== undefined) cuts.push([first.start, last.end]);
    at += isOurs ? length : 1;
  }
  if (cuts.length === 0) return null;
  const ends = [0, ...cuts.map(([, end]) => end)];
  const rest = ends.map((end, n) => text.slice(end, cuts[n]?.[0] ?? text.length));
  const own = rest
    .map((part) => part.replace(/^[^\p{L}\p{N}]+/u, '').trim())
    .filter((part) => part !== '' && !INTRODUCED.test(part));
  return own.join(' ');
}
