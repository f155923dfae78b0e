import type { Understanding } from '../understanding.ts';

/** "bukan yang itu, yang lampu": words that say of the SMS before them that it was for something else. */

const LEAD = '^\\W*(?:(?:maaf|mf|eh|pak|bu|min|admin|waduh)\\W+)*';
const NOT = '(?:(?:bukan|bkn|bkan)|salah\\s+(?:tiket|aduan|laporan|nomor|no))\\b';
const THAT =
  '(?:\\s+(?:yg|yang|itu|ini|tsb|tersebut|untuk|utk|buat|tiket|aduan|laporan|no|nomor|[a-hj-np-z]{1,2}[ .-]?\\d{3}))*';
const POLITE = '(?:\\s+(?:pak|bu|min|admin|ya))*';
/** What follows is what was meant. */
const BUT =
  '(?:\\s*[,.;:]+\\s*|\\s+)(?:(?:tapi|tp|tetapi|melainkan|maksud(?:nya)?(?:\\s+(?:saya|sy|sya))?|harusnya|mestinya)\\s+)?(?:(?:itu|yg|yang|untuk|utk|buat|ke|tiket|aduan|laporan|no|nomor)\\s+)+';

const BARE = new RegExp(`${LEAD}${NOT}${THAT}${POLITE}\\W*$`, 'i');
/** At most three words of what it is not. */
const MEANS = new RegExp(`${LEAD}${NOT}${THAT}(?:\\s+[^\\s,.;]+){0,3}?${BUT}(.{2,60})$`, 'i');
const NEW =
  /^\W*(?:(?:aduan|laporan|perkara|masalah|hal|tiket)\s+)?(?:baru|lain|beda|sendiri)\b\W*(?:pak|bu|min)?\W*$/i;

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
  const [, words] = MEANS.exec(text) ?? [];
  if (words === undefined) return null;
  if (NEW.test(words)) return { words: 'new' };
  return action === 'route' && words.split(/\s+/).length > 6 ? null : { words };
}
