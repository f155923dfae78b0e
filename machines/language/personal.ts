/**
 * People of the office may complain like everybody, with the word WARGA: their SMS are otherwise always
 * those of their office.
 */

/** How it is taught. */
export const PERSONAL_WORD = 'WARGA';

const GREETING =
  '(?:(?:ass\\w*|wr|wb|selamat|pagi|siang|sore|malam|yth|pak|bu|bpk|ibu|bapak|admin|min|mohon|mhn|ijin|izin|maaf|tolong|saya|sy|kami|mau|ingin|ikut|ketik)[\\s,.:]+)*';
const SEPARATORS = /^[\s:=,.#*/_-]+/;
/** `LAPOR SEBAGAI WARGA`, `ADUAN WARGA`, `SEBAGAI WARGA`: nobody means anything else by it. */
const SAID = new RegExp(
  `^\\W*${GREETING}(?:(?:lapor|laporan|melapor|melaporkan|aduan|pengaduan|mengadu|keluhan|kirim)[\\s,:]+)?(?:(?:sebagai|sbg|sbgai|selaku|atas nama)[\\s,:]+)(?:seorang\\s+)?warga\\b(?:\\s+(?:biasa|masyarakat))?`,
  'i',
);
const COMPLAINT_OF =
  /^\W*(?:aduan|pengaduan|keluhan|lapor)\s+warga\b(?!\s+(?:sudah|sdh|telah|belum|blm|minta|itu|ini|yg|yang|di|tsb|tersebut|kami|akan|tdk|tidak|dgn|ttg|tentang|no|nomor|a\w?\d{3}))/i;
/** `WARGA: …`, or the word set in capitals in a text that is not. */
const MARKED = /^\W*warga\s*[:=#*]/i;
const CAPITALS = /^\W*WARGA\b/;
/** A command or a number behind the word is meant for one's own complaint. */
const COMMAND_BEHIND =
  /^\W*warga\s+(?:cek|status|tambah|nilai|belum|blm|batal|stop|kategori|format|\d\s*$|baru\s*$|[a-hj-np-z]{1,2}\d{3}\s*$)/i;
const ALONE = /^\W*warga\W*$/i;
/** `WARGA sudah puas`: citizens are spoken of. */
const SPOKEN_OF =
  /^\W*WARGA\s+(?:[A-HJ-NP-Z]{1,2}\d{3}\b|SUDAH|SDH|TELAH|BELUM|BLM|MINTA|ITU|INI|YG|YANG|SETEMPAT|SEKITAR|TSB|TERSEBUT|AKAN|TDK|TIDAK|SENANG|PUAS|MENUNGGU|MELAPOR|DI\b)/i;

function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text);
}

/** The words behind the word, wherever it stands among the first. */
function behind(text: string, pattern: RegExp): string {
  return text.replace(pattern, '').replace(SEPARATORS, '').trim();
}

/**
 * What somebody of the office writes as a citizen; null when the SMS is his office's.
 * @returns the words behind WARGA, empty when it stands alone
 */
export function personalWords(text: string): string | null {
  if (ALONE.test(text)) return '';
  if (SAID.test(text)) return behind(text, SAID);
  if (COMPLAINT_OF.test(text)) return behind(text, /^\W*\p{L}+\s+warga\b/iu);
  const word = /^\W*warga\b/i;
  if (MARKED.test(text) || COMMAND_BEHIND.test(text)) return behind(text, word);
  const meant = CAPITALS.test(text) && !isShouted(text) && !SPOKEN_OF.test(text);
  return meant ? behind(text, word) : null;
}

/** It begins with the word, though not so that it is certain what is meant. */
export function maybePersonal(text: string): boolean {
  return /^\W*warga\b/i.test(text) && !SPOKEN_OF.test(text);
}
