/**
 * Words for people, their offices and houses, what they go by and what they pay with: they say who or where, and by themselves
 * no matter. "guru", "kantor camat" and "dana desa" stand in complaints about anything.
 */

const PEOPLE =
  'guru murid siswa siswi santri pelajar anak bocah balita bayi ibu bapak nenek kakek istri suami adik kakak orang warga masyarakat penduduk tetangga ' +
  'petani pedagang pembeli pengunjung penumpang pelanggan pasien jamaah lansia jompo janda yatim piatu tamu ' +
  'bidan dokter perawat mantri nakes kader polisi polsek kapolsek tentara babinsa danramil koramil bhabinkamtibmas hansip linmas satpam damkar ' +
  'peratin pemangku lurah kades sekdes kadus kaling rt rw aparat aparatur perangkat carik camat sekcam bupati wabup sekda gubernur dewan dprd ' +
  'kadis kabid kasi kepala ketua wakil anggota pengurus kepsek pejabat pegawai petugas staf staff operator penyuluh pendamping ppl tim tukang teknisi kuli ' +
  'sopir supir kernet ojek mandor bos juragan komite wali karang taruna pkk lhp bpd';
const OFFICES =
  'sekolah sekolahan sd sdn smp smpn sma sman smk smkn mi mts mtsn man madrasah tk paud pesantren pondok kelas kampus puskesmas pustu posyandu polindes poskesdes rsud rs rsu ' +
  'klinik apotik balai kantor dinas kecamatan kelurahan pekon desa dusun kampung kabupaten masjid mushola musholla gereja pasar terminal warung toko kios rumah ' +
  'dukcapil capil dishub pupr pu dlh dlhkp dinsos bpbd pdam pln satpol pp inspektorat situ poli ugd igd loket';
const VEHICLES =
  'motor mobil truk truck fuso bus bis angkot ambulans travel kendaraan sepeda becak gerobak';
const MEANS = 'dana anggaran uang biaya duit proyek add dd apbd apbdes apbpekon kas';
/** Stand between those. */
const JOINING = 'di ke dari dan sama negeri satu raya umum uang';

const BEARERS: ReadonlySet<string> = new Set(
  [PEOPLE, OFFICES, VEHICLES, MEANS].flatMap((words) => words.split(' ')),
);
const NEUTRAL: ReadonlySet<string> = new Set(JOINING.split(' '));
/** Of words that mean something else by themselves. */
const PHRASES: ReadonlySet<string> = new Set([
  'rumah sakit',
  'juru tulis',
  'pol pp',
  'anak sekolah',
]);
const CLITIC = /(?:nya|ny|ku|mu)$/;

const isOne = (word: string) => BEARERS.has(word) || BEARERS.has(word.replace(CLITIC, ''));

/** @param phrase one word or several, written out, in lower case */
export function isBearer(phrase: string): boolean {
  if (PHRASES.has(phrase)) return true;
  const words = phrase.split(' ');
  return words.every((word) => isOne(word) || NEUTRAL.has(word)) && words.some(isOne);
}
