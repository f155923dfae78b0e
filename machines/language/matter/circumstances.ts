/**
 * Whether a text tells what lies around a matter rather than one: who said, knows or saw it, whom it was told to, who passed, fell
 * or helped, where it is, what it comes to, what was photographed. `full` is as in `Read`.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

/** Anybody who may have to do with it. */
const SOMEBODY = `${words(
  `bapak ibu pak bu peratin pemangku lurah kades kadus kaling sekdes rt rw camat bupati dewan polisi polsek kapolsek danramil babinsa
  hansip linmas satpam guru murid siswa bidan dokter perawat petugas pegawai tukang sopir ketua kepala anggota orang warga masyarakat anak
  nenek kakek istri suami tetangga petani pedagang kios dinas kantor tim mereka dia beliau saya kami kita penyuluh operator kepsek`,
)}(?:nya)?`;
const BETWEEN = '(?:\\S+ ){0,5}';
const SAYS = words(
  `bilang berkata ngomong cerita bercerita janji berjanji menjanjikan jawab menjawab suruh menyuruh nyuruh disuruh protes mengeluh ngeluh
  tanya bertanya menanyakan nanya pesan berpesan menyarankan minta_kami minta_saya meminta_kami tahu mengetahui lihat melihat dengar mendengar
  cek mengecek ngecek meninjau ninjau foto memfoto ukur mengukur ngukur survei menelepon telepon nelpon larang melarang tegur menegur negur
  mengusulkan ngusulin usulin temui menemui menyerah setuju maklum`,
);
const KNOWN = words(
  'katanya kata dengar_dengar denger_denger infonya kabarnya jawabnya alasannya dibilang dijanjikan dijanjiin',
);
const GOES = words(
  `lewat melewati melintas lalu nyebrang menyeberang nyeberang diseberangkan diseberangin berangkat pulang muter memutar antar mengantar nganter diantar
  jalan_kaki digendong ditandu digotong ditenteng ngungsi mengungsi diungsikan dirawat dibawa ditolong nolong menolong nolongin bantu membantu
  gotong_royong swadaya patungan urunan nimbun menimbun nambal menambal ngasih bagi_bagi talangi nalangin`,
);
const FALLS = words(
  `jatuh terjatuh terpeleset kepeleset tergelincir celaka kecelakaan nabrak menabrak tertabrak ketabrak luka terluka terperosok keperosok kejeblos
  kecebur terjungkal tersandung kesandung nyungsep ragrag tiguling tisoledat tibo kesasar`,
);
const OFFICE = words(
  `rt rw kadus kades lurah kelurahan desa pekon peratin pemangku camat kecamatan dinas pln pdam kantor puskesmas polisi polsek sekolah satpol dishub
  dlh pu pupr petugas ketua kepala dewan wali bupati kios operator capil`,
);
const TELLS = words(
  `lapor melapor laporkan melaporkan dilaporkan sampaikan menyampaikan disampaikan bilang ngomong mengadu ngadu usul usulkan mengusulkan diusulkan
  ajukan mengajukan diajukan telepon menelepon surati temui menemui tanyakan menanyakan tanya nanya minta`,
);
const BESIDES = words(
  `depan dekat samping sebelah belakang seberang sekitar simpang pinggir tepi sebelum sesudah setelah antara arah habis pas persis tepatnya tepat lokasinya lokasi
  alamatnya alamat posisinya patokannya rt rw gang km kilometer deket`,
);
const START =
  '^ (?:(?:maaf|oh|iya|ya|itu|ini|yang|letaknya|tempatnya|lokasinya|lokasi|di|ada|bapak|ibu|pak|bu|pas|persis|tepatnya|kira kira|kurang lebih) ){0,4}';

const SHAPES = [
  // who says, knows, looks; "kata peratin", "katanya"
  new RegExp(`\\b${SOMEBODY} ${BETWEEN}${SAYS}\\b`),
  new RegExp(`\\b${KNOWN}\\b`),
  // who passes, helps or falls
  new RegExp(`\\b${SOMEBODY} ${BETWEEN}(?:${GOES}|${FALLS})\\b`),
  new RegExp(
    `\\b(?:ada|sampai|sering|hampir|kemarin|tadi|pernah|sudah|nyaris|gara gara) ${BETWEEN}(?:${FALLS}|${GOES})\\b`,
  ),
  // whom it was told to
  new RegExp(
    `\\b${TELLS} (?:(?:\\S+ ){0,2}(?:ke|kepada|sama|pada|di|lewat) )?(?:(?:pak|bu|bapak|ibu) )?${OFFICE}\\b`,
  ),
  // where it is, and nothing else
  new RegExp(`${START}${BESIDES} (?:\\S+ ){1,7}$`),
  // what was photographed, or can be looked up
  /\b(?:foto\w*|difoto\w*|video\w*|divideo\w*|rekaman|bukti\w*|ini nik|nik (?:saya|nya)|nomor (?:kk|ktp|nik|hp))\b/,
  // what it comes to
  /^ (?:(?:jadi|jadinya|makanya|akibatnya|sampai|sehingga|terpaksa|akhirnya|untung|untungnya|kasihan|kasian|takut|takutnya) )/,
  /\b(?:jadi|jadinya|terpaksa) (?:takut|susah|harus|malas|tidak bisa|tidak berani|muter|jalan kaki)\b/,
  // how long, how many, how much worse
  /^ (?:sudah|sejak|dari|udah|kurang lebih|ada|sekitar|kira kira|hampir|sekarang)? ?(?:\d+|se\w+|dua|tiga|empat|lima|enam|beberapa|puluhan) ?(?:hari|minggu|bulan|tahun|jam|meter|kk|rumah|orang|titik|ekor|kali)\b/,
  /^ (?:sekarang|skrg|sekarang ini|malah|tambah|makin|semakin) /,
];

export function tellsOfCircumstance(full: string): boolean {
  return SHAPES.some((shape) => shape.test(full));
}
