/**
 * What a person wrote himself: an SMS that quotes or forwards another begins with words that are not its
 * sender's. Pure.
 */

const LONGEST = 4000;
/** `Fwd:`, `FW: Fwd:`, `Re:`. */
const FORWARDED = /^\s*(?:(?:fwd?|fw|re|tr|bls|diteruskan)\s*[:>]\s*)+/i;
/** What mail programs put above a quote. */
const ORIGINAL =
  /\n\s*(?:-{2,}\s*(?:original|pesan asli|forwarded|diteruskan)|(?:dari|from|pengirim)\s*:)[\s\S]*$/i;
const HEADER = /^\s*(?:dari|from|pengirim|kepada|to|tgl|tanggal|waktu)\s*:[^\n]*\n/i;
const QUOTED_LINE = /^\s*>.*$/gm;
/** A quote at the beginning, with the sender's own words behind it. */
const QUOTE = /^\s*["“”][^"“”]{15,}["“”]\s*(?=\S)/;
/** How our own SMS end that teach a command: `JAWAB A001(spasi)isi. -Hotline`. */
const TAUGHT =
  /\b[A-Z]{4,}\s+[A-Z]{1,2}\d{3}\s*\(spasi\)\s*isi\b\.?(?:\s*-\s*(?:Hotline|SMS|Sistem|Kominfo)[^\n.:]{0,16}?(?=\s+[A-Z]{3,}\b|\n|$))?/g;
/** How our own SMS about a complaint begin. */
const OURS =
  /(?:^|[\s"“])(?:ADUAN [A-Z]{1,2}\d{3}\b|Mengingatkan aduan |Jawaban [A-Z]{1,2}\d{3} diterima)[\s\S]*$/;

/** Without a copy of one of our SMS, before or behind what was written. */
function withoutOurs(text: string): string {
  const last = [...text.matchAll(TAUGHT)].at(-1);
  if (last === undefined) return text;
  const behind = text.slice(last.index + last[0].length).replace(/^[\s"“”.,-]+/, '');
  if (/[\p{L}\d]/u.test(behind)) return behind;
  const before = text.replace(OURS, '').trim();
  return before === '' ? text : before;
}

/** The words of an SMS of the office without what it quotes; all of it where nothing else is left. */
export function ownWords(raw: string): string {
  const text = raw.slice(0, LONGEST);
  const lines = text.replace(QUOTED_LINE, '').replace(FORWARDED, '').replace(HEADER, '');
  const own = withoutOurs(lines.replace(ORIGINAL, '').replace(QUOTE, ''))
    .replace(FORWARDED, '')
    .trim();
  return own === '' ? text.trim() : own;
}
