import type { Role } from '../../district/district.ts';
import type { AskingName, CommandName } from '../../text/understanding.ts';
import { MONTH_NAMES } from './dates.ts';

/**
 * Commands that only ask, or that speak of no complaint: status, lists, help. Those that move a complaint
 * are acts (`complaint/acts/acts.ts`); together they are all commands there are (`command-shapes.ts`).
 */

/** A command in plain words. */
export interface CommandWords {
  /** What it is for, Indonesian, after the command. */
  does: string;
  /** An SMS as people write it: `{no}` is the ticket. */
  example: string;
}

export interface AskingCommand extends CommandWords {
  /** As people spell it; the first is how it is taught. */
  words: string[];
  roles: Role[];
  /** What follows the word: a ticket, a ticket or nothing, or nothing. */
  ticket: 'needed' | 'optional' | 'none';
  /** Words that may follow without making it something else ("CEK laporan saya"). */
  tail: ReadonlySet<string>;
  /** It counts however much was written before it that day. */
  heard?: 'always';
  /** What it means to some of them, where that is something else. */
  others?: Partial<Record<Role, CommandWords>>;
}

const EVERYBODY: Role[] = ['citizen', 'officer', 'head', 'admin', 'secretary', 'regent'];
const STAFF: Role[] = ['officer', 'head', 'admin', 'secretary', 'regent'];
const LEADERS: Role[] = ['regent', 'secretary'];

const POLITE = 'pak bu bapak ibu bpk min admin dong ya yg yang saja aja mohon tolong kami saya sy';
const tail = (words: string) => new Set(`${POLITE} ${words}`.split(' '));

/** Months and years, and that they are over. */
const YEARS = Array.from({ length: 80 }, (_, n) => String(2017 + n));
const PERIODS = [
  ...MONTH_NAMES.keys(),
  ...YEARS,
  'lalu kemarin kemaren kmrn kmren sebelumnya bln mgg tahun thn',
].join(' ');

const ALL_OPEN: CommandWords = { does: 'aduan yang menunggu Admin', example: 'DAFTAR' };

/** In the order in which help lists them. */
export const ASKING = {
  CEK: {
    words: ['CEK', 'CHEK', 'CHECK', 'CEKK', 'STATUS', 'CK'],
    roles: ['citizen'],
    ticket: 'optional',
    tail: tail('laporan aduan pengaduan status sms tiket nya'),
    heard: 'always',
    does: 'melihat sampai di mana aduan',
    example: 'CEK {no}',
  },
  KATEGORI: {
    words: ['KATEGORI', 'KATAGORI', 'KTGORI', 'DAFTARKATEGORI'],
    roles: EVERYBODY,
    ticket: 'none',
    tail: tail('apa ada nya aduan laporan'),
    does: 'daftar kata kunci',
    example: 'KATEGORI',
  },
  BANTUAN: {
    words: ['FORMAT', 'BANTUAN', 'HELP', 'MENU', 'CARA', 'PANDUAN', 'PETUNJUK'],
    roles: EVERYBODY,
    ticket: 'none',
    tail: tail(
      'sms lapor melapor pengaduan aduan format nya gimana bagaimana gmn apa balas balasnya membalas jawab jawabnya menjawab',
    ),
    does: 'cara memakai hotline',
    example: 'BANTUAN',
  },
  STOP: {
    words: ['STOP', 'BERHENTI', 'UNREG'],
    roles: ['citizen'],
    ticket: 'none',
    tail: tail(
      'kirim mengirim sms pesan jangan lagi notifikasi info ke nomor no ini langganan berlangganan terus',
    ),
    heard: 'always',
    does: 'tidak mau menerima kabar lagi; jawaban tetap dikirim',
    example: 'STOP',
  },
  TERIMA: {
    words: ['TERIMA', 'TRIMA'],
    roles: ['regent'],
    ticket: 'none',
    tail: tail('laporan laporannya sudah sdh siap'),
    does: 'laporan berkala sudah diterima',
    example: 'TERIMA',
  },
  DAFTAR: {
    words: ['DAFTAR', 'DFTR', 'TUGAS', 'LIST'],
    roles: STAFF,
    ticket: 'none',
    tail: tail(
      'tugas aduan nya laporan semua tunggakan menunggak nunggak terbuka menunggu tertunda masuk baru masih msh belum blm dijawab apa bidang dinas kita',
    ),
    does: 'tugas yang belum dijawab',
    example: 'DAFTAR',
    others: { admin: ALL_OPEN, secretary: ALL_OPEN, regent: ALL_OPEN },
  },
  LIHAT: {
    words: ['LIHAT', 'LIAT', 'LHT', 'DILIHAT', 'BUKA'],
    roles: STAFF,
    ticket: 'needed',
    tail: tail(''),
    does: 'isi dan keadaan satu aduan',
    example: 'LIHAT {no}',
  },
  LAPORAN: {
    words: ['LAPORAN', 'LAP', 'REKAP', 'REKAPITULASI'],
    roles: LEADERS,
    ticket: 'none',
    tail: tail(
      `${PERIODS} minggu hari bulan ini terakhir harian mingguan bulanan apa mana masuk aduan rekap kirim kirimkan dikirim sepekan pekan`,
    ),
    does: 'ringkasan hari ini; juga LAPORAN MINGGU, LAPORAN BULAN OKTOBER',
    example: 'LAPORAN',
  },
  TERLAMBAT: {
    words: ['TERLAMBAT', 'TELAT', 'LAMBAT'],
    roles: LEADERS,
    ticket: 'none',
    tail: tail('apa siapa mana aduan laporan opd skpd dinas brp berapa'),
    does: 'aduan yang lewat batas dan SKPD-nya',
    example: 'TERLAMBAT',
  },
} satisfies Record<AskingName, AskingCommand>;

/** The row of a command that only asks. */
export function askingCommand(name: AskingName): AskingCommand {
  return ASKING[name];
}

/** True for a command that only asks; some of them move a complaint when others give them (TERIMA). */
export function isAsking(name: CommandName): name is AskingName {
  return Object.hasOwn(ASKING, name);
}
