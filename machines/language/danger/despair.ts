import { oncePer } from '../../base/once-per.ts';
import { firstPhrase } from '../base/phrases.ts';
import type { Read } from '../base/reading.ts';
import { literalDanger } from './no-danger.ts';

/**
 * Somebody who wants to live no more, in words of his own: plainly, or as gently as those who mean it write it. Part of
 * danger, and answered in words of its own (`terima-darurat-jiwa`). Pure; works on written-out words.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

const SELF = words('saya aku ku gue gua nyak kulo inyong abdi sikam');
const WISH = words(
  'mau ingin pengen pingin kepingin kepengen hendak niat lebih_baik mending mendingan enakan rasanya arep hayang haga pilih kepikiran terpikir mikir berpikir',
);
const LIFE = words('hidup urip hirup hukhik');
const DEATH = words('mati paeh modar');
const ONLY = words('saja aja wae we weh gawoh sendiri');
const DEED = words(
  'bunuh_diri gantung_diri (?:me)?(?:ng)?akhir\\S*_(?:hidup|nyawa|diri)\\S* minum_racun (?:loncat|lompat|terjun)_(?:dari|ke)_(?:jembatan|tebing|jurang|gedung|sungai|tower)\\S* (?:me)?ny?akit\\S*_diri cabut_nyawa',
);
const TIRED = words('capek cape lelah bosan bosen muak jenuh letih jemu');
const NOT = words('tidak ora teu mak gak ga nggak ngga ndak');
const CANNOT = words('kuat sanggup tahan kepengen ingin mau');
/** The dead whom he wants to be with. */
const DEAD = words('almarhum almarhumah mendiang alm');
const GONE = words('meninggal tiada wafat di_alam_sana di_surga di_sana');
const JOINS = words('nyusul menyusul susul nyusulin ikut nyusulno');

/** Somebody else's wish, told by whoever worries: he hears whom to ring, and no comfort. */
const OTHER = words(
  'teman temen tetangga suami istri anak adik kakak mama paman bibi orang dia mantan pacar warga pemuda menantu mertua nenek kakek mamak emak ayah ponakan keponakan murid siswa siswi ibu bapak sepupu',
);
/** Nothing but the wish is spoken of. */
const WISHES = [
  `${WISH} (?:\\S+ ){0,2}${DEED}`,
  `${SELF} (?:(?!${OTHER} |lihat |liat |melihat |dengar |denger |meninggal |mati |tewas )\\S+ ){0,3}${DEED}`,
  `${WISH} (?:\\S+ ){0,2}${DEATH} (?:${ONLY}|rasanya)`,
  `${SELF} (?:\\S+ ){0,2}${WISH} (?:\\S+ )?${DEATH}`,
  `(?<!${words('anak cucu teman suami istri adik kakak')} (?:saya |kami )?)${NOT} ${CANNOT} (?:(?:lagi|${SELF}|rasanya|untuk|menjalani|buat|nglakoni) ){0,3}${LIFE}`,
  `${TIRED} (?:(?:sekali|banget|rasanya|${SELF}|sudah|menjalani|dengan|sama|akan|rasa|terus) ){0,3}${LIFE}`,
  `${LIFE} (?:(?:ini|saya|sudah|lagi|rasanya|juga|memang) ){0,4}(?:${NOT} ada|tanpa|hilang|${NOT} punya) (?:lagi )?(?:guna|arti|makna|harapan|tujuan|alasan)\\S*`,
  `${NOT} ada (?:lagi )?(?:guna|arti|makna|harapan|alasan)\\S* (?:\\S+ ){0,2}${LIFE}`,
  `(?:buat|untuk) apa (?:lagi )?(?:${SELF} )?(?:lagi )?(?:${LIFE}(?! di )|bangun (?:tiap|setiap|pagi))`,
  `${NOT} (?:mau|ingin) (?:lagi )?ada (?:lagi )?di dunia`,
  `${SELF} .*di (?:atas|pinggir|ujung) (?:tower|jembatan|gedung|tebing|jurang|menara) (?:\\S+ ){0,3}(?:loncat|lompat|terjun)`,
  `${JOINS} (?:\\S+ ){0,2}${DEAD}`,
  `${WISH} (?:\\S+ )?${JOINS} (?:\\S+ ){0,4}${GONE}`,
  `(?:${WISH}|andai|seandainya) (?:\\S+ ){0,3}${NOT} (?:usah |pernah )?(?:lahir|dilahirkan|hidup)\\b`,
  `${WISH} (?:\\S+ ){0,2}${SELF} (?:\\S+ ){0,2}${NOT} ada(?: saja| lagi| di dunia(?: ini)?)*(?= $)`,
  `tidur (?:\\S+ ){0,4}${NOT} (?:pernah |usah |mau )?(?:bangun|bangkit)\\b`,
  `(?:pergi|pamit|pulang|berangkat|hilang|ngilang|menghilang) (?:\\S+ ){0,3}(?:selamanya|selama lamanya|dari dunia|meninggalkan dunia)`,
  `(?:sms|pesan|kata|salam|malam|hari) (?:ini )?(?:\\S+ )?terakhir (?:dari )?${SELF}`,
  `(?:${WISH}|${SELF}) (?:\\S+ ){0,2}(?:akhiri|mengakhiri|sudahi|menyudahi) (?:semua\\S*|segalanya|hidup\\S*|penderitaan\\S*)`,
  `(?:hilang|lenyap|menghilang|enyah|pergi) (?:\\S+ ){0,2}dari (?:muka )?(?:dunia|bumi)`,
  `(?:${NOT} ada|hilang|kehilangan|${NOT} punya) (?:lagi )?(?:semangat|gairah|keinginan) (?:lagi )?(?:untuk )?${LIFE}`,
  `kalau (?:besok |nanti )?${SELF} (?:sudah )?${NOT} ada(?: lagi| saja| di dunia(?: ini)?)*(?= $| titip| jaga)`,
  `${SELF} pamit .*jangan (?:di)?cari`,
  `${NOT} ada (?:lagi )?harapan (?:lagi )?(?:bagi|buat|untuk) ${SELF}(?= (?:$|di dunia|lagi|hidup))`,
  `nyawa ${SELF} (?:\\S+ ){0,3}cabut`,
  `${WISH} ${JOINS} ${words('ibu bapak mamak emak ayah suami istri anak nenek kakek')}\\S*(?= (?:saja|rasanya|$))`,
  `kalau ${SELF} (?:\\S+ ){0,2}(?:${NOT} ada|tiada|mati|pergi)(?: lagi)? (?:\\S+ ){0,3}(?:jaga|titip|urus|rawat)`,
  `${NOT} ada (?:\\S+ ){0,2}jalan (?:\\S+ ){0,2}(?:selain|kecuali) ${DEATH}`,
  `(?:racun|tali|baygon|silet)\\S* (?:\\S+ ){0,2}(?:di tangan|disiapkan|disiapin|siapin|siapkan)`,
];
const wishIn = firstPhrase(WISHES);

/** Said right before the wish, and nobody speaks of himself between. */
const OF_OTHER = new RegExp(
  `(?<=\\s)${OTHER}(?:nya|ku)?(?: (?:saya|kami|sebelah|kos|sekolah|kerja))* (?:(?!${SELF} )\\S+ ){0,6}$`,
);
const OWN = new RegExp(`(?<![^\\s])${SELF}(?![^\\s])`);
/** "anak saya mau …": not he himself. */
const KIN_BEFORE = new RegExp(`(?<=\\s)${OTHER}(?:nya)? $`);

/** "pak sy …" speaks to somebody: so does each "bapak" that is nobody's, written out from "pak". */
const SPOKEN_TO = /(?<=\s)(?:pak|bu|bpk|pa|buk|ibuk)(?=\s)/;
const SPEAKER_NEXT = /(?<=\s)(?:pak|bu|bpk|pa|buk|ibuk) (?:sy|saya|aku|ak)(?=\s)/;
const PARENT = /(?<=\s)(?:bapak|ibu) /g;
const PARENT_OF_NOBODY = /(?<=\s)(?:bapak|ibu) (?!(?:saya|kami) )/g;

/** Words that are despair where danger is known otherwise. */
const DARK = new RegExp(
  `(?<=\\s)(?:putus asa|menyerah|maafkan saya|maafin saya|beban keluarga|${NOT} kuat lagi|${NOT} sanggup lagi|pengen mati|akhiri semua\\S*|${LIFE} (?:saya )?(?:sudah )?(?:habis|gelap|hancur)|selamat tinggal|terakhir)(?=\\s)`,
);

/** Where somebody's wish to die stands, and what comes before it; null where nobody's does. */
const wishOf = oncePer(({ full }: Pick<Read, 'full'>): { before: string; wish: string } | null => {
  const text = literalDanger(full);
  // whoever is spoken of first is he who wishes it
  const first = wishIn(text);
  return first === null ? null : { before: text.slice(0, first.start), wish: first.phrase };
});

/** Whether somebody wants to die, whoever it is. */
export const wishesDeath = (read: Pick<Read, 'full'>): boolean => wishOf(read) !== null;

/** Without those who are spoken to. */
function unaddressed(text: string, typed: string): string {
  if (SPEAKER_NEXT.test(typed)) return text.replace(PARENT, '');
  return SPOKEN_TO.test(typed) ? text.replace(PARENT_OF_NOBODY, '') : text;
}

/**
 * Whether the writer himself may do himself harm.
 * @param known danger is known to be one that needs those who heal, so that darker words are enough
 */
export function isDespair(read: Pick<Read, 'full' | 'typed'>, known: boolean): boolean {
  const wish = wishOf(read);
  if (wish === null) return known && DARK.test(read.full);
  const before = unaddressed(wish.before, read.typed);
  const isMine = OWN.test(wish.wish) && !KIN_BEFORE.test(before);
  return isMine || !OF_OTHER.test(before);
}
