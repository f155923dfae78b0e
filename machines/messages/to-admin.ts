import type {
  Categorised,
  Crowd,
  Help,
  OfReports,
  Summary,
  Ticketed,
  TicketItem,
  Time,
} from './values.ts';

/** SMS to the admin. */
export interface ToAdmin {
  'admin-darurat': Summary;
  'admin-darurat-banyak': Crowd;
  /** Somebody has got so many alarms in an hour that the next ones go out together, so often. */
  'admin-darurat-rem': { receiver: string; most: number; minutes: number };
  /** An agency sees to the danger (`head`: its head said so), or it is over; its words may be none. */
  'admin-siap': Ticketed & { agency: string; head: boolean; text: string };
  'admin-aman': Ticketed & { agency: string; text: string };
  /** A complaint turned out secret: who had it (`from`) has lost it. */
  'admin-rahasia': Ticketed & { from: string | null; to: string };
  /** Another phone than its reporter's asks that it is kept secret or, out of fear, taken back; or accuses. */
  'admin-titipan': { ticket: string; phone: string; withdraws: boolean };
  /** Its reporter took it back with words that make it secret. */
  'admin-batal-rahasia': Ticketed;
  /** He wants to take it back and may be made to: it is secret, and he is asked. */
  'admin-batal-ditekan': Ticketed;
  /** `text` are its first words, `added` what its reporter wrote last. */
  'admin-triase': Summary & { why: string; added: string | null };
  /** Its reporter says that it is about something else than it was taken for. */
  'admin-ralat-pelapor': Categorised & { meant: string; agency: string | null };
  /** Words of a citizen that may be of any of these. */
  'admin-tanpa-tiket': { text: string; items: { ticket: string; label: string }[] };
  'admin-alih': Ticketed & { agency: string; to: string | null; reason: string };
  'admin-tunda': Ticketed & { agency: string; due: Time; reason: string };
  'admin-telaah': Ticketed & { agency: string; text: string };
  'admin-ingat': Ticketed & { step: string; due: Time };
  'admin-ingat-banyak': { items: TicketItem[] };
  /** What was parked goes on; with an agency, or with the admin himself. */
  'admin-lanjut': Ticketed & { agency: string | null; times: number | null };
  'admin-batas-hukum': Ticketed & { agency: string | null };
  /** A contact is suspended; so many open complaints were handed to the head of its agency. */
  'admin-kontak-ragu': { label: string };
  /** Danger, from a number that costs too much to answer. */
  'admin-darurat-ditahan': { text: string };
  /** Its complaint cannot be opened yet: the computer's time is in doubt. */
  'admin-darurat-jam': { text: string };
  /** Somebody of the office wants a complaint to be secret. */
  'admin-minta-rahasia': Ticketed & { label: string };
  /** The same refusal for the third time: somebody does not get on. */
  'admin-buntu': { label: string };
  'admin-sms-sama': { label: string; count: number };
  /** Somebody of the office writes of danger without saying of which complaint. */
  'admin-darurat-kantor': { label: string; text: string };
  /** Somebody of an agency is away while so many complaints of it wait. */
  'admin-kontak-pergi': { label: string; text: string; count: number };
  /** Whoever has the registered phone answered TIDAK to what was asked about with a code. */
  'admin-disangkal': { label: string; what: string };
  'admin-kontak': { label: string; reason: string; handed: number };
  /** A question with a code ended by wrong ones; without commands it was whose phone it is. */
  'admin-kode': { label: string; commands: string; locked: boolean };
  'admin-tak-terkirim': { ticket: string | null; reason: string };
  'admin-ok': Ticketed & { what: string };
  /** `listed`: of all of them those that are no secrets, of which `items` are the first. */
  'admin-daftar': {
    count: number;
    listed: number;
    items: TicketItem[];
    secrets: number;
    decides: boolean;
  };
  'admin-daftar-kosong': Record<never, never>;
  'admin-bantuan': Help;
  'admin-laporan': OfReports & { due: Time };
  'admin-ingat-laporan': OfReports & { waitsForReceipt: boolean; due: Time };
  'admin-modem': { line: string; since: Time; reason: string };
  'admin-modem-pulih': { line: string; since: Time; at: Time };
  /** The computer's time is in doubt, by another time that was `told`. */
  'admin-jam': { shown: Time; told: Time; ahead: boolean };
  'admin-jam-ok': { at: Time };
  /** A receiver has got so many SMS that the rest waits. */
  'admin-rem': { receiver: string; most: number; stretch: string; until: Time };
  'admin-pulsa': { line: string; credit: number | null; until: Time | null };
  /** The same words to the admin, with whoever has it. */
  'admin-darurat-kabar': Summary & {
    since: number | null;
    rings: boolean;
    agency: string | null;
  };
  /** A phone, of which the end is shown, pleads for what is kept of it. */
  'admin-data-pribadi': { ticket: string | null; phone: string; erases: boolean };
  'admin-darurat-lagi': Summary & { minutes: number; agency: string | null };
  /** `refused`: the old phone wants no change; `late`: it has happened. */
  'admin-ganti-nomor': { ticket: string; ending: string; refused: boolean; late: boolean };
}
