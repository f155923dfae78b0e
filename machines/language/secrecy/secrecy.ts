import { oncePer } from '../../base/once-per.ts';
import { anyPhrase } from '../base/phrases.ts';
import type { Read } from '../base/reading.ts';
import { saidSecret } from './secret-word.ts';

/**
 * Whether somebody asks that it stays hidden that he wrote. Slips, spacing and the languages of the district
 * (Indonesian, Lampung, Javanese, Malay) are read; what only contains the word ("rahasia umum") is none.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const upTo = (count: number) => `(?:\\S+ ){0,${count}}`;

/** "not", "let it not be". */
const NOT = `${words(
  'jangan jgn jng jan tidak_usah tidak_perlu tidak_mau tidak_ingin tidak_boleh tanpa usah ojo aja dang ulah ampai',
)}(?! lupa)`;
/** To name somebody, to let somebody know; in any voice. */
const TELL = `(?:(?:di|me|men|meng|mem|ng|ny)? ?${words(
  `sebut bilang beri_tahu beri_tau kasih_tahu kasih_tau kasi_tau beritahu kabar bocor tulis cantum catat muncul buka
  bukak dedah omong ngomong cerita tampil pajang bawa_bawa libatkan ketahuan ketauan ketahui tahu tau kenal kenali
  curiga konangan weruh sebar ungkap tunjuk publikasi ekspos umum kasih_nama beri_nama`,
)}\\S*|${words('ketahuan ketauan konangan tahu tau ngerti')})`;
/** To hand on a name or a number. */
const GIVE = words(
  'kasih beri berikan dikasih diberi diberikan kasihkan dikasihkan share dibagikan diteruskan',
);
/** Who the writer is, in words of his own. */
const IDENTITY = `(?:${words('nama nomor nomer hp data jeneng asma ngaran')} (?:hp )?${words(
  'saya sy aku ku gue kami kita saye pelapor pengirim abdi ambo sikam nyak kulo kula',
)}|${words(
  'namaku namanya_saya jenengku jeneng_ku identitas jati_diri jatidiri gelakhku gelakh_ku gelakh_sikam gelarku pelapor pengirim_sms',
)})`;
/** "who it was that wrote", "that it was me". */
const WHO = `(?:${words('siapa sapa sopo sai')} (?:yang |yg |sing |sai )?|${words(
  'dari_saya dari_kami kalau_saya kalau_kami saya_yang kami_yang saya_lapor aku_sing nyak_sai',
)} ?)`;
/** To keep somebody hidden. */
const HIDE = words(
  `sembunyikan disembunyikan umpetin tutupi ditutupi samarkan disamarkan sensor disensor lindungi dilindungi melindungi
  perlindungan privasi dijaga jaga amankan diamankan dijamin jaminan kosongkan inisial`,
);

const PLEAS = [
  `${NOT} ${upTo(5)}${TELL} ${upTo(4)}(?:${IDENTITY}|${WHO}|nama |identitas )`,
  `${NOT} ${upTo(3)}${IDENTITY} ${upTo(4)}${TELL}`,
  `${IDENTITY} ${upTo(3)}${NOT} ${upTo(2)}${TELL}`,
  `${NOT} ${GIVE} ${IDENTITY} `,
  `${IDENTITY} ${upTo(1)}${NOT} ${GIVE} `,
  `nama saya jangan `,
  // nothing follows but a polite word: "jgn bilang2 ya"
  `${words('jangan ojo dang')} (?:sampai )?(?:di)?${words('sebut bilang bilang_bilang kasih_tahu ketahuan bocor sebarkan')}(?:kan|in|lah)?(?: ${words('siapa_siapa saya kami')})?(?: ${words('ya pak bu min dong dulu')})* $`,
  `${words('jangan ojo')} (?:sampai )?(?:bilang|cerita|kabar|sebut)\\S* (?:bilang )?(?:ke|dari|kepada|sama) `,
  // pipes and roofs leak as well
  `jangan (?:sampai )?(?:bocor(?!\\S* lagi)(?!.*(?: pipa | atap ))|ketahuan|sebarkan|diteruskan ke dinasnya)`,
  `${HIDE} ${upTo(2)}(?:${IDENTITY}|pelapor|saksi) `,
  `(?:${IDENTITY}|saksi) ${upTo(3)}${HIDE} `,
  ` tanpa (?:di)?(?:nama|sebut|menyebut)`,
  ` ${words('anonim anonymous confidential incognito')} `,
  ` identitas saya `,
];
/** Afraid of what people would do to him for it. */
const OFFICIALS = words(
  'oknum preman mereka dia pak bapak bu aparat polisi kabid kadis camat lurah peratin kades kepala bos atasan pejabat suruhan',
);
const FEARS = [
  `${words('takut khawatir was_was cemas ngeri wedi')} ${upTo(5)}${words(
    'diancam ancam dipecat dimusuhi ketahuan dimarahi dimutasi dibalas dendam dianiaya dibunuh dihabisi ditandai dikucilkan dipersulit diintimidasi',
  )} `,
  // what became of the one who complained before him
  `ada yang ${upTo(1)}${words('ngadu mengadu lapor melapor protes ngelapor')} ${upTo(4)}${words('besoknya malamnya paginya esoknya lusanya terus lalu langsung setelahnya setelah_itu habis_itu kemudian')} ${upTo(4)}${words('kebakar dibakar terbakar kebakaran dirusak dilempari dilempar dipukul dipukuli dikeroyok diancam diteror dipecat dicoret didatangi diracun dibacok ditebas hilang')} `,
  // what is to be done to him or his for it: "kalau lapor lagi rumah saya mau dibakar"
  `${words('kalau jika bila nek yen sampai awas')} ${upTo(2)}${words('lapor melapor ngadu mengadu protes ngomong sms')} ${upTo(4)}${words('saya kami aku rumah keluarga anak kebun')} ${upTo(4)}${words('dibakar dibunuh dihabisi dibacok dirusak diobrak_abrik dilempari dipukuli diculik dianiaya')} `,
  `takut kena ${words('marah dimarahi sanksi masalah imbas getah teror hukuman mutasi pecat')} `,
  `${words('takut wedi')} ${upTo(1)}${words('sama dengan kepada karo')} ${OFFICIALS} `,
  `${words('menghabisi menghajar membunuh mengancam ngancam mencari memecat bunuh habisi hajar bacok ancam ngancem bakar mecat')} (?:saya|kami|keluarga saya) ${upTo(6)}${words('kalau jika bila')} ${upTo(3)}${words('tahu tau ketahuan lapor ngadu')} `,
  `${words('kalau jika bila')} ${words('lapor melapor ngadu mengadu')} lagi ${upTo(2)}awas `,
  `awas ${upTo(1)}${words('kalau jika bila')} ${upTo(2)}${words('lapor melapor ngadu mengadu')} `,
  `${words('kalau jika bila')} ${upTo(2)}ketahuan ${upTo(4)}(?:saya|kami|aku) ${upTo(3)}${words('dimutasi dipecat dibunuh dihabisi diancam')} `,
  `(?:saya|kami|aku) (?:bisa |akan )?${words('dimutasi dipecat dibunuh dihabisi diancam')} ${words('kalau jika bila')} ${upTo(2)}ketahuan `,
];
const pleads = anyPhrase([...PLEAS, ...FEARS].map((one) => one.trimStart()));

/** The letters set apart: `R A H A S I A`, `ra-hasia`. */
const SPACED =
  /\br[\s.*_-]{0,3}a[\s.*_-]{0,3}h[\s.*_-]{0,3}a[\s.*_-]{0,3}s[\s.*_-]{0,3}i[\s.*_-]{0,3}a/iu;
const PLAIN = /rahasia/i;

/** Whether the writer asks for secrecy, or tells whom he is afraid of. */
export const asksForSecrecy = oncePer((read: Omit<Read, 'accusing' | 'clauses'>): boolean => {
  const { raw, full, typed } = read;
  if (SPACED.test(raw) && !PLAIN.test(raw)) return true;
  if (pleads(full) || (typed !== full && pleads(typed))) return true;
  return saidSecret(read) === 'plea';
});

/** `R A H A S I A` and nothing behind it. */
export function isSpacedPlea(raw: string): boolean {
  return SPACED.test(raw) && raw.replace(SPACED, '').trim().length <= 1;
}
