import type {
  Categorised,
  Crowd,
  Help,
  Summary,
  Ticketed,
  TicketItem,
  Time,
  Unread,
} from './values.ts';

/** SMS to officers of agencies. */
export interface ToAgencies {
  'skpd-tugas': Summary & { due: Time };
  /** A task that cannot wait: no day to answer by, but whom to ring. */
  'skpd-darurat': Summary;
  'skpd-tugas-banyak': Crowd;
  'skpd-darurat-banyak': Crowd;
  /** Nobody has taken it for so many minutes: to whom it is a task. */
  'darurat-lagi': Summary & { minutes: number };
  'darurat-lagi-banyak': { items: TicketItem[] };
  /** What its reporter writes meanwhile: `rings` where it is to be acted on; taken so many minutes before, null by nobody. */
  'darurat-kabar': Summary & { since: number | null; rings: boolean };
  /** To whom danger needs and its words are not given: nothing but that; `contact` where it is not the admin's. */
  'darurat-perlu': { agency: string; contact: string | null };
  'darurat-perlu-banyak': { agency: string; contact: string | null; count: number };
  /** To whom its content is not. */
  'darurat-tertutup': Unread & { minutes: number };
  'siap-ok': Ticketed;
  /** The day of the answer only where it has not passed. */
  'aman-ok': Ticketed & { due: Time | null };
  'skpd-ingat': Categorised & { due: Time };
  'skpd-ingat-banyak': { items: TicketItem[] };
  'skpd-lewat': Categorised & { days: number };
  'skpd-lewat-banyak': { items: TicketItem[] };
  /** `more`: only its ends are quoted. */
  'skpd-jawab-ok': Ticketed & { length: number; text: string; more: boolean; until: Time | null };
  'skpd-terima-ok': Ticketed & { due: Time };
  'skpd-proses-ok': Ticketed & { due: Time };
  'skpd-minta-ok': Ticketed;
  'skpd-tunda-ok': Ticketed & { due: Time };
  'skpd-alih-ok': Ticketed;
  'skpd-alih-ditolak': Ticketed & { reason: string; due: Time };
  'skpd-dialihkan': Ticketed & { agency: string };
  'skpd-ralat-ok': Ticketed & { text: string };
  /** The task is there again; the day only where it has not passed. */
  'skpd-tarik-ok': Ticketed & { due: Time | null };
  'skpd-tugas-lagi': Ticketed & { due: Time | null };
  /** Words of another complaint were withheld that told of the task. */
  'skpd-tugas-tetap': Ticketed & { due: Time | null };
  'skpd-catatan-ok': Ticketed;
  /** Words behind `catatan:` do not go out: what would, and what stays. */
  'catatan-ditahan': Ticketed & { command: string; text: string; note: string };
  'skpd-dikembalikan': Ticketed & { reason: string; due: Time };
  'skpd-keterangan': Ticketed & { text: string; due: Time | null };
  'skpd-tanpa-keterangan': Ticketed & { due: Time };
  'skpd-dibuka-lagi': Ticketed & { text: string; due: Time };
  'skpd-dibatalkan': Ticketed;
  /** A day TUNDA may not name: it must lie between the two. */
  'skpd-tunda-batas': Ticketed & { due: Time; latest: Time };
  /** What holds a deadline up was used as often as it may be; the day only where it has not passed. */
  'batas-perintah': Ticketed & {
    command: string;
    count: number;
    due: Time | null;
    allowed: string[];
  };
  'skpd-diparkir': Ticketed & { until: Time; reason: string };
  'skpd-lanjut': Categorised & { due: Time | null };
  'skpd-daftar': { agency: string; count: number; items: TicketItem[] };
  'skpd-daftar-kosong': { agency: string };
  /** The answer whole, where there is one. */
  'skpd-lihat': Summary & { status: string; due: Time | null; answer: string | null };
  'skpd-bukan-tugas': { ticket: string; agency: string };
  'skpd-gagal-akses': Record<never, never>;
  /** A registered number that is in doubt writes as one of the office. */
  'nomor-diragukan': Record<never, never>;
  'skpd-nomor-mana': { count: number; items: TicketItem[] };
  'skpd-bantuan': Help;
  /** To a number that has become an officer's: what is open with his agency. */
  'skpd-serah-terima': { agency: string; count: number; items: TicketItem[] };
  /** Taken back, and secret: what accuses the office, to the agency that gets secrets. Nobody else reads it any more. */
  'skpd-batal-rahasia': Ticketed & { text: string };
  /** Of what accuses the office: to the agency that gets secrets. */
  'skpd-tak-terkirim': Ticketed & { receiver: string };
  /** To the agency, of words that it was told: `over`: it had answered, and has nothing to do. */
  'skpd-abaikan': Ticketed & { over: boolean };
}
