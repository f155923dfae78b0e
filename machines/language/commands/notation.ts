/** The hotline's own notation as people type it: "(spasi)" as it stands in our examples, a year with the ticket. Pure. */

/** `(spasi)`, `[spasi]`, `<spasi>`, `(space)`, `( spsi )`. */
const SPACE_MARK =
  /(?<!\s)\s*[([{<]\s*(?:spasi|sapasi|spsi|spas|spasii|space|spc|sp)\s*[)\]}>]\s*/gi;
/** The bare word, behind a command or a ticket. */
const SPACE_WORD = /^(\W*[a-z]{3,16}(?:\s+(?:20\d\d\/)?[a-hj-np-z]{1,2}\d{3})?)\s+spasi\s+/i;
const SPACE_AFTER_TICKET = /(\b[a-hj-np-z]{1,2}\d{3})\s+spasi\s+/i;
/** `A001/2026`: the year behind the code; `2026 A001`: without its stroke. */
const YEAR_BEHIND = /(?<![\p{L}\d/])([a-hj-np-z]{1,2}[\s.-]?\d{3})\s*\/\s*(20\d\d)(?!\d)/giu;
const YEAR_APART = /(?<![\p{L}\d/])(20\d\d)\s+([a-hj-np-z]{1,2}\d{3})(?![\p{L}\d])/giu;
/** `Cth: JALAN …`: our example, with the word before it. */
const EXAMPLE = /^\W*(?:cth|contoh)\s*[:=]\s*/i;
/** What our examples say where the words are to stand. */
const PLACEHOLDER =
  /^\W*(?:isi|isinya|isi (?:jawaban|aduan|keterangan|pertanyaan)|keterangan|pertanyaan|alasan|teks|pesan)\W*$/i;
const MARKED = /^\W*(?:isi|isi jawaban|jawaban)\s*[:=]\s*(?=\S)/i;

/** The text as it is meant: a space where "(spasi)" was typed, the year before a code (`2026/A001`). */
export function plainNotation(text: string): string {
  return text
    .replace(EXAMPLE, '')
    .replace(SPACE_MARK, ' ')
    .replace(SPACE_WORD, '$1 ')
    .replace(SPACE_AFTER_TICKET, '$1 ')
    .replace(YEAR_BEHIND, '$2/$1')
    .replace(YEAR_APART, '$1/$2');
}

/** Words behind a command, without what was only copied from our example; empty where there are none of his own. */
export function withoutPlaceholder(words: string): string {
  return PLACEHOLDER.test(words) ? '' : words.replace(MARKED, '');
}
