import { oncePer } from '../once-per.ts';
import { isOversight } from './accusations.ts';
import { distance } from './base/fuzzy.ts';
import { tellsOfEverydayWrong } from './everyday-wrongs.ts';
import { withoutNotTaken } from './not-taken.ts';
import { PERSON, STAFF } from './office-people.ts';
import type { Read } from './reading.ts';
import { saidSecret } from './secret-word.ts';

/**
 * Whether words may be a plea for secrecy, or an accusation of somebody in office, without being plainly one
 * (`secrecy.ts`, `accusations.ts`). Such words go to no agency before their writer has said which they are: what the
 * accused has read cannot be taken back. Pure.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const upTo = (count: number) => `(?:\\S+ ){0,${count}}`;

// may be a plea ---------------------------------------------------------------------------------

/** Who might be angry about it. */
const THEM = words(
  `oknum preman mereka dia beliau pak bapak bu ibu aparat polisi kabid kasi kadis camat lurah peratin kades kadus kepala
  kepsek bos bosnya atasan atasannya pimpinan pejabat suruhan orangnya orang_dalam orang_kantor orang_dinas pegawai
  petugas guru gurunya ketua rt rw mandor keluarganya anak_buah yang_bersangkutan ybs`,
);
const HUSH = words(
  `disebut disebutin sebut sebutin bilang dibilang bilangin cerita ceritain diceritakan disebar sebar disebarin sebarin
  tersebar dibocorin dibaca kebaca terdengar kedengaran kedengeran didengar diketahui ketahuan ketauan tahu tau dikasih_tahu kasih_tahu kasih_tau
  dikasih_tau ditunjukkan ditunjukin diperlihatkan dilihatkan dikirim_ke diteruskan diterusin dilibatkan libatkan
  kondo kondo_kondo kondo2 ditembongkeun tembongkeun dicaritakeun disebarkeun dikandakke kandakke kandani diomongke omongke dicritakke bejakeun dibejakeun bebeja dibawa_bawa bawa_bawa diomongin omongin diumumkan dipublikasikan dicatat ditulis ditelusuri dilacak`,
);
/** "jangan lupa" asks for the very thing. */
const NOT = `${words(
  'jangan jgn ojo dang ulah tidak_usah gausah tidak_perlu mohon_tidak tolong_tidak tanpa',
)}(?! lupa)`;
/** The same, said of the writer himself or as a mere wish. */
const NOT_AT_ALL = `(?:${NOT}|${words('tidak gak ga enggak nggak tdk tidak_mau gak_mau ga_mau tidak_ingin')})`;
const IF = words('kalau kalo klo jika bila andai kalau_sampai sampai nek yen lamun');
const FOUND_OUT = words('ketahuan ketauan konangan diketahui kedengaran weruh ngerti tahu tau');
/** To have written this. */
const WROTE = words(
  'menulis nulis tulis lapor melapor melaporkan laporkan ngadu mengadu ngelapor kirim mengirim sms cerita bilang bicara',
);
const PLEAS = [
  `${NOT} ${upTo(2)}(?!bilang (?:tidak|belum|sudah|nanti|besok|sabar|ada|jalan|lampu)|sebut (?:jalan|kami|ini|itu|sudah|tidak|belum))${HUSH}`,
  `${NOT} ${upTo(3)}(?:ke|kepada|sama|oleh) ${upTo(1)}(?:orangnya|yang bersangkutan|ybs|dinasnya|kantornya|kabidnya|pihak terkait|dinas terkait|dinas itu)`,
  `${words('cukup hanya khusus biar cuma')} sampai (?:di |ke )?(?:meja )?${words('bapak pak ibu bu admin sini situ bupati')}`,
  `${IF} ${upTo(1)}${words('ditanya ditanyain ditanyai tanya nanya')} ${upTo(3)}siapa `,
  `${words('bilang jawab jawabnya bilangnya')} ${upTo(2)}dari ${words('angin orang_lewat masyarakat hamba_allah seseorang')} `,
  `bagian ${upTo(1)}${words('nyebut menyebut sebut ada_nama')} ${upTo(4)}${words('dicoret dihapus dihilangkan disensor coret hapus jangan tidak_usah')} `,
  `masih ${words('mau ingin pengen pengin betah')} ${upTo(1)}${words('tinggal hidup kerja bekerja dagang jualan menetap')} ${upTo(2)}${words('sini disini di_sini tenang nyaman aman damai')} `,
  `jangan ada ${words('buntutnya buntut ekornya urusannya masalahnya')} `,
  `${words('kenal hafal hapal mengenali mengenal')} ${upTo(1)}${words('suara muka nomor tulisan')} (?:saya|sy|aku|kami) `,
  `${words('tahu tau punya lihat dikasih')} ${words('nomor nama alamat')} (?:saya|sy|aku|kami) `,
  `${words('bilang_bilang bilang2 ngomong_ngomong cerita_cerita')} ${upTo(3)}${words('kalau kalo saya siapa')} `,
  `siapa (?:saja |aja )?yang ${words('baca membaca bisa_baca')} `,
  `yang ${words('baca membaca')} (?:ini )?siapa `,
  `${words('satu_kampung sekampung satu_dusun semua_orang tetangga')} ${upTo(2)}${words('nebak menebak tahu_siapa tau_siapa curiga')} `,
  `${words('kamu lu kowe anda sampean elu')} ${upTo(2)}yang ${words('sms lapor ngadu nulis kirim melapor mengadu')} `,
  `${words('cukup hanya khusus biar cuma')} ${upTo(1)}${words('bapak pak ibu bu admin kita kami bupati saya')} ${upTo(2)}${words('tahu tau mengetahui baca membaca')}`,
  `${words('antara_kita antar_kita empat_mata secara_diam off_the_record off_record konfidensial konfiden privat privasi tertutup_saja')}`,
  `${words('jangan_ada ga_ada tidak_ada')} ${upTo(1)}yang (?:boleh )?${words('tahu tau')} ${words('saya kami aku siapa kalau bahwa soal')}`,
  `${words('agar supaya biar')} ${upTo(2)}${words('tidak jangan gak ga')} ${upTo(2)}(?:${HUSH}|dicari|dikenali|kena masalah)`,
  `${words('jangan tanpa tidak')} ${upTo(1)}${words('pakai pake bawa cantumkan tampilkan munculkan')} ${words('nama identitas nomor')}`,
  `${words('nama_samaran samaran nama_lain nama_palsu nama_fiktif hamba_allah no_name noname inisial ssst sst tanpa_identitas secret')}`,
  `(?<!(?:silakan|silahkan|boleh|gapapa|tidak apa apa) )sebut saja `,
  `${words('lindungi melindungi selamatkan amankan')} (?:saya|kami|aku|keluarga)`,
  `${words('minta mohon butuh memohon meminta')} perlindungan(?! (?:anak|perempuan|konsumen))`,
  `${words('proses cek selidiki periksa usut tindak tangani')} ${upTo(2)}diam diam`,
  `${words('bersifat sifatnya secara')} tertutup`,
  `${NOT_AT_ALL} ${upTo(1)}${words('dimuat masuk muncul diterbitkan tayang ditayangkan diberitakan')} ${upTo(2)}${words('koran surat_kabar media berita medsos facebook')}`,
  `${NOT_AT_ALL} ${words('disampaikan dibuka dibukakan dikasih dikasihkan diberikan diserahkan ditembuskan dilaporkan')} ${upTo(1)}${words('ke kepada sama pada')} `,
  `${words('nama namanya namaku alamat nomor identitas')} ${upTo(3)}${NOT_AT_ALL} ${words('ditulis dimuat dicantumkan dicantumin disebut dimunculkan ditampilkan kelihatan terlihat ketahuan tampak kebaca muncul')}`,
  `${words('hapus dihapus hapuskan hilangkan dihilangkan cabut')} ${upTo(1)}${words('nama namaku identitas nomor')} `,
  `${words('keselamatan keamanan nasib posisi pekerjaan jabatan')} (?:saya|kami|keluarga saya) ${upTo(4)}${words('terancam bahaya taruhannya dipertaruhkan')}`,
  `${words('nama_saya nama_kami namaku nomor_saya nomorku hp_saya')} ${upTo(3)}${words('aman diamankan dijaga disensor samarkan inisial')}`,
];
// "aja" is also said for "saja": it forbids where nothing else can be meant
const JAVANESE = `(?:aja|ojo|ampun|sampun) ${words('crita crito cerita kandha kondo ngandhani omong ngomong')}(?: crita| omong)? `;
const FEAR = words(
  'takut takutnya khawatir was_was cemas ngeri wedi wedhi khabai rabai khabay tidak_berani nggak_berani ga_berani gak_berani segan sungkan trauma resah',
);
const FEARS = [
  `${FEAR} ${upTo(2)}(?:sama|dengan|kepada|karo|terhadap|ke) ${THEM} `,
  `${FEAR} ${upTo(3)}${words(
    `dipecat dipindah dipindahkan dimutasi dipersulit dimusuhi dikucilkan dimarahi dimarah disalahkan dicari dicoret
    dilaporkan diteror diintimidasi diancam dibalas dendam dibenci diomeli disindir dihukum dikeluarkan dipanggil`,
  )} `,
  `${FEAR} ${upTo(3)}${words('ada_apa_apa kenapa_napa kenapa_kenapa terjadi_apa_apa terjadi_sesuatu keselamatan kena_getah kena_masalah')} `,
  `${words('tidak gak ga enggak nggak')} mau ${words('kena cari dapat punya terseret')} ${words('masalah getah urusan perkara musuh kasus')} `,
  `${FEAR} ${upTo(2)}${PERSON} ${upTo(2)}${words('datang mendatangi cari mencari marah marah_marah tahu tau tersinggung dendam')}`,
  `${words('datang mendatangi didatangi ngedatangi')} ${upTo(1)}rumah ${upTo(4)}${words('marah marah_marah ngamuk mengancam ancam maki maki_maki memaki bentak membentak mencari menekan')}`,
  `tidak enak (?:hati )?(?:sama|dengan|ke) ${words('pak bu orangnya atasan pimpinan dia beliau kepala rt peratin')} `,
  `${words('nanti bisa takutnya')} ${upTo(2)}(?:saya|kami|aku) ${upTo(1)}(?:yang )?${words('dipecat dimutasi dipindah dipersulit dimarahi dicari disalahkan dimusuhi dicoret dikeluarkan')} `,
  `(?:saya|kami|aku) ${upTo(2)}${words('diteror diintimidasi dibungkam disuruh_diam dipaksa_diam diancam')} `,
  `${words('tahu tau ngerti baca membaca dengar mendengar')} ${upTo(2)}(?:saya|sy|kami|aku) ${upTo(1)}(?:yang |yg )?${WROTE} `,
  `${IF} ${upTo(5)}${words('tahu tau ketahuan baca membaca dengar')} ${upTo(2)}${words('habis mati tamat celaka bahaya hancur selesai')} (?:saya|kami|aku|nasib)`,
  `${words('sebenarnya sebenernya agak jujur')} ${upTo(1)}takut ${words('sih pak bu juga min')} `,
  `ada yang ${words('datang dateng mampir')} ${upTo(3)}${words('nanya nanya_nanya tanya nyari mencari nyariin')} `,
  // in everybody's languages: "wedi nek ketauan", "nyak khabai dicoret", "dang cawa cawa"
  `${FEAR} ${upTo(1)}${IF} ${upTo(2)}${FOUND_OUT} `,
  `${FEAR} ${upTo(1)}${words('dicoret konangan ketahuan ketauan digusur dicopot diberhentikan')} `,
  `malu ${upTo(1)}${words('cerita bilang ngomong lapor ngadu')} ${upTo(1)}${words('ke sama kepada')} `,
  `dang ${upTo(1)}${words('cawa cawako cawa_cawa cawa2 cekhitako dicekhitako cekhita cekhitakon ceritako sebut disebut bilang dibilang')} `,
  `${words('jangan jgn ojo dang')} ${words('rame rame2 rame_rame ramai ramai_ramai')} `,
  `${words('diancam diancem diancamnya dianceman')} ${upTo(2)}${IF} ${upTo(2)}${WROTE} `,
  // one who works there himself
  `saya (?:sendiri )?(?:adalah |ini |juga |cuma |hanya )?${words('staf pegawai honorer bawahan pns asn pppk tks thl karyawan orang_dalam operator bendahara')} (?:di|dari|pada|honor) ${upTo(2)}${words('dinas kantor sini situ kecamatan pekon puskesmas sekolah rsud pu pupr bidang upt')}`,
  `saya ${upTo(1)}${words('kerja bekerja')} di ${words('dinas kantor')} (?:ini|itu|tersebut|yang)`,
];

// may be an accusation --------------------------------------------------------------------------

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

/** Words that swindlers of filters write with a slip, with signs in them, or letter by letter. */
const HIDDEN =
  'pungli korupsi korup sogok suap amplop setoran kongkalikong sogokan titipan fiktif manipulasi selingkuh anonim privasi pelicin gratifikasi'.split(
    ' ',
  );
/** Words of their own that are one letter away: a ditch. */
const NO_SLIP = new Set(['solokan']);
const SHORTEST_SLIP = 6;
const MASKED =
  /(?<![\p{L}\p{N}])\p{L}[\p{L}\d]*[*#$@!._+-]+[\p{L}\d*#$@!._+-]*\p{L}(?![\p{L}\p{N}])/gu;
const LETTER_BY_LETTER = /(?<!\S)(?:\S ){4,}\S(?!\S)/g;
const READ_LENGTH = 1530;

/** `p*ngli`, `kor.up.si`: each sign may be a letter, or nothing. */
function isMasked(typed: string): boolean {
  const signs = typed.toLowerCase().replace(/[^\p{L}\d]+/gu, '?');
  if (signs.length > 24) return false;
  const meant = new RegExp(`^${signs.replaceAll('?', '[a-z]?')}(?:nya|an|i)?$`);
  return HIDDEN.some((word) => meant.test(word));
}

function hides(raw: string, typed: string): boolean {
  const text = raw.slice(0, READ_LENGTH);
  if ([...text.matchAll(MASKED)].some(([word]) => isMasked(word))) return true;
  const joined = [...text.matchAll(LETTER_BY_LETTER)].map(([run]) =>
    run.replaceAll(' ', '').toLowerCase(),
  );
  if (joined.some((run) => HIDDEN.some((word) => run.includes(word)))) return true;
  const long = typed
    .split(' ')
    .filter((word) => word.length >= SHORTEST_SLIP && !NO_SLIP.has(word));
  return long.some((word) =>
    HIDDEN.some((key) => key.length >= SHORTEST_SLIP && distance(key, word, 1) <= 1),
  );
}

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

const anyOf = (patterns: readonly string[]) =>
  new RegExp(`(?<!\\S)(?:${patterns.map((one) => `${one.trimEnd()}(?!\\S)`).join('|')})`);
const ACCUSES = anyOf([...COERCED, ...ACCUSING, ...TAKING]);
const PLEADS = anyOf([...PLEAS, JAVANESE, ...FEARS]);

/** The texts that are looked through: written out, as typed, and with `di pecat` as one. */
/** The shapes that phrases are looked for in; most texts have one. */
const textsOf = oncePer((read: Pick<Read, 'full' | 'typed'>): string[] => {
  const { full, typed } = withoutNotTaken(read);
  return [...new Set([full, typed, full.replaceAll(' di ', ' di')])];
});

const isHidden = oncePer((read: Pick<Read, 'raw' | 'full' | 'typed'>) =>
  hides(read.raw, withoutNotTaken(read).typed),
);
const isAccusing = oncePer((read: Pick<Read, 'full' | 'typed'>) =>
  textsOf(read).some((text) => ACCUSES.test(text) || tellsOfEverydayWrong(text)),
);
const isPleading = oncePer((read: Pick<Read, 'full' | 'typed'>) =>
  textsOf(read).some((text) => PLEADS.test(text)),
);

/** Whether a text accuses somebody in office, if only perhaps. */
export function accuses(read: Pick<Read, 'raw' | 'full' | 'typed'>): boolean {
  return isOversight(read) || isHidden(read) || isAccusing(read);
}

/** Whether a text asks for secrecy, if only perhaps. */
export function mayPlead(read: Read): boolean {
  return saidSecret(read) === 'doubt' || isPleading(read);
}

/** Whether it cannot be ruled out that a text asks for secrecy or accuses somebody in office. */
export function mayBeSecret(read: Read): boolean {
  return isHidden(read) || mayPlead(read) || isAccusing(read);
}
