import { anyWholePhrase } from '../base/phrases.ts';
import { PERSON, STAFF } from './office-people.ts';

/**
 * What papers say and what there is, what is due and what comes, who ought to get something and who does: told side by side
 * they ask who has the rest, though nobody may be named. It only gives rise to the question whether it is to be secret. Pure.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const upTo = (count: number) => `(?:\\S+ ){0,${count}}`;
const WHO = `(?:${PERSON}|${STAFF})`;

/** What is written down about work and goods. */
const PAPER = words(
  'spj lpj rab kwitansi kuitansi nota faktur tanda_terima berita_acara surat_jalan papan_proyek laporannya di_laporan dalam_laporan di_kertas di_atas_kertas tertulis tertera',
);
const WORK = words(
  'proyek proyeknya pembangunan bangunan dana kegiatan pekerjaan anggaran siring drainase jalan talud jembatan sumur honor bantuan',
);
const DONE = words('selesai rampung beres tuntas lunas lengkap jadi seratus_persen 100 sudah');
/** What there really is. */
const TRUTH = words(
  'di_lapangan kenyataannya kenyataan nyatanya faktanya aslinya realisasi realisasinya wujudnya buktinya barangnya yang_datang yang_sampai yang_diterima yang_turun yang_dibagi yang_dipasang diukur ditimbang dihitung',
);
const LESS = words(
  'cuma hanya mung tinggal belum tidak separuh separo setengah kosong nol kurang beda',
);
const NUMBER = '\\d+(?:[.,]\\d+)?';
/** What all are to have, or what is bought for all. */
const DUE = `${words(
  `bantuan bansos blt pkh bpnt beras raskin sembako pupuk bibit semen pasir besi aspal batu obat vitamin susu pmt seragam buku honor insentif
  santunan jatah terpal tenda kambing sapi mesin traktor`,
)}(?:nya|e)?`;
const RELATIVES = words(
  'keluarga keluarganya saudara saudaranya sodara sodaranya sedulur dulur dulurna famili familinya kerabat kerabatnya timses tim_sukses orang_dekat orang_dekatnya pendukung pendukungnya kelompoknya golongannya adiknya adeknya anaknya iparnya',
);
const ALONE = words('saja aja sendiri semua wungkul thok tok doang melulu itu_itu dulu duluan');

const GAPS = [
  `${PAPER} ${upTo(6)}${TRUTH} ${upTo(3)}${LESS} `,
  `${WORK} ${upTo(4)}${DONE} ${upTo(2)}${words('di_laporan dalam_laporan di_spj di_kertas di_atas_kertas di_data')} ${upTo(6)}${LESS} `,
  `${PAPER} ${upTo(3)}${DUE} ${upTo(1)}${NUMBER} ${upTo(6)}${LESS} ${upTo(1)}${NUMBER} `,
  `${words('dana anggaran proyek volume')} ${upTo(8)}${NUMBER} ${upTo(2)}${TRUTH} ${upTo(2)}${LESS} `,
  // who shares out what is too little
  `${DUE} ${upTo(4)}${words('tinggal kurang susut menyusut berkurang separuh separo setengah')} ${upTo(6)}yang ${words('bagi bagiin membagi membagikan mbagi nimbang menimbang antar ngantar nyalurin')} ${upTo(2)}${WHO} `,
  `${DUE} ${upTo(5)}${words('ditimbun disimpan ditumpuk diumpetin disembunyikan numpuk menumpuk')} ${upTo(3)}${words('rumah gudang warung teras kandang toko')} ${upTo(1)}${WHO} `,
];
const TO_HIS_OWN = [
  `yang ${words('dapat kebagian menerima nerima terima')} ${upTo(5)}${words('cuma hanya malah justru')} ${upTo(1)}${RELATIVES} `,
  `${words('dibagi bagi bagiin dibagiin dibagikan membagi dikasih diberikan')} ${upTo(3)}${RELATIVES} ${upTo(2)}${ALONE} `,
  `${WHO} ${upTo(8)}${words('dibagi bagi bagiin dibagiin dibagikan dikasih dikasihkan dikerjakan')} ${upTo(2)}${RELATIVES} `,
];
/** What somebody has who was poor before he was in office. */
const RICHES = `(?:${words('bangun membangun mbangun beli membeli tuku punya')} ${upTo(1)}${words(
  'rumah_tingkat rumah_bertingkat rumah_mewah rumah_gedong mobil mobil_baru ruko kos_kosan kebun sawah rumah_baru',
)})`;
const OWN_AFFAIRS = [
  `${WHO}(?: kami| disini| di sini)? ${upTo(3)}${RICHES} ${upTo(8)}${words('padahal baru sementara sedangkan dari uang')} `,
  `${words('praktek praktik buka_praktek')} ${upTo(2)}${words('jam_dinas jam_kerja jam_kantor')} `,
  `${words('disuruh diarahkan dianjurkan disarankan suruh nyuruh menyuruh')} ${upTo(3)}${words('tempat_prakteknya prakteknya praktiknya kliniknya apoteknya tokonya warungnya rumahnya lesnya tempatnya')} `,
  `${WHO} ${upTo(4)}${words('maksa memaksa nyuruh menyuruh mewajibkan wajibkan wajibin ngewajibin mengharuskan haruskan')} ${upTo(2)}${words('beli membeli ambil mengambil pesan')} `,
  `${WHO} ${upTo(4)}${words('malah ikut ikutan justru')} ${upTo(2)}${words('minum mabuk judi sabung nyabung main_kartu')} `,
  `${WHO} ${upTo(4)}${words('jual ngejual menjual jualin')} ${upTo(6)}${words('gratis cuma_cuma tidak_bayar dari_pemerintah')} `,
  // paid to him, and never paid in
  `${words('bayar dibayar setor disetor titip dititip bayarnya')} ${upTo(6)}${words('lewat melalui ke sama kepada')} ${upTo(1)}${WHO} ${upTo(6)}${words('tidak_masuk belum_masuk tidak_disetor tidak_disetorkan tidak_sampai tidak_tercatat tidak_dibayarkan belum_disetor')} `,
  `${WHO} ${upTo(14)}${words('duit uang dana iuran kas anggaran')}(?:e|nya)? ${upTo(1)}${words('tidak_jelas entah_kemana entah_ke_mana tidak_tahu_kemana menguap')} `,
];

/** Whether words tell of a gap that somebody in office may have made. @param text words with single blanks, one at both ends */
export const tellsOfGap = anyWholePhrase([...GAPS, ...TO_HIS_OWN, ...OWN_AFFAIRS]);
