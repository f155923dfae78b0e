import { anyWholePhrase } from '../base/phrases.ts';
import { PERSON, STAFF } from './office-people.ts';

/** Words that may accuse somebody in office without plainly doing so (`accusations.ts`). Pure. */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const upTo = (count: number) => `(?:\\S+ ){0,${count}}`;

/** What one does not say of somebody who only does his work badly. */
const SUSPECT = words(
  `dapat_bagian minta_bagian kebagian dapat_persen dapat_persenan dapat_jatah setor nyetor menyetor setoran disetor bagi_hasil bagi_bagi bagi_dua kongkalikong kong_kalikong sekongkol bersekongkol
  persekongkolan main_mata main_belakang main_uang main_duit ada_main bermain_mata permainan dipermainkan titipan dititip
  pilih_kasih tebang_pilih curang kecurangan nakal licik amplop upeti jatah fee komisi sogokan uang_rokok uang_kopi
  uang_bensin uang_lelah uang_jasa uang_damai uang_tutup_mulut uang_terima_kasih uang_jalan uang_capek
  dibawa_pulang bawa_pulang dijual menjual ngejual kepentingan_sendiri keuntungan_pribadi keuntungan_sendiri untung_sendiri
  kebun_sendiri kebun_pribadi kebunnya rumah_pribadi rumahnya_sendiri ke_rumahnya kantong_sendiri kantong_pribadi
  manipulasi memanipulasi dimanipulasi rekayasa direkayasa memalsukan dipalsukan pemalsuan palsu fiktif
  menyembunyikan disembunyikan nyembunyikan ditutupi menutupi ditutup_tutupi kebal bekingan beking orang_kuat kroni dipangan ngapusi diakali diakalin akal_akalan akal_bulus dipegang dikuasai mampir nyangkut mengendap
  kaya_mendadak mobil_baru rumah_mewah hidup_mewah rekening_gendut
  tidak_jujur penipu menipu bohong berbohong membohongi ikut_bermain ikut_main bermain_api makan_uang nilep mencuri curi maling
  selingkuh selingkuhan simpanan main_perempuan main_wanita main_cewek berduaan ketemuan kencan mesra mesum genit cabul mabuk judi berjudi narkoba nyabu karaoke
  menyalahgunakan salahgunakan penyalahgunaan disalahgunakan mengancam ngancam ancam_ancam menekan
  titip_absen absen_fiktif gaji_buta dobel_gaji rangkap_jabatan kaki_tangan`,
);
const COIN = `(?:${words('uang duit jatah setoran fee bayaran pungutan iuran amplop upeti sumbangan')}|\\d+ ?(?:rb|ribu|jt|juta|k|000|persen))`;
/** Gain of his own from his office: "punya CV sendiri buat dapat proyek". */
const OWN_GAIN = `${words('apotek apotik klinik toko cv pt usaha perusahaan proyek kebun warung bengkel percetakan katering')}(?:nya)? ${upTo(1)}${words(
  'miliknya pribadinya sendiri sendirinya pribadi istrinya suaminya anaknya keluarganya adiknya',
)}`;
/** What is asked for although nothing is due. */
const EXTRA = words(
  `rokok kopi bensin pulsa traktir imbalan tip tips sesuatu pelicin uang_lebih tambahan_biaya biaya_tambahan uang_tambahan
  persenan bayaran sumbangan_paksa jatah_preman`,
);
const TAKES = words(
  'minta meminta mintain dimintain dimintai diminta ngasih dikasih kasih nagih narik ditarik disuruh menyuruh nyuruh',
);
/** It is only supposed. */
const HEARSAY = words(
  `katanya kabarnya dengar_dengar denger_denger isunya isu gosip rumor desas_desus diduga dugaan menduga curiga dicurigai
  mencurigakan kecurigaan jangan_jangan indikasi terindikasi janggal kejanggalan tidak_beres ada_apa_dengan`,
);
const MONEY = words(
  'dana duit uang anggaran proyek honor bansos bantuan dd add bos apbd apbdes setoran iuran kas proyeknya dananya uangnya anggarannya duitnya',
);
const GONE = words(
  'dikemanakan kemana_larinya lari_kemana larinya raib menguap lenyap ditutupi tidak_transparan disembunyikan tidak_pernah_transparan',
);
/** What relatives of somebody in office get. */
const GAINS = words(
  'dikerjakan mengerjakan ngerjain kerjain proyek proyeknya pemborong pemborongnya kontraktor kontraktornya tender lelang dapat lulus diterima diangkat honorer bantuan menang pengadaan bansos blt pkh bpnt',
);
const MEANS = words(
  'mobil_dinas motor_dinas truk_sampah truk_dinas alat_berat ambulans ambulan ambulance kendaraan_dinas barang_dinas aset_dinas inventaris solar aspal pupuk_subsidi material semen',
);
/** What all are to have who need it. */
const AID = words(
  'bantuan bansos blt pkh bpnt sembako raskin beras pupuk subsidi bibit gas_melon elpiji solar beasiswa kartu_tani bedah_rumah bsps alsintan traktor',
);
const ENJOYS = words(
  'ambil ngambil mengambil nikmati menikmati makan terima nerima menerima cairkan nyairkan mencairkan pakai pake kantongi',
);
const ACCUSING = [
  `${PERSON} ${upTo(6)}${SUSPECT} `,
  `${SUSPECT} ${upTo(5)}${PERSON} `,
  `${PERSON} ${upTo(4)}${TAKES} ${upTo(3)}${EXTRA} `,
  `${STAFF} ${upTo(4)}${words('minta meminta mintain narik tarik menarik nagih mungut memungut ambil mengambil')} ${upTo(3)}(?:${COIN}|${EXTRA}) `,
  `(?:${PERSON}|dokter|${STAFF}) ${upTo(6)}(?:${OWN_GAIN}|ke ${words('suaminya istrinya anaknya adiknya keluarganya')}) `,
  `(?:${PERSON}|${STAFF}) ${upTo(3)}${words('tahan menahan nahan mencuri nyuri curi')} ${upTo(1)}${words('kartu atm buku ktp kk laptop komputer barang')} `,
  `${words('pakai memakai menggunakan pake')} uang ${words('kantor dinas bos sekolah negara kas pekon desa')} `,
  `yang (?:datang|dateng|survey|survei|nambal|kerja|ngecek|cek|ukur|ngukur) ${upTo(3)}${words('minta mintain')} ${upTo(1)}(?:${EXTRA}|${COIN}) `,
  `${HEARSAY} ${upTo(8)}(?:${PERSON}|${MONEY}) `,
  `(?:${PERSON}|${MONEY}) ${upTo(5)}(?!katanya|kabarnya|isu)${HEARSAY} `,
  `${MONEY} ${upTo(4)}${GONE} `,
  `${GONE} ${upTo(3)}${MONEY} `,
  // what one slips in, keeps back or is given, in everybody's words
  `${words('diselipin diselipkan selipin selipkan nyelipin selipan')} ${upTo(3)}${words('map amplop berkas uang duit')} `,
  `${words('ada_yang mesti harus')} ${upTo(2)}${words('diselipin diselipkan diselip selipin')} `,
  `${words('ongkos upah uang duit')} ${words('capek cape lelah jalan bagi')} ${upTo(3)}${words('yang bagi pembagi petugas')} `,
  `${words('bungkusan kantong amplop plastik')} ${words('tebal hitam gelap coklat')} `,
  `${words('separuhnya setengahnya sebagian')} ${upTo(1)}${words('jadi buat untuk masuk')} ${upTo(2)}${words('rumah teras pagar kebun kandang warung')} `,
  `ada yang ${upTo(3)}${words('minta meminta nagih narik mintain')} ${upTo(1)}\\d+ ?${words('rb ribu juta jt k')} `,
  `orang nomor satu di ${words('pekon desa kampung kecamatan kantor sini dinas')} `,
  `malah ${upTo(1)}${words('adiknya anaknya kakaknya keluarganya saudaranya sodaranya istrinya mertuanya keponakannya menantunya')} ${words('yang sendiri')} `,
  `${words('plat_merah pelat_merah')} ${upTo(8)}${words('kebun mertuanya mertua pribadi keluarga hajatan pasar ngangkut ngangkutin mengangkut wisata')} `,
  `${words('karcisnya karcis kuitansi kwitansi')} ${upTo(3)}${words('ditarik diambil dipakai dipake diminta')} ${upTo(1)}lagi `,
  `${words('lurah lurahe kades peratin camat kadus sekdes pamong petugas pegawai')}(?:e|nya|na|ne)? ${words('njaluk nyuwun menta mentana nyuhunkeun jaluk')} `,
  // what all are to have, and the same few get; what is built to somebody's own door
  `${AID} ${upTo(6)}${words('orang keluarga kelompok nama pihak kalangan')} ${words('itu_itu itu2 itu_itu_juga situ_situ dekat_dekat')} `,
  `${words('dibangun diaspal dicor dirabat dipaving dipasang diperbaiki dibuat dialiri digali')} ${upTo(3)}${words('cuma hanya khusus')} ${upTo(2)}${words('kebun rumah sawah ladang kandang tambak tanah kolam kios toko gudang')} (?:${words('pak bu bapak ibu bpk')} )?${PERSON} `,
  `${words('dipagar dipagari dikunci dikuasai dimiliki diakui ditutup dipakai dipake diambil')} ${upTo(1)}${words('sendiri pribadi')} ${upTo(1)}${words('oleh sama')} ${upTo(1)}${PERSON} `,
  // who has it, where those who should are dead or gone
  `siapa ${upTo(1)}yang ${ENJOYS} ${upTo(1)}(?:${MONEY}|bantuannya) `,
  `yang ${ENJOYS} ${upTo(1)}(?:${MONEY}|bantuannya) ${upTo(1)}siapa `,
  `${words('kasih bayar setor transfer tambah nambah tambahin kirim siapkan siapin')} ${upTo(1)}${COIN} ${upTo(2)}${words('biar supaya agar')} ${upTo(2)}${words('cepat cepet lancar dipercepat diproses didahulukan naik beres lolos gampang')} `,
  `yang ${words('harusnya seharusnya mestinya')} ${words('ngawasi mengawasi ngecek memeriksa meriksa')} ${upTo(6)}${words('pemborong kontraktor mandor pelaksana rekanan')} `,
  // said of nobody, and yet of somebody
  `(?:${words('orang_dalam amplop amplopan pelicin sogok sogokan uang_rokok uang_kopi uang_bensin uang_lelah uang_damai uang_tutup_mulut uang_terima_kasih uang_di_bawah_meja kongkalikong kong_kalikong main_mata')})(?:nya)? `,
  `${words('kenal_dekat akrab berteman_dekat kong dekat_sama dekat_dengan')} ${upTo(2)}${PERSON} `,
  `${words('tender tendernya lelang lelangnya pemenang pemenangnya proyek proyeknya penerimaan seleksi')} ${upTo(4)}${words('diatur dikondisikan pengondisian itu_itu itu_itu_terus itu_lagi itu_itu_saja itu_itu_aja sudah_ada bayangan akal_akalan')} `,
  `ada yang ${upTo(1)}${words('makan main bermain nilep ngantongi kantongi mengantongi untung diuntungkan ngambil ambil bermain_api bekingi')} `,
  `${words('adik adek kakak anak menantu ipar adik_ipar istri suami saudara sodara keponakan ponakan keluarga paman sepupu orang_dekat timses tim_sukses teman kawan')}(?:nya)? ${upTo(1)}${PERSON} ${upTo(6)}${GAINS} `,
  `${GAINS} ${upTo(5)}${words('adik adek kakak anak menantu ipar istri suami saudara sodara keponakan ponakan keluarga paman sepupu orang_dekat timses tim_sukses')}(?:nya)? ${upTo(1)}${PERSON} `,
  `${MEANS}(?:nya)? ${upTo(3)}${words('dijual dibawa disewakan hilang raib dipakai dipake digunakan')} ${upTo(2)}(?:${PERSON}|${words('pribadi sendiri hajatan keluarga rumah rumahnya kebun kebunnya pulang malam malam_malam diam_diam mudik liburan belanja orang')}) `,
  `${words('solar aspal')}(?:nya)? ${upTo(2)}dijual `,
  `${words('absen absensi sidik_jari sidik_jarinya finger fingerprint')}(?:nya)? ${upTo(2)}${words('dititip dititipin dititipkan titip diwakili diwakilkan')} `,
  `absen(?:nya|si|sinya)? ${upTo(2)}${words('penuh fiktif palsu titip dititip titipan diisi diisikan dipalsukan')} `,
  `tidak sesuai ${words('spek spesifikasi rab bestek kontrak')} `,
  `${words('kurangi dikurangi mengurangi ngurangi')} ${upTo(2)}${words('spek spesifikasi volume ketebalan takaran timbangan bahan semen')} `,
];

/** Who is made to be silent: by an order, a visit, a threat or money. */
const COERCED = [
  `${words('disuruh dipaksa diminta disarankan ditekan diancam diintimidasi ditakut_takuti')} ${upTo(2)}${words('cabut mencabut dicabut diam batal batalkan membatalkan tarik menarik hapus menghapus bungkam stop jangan_lapor damai')} `,
  `saya ${upTo(1)}${words('dipaksa ditekan diancam diintimidasi ditakut_takuti dimarahi dimaki dimaki_maki dibentak diteror')} `,
  `${words('didatangi disamperin ditelpon ditelepon ditelfon dipanggil dimarahi dimarah_marahi dimaki dibentak diancam')} ${upTo(2)}${PERSON} `,
  `${PERSON} ${upTo(3)}${words('marah marah_marah ngamuk mengancam ngancam maki_maki membentak bentak')} ${upTo(1)}(?:ke|sama|kepada|pada) ${words('saya kami aku')} `,
  `${words('dikasih diberi dikasi dibayar disogok ditawari')} ${upTo(3)}${words('uang duit amplop rokok juta sembako imbalan')} ${upTo(5)}(?:${PERSON}|${words('supaya biar agar diam')}) `,
];
/** Somebody in office who takes himself, or takes what is free. */
const TAKING = [
  `${PERSON} ${upTo(1)}(?:nya )?${words('sendiri sendiri_yang malah justru')} ${upTo(1)}(?:yang )?${words('ambil mengambil ngambil ambilin pakai pake memakai jual menjual ngejual makan bawa membawa angkut ngangkut')} `,
  `${words('minta meminta disuruh suruh ditarik narik dimintai dimintain')} ${upTo(1)}${words('bayar bayaran uang duit biaya')} ${upTo(4)}${words('padahal kan harusnya seharusnya mestinya')} ${upTo(3)}${words('bpjs gratis kis jkn bebas ditanggung')} `,
  `${words('disunat disunati dipotong dikurangi dikutip')} ${upTo(4)}${words('kilo kg liter persen rb ribu juta jt')} ${upTo(2)}${words('tiap setiap per masing')} `,
  `${words('main maen bermain mainin')} (?:di )?${words('proyek tender anggaran dana')} `,
  `${words('menyangkut soal tentang ini_soal')} ${upTo(1)}${words('nama_baik jabatan')} ${upTo(3)}${words('seseorang orang pejabat pegawai')} `,
];

/** @param text words with single blanks, one at both ends */
export const soundsLikeAccusation = anyWholePhrase([...COERCED, ...ACCUSING, ...TAKING]);
