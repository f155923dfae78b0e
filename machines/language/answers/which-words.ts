/**
 * How somebody who was asked "which one?" says it, with whatever he says beside it: `yg kedua`, `2 pak yg sampah`, `nu kadua, kamari aya
 * mobil tikusruk`, `loro lorone`, `bukan dua2nya`, `gak jadi`. A number that counts something ("2 hari lagi") says nothing. Pure.
 */

/** What is meant: one by its place in the list, the first or last reported, all, none of them, or nothing any more. */
export type Which =
  | { kind: 'number'; number: number; rest: string }
  | { kind: 'oldest' | 'newest' | 'all' | 'none' | 'dropped'; rest: string };

const NUMBERS: readonly string[] = [
  '1|satu|kesatu|hiji|kahiji|siji|kesiji|sai pertama',
  '2|dua|kedua|kadua|dua nomor|loro|kaping loro|kaping pindo|ruwa|rua|kerua',
  '3|tiga|ketiga|tilu|katilu|telu|kaping telu',
  '4|empat|keempat|opat|kaopat|papat',
];
const OPENING =
  '^\\W*(?:(?:maaf|maap|iya|ya|oh|eh|oke|ok|pak|bu|bpk|min|itu|maksud(?:nya| saya| kami)?|untuk|utk|buat)\\W+)*';
/** With one of these before it a number is a choice, whatever follows. */
const POINTS = '(?:(?:yg|yang|nu|sing|sai|no|nomor|nomer|nmr|angka|pilih|pilihan|jawab)\\W*)+';
/** Behind a bare number only these leave it one. */
const BARE =
  '(?=\\W*$|\\W*[.,;!)]|\\W+(?:pak|bu|bpk|min|mas|mbak|aja|saja|sj|ya|yg|yang|itu|nu|sing|deh|dong)\\b)';
const AROUND = '(?:\\W+(?:pak|bu|bpk|min|aja|saja|sj|ya|lah|deh|itu|mah|kak|mas|mbak))*';

const numbered = NUMBERS.map(
  (words) =>
    new RegExp(`${OPENING}(?:${POINTS}(?:${words})\\b|(?:${words})\\b${BARE})${AROUND}`, 'iu'),
);
const ALL_OF =
  '(?:(?:ke)?dua[\\s-]?dua(?:nya|na)?|dua2\\s?(?:nya|na|ne)?|2[\\s-]?2\\s?(?:nya)?|dua[\\s-]?dua nya|keduanya|duanya|dua duana|loro[\\s-]?loro(?:ne)?|loro2ne|karone|rua[\\s-]?rua(?:ni)?|kabeh|sadayana|unyin(?:ni)?|semua(?:nya|na)?)';
const ALL = new RegExp(`${OPENING}(?:ya |untuk |utk )?${ALL_OF}${AROUND}\\W*$`, 'iu');
const NONE = new RegExp(
  `${OPENING}(?:bukan|bkn|sanes|dudu|mak)\\W+(?:untuk |utk )?(?:${ALL_OF}|salah satu\\S*)${AROUND}`,
  'iu',
);
const DROPS =
  '(?:(?:ga|gak|g|gk|tidak|tdk|nggak|ngga|ora|teu|mboten)\\W*(?:jadi|sido|usah)|lupain|lupakan|abaikan|abaiin|anggap (?:saja|aja) (?:tidak|ga|gak) ada|biarin|salah (?:kirim|pencet|ketik|nomor|nomer|sambung)|kepencet)';
const DROPPED = new RegExp(
  `^\\W*(?:(?:maaf|maap|mf|eh|oh|pak|bu|ya|sudah|sdh|udah|udh|yg|yang|sms|tadi|td|itu|ini)\\W+)*${DROPS}(?:\\W+(?:pak|bu|min|maaf|maap|mf|aja|saja|deh|dah|ya|lah|tadi|td|itu|ini|dulu|kok|sms|nya|makasih|terima kasih|${DROPS}))*\\W*$`,
  'iu',
);
const THE = '(?:(?:yg|yang|nu|sing)\\W+)';
/** By its turn: pointed at, or nothing but that; "lama amat pak" and "barusan ada yang jatuh" choose none. */
const byTurn = (pointed: string, alone: string) =>
  new RegExp(
    `${OPENING}(?:${THE}(?:${pointed}|${alone})\\b${AROUND}|(?:${alone})\\b${AROUND}\\W*$)`,
    'iu',
  );
const OLDEST = byTurn(
  'lama|awal|dulu (?:\\S+ )?(?:lapor|sms) duluan',
  'pertama|paling awal|duluan',
);
const NEWEST = byTurn('barusan|akhir', 'terakhir|terahir|terbaru|paling baru|paling akhir');

function behind(text: string, found: RegExpExecArray): string {
  return text.slice(found[0].length).replace(/^\W+/, '');
}

function numberIn(text: string): Which | null {
  for (const [at, pattern] of numbered.entries()) {
    const found = pattern.exec(text);
    if (found !== null) return { kind: 'number', number: at + 1, rest: behind(text, found) };
  }
  return null;
}

const WORDS = [
  ['none', NONE],
  ['all', ALL],
  ['oldest', OLDEST],
  ['newest', NEWEST],
] as const;

/** @returns null where the text says nothing of which */
export function whichIn(text: string): Which | null {
  if (DROPPED.test(text)) return { kind: 'dropped', rest: '' };
  for (const [kind, pattern] of WORDS) {
    const found = pattern.exec(text);
    if (found !== null) return { kind, rest: behind(text, found) };
  }
  return numberIn(text);
}
