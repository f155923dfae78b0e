/**
 * Who puts right what he reported, also hours later: "eh yg td bukan di sukau tp di liwa", "maksud saya lampu bukan jalan". What it was not, and
 * what it is instead. Pure.
 */

export interface Corrected {
  not: string;
  but: string;
}

const LEAD =
  '^\\W*(?:(?:maaf|mf|maap|map|eh|oh|aduh|waduh|pak|bu|bpk|min|admin|ralat|koreksi|salah(?:\\s+(?:tulis|ketik|sebut|kirim|alamat|tempat|lokasi))?|kemarin|kmrn|kmaren|kemaren|tadi|td|barusan|pagi|siang|sore|malam|yg|yang|itu|sms|laporan|aduan|lokasi(?:nya|ny)?|tempat(?:nya|ny)?|alamat(?:nya|ny)?|saya|sy|kami)\\W+)*';
const NO = '(?:bukan|bkn|bkan|sanes|dudu)';
const FILLS =
  '(?:(?:di|yg|yang|itu|soal|ttg|tentang|utk|untuk|masalah|nya|yg di|pekon|desa|kec)\\s+)*';
const MEANS =
  '(?:ma?ks(?:u|a)?d(?:nya|ny|ku|kami)?(?:\\s+(?:saya|sy|sya|aku|kami))?|(?:se)?harusnya|mestinya|yg\\s+(?:benar|bener|betul)|yang\\s+(?:benar|bener|betul)|melainkan)';
const WORDS = (most: number) => `(\\S+?(?:\\s+[^\\s,.;]+?){0,${most - 1}}?)`;
const ENDS = '(?:\\s+(?:pak|bu|min|ya|maaf|mf|makasih|trims))*\\W*$';

/** "bukan di sukau tp di liwa". */
const NOT_BUT = new RegExp(
  `${LEAD}${NO}\\s+${FILLS}${WORDS(4)}(?:\\s*[,.;]\\s*|\\s+)(?:(?:tapi|tp|tetapi|${MEANS})\\s+)+${FILLS}${WORDS(6)}${ENDS}`,
  'i',
);
/** "maksud saya lampu bukan jalan", "yg bener di liwa bukan sukau". */
const BUT_NOT = new RegExp(
  `${LEAD}${MEANS}\\s+${FILLS}${WORDS(5)}\\s*[,;]?\\s+${NO}\\s+${FILLS}${WORDS(4)}${ENDS}`,
  'i',
);

/** @returns null where it puts nothing right */
export function correctedIn(text: string): Corrected | null {
  const said = NOT_BUT.exec(text);
  if (said !== null) return { not: said[1] ?? '', but: said[2] ?? '' };
  const turned = BUT_NOT.exec(text);
  return turned === null ? null : { not: turned[2] ?? '', but: turned[1] ?? '' };
}
