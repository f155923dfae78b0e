import { anyWholePhrase } from '../base/phrases.ts';
import { PERSON } from './office-people.ts';

/** Words that may ask for secrecy, or tell of fear, without plainly doing so (`secrecy.ts`). Pure. */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const upTo = (count: number) => `(?:\\S+ ){0,${count}}`;

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

/** @param text words with single blanks, one at both ends */
export const soundsLikePlea = anyWholePhrase([...PLEAS, JAVANESE, ...FEARS]);
