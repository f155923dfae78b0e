/**
 * How long data of persons are kept, by kind (UU 27/2022 arts. 42–44; UU 43/2009 for letters). The kinds are declared
 * here and nowhere else: the pack's file, the nightly job, the record of processing and the page read them. Pure.
 */

interface DeclaredKind {
  /** For people of the office, Indonesian. */
  name: string;
  holds: string;
  /** What for, and on which ground. */
  purpose: string;
  readers: string;
  /** From when the time counts. */
  since: string;
  /** What is left afterwards. */
  leaves: string;
  unit: 'month' | 'day';
  /** Shortest time that the work needs. */
  least: number;
}

const COMPLAINT_GROUND =
  'Menangani pengaduan pelayanan publik (UU 25/2009; Perpres 76/2013; SOP pengelolaan SMS)';

export const RETAINED = {
  complaints: {
    name: 'Aduan',
    holds:
      'Nomor pelapor, isi aduan dan SMS-nya, PDU mentah, jawaban, catatan, lampiran, riwayat, naskah koran',
    purpose: COMPLAINT_GROUND,
    readers: 'Admin; SKPD yang diberi tugas, tanpa nomor; aduan rahasia hanya lembaga pengawas',
    since: 'sejak perubahan terakhir sesudah aduan selesai dan diarsipkan',
    leaves:
      'Nomor aduan, jenis, kategori, wilayah, SKPD, waktu, hasil dan nilai: semua angka tetap',
    unit: 'month',
    least: 6,
  },
  talk: {
    name: 'Percakapan SMS',
    holds: 'Nomor dan isi SMS yang bukan aduan, SMS kepada petugas, laporan terkirim, karantina',
    purpose: 'Menjawab SMS, mencegah penyalahgunaan, membuktikan pengiriman',
    readers: 'Admin',
    since: 'sejak SMS itu; percakapan sejak SMS terakhir dari nomor itu',
    leaves: 'Waktu, jalur, hasil dan jumlah bagian SMS',
    unit: 'month',
    least: 2,
  },
  examples: {
    name: 'Contoh untuk belajar',
    holds: 'Kata-kata aduan tanpa nomor, dengan keputusan kantor',
    purpose: 'Memperbaiki pembacaan SMS',
    readers: 'Admin',
    since: 'sejak aduannya masuk',
    leaves: 'Hasil belajar, tanpa kata-kata itu sendiri',
    unit: 'month',
    least: 1,
  },
  processes: {
    name: 'Proses lain',
    holds: 'Nama, nomor dan isi permohonan pada proses yang dinyalakan kabupaten',
    purpose: 'Menjalankan prosedur itu menurut aturannya',
    readers: 'Menurut aturan proses itu',
    since: 'sejak perubahan terakhir sesudah selesai',
    leaves: 'Nomor, jenis, waktu dan hasil',
    unit: 'month',
    least: 6,
  },
  backups: {
    name: 'Cadangan data',
    holds: 'Salinan lengkap semua data di atas',
    purpose: 'Memulihkan data setelah kerusakan',
    readers: 'Admin',
    since: 'sejak cadangan dibuat; yang terbaru tidak pernah dihapus',
    leaves:
      'Tidak ada. Yang dihapus dari data hilang dari cadangan paling lambat setelah waktu ini',
    unit: 'day',
    least: 1,
  },
} as const satisfies Record<string, DeclaredKind>;

export type Retained = keyof typeof RETAINED;

export const RETAINED_KINDS = Object.keys(RETAINED) as Retained[];

/** What becomes of a letter when its time is over (JRA). */
export const FATES = {
  destroy: 'musnah',
  permanent: 'permanen',
  review: 'dinilai kembali',
} as const;

export type Fate = keyof typeof FATES;

/** A row of the JRA: years in use, years in the records centre, and what comes then. */
export interface ArchiveTime {
  active: number;
  inactive: number;
  fate: Fate;
}

/** The row for letters of processes of the pack. */
export const OF_PROCESSES = 'processes';

/**
 * The pack's schedule: a number of months or days for each kind, and the JRA of letters by their kind; the pack's schema
 * has a row for every kind.
 */
export type Retention = Record<Retained, number> & {
  letters: Readonly<Record<string, ArchiveTime>>;
};

/** Of a kind that no row is for: it is not destroyed. */
const UNKNOWN: ArchiveTime = { active: 0, inactive: 0, fate: 'review' };

/** The row of the JRA for a letter; kinds of processes bear the process's name before a dot. */
export function archiveTimeOf({ letters }: Retention, kind: string): ArchiveTime {
  return letters[kind.includes('.') ? OF_PROCESSES : kind] ?? UNKNOWN;
}
