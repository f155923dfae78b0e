import type { Role } from '../district.ts';
import type { CommandName } from './understanding.ts';

/** Which commands there are, how they are spelled, and who may give them (DESIGN §5). */

const CITIZEN: Role[] = ['citizen', 'officer', 'head', 'admin', 'secretary', 'regent'];
const OFFICER: Role[] = ['officer', 'head'];
const STAFF: Role[] = ['officer', 'head', 'admin', 'secretary', 'regent'];
const TOP: Role[] = ['regent', 'secretary'];

export interface Shape {
  name: CommandName;
  words: string[];
  roles: Role[];
  /** Roles for whom the bare word is the whole command. */
  bare?: Role[];
  /** Words that may follow a bare command without making it something else ("CEK laporan saya"). */
  tail?: Set<string>;
}

const POLITE = 'pak bu bapak ibu min dong ya yg yang saja aja';
const tail = (words: string) => new Set(`${POLITE} ${words}`.split(' '));

export const SHAPES: Shape[] = [
  {
    name: 'CEK',
    words: ['CEK', 'CHEK', 'CHECK', 'CEKK', 'STATUS', 'CK'],
    roles: CITIZEN,
    bare: CITIZEN,
    tail: tail('laporan aduan pengaduan status sms tiket saya sy kami nya'),
  },
  { name: 'TAMBAH', words: ['TAMBAH', 'TAMBAHAN', 'TMBAH'], roles: CITIZEN },
  {
    name: 'NILAI',
    words: ['NILAI', 'NILEI', 'NILAY', 'NILE', 'RATING', 'BINTANG'],
    roles: CITIZEN,
  },
  { name: 'BELUM', words: ['BELUM', 'BLM', 'BLUM', 'BELOM', 'BLOM'], roles: CITIZEN },
  { name: 'BATAL', words: ['BATAL', 'BATALKAN', 'BATALIN', 'BTL', 'CABUT'], roles: CITIZEN },
  {
    name: 'KATEGORI',
    words: ['KATEGORI', 'KATAGORI', 'KTGORI', 'DAFTARKATEGORI'],
    roles: CITIZEN,
    bare: CITIZEN,
    tail: tail('apa ada nya aduan laporan'),
  },
  {
    name: 'BANTUAN',
    words: ['FORMAT', 'BANTUAN', 'HELP', 'MENU', 'CARA', 'PANDUAN', 'PETUNJUK'],
    roles: CITIZEN,
    bare: CITIZEN,
    tail: tail('sms lapor melapor pengaduan aduan format nya gimana bagaimana gmn'),
  },
  {
    name: 'STOP',
    words: ['STOP', 'BERHENTI', 'UNREG'],
    roles: CITIZEN,
    bare: CITIZEN,
    tail: tail(
      'kirim mengirim sms pesan jangan lagi notifikasi info ke nomor no saya sy ini langganan berlangganan terus',
    ),
  },
  {
    name: 'TERIMA',
    words: ['TERIMA', 'TRIMA'],
    roles: [...OFFICER, 'regent'],
    bare: [...OFFICER, 'regent'],
    tail: tail('laporan laporannya sudah sdh siap'),
  },
  { name: 'JAWAB', words: ['JAWAB', 'JWB', 'JAWABAN', 'BALAS', 'BALASAN'], roles: OFFICER },
  { name: 'PROSES', words: ['PROSES', 'PROGRES', 'PROGRESS'], roles: OFFICER },
  { name: 'MINTA', words: ['MINTA', 'TANYA'], roles: OFFICER },
  {
    name: 'ALIH',
    words: ['ALIH', 'ALIHKAN', 'DIALIHKAN', 'PINDAH', 'PINDAHKAN', 'LIMPAHKAN'],
    roles: OFFICER,
  },
  { name: 'TUNDA', words: ['TUNDA', 'TNDA', 'TUNDAKAN'], roles: OFFICER },
  {
    name: 'DAFTAR',
    words: ['DAFTAR', 'DFTR', 'TUGAS', 'LIST'],
    roles: STAFF,
    bare: STAFF,
    tail: tail('tugas aduan saya kami nya laporan semua'),
  },
  { name: 'LIHAT', words: ['LIHAT', 'LIAT', 'LHT', 'BUKA'], roles: STAFF },
  { name: 'RALAT', words: ['RALAT', 'KOREKSI'], roles: OFFICER },
  {
    name: 'TERUSKAN',
    words: ['TERUSKAN', 'TRUSKAN', 'TRSKAN', 'TERUSIN', 'DISPOSISI', 'FORWARD'],
    roles: ['admin'],
  },
  { name: 'TOLAK', words: ['TOLAK', 'DITOLAK', 'TOLK'], roles: ['admin'] },
  { name: 'GABUNG', words: ['GABUNG', 'GABUNGKAN'], roles: ['admin'] },
  {
    name: 'LAPORAN',
    words: ['LAPORAN', 'LAP', 'REKAP', 'REKAPITULASI'],
    roles: TOP,
    bare: TOP,
    tail: tail('minggu hari bulan ini terakhir harian mingguan bulanan apa masuk'),
  },
  {
    name: 'TERLAMBAT',
    words: ['TERLAMBAT', 'TELAT', 'LAMBAT'],
    roles: TOP,
    bare: TOP,
    tail: tail('apa siapa mana aduan laporan opd skpd dinas'),
  },
  {
    name: 'PERINTAH',
    words: ['PERINTAH', 'PRINTAH', 'PERINTAHKAN', 'INSTRUKSI'],
    roles: ['regent'],
  },
];
