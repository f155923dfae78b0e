import { oncePer } from '../../base/once-per.ts';
import type { Read } from '../base/reading.ts';

/**
 * Praise that is none: courtesy around a plea, and stars for what is like a pond. Said of the whole text, since whoever praises
 * closes his own complaint by it; the words of defects are known elsewhere (`kinds.ts`). Pure; works on written-out words.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const said = (pattern: string, flags = '') => new RegExp(`(?<=\\s)(?:${pattern})(?=\\s)`, flags);

const US = '(?:kami|saya|kita|rakyat|warga)';
const HONOURS = `(?:${US} )?(?:yang )?(?:sangat )?${words('hormati banggakan cintai sayangi muliakan kagumi terhormat dibanggakan dihormati dicintai')}`;
/** What letters begin and end with, whatever stands between. */
const FORMULAS = [
  said(`(?:yang )?${HONOURS}(?: (?:dan|serta|lagi) ${HONOURS})*`, 'g'),
  said(
    `(?:atas|sebelum|sebelumnya|demikian) (?:dan sesudahnya )?(?:\\S+ ){0,6}?(?:${US} )?(?:(?:meng)?ucap\\S* |(?:meng)?hatur\\S* |sampaikan )?(?:banyak )?(?:terima kasih|terimakasih|makasih)(?: (?:yang )?(?:se\\S+|banyak|tak terhingga)(?: \\S+nya)?)?`,
    'g',
  ),
  said(
    `semoga (?:bapak |ibu |kita |beliau )*(?:selalu |senantiasa )?(?:dalam |di |ada )?(?:(?:dalam )?lindungan|keadaan|rahmat|berkah|sehat)(?: (?:allah|tuhan|swt|nya|sehat|walafiat|wal afiat|yang maha esa|dan|selalu|amin))*`,
    'g',
  ),
];

/** Somebody wants what is not there. */
const WISHES = said(
  [
    `${words('memohon memohonkan dimohon permohonan bermohon kiranya sudi sudilah berkenan perkenan berharap harapan harapannya kepengen ingin pengen bantulah bantuin butuh perlu perbaikilah')}`,
    `(?:semoga|moga|mudah mudahan|andai|kalau bisa) (?:\\S+ ){0,6}?${words('bisa dapat juga segera cepat masuk diperbaiki dibangun diaspal diperhatikan ditinjau dibantu dilirik merasakan kebagian tersentuh menyusul giliran kebagian sampai ada')}`,
    `(?:kapan|giliran) (?:\\S+ ){0,3}(?:kami|kita)`,
  ].join('|'),
);
/** Things that went wrong, in words that no list of defects has. */
const RUINED = said(
  `${words(
    `ngelupas mengelupas terkelupas kelupas runtuh keropos ambrol rontok copot pecah pecah_pecah amburadul berantakan semrawut gundul lumpur
    berlumpur debu berdebu kubangan genangan tergenang bolong bolong_bolong berlubang penyok bengkok gelap_gulita gelap_gelapan lilin
    mogok ngadat byar_pet nganggur terlantar ditelantarkan pajangan hiasan kenangan dongeng janji nunggu menunggu antrean antrian
    setahun bertahun tahunan bertahun_tahun berbulan berbulan_bulan berjam berjam_jam seharian selamanya abadi bisu membisu`,
  )}|dari pagi (?:\\S+ )?(?:sampai|nyampe|hingga) \\S+|(?:awet|tahan|kuat|baru) (?:\\S+ )?(?:seminggu|sebulan|sehari|dua|3|2|1|se\\S+) (?:\\S+ )?(?:sudah|langsung)`,
);
/** What things may well become, and be likened to. */
const FINE = words(
  `bersih mulus bagus baik indah rapi terang lancar aman nyaman mudah gampang enak cepat ramah senang tenang lebih makin semakin sangat tambah
  bisa maju sehat sejuk cantik rata halus lega murah gratis sejahtera contoh teladan kebanggaan juara berkah surga mimpi keluarga saudara sendiri baru
  terbaik kota tol sirkuit hotel nomor yang peserta anggota petugas perawat bidan dokter guru ibu bapak pemimpin bupati camat warga orang kami kita semangat
  berkembang ramai hidup subur hijau asri tertib teratur percaya bangga betah terbantu kenyang pintar kuat
  terima terimakasih makasih alhamdulillah syukur pak bu min dan di ke lagi semua juga dengan setelah
  mau saya tapi cuma tanya ini itu sudah terus pas pada untuk buat kalau karena sekalian numpang oke ok siap`,
);
const BECOMES = said(
  `(?:(?:sudah|telah|malah|resmi|sukses|berubah|berhasil|kini|sekarang) )*(?:jadi|jd|jdi|menjadi|jadinya|dijadikan|berubah|seperti|kayak|kyk|kek|kaya|bagai|bagaikan|bak|ibarat|mirip|serasa|laksana|macam) (?!${FINE}(?:nya)? )\\S+`,
);
/** "hebat ya", "selamat ya": said with a smile that is none. */
const MOCKS = said(
  `(?:hebat|mantap|pinter|pintar|bagus|keren) (?:bener|benar|betul|ya|yah|sih)|selamat (?:ya|yah|deh|buat|untuk|kepada|atas) |(?:kami|kita|warga) (?:\\S+ )?(?:diajak|disuguhi|disuguhin|dimanja|dimanjakan|dihibur|dikasih) (?:\\S+ )?(?:wisata|mandi|hiburan|olahraga|off|offroad|janji|nyanyian)`,
);

/** The text without the formulas of letters. */
export const withoutFormulas = (full: string): string =>
  FORMULAS.reduce((rest, formula) => rest.replace(formula, ' '), full).replace(/\s+/g, ' ');

/** Whether it means the contrary of what it says. */
export const isMockery = (full: string): boolean =>
  [BECOMES, MOCKS].some((sign) => sign.test(full));

/** Whether what reads as praise asks for something, or means the contrary. */
export const isSpoiltPraise = oncePer(({ full }: Pick<Read, 'full'>): boolean => {
  const text = ` ${withoutFormulas(full).trim()} `;
  return [WISHES, RUINED, BECOMES, MOCKS].some((sign) => sign.test(text));
});
