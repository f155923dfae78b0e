/** What sounds like danger to people and is none: figures of speech, and beasts that something happened to. Pure. */

const DEED =
  '(?:dibunuh|membunuh|bunuh|disandera|tenggelam|nyetrum|menyetrum|dirampok|merampok|rampok|dicekik|mencekik|sekarat|terjebak|kejebak|kritis|meledak|ledakan|disiksa|menyiksa|tertimpa|ketimpa|kebakaran|ditembak|dihajar)';
/** What hurts nobody's body. */
const ABSTRACT =
  '(?:janji|hama|aturan|sistem|pungutan|harga|tagihan|pajak|utang|hutang|dompet|kantong|birokrasi|kebijakan|ekonomi|subsidi|keadaan|cicilan|iuran|anggaran|administrasi|persyaratan|antrian|rindu|kangen|tengkulak|pinjol|pemerintah|negara)';
const FIGURE = new RegExp(
  `\\b${DEED} (?:\\S+ ){0,3}${ABSTRACT}|\\b${ABSTRACT}(?:nya)? (?:\\S+ ){0,3}${DEED}\\b`,
  'g',
);

const BEAST =
  '(?:sapi|kerbau|kambing|domba|ayam|bebek|itik|kucing|anjing|kuda|ikan|babi|ternak|hewan|burung|monyet|kelinci|kopi|tanaman|padi)';
const PERSON =
  /\b(orang|anak|warga|bapak|ibu|saya|kami|petani|pemilik|suami|istri|kakek|nenek|adik|kakak|korban|pengendara|bocah)\b/;
/** The beast stands first in its clause, behind at most a word for how many. */
const OF_BEAST = new RegExp(`^ (?:\\S+ ){0,2}${BEAST}\\S* `);

/** A clause without figures of speech; empty where it tells of a beast alone. */
export function literalDanger(clause: string): string {
  if (OF_BEAST.test(clause) && !PERSON.test(clause)) return ' ';
  return clause.replace(FIGURE, '');
}
