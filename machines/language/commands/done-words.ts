/**
 * Whether words of an office report what was done, and hold nothing that an office keeps to itself. Less than the proof of
 * `outward.ts`: by it no words go out unasked, but a yes to "1 for the reporter, 2 for the office" is for the first. Pure.
 */

const DONE =
  /\b(?:sudah|sdh|udah|udh|telah|tlh|sampun|uwis|wis|selesai|beres|rampung|kelar|tuntas)\b/i;
const DEED =
  /\b(?:di ?\p{L}{3,}|selesai|beres|rampung|kelar|tuntas|nyala|menyala|normal|lancar|mengalir|bersih|terpasang|terangkut|tertangani|terbit|jadi|cair|turun)\b/iu;
/** Told of somebody, to somebody, not yet, or put off; money, papers and ranks; a question. */
const INSIDE = new RegExp(
  [
    '\\?',
    '\\b(?:kabid|kadis|kadin|kasi|kasubag|sekdis|kabag|sekda|bupati|atasan|pimpinan|bos|boss|rekanan|kontraktor|pemborong|mandor|bendahara|staf|stafnya|anak buah)\\b',
    '\\b(?:kata|katanya|bilang|bilangnya|disuruh|nyuruh|suruh|minta|diminta|tolong|tlg|mohon|mhn|harap|coba|jangan|jgn|dulu|dl|dlu|internal|catatan|rahasia)\\b',
    '\\b(?:belum|blm|tidak|tdk|gak|ga|nggak|bukan|bkn|kurang|gagal|batal|nunggu|menunggu|nanti|besok|bsk|akan|rencana|mungkin|kayaknya|sepertinya|katane)\\b',
    '\\b(?:anggaran|dana|uang|duit|biaya|bayar|fee|proyek|lelang|spk|berkas|berkasnya|meja|disposisi|laporan|surat|nota)\\b',
    '\\b(?:pelapor|pengadu|warganya|orangnya|cerewet|bawel|ngeyel|ngadu|saya|sy|aku)\\b',
    '\\b(?:tapi|tp|tetapi|cuma|cuman|padahal|walau|meski|asal|kalau|klo|kalo)\\b',
  ].join('|'),
  'i',
);

const AT_WORK =
  /\b(?:sedang|sdg|sdng|lagi|masih|msh|tengah|dalam|dlm|tahap|mulai)\b.{0,20}\b(?:di ?\p{L}{4,}|proses|pengerjaan|perbaikan|penanganan)\b/iu;

/** What was done, or is being done. */
export function reportsWork(text: string): boolean {
  if (INSIDE.test(text)) return false;
  return AT_WORK.test(text) || (DONE.test(text) && DEED.test(text));
}
