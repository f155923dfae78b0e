/**
 * What sounds like danger to people and is none, by who suffers: a thing, a feeling or a beast instead of somebody, and
 * what somebody only feels like. Pure.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

const DEED = words(
  `dibunuh membunuh bunuh disandera tenggelam nyetrum menyetrum dirampok merampok rampok dicekik mencekik sekarat terjebak
  kejebak kritis meledak ledakan disiksa menyiksa tertimpa ketimpa kebakaran ditembak dihajar`,
);
/** What hurts nobody's body. */
const ABSTRACT = words(
  `janji hama aturan sistem pungutan harga tagihan pajak utang hutang dompet kantong birokrasi kebijakan ekonomi subsidi
  keadaan kekeringan kemarau cicilan iuran anggaran administrasi persyaratan antrian antrean rindu kangen tengkulak pinjol rentenir pemerintah negara`,
);
/** What grows so fast that it bursts. */
const CROWD = words(
  `jumlah pengunjung pengunjungnya wisatawan peminat peminatnya penonton penontonnya pembeli pasien kasus omzet pesanan pendaftar
  penumpang permintaan antusias viral`,
);
/** What burns, drowns or breaks in nobody but himself. */
const FEELING = words('hati perasaan batin jiwa emosi semangat kuping telinga harapan');
const FEELING_DEED = words(
  'terbakar kebakar membara meledak tenggelam tertimbun hanyut tertusuk ditusuk dibacok kritis sekarat kejang',
);
/** A thing that is said to do what only somebody alive does. */
const THING = words(
  `lampu jalan jembatan sinyal listrik air mesin motor pasar ekonomi usaha kios server aplikasi website traktor irigasi
  sawah harga dompet kantong proyek pembangunan wifi internet pdam`,
);
/** Which of them. */
const SPOT = words('taman tugu jalan kota depan pasar simpang desa pekon kami masjid kantor');
const MACHINE = words('pompa mesin ban aki bohlam tv kulkas laptop');
const LIVING_DEED = words('bunuh_diri gantung_diri pingsan sekarat kritis koma kejang ngamuk');
/** He only feels like it, or might come to it. */
const AS_IF = words('mau rasanya serasa seperti bikin hampir ibarat bagai kayaknya');
const FAINTS = words('pingsan mati kritis sekarat meledak jantungan semaput kejang');
/** Because of what one waits for, looks at or thinks of. */
const BECAUSE = words(
  `antri antre antrian antrean mengantri ngantri nunggu menunggu nungguin lihat liat melihat ngeliat dengar denger mendengar
  mikir mikirin baca ngurus mengurus urus bayar ngadepin`,
);
const FIGURES = [
  `${DEED} (?:\\S+ ){0,3}${ABSTRACT}`,
  `${ABSTRACT}(?:nya)? (?:\\S+ ){0,3}${DEED}`,
  `meledak (?:\\S+ ){0,2}${CROWD}`,
  `${CROWD} (?:\\S+ ){0,2}meledak`,
  `${FEELING}(?:ku|nya)? (?:\\S+ ){0,2}${FEELING_DEED}`,
  `kepala (?:\\S+ ){0,2}${AS_IF} (?:\\S+ )?${words('meledak pecah terbakar kebakar')}`,
  `(?<!\\b(?:di|ke|dari|dekat|depan|orang|anak|saya) )${THING}(?:nya)?(?: (?:di )?${SPOT})*(?: ${THING})? ${LIVING_DEED}`,
  `nyawa ${THING}`,
  // what people do to fish, how high grass grows, what a river takes of its bank
  '(?:bunuh|membunuh|dibunuh) (?:\\S+ )?(?:nyamuk|tikus|hama|rumput|gulma|jentik|lalat|kecoa|rayap)',
  '(?:nyetrum|menyetrum|setrum|ngeracun|meracun|racun) (?:\\S+ ){0,3}ikan',
  `${words('rumput ilalang alang semak sampah eceng gulma')}(?:nya)? (?:\\S+ ){0,2}setinggi \\S+`,
  `${words('bronjong talud pipa gorong aspal plat')}(?:nya)? (?:\\S+ ){0,3}hanyut`,
  `(?<!\\borang )${MACHINE}(?:nya)? (?:\\S+ ){0,2}meledak(?: mesinnya)?`,
  `${AS_IF} (?:\\S+ )?${FAINTS} (?:\\S+ ){0,3}${BECAUSE}`,
  `${BECAUSE} (?:\\S+ ){0,4}${AS_IF} (?:\\S+ )?${FAINTS}`,
];
const FIGURE = new RegExp(`\\b(?:${FIGURES.join('|')})\\b`, 'g');

const BEAST = words(
  'sapi kerbau kambing domba ayam bebek itik kucing anjing kuda ikan babi ternak hewan burung monyet kelinci tikus wereng belalang ulat hama kopi tanaman padi',
);
const PERSON =
  /\b(orang|anak|warga|bapak|ibu|saya|kami|petani|pemilik|suami|istri|kakek|nenek|adik|kakak|korban|pengendara|bocah)(?:nya)?\b/;
/** The beast stands first in its clause, behind at most a word for how many. */
const OF_BEAST = new RegExp(
  `^ (?:(?!gudang|pabrik|kios|warung|toko|rumah|truk)\\S+ ){0,2}${BEAST}\\S* `,
);
/** Whose it is: he suffers a loss, and no harm. */
const OWNED = new RegExp(
  `\\b(${BEAST}\\S*) (?:\\S+ )?(?:milik |punya )?(?:saya|kami|warga|tetangga|petani|orang|bapak|ibu|kakek|nenek|adik|kakak)\\b`,
  'g',
);
/** A beast that is itself the danger. */
const ATTACKS = /\b(?:ngamuk|mengamuk|nyeruduk|menyeruduk|nyerang|menyerang|ngejar|mengejar)\b/;

/** What people go without, or share unwillingly: nobody is harmed there, whoever has to. */
const FACILITY = words(
  `kamar_mandi wc toilet jamban mck sanitasi ruang ruangan kelas meja kursi bangku pagar perpustakaan lapangan kantin mushola
  parkir parkiran seragam buku komputer kipas pintu jendela gerbang`,
);
const LACK = '(?:(?:tidak|belum) (?:punya|ada|memiliki|mempunyai|tersedia|dilengkapi)|tanpa)';
const FOUL = words('kotor jorok bau pesing mampet kumuh sempit pengap');
const POOR = new RegExp(
  `\\b(?:${LACK} (?:\\S+ ){0,2}${FACILITY}|(?<!\\b(?:di|ke|dari|dalam) )${FACILITY}(?:nya)? (?:\\S+ ){0,4}${FOUL}|${FOUL} (?:\\S+ ){0,2}${FACILITY})`,
);

/** Whether a room or a thing is missing or foul where people are; `text` written out. */
export const isPoorlyKept = (text: string): boolean => POOR.test(text);

const WAY = words('jalan jalannya lintas akses jembatan simpang');
/** What fell lies on a road. */
const SHUT = new RegExp(
  `\\b${WAY} (?:\\S+ ){0,2}(?:ke|ter)tutup\\b|\\b(?:me)?nutupi?n? (?:\\S+ ){0,2}${WAY}\\b|\\btidak (?:bisa|dapat) (?:di)?(?:lewat|lalu)i?\\b`,
);

/** Whoever is written to, and is not spoken of: "ass pak". */
const ADDRESSED = /^ (?:\S+ ){0,2}(?:bapak|ibu) /;

/** Whether only the way is shut: neither people nor their homes are spoken of; `text` written out. */
export const isOnlyShutWay = (text: string): boolean =>
  SHUT.test(text) && !PERSON.test(text.replace(ADDRESSED, ' ')) && !/\brumah\b/.test(text);

const LESSON = words(
  `pelatihan latihan dilatih kursus diklat simulasi sosialisasi penyuluhan seminar lomba bimtek workshop gladi apel webinar materi
  ekstrakurikuler jadwal_latihan`,
);
/** What somebody wants to learn, or asks to be taught: before the danger, or a few words behind it. */
const TAUGHT = new RegExp(
  `\\b(?:ada|kapan|mohon|minta|usul|adakan|diadakan|mengadakan|ikut|daftar|buka|jadwal|perlu|tolong|undangan|peserta) (?:\\S+ ){0,3}${LESSON}\\b`,
);

/** Whether a course or an exercise is spoken of; `text` written out. */
export const isTaught = (text: string): boolean => TAUGHT.test(text);

/** Papers that a former danger is named in. */
const PAPER = words(
  'surat keterangan akta akte santunan klaim jaminan asuransi jasa_raharja bpjs polis laporan_polisi visum',
);
const ON_PAPER = new RegExp(
  `\\b${PAPER} (?:(?!ada |sekarang )\\S+ ){0,6}(?:kebakaran|kecelakaan|tabrakan|perampokan|keracunan|kehilangan)\\b`,
  'g',
);

/** A clause without figures of speech; empty where it tells of a beast alone. */
export function literalDanger(clause: string): string {
  const ofBeast = OF_BEAST.test(clause) && !ATTACKS.test(clause);
  if (ofBeast && !PERSON.test(clause.replace(OWNED, '$1'))) return ' ';
  return clause.replace(FIGURE, '').replace(ON_PAPER, ' ');
}
