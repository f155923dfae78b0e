import { anyWholePhrase } from '../base/phrases.ts';
import { PERSON, STAFF } from './office-people.ts';

/**
 * Petty wrongs of people in an office as everybody words them, in Indonesian, Javanese and Lampung: money or goods asked
 * for, aid cut, things sold, papers forged, people harassed or silenced. What is lawful, or done by others, reads much the
 * same; so this only gives rise to the question whether it is to be secret. Pure.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const upTo = (count: number) => `(?:\\S+ ){0,${count}}`;

/** People of an office who are named by hardly anything else. */
const HELPERS = `(?:${words(
  `plkb irban sespri kasubbid anggota_polpp anggota_satpol pol_pp polpp polisi_pamong perawate petugase pegawaie
  penyuluhe mandore pegawe pegawai kader_posyandu pemungut juru_tulis bagian_loket`,
)}|(?:mas|mbak|bapak|ibu|orang|org) (?:mas )?${words('loket dalem dalam perizinan dinas pasar kantor')}|${words('wong jama ulun orang org')} ${words(
  'dinas dukcapil disdukcapil capil dishub pu pupr dinsos dinkes rsud puskesmas kecamatan pekon kantor perizinan bpbd dlh bunnak',
)})`;
const WHO = `(?:${PERSON}|${STAFF}|${HELPERS})`;
const BY = words('sama sm oleh karo jak dari ke kepada maring neng kanggo jo');
/** Before the one who did it. */
const DOER = words('sama sm oleh karo jak jo');
const IF = words('kalau kalo klo jika nek yen bila lamun');

const SUM = `(?:(?:rp ?)?\\d+(?:[.,]\\d+)? ?(?:rb|ribu|jt|juta|k|000|ewu|yuta|persen)|\\d{3,}|${words(
  'sejuta seratus satus seket selawe gocap goceng ceban cepek sewu seikhlasnya sukarela semampunya',
)})`;
const MONEY = `(?:${words('uang duit dui dhuwit ongkos bayaran setoran iuran amplop persenan fee jatah upeti')}(?:nya|e|ne)?|${SUM})`;
/** What nobody may ask for beside what is due. */
/** What an office keeps for others. */
const FUNDS = `${words('dana uang duit anggaran kas iuran')}(?:nya|ne|e)?`;
const GIFT = words(
  `rokok kopi bensin solar pulsa salam_tempel oleh_oleh oleh2 pelicin imbalan uang_lelah uang_solar uang_rokok uang_bensin uang_kopi
  tip telepon hp upeti sesajen`,
);
const ASKS = words(
  `minta mintain mintak njaluk jaluk nyuwun ngakuk kilu ngilu malak nodong narik narikin nagihin ngutip mungut mungutin
  pungut nuntut`,
);
/** It is asked of the writer, by whomever. */
const ASKED = words(
  'dimintai dimintain dijaluki dijaluk dikilu dikilui dipalak dipalakin ditodong ditarikin dipungutin diperas',
);
const MADE = words('disuruh dipaksa diharuskan suruh nyuruh dikon kudu harus hrs wajib mesti');
const PAYS = words(
  `bayar byar mbayar mbayari nebus menebus setor nyetor nyelipin selipin nyelipkan ngasih kasih ngamplopi transfer iuran
  seikhlasnya`,
);
const FREE = words('gratis grates cuma_cuma tidak_bayar ditanggung');
/** Those who take without an office, and what is paid for to others. */
const OTHERS =
  / (?:di)?(?:preman|calo|ojek|travel|toko online|rentenir|pinjol|debt|parkir|jukir|pabrik|perusahaan|majikan) /;

const DEMANDS = [
  `${WHO} (?!parkir )${upTo(5)}${ASKS} ${upTo(2)}(?:${MONEY}|${GIFT}(?! (?:untuk|utk|buat))) `,
  `${MADE} ${upTo(1)}${PAYS} ${upTo(6)}${BY} ${upTo(1)}${WHO} `,
  `${words('dipungut ditarik diminta dikenai dikenakan ditagih')} ${upTo(1)}${MONEY} ${upTo(2)}${DOER} ${WHO} `,
  // whoever is made to pay himself stands before it as well: "guru honor harus bayar sendiri"
  `${WHO} ${upTo(3)}${words('nyuruh menyuruh suruh maksa memaksa')} ${upTo(2)}${PAYS} `,
  `${WHO} ${upTo(1)}${words('bilang ngomong minta')} ${upTo(3)}${MADE} ${upTo(1)}${PAYS} `,
  `${MADE} ${words('seikhlasnya sukarela nyelipin selipin nyelipkan nebus')} `,
  `${PAYS} seikhlasnya `,
  `${words('habis abis setelah sesudah')} ${upTo(1)}${words('kasih ngasih selipin nyelipin selipkan amplopin')} ${upTo(1)}${MONEY} `,
  `${PAYS} ${upTo(1)}${MONEY} ${upTo(1)}${words('ke kepada maring neng')} (?:dia|${WHO}) `,
  // whoever pays comes first
  `${FUNDS} (?:(?!bayar|setor|ambil|urus|kirim|transfer)\\S+ ){0,3}ke ?mana `,
  `ke ?mana ${upTo(2)}${FUNDS} `,
  `${WHO} ${words('baru malah sudah bisa mampu')} ${upTo(1)}${words('ganti beli punya bangun')} ${upTo(1)}${words('mobil rumah motor ruko tanah kebun sawah')} `,
  `${IF} ${upTo(1)}${words('mau pengen ingin')} ${upTo(1)}${words('cepat cepet lancar beres lolos dapat dapet')} ${upTo(4)}${SUM} `,
  `${words('jalur lewat')} ${words('cepat cepet belakang kilat')} ${upTo(4)}(?:${WHO}|${MONEY}) `,
  `(?:cuma|hanya|khusus) ${upTo(1)}(?:buat|untuk) yang ${words('bayar mau_bayar nyetor setor punya_duit')} `,
  `${words('tahu tau')} sama ${words('tahu tau')} `,
  `biar sama sama ${words('enak untung senang')} `,
  `${words('uang duit')} ${words('lelah rokok solar bensin kopi pelicin tutup_mulut capek')}(?:nya|e)? (?:dulu|baru|tidak|dl|ke|buat) `,
  `bayar ${upTo(5)}${words('kwitansi kwitansinya kuitansi kuitansinya karcisnya notanya struknya')} ${words('cuma hanya cm mung')} `,
];

/** What is given out, or due to somebody. */
const DUE = `${words(
  `bantuan bansos blt pkh bpnt pip beras raskin pupuk pupuke honor gaji upah insentif uang duit dana bibit jatah kursi lapak kios obat
  sembako tenda ganti_rugi subsidi traktor sapi aspal semen kabel`,
)}(?:nya|e)?`;
const CUT = words(
  `dipotong dipotongi dipangkas disunat dicatut diselewengno diselewengke diakuk diambil dipek didol dijual dijualin ditilep
  disewain disewakan dipangan digelapno digelapke`,
);
/** Who may cut something: that is no wrong of an office. */
const LAWFUL = '(?! (?:\\S+ ){0,3}(?:pusat|pemerintah|pajak|bank|bpjs|pln|angin|banjir))';
const SELLS = words('jual ngejual jualin ngedol adol menjual nyewain nyewakan');
const GOODS = `${words(
  `obat solar bbm kabel meja kursi lapak kios kartu aspal semen jatah blangko aset besi beras pupuk bibit traktor buku seragam
  laptop komputer sembako bantuan tenda mie jabatan`,
)}(?:nya)?`;
const DIVERTS = [
  `${DUE} ${upTo(5)}${CUT} (?:${upTo(6)}${DOER} ${upTo(1)})?${WHO} `,
  `(?!kabel|semen|aspal)${DUE} ${upTo(5)}${words('diselewengno diselewengke dipangkas dicatut didol diakuk ditilep dipek')}${LAWFUL} `,
  `${DUE} ${upTo(2)}dipotong${LAWFUL} ${upTo(2)}${SUM} `,
  `yang ${words('motong nyunat mangkas ngambil makan nilep ngentit ngedol')} ${upTo(1)}(?:kasi|kasih_nya|kasih nya|${WHO}) `,
  `${WHO} ${upTo(4)}${SELLS} ${upTo(2)}${GOODS} `,
  `${words('disuruh nyuruh suruh')} ${upTo(2)}${SELLS} ${upTo(2)}${GOODS} `,
  `${words('bantuan bansos obat pupuk tenda mie')} ${upTo(6)}dijual ${upTo(3)}${words('milik punya')} ${upTo(1)}${words('istri suami anak pegawai petugas kepala ketua')} `,
  `${WHO} ${upTo(5)}${words('makan ngutang belanja ngopi ngambil ambil')} ${upTo(4)}${words('tidak gak ga nggak ora')} (?:mau |pernah |mbayar )?bayar `,
  `sisanya ${upTo(5)}${words('buat untuk masuk')} ${upTo(3)}${words('atas atasan pejabat bos kantong')} `,
  `bikin ${upTo(1)}${words('separo separuh setengah')} ${upTo(1)}${words('laporannya laporan spj')} `,
  `${words('kerja ngerjain garap ngerjakan dibagi dibagi_bagi dibagi2 menang pemenangnya')} ${upTo(5)}${words('keponakan ponakan sodara saudara adik ipar keluarga')}(?: ?nya)? `,
];

const PAPER = `${words('tanda_tangan ttd teken paraf stempel cap nota kuitansi kwitansi absen spj sppd laporan')}(?:nya|ne)?`;
const FORGED = words('palsu dipalsu dipalsuin dipalsukan dipalsuno fiktif');
const SIGNED = words('tanda_tangan ttd teken nota kuitansi kwitansi');
const FORGES = [
  `${PAPER} ${upTo(2)}${FORGED} `,
  `${SIGNED} ${upTo(1)}kosong `,
  `${words('disuruh suruh nyuruh dikon dipaksa')} ${words('teken ttd tanda_tangan ngaku')} ${upTo(2)}${words('kosong palsu nota fiktif beres selesai lunas')} `,
];

/** What nobody in an office may do to those who come to it. */
const HARASSES = words(
  `maki maki_maki maki2 memaki nampar menampar mukul mukulin ngeraba ngeraba2 raba raba2 meraba megang2 pegang2 megang_megang colek
  nyolek nyium cium ngintip mesum ngamar gerayangi grepe`,
);
const HARASSED = words(
  `dipegang2 dipegang_pegang diraba diraba2 dicolek dicolek2 digrepe dicium dimaki dimaki2 dimaki_maki dipukul dipukuli dipukulin
  ditampar diintip digoda`,
);
const HARASSMENT = [
  `${WHO} ${upTo(5)}${HARASSES} `,
  `${HARASSED} ${upTo(4)}(?:${DOER} )?${WHO} `,
  `${words('dipaksa diajak disuruh')} ${upTo(1)}${words('ngamar tidur kencan check_in nginap bobo')} `,
];

/** What befalls one who speaks. */
const PENALTY = words(
  `dicoret dicopot dipecat digusur dipindah dipindahin dimutasi dikeluarin dikeluarkan diperiksa dipersulit diancam diancem dicabut
  tidak_diurus tidak_diperpanjang tidak_dikasih tidak_dikasi tidak_diimunisasi tidak_dilayani`,
);
const SPEAKS = words(
  'ngadu mengadu lapor melapor ngomong bilang protes nolak nanya bersuara ditagih sms',
);
const MUTE = words('diam diem bungkam tutup_mulut damai cabut nyabut batalin ngaku');
const SILENCES = [
  `${words('diancam diancem ngancam ngancem mengancam')} ${upTo(4)}(?:${IF} )?${upTo(1)}${SPEAKS} `,
  `${words('diancam diancem ditekan digertak')} ${upTo(1)}${WHO} `,
  `${words('dana uang duit laporan laporannya proyek anggaran')} ${upTo(12)}${words('diancam diancem digertak')} `,
  `${PENALTY} ${upTo(1)}(?:gara|karena) ${upTo(3)}${SPEAKS} `,
  `${words('dikasih ngasih ngasi dikasi diberi disogok kasih')} ${upTo(2)}${MONEY} ${upTo(4)}${words('biar supaya suruh disuruh agar ben')} ${upTo(1)}${MUTE} `,
  `${words('didatengin didatangi disamperin ditelpon')} ${upTo(4)}${words('suruh disuruh minta')} ${upTo(1)}${MUTE} `,
];

/** Own business in the hours that the office pays for. */
const OWN_BUSINESS = `(?:${words('praktek praktik buka_praktek buka_praktik jualan dagang ngojek usaha kerja ngobyek nyambi')} ${upTo(2)}${words('luar sendiri pribadi rumah sampingan')}|nyambi|sampingan)`;
const PAID_HOURS = `${words('jam waktu')} ${words('dinas kerja kantor dines')}`;
const ABSENCES = [
  `${WHO} ${upTo(9)}${OWN_BUSINESS} ${upTo(5)}${PAID_HOURS} `,
  `${WHO} ${upTo(5)}${PAID_HOURS} ${upTo(5)}${OWN_BUSINESS} `,
];

/** Nobody is named: where the text speaks of others, it may well be they. */
const BY_NOBODY = [
  `${ASKED} ${upTo(3)}(?:${MONEY}|${GIFT}) `,
  `(?:${PAYS}|${ASKED}|dibayar) ${upTo(6)}${words('padahal pdhl harusnya seharusnya mestinya jare kan')} ${upTo(3)}${FREE} `,
  `${words('padahal katanya harusnya seharusnya jarene jare')} ${upTo(1)}${FREE} ${upTo(3)}(?:${MADE} )?(?:${PAYS}|${ASKED}|ditarik|dipungut) `,
  `${IF} ${words('mau pengen ingin pingin')} ${words('cepat cepet lancar duluan didahulukan tuntas beres lulus lolos mudah gampang diangkut')} ${upTo(5)}(?:${PAYS}|uang|duit|amplop|tahu sama tahu|tau sama tau) `,
  `(?:${ASKS}|${ASKED}|${PAYS}) ${upTo(5)}${words('tanpa tidak_ada ora_ono tidak_ono mak_ngedok ga_ada')} ${words('karcis karcise kuitansi kwitansi kuitansine')} `,
  `(?:${IF}|yang) ${upTo(1)}${SPEAKS} ${upTo(3)}${PENALTY} `,
];

const tells = anyWholePhrase([
  ...DEMANDS,
  ...DIVERTS,
  ...FORGES,
  ...HARASSMENT,
  ...SILENCES,
  ...ABSENCES,
]);
const tellsOfNobody = anyWholePhrase(BY_NOBODY);

/** Whether words may tell of such a wrong. @param text words with single blanks, one at both ends */
export function tellsOfEverydayWrong(text: string): boolean {
  return tells(text) || (tellsOfNobody(text) && !OTHERS.test(text));
}
