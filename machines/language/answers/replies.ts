import {
  type Answer,
  createAnswer,
  DONT,
  NO,
  NO_AT_START,
  type Question,
  wordsIn,
} from './answers.ts';

/**
 * An answer with more behind it: "iya tapi jangan lama" is a yes, and its other words are kept. What is behind it may add
 * to the answer; where it answers the other way, or takes it back, there is none. Pure.
 */

export interface Reply {
  answer: Answer;
  /** What was said beside it; empty where it was all. */
  rest: string;
  /** Nothing else can be meant: it was all, or names what was asked about. */
  sure: boolean;
  /** A sign or a "but" stands between. */
  apart: boolean;
}

/** Parts an answer from what is said with it. */
const PARTS =
  /[.,;!\n]+\s*|\s+(?=(?:tapi|tp|tpi|tetapi|cuma|cuman|namun|asal|asalkan|syaratnya|nanging|ning|tapine)\b)/gi;
const BUT = /^(?:tapi|tp|tpi|tetapi|cuma|cuman|namun|nanging|ning|tapine)(?:\s+|$)/i;
/** "ya ampun", "ya sudah", "ya gimana": no yes, but a sigh or a question. */
const SIGHS =
  /^(?:ampun|allah|tuhan|robbi|rabbi|nasib|sudah|sdh|udah|udh|wis|wes|elah|kali|gitu|begitu|gimana|gmn|bagaimana|apa|kan|siapa|kenapa|kapan|mana|atau)\b/i;
/** A no that says that it is not needed. */
const NEEDLESS = /\b(?:usah|perlu|prelu|kedah)\b/i;
const DENIALS: ReadonlySet<string> = new Set([...NO, ...NO_AT_START, ...DONT]);

/** Where a text may be parted. */
function partsOf(text: string): [head: string, rest: string][] {
  return [...text.matchAll(PARTS)].map(({ index, 0: sign }) => [
    text.slice(0, index),
    text.slice(index + sign.length).trim(),
  ]);
}

/** Beginnings of a text with what follows each, without a sign between them; the longest first. */
function beginningsOf(text: string): [head: string, rest: string][] {
  const words = text.trim().split(/\s+/);
  return words
    .map((_, at): [string, string] => [words.slice(0, at).join(' '), words.slice(at).join(' ')])
    .reverse();
}

/** How a question reads answers that may say more. */
export function createReply(question: Question): (text: string) => Reply | null {
  const hear = createAnswer(question);
  const own = new Set(wordsIn(`${question.about ?? ''} ${question.no ?? ''}`.replaceAll('_', ' ')));
  const ownSaid = (head: string) =>
    wordsIn(head).some((word) => own.has(word) && !DENIALS.has(word));

  const inOneGo = (text: string): Reply | null => {
    const [found] = beginningsOf(text).filter(([head]) => hear(head) !== null);
    const [head = '', rest = ''] = found ?? [];
    const answer = hear(head);
    if (answer === null || SIGHS.test(rest)) return null;
    const denies = wordsIn(rest).some((word) => DENIALS.has(word));
    if (answer === 'yes') return denies ? null : { answer, rest, sure: true, apart: false };
    // a bare no may belong to what follows it
    return ownSaid(head) || NEEDLESS.test(head)
      ? { answer, rest, sure: ownSaid(head), apart: false }
      : null;
  };
  return (text) => {
    const whole = hear(text);
    if (whole !== null) return { answer: whole, rest: '', sure: true, apart: false };
    if (text.includes('?')) return null;
    const [parted] = partsOf(text).filter(([head]) => hear(head) !== null);
    const [head = '', tail = ''] = parted ?? [];
    const answer = hear(head);
    if (answer === null) return inOneGo(text);
    const rest = tail.replace(BUT, '');
    const other = hear(rest);
    // "tidak, tapi" is not all that he wants to say
    const isUnfinished = rest === '' && tail !== '';
    if (isUnfinished || (other !== null && other !== answer)) return null;
    return { answer, rest, sure: ownSaid(head), apart: true };
  };
}
