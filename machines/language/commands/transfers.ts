import type { Command } from '../../text/understanding.ts';

/** Whether ALIH is meant: its words are said every day too ("arusnya sudah dialihkan", "tiang dipindah"). Pure. */

/** It is somebody else's. */
const NOT_OURS =
  /\b(?:bukan|bkn|bukn|bkan|di ?luar|tidak|tdk)\b.{0,30}\b(?:kami|kita|dinas ini|punya|bagian|bidang|kabupaten|kab|wilayah)\b|\b(?:ke)?wewenang\w*|\btupoksi\w*|\branah\w*|\btanggung ?jawab\w*|\burusan\w*|\btugas(?:nya)? (?:dinas|mereka|skpd|opd)\b|\bmilik\w*|\baset\w*|\b(?:jalan|jln|jl|jembatan|jbt|irigasi|sungai)\W+(?:itu\W+|ini\W+)?(?:nasional|negara|propinsi|provinsi|prov|desa|pekon)\b/i;
/** Not decided yet, or asked. */
const HEDGED =
  /\?|\b(?:kayak(?:nya|e)?|kyknya|sepertinya|spertinya|mungkin|mgkn|barangkali|apa (?:bisa|boleh)|coba|tanya(?:kan)?|konfirmasi|cek|belum tau|blm tau|entah|jangan|jgn|batal|gak jadi|ga jadi|tidak jadi|tdk jadi)\b/i;
/** Something was done: words of an answer. */
const REPORTS = /\b(?:sudah|sdh|udah|dah|telah|tlh|selesai|beres|kemarin|tadi)\b/i;

/**
 * True where one question is asked before an agency is taken to want a complaint handed on: its words name no agency and
 * do not say whose it is, doubt it, or tell of something that was done.
 */
export function isUnsureTransfer({ name, agency, text }: Command): boolean {
  if (name !== 'ALIH') return false;
  if (HEDGED.test(text)) return true;
  if (NOT_OURS.test(text)) return false;
  return agency === null ? text.trim() !== '' : REPORTS.test(text);
}
