import type { Understanding } from '../../machines/text/understanding.ts';

/**
 * Whether a citizen's text is a request for information, a complaint, or not to be told apart. The test: a
 * paper or file answers a request; somebody must go and act on a complaint. Nothing is decided in doubt.
 */

export type Meant = 'request' | 'doubt' | 'other';

const KEYWORD = /^\W*(?:(?:pak|bu|min|admin|ass\w*)\W+)*(?:info|informasi|permohonan|ppid)\b/i;
/** Papers and data that an office has. */
const PAPER =
  /\b(salinan|salinannya|fotokopi|fotocopy|foto ?copy|fc|data|datanya|daftar|rincian|rincinya|dokumen|dok|arsip|sk|perda|perbup|lpj|laporan keuangan|laporan dana|apbd|apbdes|realisasi|anggaran|anggarannya|kontrak|kontraknya|rab|dpa|uu kip|keterbukaan informasi|ppid|hasil uji|hsl uji|statistik)\b/i;
/** The paper is asked for. */
const ASKING =
  /\b(minta|mnta|mnt|memintakan|mohon|mhn|perlu|prlu|butuh|btuh|bth|dapat|dpt|dapatkan|krm|kirim|kirimkan|lihat|liat|akses|bisa|bs)\b/i;
/** Somebody must go and act, or has not done so. */
const HARM =
  /\b(rusak|hancur|ancur|bocor|putus|longsor|banjir|mati|padam|macet|pungli|dimintai|dicoret|curang|korup\w*|menyimpang|belum dijawab|blm dijawab|blm djwb|gak djwb|ga djwb|gak dijawab|tdk dijawab|tidak dijawab|gak jelas|ga jelas|tdk jelas|tidak jelas|perbaiki|diperbaiki|perbaikan|tolong cek|tlg cek)\b/i;

/**
 * @param reading of the text; what cries for help or for secrecy is never held up by a question
 */
export function meantBy({ text, flags }: Pick<Understanding, 'text' | 'flags'>): Meant {
  if (flags.includes('emergency') || flags.includes('secret')) return 'other';
  const keyword = KEYWORD.test(text);
  const paper = PAPER.test(text);
  const harm = HARM.test(text);
  if (keyword && paper && !harm) return 'request';
  if (keyword) return 'doubt';
  return paper && ASKING.test(text) ? 'doubt' : 'other';
}

/** The wish without its keyword. */
export function wishIn(text: string): string {
  return (
    text
      .replace(KEYWORD, '')
      .replace(/^[\s:,.-]+/, '')
      .trim() || text.trim()
  );
}

/** `PI001`, `pi 001`, `no PI-001`; null where the text names no request. */
export function numberIn(text: string): string | null {
  const [, letters = '', digits] =
    /\b(?:pi|kb)[\s.-]?([a-hj-np-z]{0,2})[\s.-]?(\d{3})\b/i.exec(text) ?? [];
  return digits === undefined ? null : `PI${letters.toUpperCase()}${digits}`;
}

/** What stands beside the number and its command: `KEBERATAN PI001 lewat 10 hari` → `lewat 10 hari`. */
export function wordsBeside(text: string): string {
  const rest = text
    .replace(/\b(?:pi|kb)[\s.-]?[a-hj-np-z]{0,2}[\s.-]?\d{3}\b/i, '')
    .replace(/^\W*(?:(?:saya|sy)\W+)?(?:keberatan|batal|cabut)\b/i, '')
    .replace(/^[\s:,.-]+/, '')
    .trim();
  return rest === '' ? text.trim() : rest;
}

/** What is asked with a number, by its first word. */
export function askedWith(text: string): 'object' | 'withdraw' | 'status' | 'say' {
  if (/\bkeberatan\b/i.test(text)) return 'object';
  if (/^\W*(?:batal|batalkan|cabut)\b/i.test(text)) return 'withdraw';
  if (/^\W*(?:cek|status)\b/i.test(text) || text.trim().length <= 10) return 'status';
  return 'say';
}

/** Reads as name and address, or as one of the ways to get a paper. */
export function looksLikeIdentity(text: string): boolean {
  return /[,;\n]|\b(nama|alamat|email|e-mail)\b/i.test(text) && !HARM.test(text);
}
