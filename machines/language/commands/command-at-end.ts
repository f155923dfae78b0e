import type { CommandName } from '../../text/understanding.ts';
import { takesWords } from './command-shapes.ts';
import { BEFORE_NEXT, IDLE } from './staff-words.ts';

/** A command at the end of an SMS, behind its words: `sudah kami timbun, JAWAB A001`. Pure. */

/** Before a command typed small: it is what somebody does, or is to do. */
const OF_SENTENCE = new Set(
  (
    'kami saya sy kita akan nanti besok bsk sudah sdh telah belum blm mau harus bisa tolong tlg mohon mhn segera sgr ' +
    'untuk utk dia beliau yang yg tidak tdk jangan jgn minta suruh'
  ).split(' '),
);
/** In fewer words nothing is told. */
const LEAST = 2;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The words before a command that has none behind it; none where it is a word of their sentence, or needs none.
 * @param before all that stands before the command
 * @param word the command as it is typed
 */
export function wordsBefore(name: CommandName, word: string, before: string): string {
  if (!takesWords(name)) return '';
  const said = before.replace(BEFORE_NEXT, '').replace(/[\s,.;:-]+$/, '');
  const words = said.toLowerCase().match(WORD) ?? [];
  const isSentence = word !== word.toUpperCase() && OF_SENTENCE.has(words.at(-1) ?? '');
  const telling = words.filter((one) => !IDLE.has(one));
  return isSentence || telling.length < LEAST ? '' : said.trim();
}
