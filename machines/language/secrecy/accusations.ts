import { oncePer } from '../../base/once-per.ts';
import { withoutNotTaken } from '../base/not-taken.ts';
import { anyWholePhrase } from '../base/phrases.ts';
import type { Read } from '../base/reading.ts';

/**
 * Whether a text accuses somebody in office of what the inspectorate looks into ("berkadar pengawasan"):
 * who is in office, and a wrong beside it — money taken or asked, public means misused, goods sold, people
 * harassed or threatened, favours for his own.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

/** Words that by themselves say it. */
const OVERSIGHT =
  /\b(pungli|pungutan liar|di ?pungli|korupsi|dikorupsi|korup|dikorup|suap|disuap|sogok|nyogok|menyogok|sogokan|fiktif|mark ?up|gratifikasi|diselewengkan|selewengkan|penyelewengan|menyelewengkan|uang pelicin|pelicin|jual beli jabatan|nepotisme|kkn|penyalahgunaan (wewenang|jabatan|anggaran|dana)|dana .{0,20}(ditilep|digelapkan|dikemplang|dimakan sendiri)|penggelapan|(meng|di)?gelapkan|(di|me)?(ni|ti)lep|kepentingan pribadi|keperluan pribadi|masuk (kantong|saku)|(oknum|staf|pegawai|petugas|aparat|peratin|pejabat|bagian|camat|lurah|kades|kepala) (\S+ ){0,4}minta (uang|duit|amplop|imbalan|setoran|jatah|bayaran)|(dimintai|dimintain|diminta) (uang|duit|\d)|(main|bagi bagi|jatah|fee) proyek|(dimintai?|dimintain|dipungut|ditarik|minta) (\S+ ){0,3}oknum|(minta|potong|setor|setoran|fee) (\S+ ){0,3}(persen|\d+%)|oknum (\S+ ){0,6}(uang|duit|amplop|juta|ribu|\d+(rb|jt))|(mobil|motor|rumah) pribadi)\b/;

/** Who holds a local office or works in one. */
const LOCAL = `${words(
  `kepala kepsek kapus sekcam lurah peratin pemangku lhp lpm kades kadus kaling sekdes rt rw pendamping oknum pegawai petugas bidan bendahara
  aparat aparatur perangkat kabid kasi kabag operator staf pengurus pejabat pamong pns asn carik juru_tulis guru dosen
  mantri perawat satpol inspektur auditor irban ajudan penyuluh panitia kader agen tksk ketua_rt ketua_kampung
  ketua_kelompok sopir_ambulans wali_kelas orang_dinas orang_kantor orang_kecamatan orang_pu`,
)}(?:nya)?`;
/** These are also addressed: "pak bupati minta bantuan" is a request to them. */
const ADDRESSED = `${words('kadis camat dewan bupati sekda dinas')}(?:nya)?`;
const OFFICE = `(?:${LOCAL}|${ADDRESSED})`;
/** Whom one owes nothing that is paid by hand. */
const SUPERIOR = `${words('kabid kadis kaban kasi kabag kepala sekdis sekcam camat pejabat oknum lurah peratin kades bupati sekda atasan ppk pptk pengawas')}(?:nya)?`;
const TAKES = words(
  `potong motong memotong pemotongan sunat nyunat menyunat makan memakan makanin mungut memungut pungut tilep nilep menilep
  menggelapkan gelapkan kantongi mengantongi korup nyolong mencuri maling menjual jual menahan nahan selewengkan
  menyelewengkan nyelewengkan ngentit ngutil ngakuk ngambik ambik embat ngembat`,
);
const ASKS = words(
  'minta meminta mintai mintain ambil ngambil mengambil njaluk narik menarik nagih',
);
const FUNDS = `(?:${words(
  `dana duit uang honor honorer gaji insentif tunjangan jasa bos blt pkh bpnt bansos bantuan anggaran setoran amplop jatah
  upah siltap persen pupuk beras raskin`,
)}|\\d+(?: ?(?:rb|ribu|jt|juta|k|%))?)(?:nya)?`;
const AMOUNT = '(?:rp ?)?\\d+ ?(?:rb|ribu|jt|juta|k|000)(?:an)?';
const CASH = `(?:${words('duit uang setoran amplop jatah persen')}|\\d+ ?(?:rb|ribu|jt|juta|k|%))(?:nya)?`;
/** Words between, none of which makes the writer the one who asks. */
const between = (count: number) =>
  `(?:(?!tolong|mohon|kami|saya|agar|supaya|untuk|tidak|belum|jangan|parkir|pln|toko|pasar)\\S+ ){0,${count}}`;

/** Money that a service does not cost. */
const PAY = words('bayar membayar dibayar bayarin setor transfer ditarik dipungut dikenakan tarif');
const FREE = words('gratis cuma_cuma tidak_dipungut tanpa_biaya');
/** What public means are misused for. */
const PLEASURE = words(
  `judi karaoke foya foya_foya nikah kawin kampanye mabuk pribadi hajatan caleg pilkades pilkada selingkuh beli_mobil
  beli_motor beli_rumah beli_tanah beli_emas bangun_rumah`,
);
const PUBLIC_MEANS = `${words('dana uang duit anggaran kas')} ${words(
  'desa pekon bos bok bansos bantuan negara rakyat komite sekolah proyek add dd hibah kelompok kas daerah jemaah',
)}`;
const USING = words('pakai dipakai memakai menggunakan digunakan dari dengan untuk buat dibuat');
/** What an office gives out and nobody in it may sell. */
const SELLS = words('jual jualan menjual menjualbelikan dijual perjualbelikan diperjualbelikan');
const GOODS = `${words(
  `blangko blanko belangko formulir ktp kk akta obat pupuk raskin beras bantuan bansos bpnt sembako vaksin kursi bangku
  jabatan sk aset kios solar aspal semen besi bbm buku seragam jawaban soal tanah`,
)}(?:nya)?`;
/** What somebody in office does to people. */
const MISTREATS = words(
  `goda menggoda godain menggodai digoda rayu merayu lecehkan melecehkan mesum selingkuh mengancam ngancam ancam diancam
  ngancem ancem diancem intimidasi mengintimidasi diintimidasi neror meneror diteror memeras meras peras diperas memalak malak palak dipalak menipu nipu ditipu
  memalsukan palsukan dipalsukan pemalsuan`,
);
const TITLE = words('pak bu bapak ibu bpk');
const FORGED = words('dipalsu dipalsukan dipalsuin dipalsuno ditiru palsu dipakai_tanpa_izin');
const LEAKS = words(
  'bocorkan membocorkan bocorin ngebocorin membocori sebarkan menyebarkan sebarin nyebarin jual jualan menjual ngejual',
);
const SHIELDS = words('bekingi beking dibeking dibekingi backing dibacking membekingi');
const OWN = `${words('keluarga kerabat saudara famili kroni tim_sukses timses orang_dekat ponakan')}(?:nya|_sendiri)?`;
const HIRING = words(
  'penerimaan seleksi tes honorer pengangkatan proyek tender lelang pengadaan cpns pppk p3k jabatan ppdb kelulusan',
);

const WRONGS = [
  `${OFFICE} ${between(4)}${TAKES} ${between(4)}${FUNDS}`,
  `${LOCAL} ${between(4)}${ASKS} ${between(4)}${CASH}`,
  `${FUNDS} (?:\\S+ ){0,4}${words('dipotong disunat dimakan diambil ditilep dipakai digelapkan dikantongi ditahan dipungut')} (?:\\S+ ){0,3}${OFFICE}`,
  // "disuruh bayar 5 juta sama oknum bkd", "petugas bilang kalau mau cepat bayar 150 ribu"
  `${LOCAL} ${between(8)}${PAY} ${between(3)}${AMOUNT}`,
  `${words('disuruh dipaksa diminta harus wajib')} ${PAY} (?:\\S+ ){0,5}${words('sama oleh ke kepada')} (?:\\S+ )?${OFFICE}`,
  // "kok bayar 50 ribu", "padahal gratis"
  `kok (?:\\S+ ){0,3}(?:${PAY}|${ASKS}) (?:\\S+ ){0,3}${AMOUNT}(?! (?:\\S+ ){0,2}calo)`,
  `(?:${PAY}|${ASKS}|dimintai|diminta) (?:\\S+ ){0,4}${AMOUNT} (?:\\S+ ){0,5}${FREE}`,
  `${FREE} (?:\\S+ ){0,6}(?:${PAY}|dimintai|diminta|minta) (?:\\S+ ){0,3}(?:${AMOUNT}|uang|duit)`,
  `(?<!${words('preman juru_parkir jukir calo tukang_parkir')} (?:\\S+ ){0,2})${ASKS} (?:\\S+ ){0,3}tanpa ${words('karcis kuitansi kwitansi bukti nota')}`,
  `${PLEASURE} (?:\\S+ ){0,3}${USING} ${PUBLIC_MEANS}`,
  `(?:${PUBLIC_MEANS}|uang bos) (?:\\S+ ){0,2}${USING} (?:\\S+ ){0,2}${PLEASURE}`,
  `${LOCAL} ${between(4)}${SELLS} ${between(2)}${GOODS}`,
  `${GOODS} (?:\\S+ ){0,2}${words('dijual diperjualbelikan')} (?:\\S+ ){0,3}${words('sama oleh')} (?:\\S+ )?${OFFICE}`,
  `${LOCAL} ${between(6)}${MISTREATS}`,
  `${MISTREATS} (?:\\S+ ){0,2}${words('oleh sama karo jak')} (?:${TITLE} )?${LOCAL}`,
  // "saya diancam pak kaling"
  `${words('diancam diancem diintimidasi diteror diperas dipalak')} (?:${TITLE} )?${LOCAL}`,
  // papers of an office under which somebody did not put his name
  `${words('tanda_tangan ttd teken paraf')} ${words('saya sy kami aku orang warga ibu bapak almarhum suami istri')} (?:\\S+ ){0,2}${FORGED}`,
  `${FORGED} ${words('tanda_tangan ttd teken paraf')} ${words('saya sy kami warga orang')}`,
  // who reported is nobody's to tell or sell
  `${LEAKS} (?:\\S+ ){0,2}${words('nama nomor nomer no identitas data')} (?:\\S+ ){0,2}${words('pelapor pelapornya pengadu')}`,
  // "setor ke kabid bina marga 15 juta"
  `${words('setor nyetor menyetor disetor setoran nyogok menyogok nyuap menyuap upeti')} (?:\\S+ ){0,3}${words('ke kepada sama untuk buat')} (?:\\S+ )?${SUPERIOR}`,
  `${SHIELDS} (?:\\S+ ){0,2}${words('aparat oknum polisi tentara pejabat camat kades peratin lurah anggota')}`,
  `${OFFICE} (?:\\S+ ){0,10}${words('cuma hanya khusus mengutamakan mementingkan')} (?:\\S+ ){0,4}${OWN}`,
  `${words('permainan main_uang titipan orang_dalam jual_beli beli_kursi kecurangan')} (?:\\S+ ){0,2}${HIRING}`,
];
const tellsWrong = anyWholePhrase(WRONGS);

/** Whether a text accuses somebody in office of what the inspectorate looks into. */
export const isOversight = oncePer((read: Pick<Read, 'full' | 'typed'>): boolean => {
  const { full, typed } = withoutNotTaken(read);
  return [...new Set([full, typed])].some((text) => OVERSIGHT.test(text) || tellsWrong(text));
});
