import { anyWholePhrase } from '../base/phrases.ts';
import { PERSON, STAFF } from './office-people.ts';

/**
 * Whom somebody means who names nobody: his kin ("istrinya yg mendata"), what everybody is to know ("tau sendiri lah pak kepseknya"),
 * that he accuses nobody, and whose the things are that were for all. It only gives rise to the question whether it is to be secret. Pure.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const upTo = (count: number) => `(?:\\S+ ){0,${count}}`;

const WHO = `(?:${PERSON}|${STAFF})`;
/** Somebody's kin, not the writer's. */
const KIN = `(?:${words(
  `istri suami bini laki anak adik adek kakak ipar adik_ipar menantu mantu mertua keponakan ponakan sepupu saudara sodara dulur keluarga kerabat
  famili besan paman orang_dekat anak_buah kroni timses tim_sukses pendukung konco teman kawan`,
)}(?:nya|ny|e|ne|na)(?: (?:sendiri|semua))?)`;
const KIN_OF = `${words('istri suami bini anak adik adek kakak ipar adik_ipar menantu mantu mertua keponakan ponakan sepupu saudara sodara keluarga kerabat famili besan paman orangnya orang_dekat anak_buah kaki_tangan kroni timses')}(?:nya)? (?:pak |bu |bapak |ibu )?(?:${PERSON}|bupati|wabup|wakil bupati|sekda|anggota dewan|dewan|dprd)`;
/** What is in the hands of an office. */
const OFFICIAL = words(
  `mendata ndata ngedata mendatanya pendata nyatet mencatat ngurus ngurusin mengurus urus pegang megang memegang ngatur mengatur nentuin menentukan
  membagi bagi bagiin membagikan nyalurin menyalurkan survey survei nyurvei verifikasi input ngerjain mengerjakan garap menggarap nyuplai jadi_panitia jadi_bendahara
  jadi_operator jadi_pengurus jadi_ketua jadi_pendamping jadi_penerima jadi_pengawas jualin ngejualin jual`,
);
/** What everybody would like to have of it. */
const GETS = words(
  'dapat dapet kebagian nerima menerima terima keterima diterima lulus lolos masuk menang kerja bekerja didata terdaftar',
);
const ONLY = words('cuma hanya khusus malah justru semua semuanya kok');
const ALONE = words('semua semuanya doang aja saja terus melulu thok tok wae sendiri');
/** "You know yourself": of whom it is meant stands beside it. */
const YOU_KNOW = `${words('tahu tau ngerti paham maklum')} ${upTo(1)}(?:sendiri|maksud|lah siapa|siapa|orangnya)(?:nya|lah)?`;
const NOT_ACCUSING = `(?:bukan|bukannya|bukan maksud|tidak|gak|ga|tanpa)(?: \\S+)? ${words('nuduh menuduh nuduhin suudzon suuzon su_udzon fitnah memfitnah mfitnah iri ngiri mencurigai berprasangka buruk_sangka')}`;
const GOODS = `${words(
  `bantuan bansos sembako beras raskin pupuk pupuknya pupuke bibit semen pasir besi aspal batu obat traktor traktornya alsintan mesin pompa tenda terpal kambing sapi
  laptop komputer meja kursi gas elpiji solar mobil_sampah ambulan ambulans`,
)}(?:nya)?`;
const KEPT_AT = words(
  'rumah rumahnya gudang gudangnya kebun garasi kandang warung toko kios kolong teras',
);
const ASKS_WHEN = /\b(?:kapan|jam berapa|ambil di|diambil di|syarat\w*)\b/;
/** What he does in his hours, or lives on. */
const OWN_BUSINESS = `${words('sibuk malah asik asyik keasyikan')} ${upTo(2)}${words('kebun kebunnya sawah dagang bisnis bisnisnya toko tokonya proyek ladang warung kopi panen usaha usahanya nyaleg kampanye mancing')}`;
const LIFE = words('gaya_hidup gaya_hidupnya rumahnya mobilnya motornya hartanya kekayaannya');
const FUNDS = `${words('dana uang duit iuran kas sumbangan retribusi tabungan pungutan')} ${upTo(3)}`;

const HINTS = [
  `${KIN} ${upTo(2)}(?:yang |yg )?${OFFICIAL} `,
  `(?<!ada )yang ${OFFICIAL} ${upTo(3)}(?:${KIN}|${KIN_OF}) `,
  `(?:${KIN}|${KIN_OF}) ${upTo(3)}${ALONE} ${upTo(2)}(?:yang )?${GETS} `,
  `${GETS} ${upTo(2)}${ONLY} ${upTo(2)}(?:${KIN}|${KIN_OF}) `,
  `${ONLY} ${upTo(1)}${KIN} ${upTo(1)}(?:yang )?${GETS} `,
  `(?:yang )?${words('punya megang pegang ngelola mengelola jalanin')} ${upTo(4)}${KIN_OF} `,
  `${words('bukan karena_bukan gara_gara_bukan')} ${words('timses timsesnya tim_sukses keluarganya saudaranya sodaranya orangnya kerabatnya pendukungnya pilihannya golongannya')} `,
  `(?:${YOU_KNOW}) ${upTo(5)}${WHO} `,
  `(?:${WHO}|orang dalam|oknum) ${upTo(5)}${YOU_KNOW} `,
  `${words('tahu tau ngerti paham')} ?(?:sendiri|sendirilah)(?: lah)? ${upTo(1)}siapa `,
  `${words('paham ngerti tahu tau')} (?:lah |kan )?maksud (?:saya|kami) `,
  `${NOT_ACCUSING} `,
  `${GOODS} ${upTo(5)}(?:di|ke) ${KEPT_AT} (?:pak |bu |bapak |ibu )?${PERSON} `,
  `${KEPT_AT} (?:pak |bu |bapak |ibu )?${PERSON} ${upTo(3)}(?:penuh|numpuk|isi|ada|banyak) ${upTo(2)}${GOODS} `,
  `${PERSON} ${upTo(6)}${OWN_BUSINESS} `,
  `${LIFE} ${upTo(2)}${PERSON} `,
  `${FUNDS}${words('dibuat dipakai dipake dibikin buat dibelikan')} (?:apa|apaan)(?: saja| aja| sih)? `,
];
const hinted = anyWholePhrase(HINTS);

/** Whether words hint at somebody in office. @param text words with single blanks, one at both ends */
export const hintsAtOffice = (text: string): boolean => hinted(text) && !ASKS_WHEN.test(text);
