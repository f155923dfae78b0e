import type { Understanding } from '../../text/understanding.ts';
import { correctedIn } from './corrects-words.ts';

/** "bukan yang itu, yang lampu": words that say of the SMS before them that it was for something else. */

const LEAD = '^\\W*(?:(?:maaf|mf|eh|pak|bu|min|admin|waduh)\\W+)*';
const NOT =
  '(?:(?:bukan|bkn|bkan)|salah\\s+(?:tiket|aduan|laporan|nomor|no)|salah(?=\\W+(?:(?:pak|bu|min|kirim|tulis)\\W+)*(?:yg|yang|ma?ks(?:u|a)?d\\w*|harusnya)\\b))\\b';
const THAT =
  '(?:\\s+(?:yg|yang|itu|ini|tsb|tersebut|untuk|utk|buat|tiket|aduan|laporan|no|nomor|[a-hj-np-z]{1,2}[ .-]?\\d{3}))*';
const POLITE = '(?:\\s+(?:pak|bu|min|admin|ya))*';
/** What follows is what was meant. */
const BUT =
  '(?:\\s*[,.;:]+\\s*|\\s+)(?:(?:tapi|tp|tetapi|melainkan|ma?ks(?:u|a)?d(?:nya|ny|ku)?(?:\\s+(?:saya|sy|sya|aku))?|harusnya|mestinya)\\s+)?(?:(?:itu|yg|yang|untuk|utk|buat|ke|tiket|aduan|laporan|no|nomor)\\s+)+';

const BARE = new RegExp(`${LEAD}${NOT}${THAT}${POLITE}\\W*$`, 'i');
const CONNECTS =
  '(?:tapi|tp|tetapi|melainkan|ma?ks(?:u|a)?d(?:nya|ny|ku)?(?:\\s+(?:saya|sy|sya|aku))?|harusnya|mestinya)';
const FILLS = '(?:(?:itu|yg|yang|untuk|utk|buat|ke|soal|tiket|aduan|laporan|no|nomor)\\s+)*';
/** "bukan lampu tapi jalan". */
const RATHER = new RegExp(
  `${LEAD}${NOT}${THAT}(?:\\s+[^\\s,.;]+){0,3}?\\s*[,.;:]?\\s+${CONNECTS}\\s+${FILLS}(.{2,60})$`,
  'i',
);
/** "bukan lampu, jalan": three words name a matter, and more may say anything. */
const SHORTLY = new RegExp(
  `${LEAD}${NOT}${THAT}(?:\\s+[^\\s,.;]+){0,3}?\\s*[,;:]\\s*${FILLS}(\\S+(?:\\s+\\S+){0,2})$`,
  'i',
);
/** "bukan, sudah selesai kok": it goes on about what was said. */
const CORRECTS = new RegExp(
  `${LEAD}(?:${NOT}|tidak|tdk|gak|ga|nggak|enggak)${POLITE}\\s*[,.;:-]\\s*\\S`,
  'i',
);
/** At most three words of what it is not. */
const MEANS = new RegExp(`${LEAD}${NOT}${THAT}(?:\\s+[^\\s,.;]+){0,3}?${BUT}(.{1,60})$`, 'i');
const NEW =
  /^\W*(?:(?:aduan|laporan|perkara|masalah|hal|tiket)\s+)?(?:baru|lain|beda|sendiri)\b\W*(?:pak|bu|min)?\W*$/i;

/** What a text says that is meant instead: `jalan` of "bukan lampu, jalan"; null where it says none. */
export function insteadIn(text: string): string | null {
  const found = MEANS.exec(text) ?? RATHER.exec(text) ?? SHORTLY.exec(text);
  return found?.[1] ?? correctedIn(text)?.but ?? null;
}

/** True for a no that goes on about what was said before it: "bukan, sudah selesai kok". */
export function corrects(text: string): boolean {
  return CORRECTS.test(text);
}

/**
 * What it says that the SMS before was for: words that tell which complaint, a new one, or nothing; null where it
 * speaks of something else.
 */
export function isElsewhere({
  command,
  text,
  action,
  marked,
}: Pick<Understanding, 'command' | 'text' | 'action' | 'marked'>): {
  words: string | 'new' | null;
} | null {
  if (command !== null || marked) return null;
  if (BARE.test(text)) return { words: null };
  const words = insteadIn(text);
  if (words === null) return null;
  if (NEW.test(words)) return { words: 'new' };
  return action === 'route' && words.split(/\s+/).length > 6 ? null : { words };
}
