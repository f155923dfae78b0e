import type { Rules } from '../district/rules.ts';
import type { Understanding } from '../text/understanding.ts';
import type { TicketFact } from './base/events.ts';
import { shareWord, tellingWords } from './telling-words.ts';

/** Which of several complaints words mean by their turn, or by which one they deny. Pure. */

/** "bukan yang masjid", "jgn yg jalan", "selain lampu": what it is not. */
const NOT_THAT =
  /\b(?:(?:bukan|bkn|jangan|jgn|jng|ojo|dudu|sanes|ulah)\s+(?:yg|yang|sing|nu)|selain|kecuali)\s+((?:(?!tapi|tp|tetapi|yg|yang|pak|bu)\S+\s*){1,3})/i;
/** Which of several by its turn. */
const OLDEST =
  /\b(?:yg|yang)\s+(?:pertama|paling awal|duluan)\b|\b(?:laporan|aduan|lap)\s+(?:saya\s+|sy\s+)?pertama\b/i;
const NEWEST =
  /\b(?:yg|yang)\s+(?:terakhir|terbaru|barusan|paling baru)\b|\b(?:laporan|aduan|lap)\s+(?:saya\s+|sy\s+)?terakhir\b/i;

/** It says which it is not. */
export const deniesOne = (text: string): boolean => NOT_THAT.test(text);

/** The one that its turn or "not that" leaves over, in words without a matter of their own. */
export function byTurn(
  { text }: Understanding,
  tickets: TicketFact[],
  rules: Rules,
): TicketFact[] | null {
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
