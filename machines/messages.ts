/**
 * Every SMS the hotline can send: its name (= the file `templates/sms/<name>.hbs`), the values it
 * needs, and its lane. Machines speak in these; `templates/` turns them into Indonesian.
 *
 * Values are plain JSON so that they can be stored with the effect. `Time` is epoch milliseconds and
 * is put into words by the template (`{{tanggal due}}` → `27/11`).
 */

export type Time = number;

/**
 * Order of sending, most urgent first. Reminders to one person that wait at the same time are sent
 * as one; `reminder` and later keep to the sending hours of the calendar. `reply` is whatever answers an SMS of its
 * receiver and is no receipt.
 */
export type Lane =
  | 'urgent'
  | 'acknowledgement'
  | 'reply'
  | 'officer'
  | 'status'
  | 'reminder'
  | 'digest';

/** Lanes of what answers whoever just wrote. */
export const ANSWERING: readonly Lane[] = ['acknowledgement', 'reply'];

/** One ticket in a list, with the date that matters for it. */
export interface TicketItem {
  ticket: string;
  category: string | null;
  due: Time | null;
}

/** One line of a numbered question. */
export interface Option {
  /** What the person types. */
  key: string;
  label: string;
}

/** What words of the office may be meant as; `outside`: the reporter would read them. */
export interface MeantChoice {
  key: string;
  command: string;
  outside: boolean;
}

interface Ticketed {
  ticket: string;
}

/** Written to the regent or the Sekda: `Bpk Bupati`, `Bpk/Ibu Sekda`. */
interface Addressed {
  addressee: string;
}

/** A written report: `bulanan`, its first day and its last. */
interface OfReport {
  kind: string;
  from: Time;
  until: Time;
}

/** A digest; `since` where it is about more than its day or week. What it says: `report/digest.ts`. */
interface Digest extends Addressed {
  date: Time;
  since: Time | null;
}

/** Many complaints at once; category and place where all have the same. */
interface Crowd {
  count: number;
  items: TicketItem[];
  category: string | null;
  place: string | null;
}

interface Categorised extends Ticketed {
  category: string | null;
}

/** Short facts of a complaint, as officers and the admin see them; never the reporter's number. */
interface Summary extends Categorised {
  place: string | null;
  text: string;
}

interface Unread {
  ticket: string | null;
}

/** `who` did what holds it up (`bertanya kepada pelapor`) so many times. */
interface Delay {
  who: string;
  does: string;
  count: number;
}

/** Who has a complaint, and until when it is answered. */
interface Held {
  agency: string | null;
  due: Time | null;
  redirect: string | null;
}

/** `untold`: an SMS was not passed on to anybody. */
interface Help {
  untold: boolean;
  commands: string[];
}

/** Values of each message by its name. `agency` is always the agency's short name. */
export interface Messages {
  // receipts to the citizen (UU 25/2009: a receipt is compulsory)
  'terima-diteruskan': Categorised & { agency: string; due: Time };
  /** It waits until the hotline knows what time it is; whether it is a complaint was not looked at yet. */
  'terima-tunggu': { office: boolean };
  'terima-keluhan': Categorised;
  'terima-saran': Categorised;
  'terima-tanya': Categorised;
  'terima-apresiasi': Ticketed;
  'terima-tanpa-kategori': Ticketed;
  'terima-luar-jam': Ticketed & { opens: Time };
  'terima-darurat': Ticketed & { secret: boolean };
  /** `again`: it is looked at anew. */
  'terima-rahasia': Ticketed & { again: boolean };
  /** The admin treats it as a secret no more. */
  'rahasia-dicabut': Ticketed;
  'terima-luar-kewenangan': Ticketed & { redirect: string };
  /** Two complaints of one SMS, each with who has it: nobody yet, or another government. */
  'terima-dua': { parts: (Categorised & Held)[] } & Ticketed;
  // questions to the citizen
  'tanya-kategori': Ticketed & { options: Option[] };
  'tanya-isi': Categorised;
  /** `added`: of words to a complaint that there was before. */
  'tanya-rahasia': Ticketed & { added: boolean };
  /** Categories of a text that tells of two matters. */
  'tanya-dua-perkara': { first: string; second: string };
  /** `pressed`: words of fear came with it, and it is not carried out before he says so again. */
  'tanya-batal': Ticketed & { pressed: boolean };
  'pilih-tiket': { options: Option[] };
  'pilih-nilai': { rating: number; options: Option[] };
  /** What was said of an answer leaves open whether the matter is settled. */
  'sudah-selesai': Categorised;
  'nilai-berapa': Ticketed;
  'minta-lengkapi': Ticketed & { question: string; due: Time };
  'minta-lengkapi-ingat': Ticketed & { question: string; due: Time };
  // news to the citizen
  diteruskan: Ticketed & { agency: string; due: Time };
  dialihkan: Ticketed & { agency: string; due: Time };
  diproses: Ticketed & { agency: string; text: string };
  /** Holidays have moved it to a later day. */
  'batas-bergeser': Ticketed & { agency: string; due: Time };
  ditunda: Ticketed & { agency: string; due: Time; reason: string };
  /** Nothing can be done before that day. */
  diparkir: Ticketed & { until: Time; reason: string };
  jawaban: Ticketed & { agency: string; text: string };
  'ralat-jawaban': Ticketed & { agency: string; text: string };
  /** The answer was meant for somebody else; the day only where it has not passed. */
  'jawaban-ditarik': Ticketed & { agency: string; due: Time | null };
  /** Before a question or a receipt of its own: its number, and that of the complaint of the same SMS. */
  dipecah: Ticketed & { other: string };
  'minta-nilai': Ticketed;
  'nilai-ok': Ticketed;
  /** He works for the agency that answered: his verdict does not count. */
  'nilai-sendiri': Ticketed & { agency: string };
  'terima-kasih': Ticketed;
  /** Without an agency the admin looks at it; `other`: the reporter of a merged complaint says that nothing is settled. */
  'dibuka-lagi': Ticketed & { agency: string | null; due: Time | null; other: boolean };
  ditutup: Ticketed & { days: number };
  terlambat: Ticketed & { agency: string };
  'bukan-kewenangan': Ticketed & { redirect: string };
  'tidak-diproses': Ticketed & { reason: string };
  /** What he was told does not hold any more: that it went to this agency, was `merged`, or is not handled. */
  'ditelaah-lagi': Ticketed & { agency: string | null; merged: boolean };
  digabung: Ticketed & { parent: string };
  'batal-ok': Ticketed;
  'batal-tidak-jadi': Ticketed;
  'dimuat-koran': Ticketed & { newspaper: string; edition: string };
  // answers to the citizen's commands
  status: Categorised & { status: string; agency: string | null; due: Time | null };
  'status-daftar': { items: { ticket: string; status: string }[] };
  'status-kosong': Record<never, never>;
  'status-tidak-ada': { ticket: string };
  /** CEK of what is answered: the answer itself. */
  'status-jawaban': Ticketed & { agency: string; text: string };
  'tambah-ok': Ticketed;
  format: Record<never, never>;
  kategori: { categories: string[] };
  identitas: Record<never, never>;
  'stop-ok': Record<never, never>;
  'terlalu-sering': { count: number };
  /** To whoever sends a picture. */
  gambar: Record<never, never>;
  /** A command that the complaint's state does not allow; `allowed` is read from the machine. */
  'belum-bisa': Ticketed & { status: string; allowed: string[] };
  'perintah-kurang': { command: string; example: string };
  /** A code that fits several complaints, told apart by their matter, place and day. */
  'pilih-sama': {
    ticket: string;
    /** They are not of the same code: a letter or a digit was left out. */
    differ: boolean;
    options: {
      key: string;
      ticket: string;
      category: string | null;
      place: string | null;
      at: Time;
    }[];
  };
  // questions to people of the office
  /** `ready`: YA is enough, with the code where there is one; else `usage` says how it is typed. */
  maksud: Ticketed & {
    command: string;
    /** Where it is to go: an agency, another complaint. */
    to: string | null;
    usage: string;
    ready: boolean;
    text: string;
    code: string | null;
    /** Several that it may mean: YA is not enough, their numbers are asked for; empty where YA is. */
    choices: MeantChoice[];
    /** The number that drops it. */
    drop: string;
  };
  'maksud-apa': Ticketed & { allowed: string[] };
  /** Asked of the registered phone: the sender of an SMS can be forged. */
  'minta-kode': { what: string; text: string; code: string };
  /** `gone`: it is asked for no more; `move`: of a reporter who has another phone. */
  'kode-salah': { gone: boolean; move: boolean };
  'kode-lewat': Record<never, never>;
  /** So many codes of this phone were wrong today that none is asked for; `desk`: its holder has one. */
  'kode-ditahan': { count: number; desk: boolean; citizen: boolean };
  'tidak-jadi': Record<never, never>;
  'aduan-tidak-ada': Ticketed;
  /** Secrecy forbids it: that agency may not see it, or the other is not as secret. */
  /** A merge that would make a chain. */
  'terhalang-gabung': { reason: string };
  'terhalang-rahasia': Ticketed & { other: string | null; agency: string | null };
  'satu-satu': { tickets: string[]; usage: string };
  /** A command of somebody else; `personal`: one of reporters. */
  'bukan-perintah': { command: string; whose: string; personal: boolean; allowed: string[] };
  /** A registered number does not count until this code has come back from it. */
  'kontak-kode': { code: string };
  /** To a number that is to become a contact's: the admin is told the code by whoever holds it. */
  'kontak-baru': { label: string; code: string };
  /** To a number that was a contact's until the admin changed it. */
  'kontak-lama': { label: string };
  /** A text of the office as phones show it, to one of its own phones. */
  'kontak-uji': { text: string };
  'kontak-ok': Record<never, never>;
  /** `code` where YA alone is not enough. */
  'benar-salah-sambung': { label: string; code: string | null };
  'salah-sambung': Record<never, never>;
  'tetap-petugas': Record<never, never>;
  'sms-dipindah': Ticketed;
  /** To the agency, of words that it was told: `over`: it had answered, and has nothing to do. */
  'skpd-abaikan': Ticketed & { over: boolean };
  // to a citizen who has another phone now
  'ganti-cara': { ticket: string | null };
  /** `again`: the code of an earlier one is for this, too; `full`: codes of too many old phones are waited for. */
  'ganti-tunggu': { again: boolean; full: boolean };
  /** To the old phone; nothing of the complaint. */
  'ganti-kode': { code: string };
  /** To the old phone, which wants no change; `late`: it has happened. */
  'ganti-batal': { late: boolean };
  /** Without ticket where it is secret. */
  'nomor-lama': { ticket: string | null };
  'nomor-baru': Ticketed;
  /** `refused`: the old phone wants no change; `late`: it has happened. */
  'admin-ganti-nomor': { ticket: string; ending: string; refused: boolean; late: boolean };
  // to people of the office as citizens
  'warga-ok': { agency: string | null };
  'warga-tanya': Record<never, never>;
  'warga-cara': { ticket: string | null; example: string };
  // to officers
  'skpd-tugas': Summary & { due: Time };
  /** A task that cannot wait: no day to answer by, but whom to ring. */
  'skpd-darurat': Summary;
  'skpd-tugas-banyak': Crowd;
  'skpd-darurat-banyak': Crowd;
  /** Nobody has taken it for so many minutes: to whom it is a task, and to the admin. */
  'darurat-lagi': Summary & { minutes: number };
  'admin-darurat-lagi': Summary & { minutes: number; agency: string | null };
  /** To the secretary, once it has rung in vain as often as the pack says. */
  'darurat-pimpinan': Summary & { minutes: number; agency: string | null };
  'darurat-lagi-banyak': { items: TicketItem[] };
  'darurat-pimpinan-banyak': { items: TicketItem[] };
  /** To whom its content is not. */
  'darurat-tertutup': Unread & { minutes: number };
  'siap-ok': Ticketed;
  /** The day of the answer only where it has not passed. */
  'aman-ok': Ticketed & { due: Time | null };
  'skpd-ingat': Categorised & { due: Time };
  'skpd-ingat-banyak': { items: TicketItem[] };
  'skpd-lewat': Categorised & { days: number };
  'skpd-lewat-banyak': { items: TicketItem[] };
  'skpd-jawab-ok': Ticketed & { length: number; text: string; until: Time | null };
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
  'skpd-lihat': Summary & { status: string; due: Time | null };
  'skpd-bukan-tugas': { ticket: string; agency: string };
  'skpd-gagal-akses': Record<never, never>;
  'skpd-nomor-mana': { count: number; items: TicketItem[] };
  'skpd-bantuan': Help;
  // up the ladder: head of agency, Sekda, Bupati
  /** Open tasks of an agency whose officer cannot be reached. */
  /** To a number that has become an officer's: what is open with his agency. */
  'skpd-serah-terima': { agency: string; count: number; items: TicketItem[] };
  'kepala-tugas': { agency: string; count: number; items: TicketItem[] };
  eskalasi: Categorised & { place: string | null; agency: string; days: number };
  /** To those who may not read it: which one, null of a secret, of which they may know only that there is one. */
  /** `admin`: its words are the admin's too, as those of most. */
  'eskalasi-rahasia': Unread & { agency: string; days: number; admin: boolean };
  'eskalasi-banyak': { items: TicketItem[] };
  /** A reopened complaint, told to the rung it starts from. */
  'eskalasi-dibuka': Summary & { agency: string; due: Time };
  /** Whoever has the task has put it off as often as he may. */
  'eskalasi-jatah': Categorised & Delay & { place: string | null };
  'eskalasi-jatah-rahasia': Unread & Delay;
  /** The admin has parked it again. */
  'eskalasi-parkir': Categorised & {
    place: string | null;
    until: Time;
    count: number;
    reason: string;
  };
  'eskalasi-parkir-rahasia': Unread & { until: Time; count: number };
  'eskalasi-laporan': OfReport & { due: Time };
  // to the admin
  'admin-darurat': Summary;
  'admin-darurat-banyak': Crowd;
  /** An agency sees to the danger (`head`: its head said so), or it is over; its words may be none. */
  'admin-siap': Ticketed & { agency: string; head: boolean; text: string };
  'admin-aman': Ticketed & { agency: string; text: string };
  /** A complaint turned out secret: who had it (`from`) has lost it. */
  'admin-rahasia': Ticketed & { from: string | null; to: string };
  /** Another phone than its reporter's asks that it is kept secret or, out of fear, taken back; or accuses. */
  'admin-titipan': { ticket: string; phone: string; withdraws: boolean };
  /** Its reporter took it back with words that make it secret. */
  'admin-batal-rahasia': Ticketed;
  /** The same of what accuses the office, to the agency that gets secrets: nobody else reads it any more. */
  'skpd-batal-rahasia': Ticketed & { text: string };
  /** He wants to take it back and may be made to: it is secret, and he is asked. */
  'admin-batal-ditekan': Ticketed;
  'admin-triase': Summary & { why: string };
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
  'rahasia-ke-admin': Ticketed;
  /** The same refusal for the third time: somebody does not get on. */
  'admin-buntu': { label: string };
  'belum-berhasil': { admin: boolean };
  /** The same SMS again, which is not carried out; `last`: further ones are not answered. */
  'sms-sama': { count: number; last: boolean };
  'admin-sms-sama': { label: string; count: number };
  'admin-kontak': { label: string; reason: string; handed: number };
  /** A question with a code ended by wrong ones; without commands it was whose phone it is. */
  'admin-kode': { label: string; commands: string; locked: boolean };
  /** Of what accuses the office: to the agency that gets secrets. */
  'skpd-tak-terkirim': Ticketed & { receiver: string };
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
  'admin-laporan': OfReport & { due: Time };
  'admin-ingat-laporan': OfReport & { waitsForReceipt: boolean; due: Time };
  'admin-modem': { line: string; since: Time; reason: string };
  'admin-modem-pulih': { line: string; since: Time; at: Time };
  /** The computer's time is in doubt, by another time that was `told`. */
  'admin-jam': { shown: Time; told: Time; ahead: boolean };
  'admin-jam-ok': { at: Time };
  /** A receiver has got so many SMS that the rest waits. */
  'admin-rem': { receiver: string; most: number; stretch: string; until: Time };
  'admin-pulsa': { line: string; credit: number | null; until: Time | null };
  // the regent's
  'perintah-bupati': Ticketed & { text: string; due: Time | null };
  'bupati-harian': Digest & { points: string };
  'bupati-mingguan': Digest & { points: string };
  'bupati-nihil': Digest & { weekly: boolean };
  'bupati-terlambat': {
    count: number;
    items: { ticket: string; agency: string; days: number }[];
    /** That are not named. */
    more: number;
  };
  'bupati-perintah-ok': Ticketed & { agency: string | null };
  'bupati-laporan': Addressed &
    OfReport & {
      received: number;
      answered: number;
      /** Of the answers, how many in the SOP's time (`84%`); null without any. */
      within: string | null;
      open: number;
      overdue: number;
      /** Asked for TERIMA. */
      confirms: boolean;
    };
  'bupati-terima-ok': OfReport;
  'bupati-tanpa-laporan': Record<never, never>;
  'bupati-bantuan': Help;
  /** Of a process that the pack has switched on: `<process>:<name>`, worded in the process's own folder. */
  [brought: `${string}:${string}`]: { values: Record<string, string | number> };
}

export type MessageName = keyof Messages;

/** A message with its values; the union keeps name and values together. */
export type Message = { [N in MessageName]: { template: N; vars: Messages[N] } }[MessageName];

const lanesByPrefix: [RegExp, Lane][] = [
  [
    /^(terima-darurat|skpd-darurat|skpd-darurat-banyak|darurat-.*|admin-darurat|admin-darurat-.*|admin-siap|admin-rahasia|admin-batal-ditekan|admin-rem|admin-jam|admin-jam-ok|terima-tunggu|skpd-dibatalkan)$/,
    'urgent',
  ],
  [/^(bupati-harian|bupati-mingguan|bupati-nihil|bupati-laporan)$/, 'digest'],
  [/^(skpd-ingat|skpd-lewat|eskalasi|admin-ingat|minta-lengkapi-ingat|terlambat)/, 'reminder'],
  [/^(ditutup|dimuat-koran|minta-nilai|admin-batas-hukum)$/, 'status'],
  [
    /^(ganti-|nomor-baru|terima-|tanya-|pilih-|tambah-|nilai-|sudah-selesai|batal-|status|format|kategori|identitas|gambar|stop-)/,
    'acknowledgement',
  ],
  [
    /^(skpd-|admin-|sms-sama|bupati-|perintah-|catatan-|belum-b|batas-perintah|siap-ok|aman-ok|rahasia-ke|terlalu-sering|maksud|minta-kode|kode-|kontak-|kepala-tugas|benar-salah|salah-sambung|tetap-petugas|tidak-jadi|satu-satu|bukan-perintah|aduan-tidak-ada|warga-)/,
    'officer',
  ],
];

/**
 * The lane an SMS travels in; news to citizens is `status`.
 * @param answers its receiver has just written, and this is what comes of it
 */
export function laneOf(template: MessageName, answers = false): Lane {
  const lane = lanesByPrefix.find(([pattern]) => pattern.test(template))?.[1] ?? 'status';
  return answers && lane !== 'urgent' && lane !== 'acknowledgement' ? 'reply' : lane;
}

/** What a reporter is owed, whatever else he does not want to hear: the answer, and what it waits for. */
const OWED: ReadonlySet<MessageName> = new Set<MessageName>([
  'jawaban',
  'ralat-jawaban',
  'jawaban-ditarik',
  'minta-lengkapi',
  'bukan-kewenangan',
  'tidak-diproses',
  'ditelaah-lagi',
  'rahasia-dicabut',
  'ganti-kode',
  'ganti-batal',
  'nomor-lama',
  'nomor-baru',
]);

/** True for SMS by which an agency hears that there is danger. */
export function isAlarmSms(template: MessageName): boolean {
  return template === 'skpd-darurat' || template === 'darurat-lagi';
}

/** True for SMS that STOP does not stop. */
export function isOwed(template: MessageName): boolean {
  return OWED.has(template);
}

/** The reminder that stands for several of the same kind to one person, if there is one. */
export const bundleOf: Partial<Record<MessageName, MessageName>> = {
  'skpd-ingat': 'skpd-ingat-banyak',
  'skpd-lewat': 'skpd-lewat-banyak',
  eskalasi: 'eskalasi-banyak',
  'admin-ingat': 'admin-ingat-banyak',
  'darurat-lagi': 'darurat-lagi-banyak',
  'admin-darurat-lagi': 'darurat-lagi-banyak',
  'darurat-pimpinan': 'darurat-pimpinan-banyak',
  'skpd-tugas': 'skpd-tugas-banyak',
  'skpd-darurat': 'skpd-darurat-banyak',
  'admin-darurat': 'admin-darurat-banyak',
};

/** What one event makes hundreds of people write about: bundled in a flood only. */
const CROWDING: ReadonlySet<MessageName> = new Set<MessageName>([
  'skpd-tugas',
  'skpd-darurat',
  'admin-darurat',
]);

/** Danger that rings again: what waits for one person at one moment is one SMS, however urgent. */
const RINGING: ReadonlySet<MessageName> = new Set<MessageName>([
  'darurat-lagi',
  'admin-darurat-lagi',
  'darurat-pimpinan',
]);

/** True for SMS that stand for one another whenever they wait together. */
export function isRinging(template: MessageName): boolean {
  return RINGING.has(template);
}

/** True for SMS of which those about the same stand for one another in a flood. */
export function crowds(template: MessageName): boolean {
  return CROWDING.has(template);
}

/** Words of danger: none is held up by those about another district. */
export function isAlarm(template: MessageName): boolean {
  return template !== 'skpd-tugas' && crowds(template);
}

/** `Basungan, Pagar Dewa` → `Pagar Dewa`. */
export function districtIn(place: string | null): string | null {
  return place?.split(', ').at(-1) ?? null;
}

/** Messages that tell nothing of a complaint but that it is no longer, or not yet, the receiver's. */
export const TELLS_NOTHING: ReadonlySet<MessageName> = new Set<MessageName>([
  'skpd-dibatalkan',
  'skpd-dialihkan',
  'eskalasi-rahasia',
  'eskalasi-jatah-rahasia',
  'eskalasi-parkir-rahasia',
  'darurat-tertutup',
  'nomor-lama',
]);

interface Listed {
  items: { ticket: string }[];
  count?: number;
}

function listOf({ vars }: Message): Listed | null {
  return 'items' in vars ? vars : null;
}

/** Tickets a message names, in a list or alone. */
export function ticketsIn(message: Message): string[] {
  const list = listOf(message);
  if (list !== null) return list.items.map(({ ticket }) => ticket);
  const { vars } = message;
  return 'ticket' in vars && vars.ticket !== null ? [vars.ticket] : [];
}

/** The same list without some of its tickets; null when nothing is left of the message. */
export function leavingOut(message: Message, tickets: ReadonlySet<string>): Message | null {
  if (!ticketsIn(message).some((ticket) => tickets.has(ticket))) return message;
  const list = listOf(message);
  const items = list?.items.filter(({ ticket }) => !tickets.has(ticket)) ?? [];
  if (list === null || items.length === 0) return null;
  const gone = list.items.length - items.length;
  const counted = list.count === undefined ? {} : { count: list.count - gone };
  return { ...message, vars: { ...message.vars, items, ...counted } } as Message;
}
