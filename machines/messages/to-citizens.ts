import type { Categorised, Held, Option, Ticketed, Time } from './values.ts';

/** SMS to citizens, with the values that each is given. `agency` is always the agency’s short name. */
export interface ToCitizens {
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
  /** To whoever may harm himself. */
  'terima-darurat-jiwa': Ticketed & { secret: boolean };
  /** `again`: it is looked at anew. */
  'terima-rahasia': Ticketed & { again: boolean };
  /** The admin treats it as a secret no more. */
  'rahasia-dicabut': Ticketed;
  'terima-luar-kewenangan': Ticketed & { redirect: string };
  /** Two complaints of one SMS, each with who has it: nobody yet, or another government. */
  'terima-dua': { parts: (Categorised & Held)[] } & Ticketed;
  // questions to the citizen
  /** `again`: the same once more, in other words. */
  'tanya-kategori': Ticketed & { options: Option[]; again: boolean };
  'tanya-isi': Categorised;
  /** `added`: of words to a complaint that there was before. */
  'tanya-rahasia': Ticketed & { added: boolean };
  /** What was answered left it open. */
  'tanya-rahasia-lagi': Ticketed;
  /** Of words for one of several complaints; `again`: what was answered left it open. */
  'tanya-rahasia-dulu': { again: boolean };
  /** Categories of a text that tells of two matters. */
  'tanya-dua-perkara': { first: string; second: string };
  'tanya-dua-lagi': { first: string; second: string };
  /** `pressed`: words of fear came with it, and it is not carried out before he says so again. */
  'tanya-batal': Ticketed & { pressed: boolean };
  'tanya-batal-lagi': Ticketed;
  /** `again`: the same once more, in few words. */
  'pilih-tiket': { options: Option[]; again: boolean };
  /** What he wrote may be of any of these, and he has not said which. */
  'catat-tiket': { tickets: string[] };
  'pilih-nilai': { rating: number; options: Option[] };
  /** What was said of an answer leaves open whether the matter is settled. */
  'sudah-selesai': Categorised & { again: boolean };
  'nilai-berapa': Ticketed;
  'minta-lengkapi': Ticketed & { question: string; due: Time };
  /** An officer asked which of several it is, and a yes says none of them. */
  'pilih-keterangan': Ticketed & { question: string };
  /** He asks how it stands: `agency` has it; null while the admin does, or where it is a secret. `told`: an agency hears that he asks. */
  'sampai-mana': Ticketed & { agency: string | null; due: Time | null; told: boolean };
  /** He put off what he was asked for. */
  'tunggu-keterangan': Ticketed;
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
  /** `parent`: null where it is not to be known. */
  digabung: Ticketed & { parent: string | null };
  'batal-ok': Ticketed;
  'batal-tidak-jadi': Ticketed;
  'dimuat-koran': Ticketed & { newspaper: string; edition: string };
  // answers to the citizen's commands
  status: Categorised & { status: string; agency: string | null; due: Time | null };
  'status-daftar': { items: { ticket: string; category: string | null; status: string }[] };
  'status-kosong': Record<never, never>;
  'status-tidak-ada': { ticket: string };
  /** CEK of what is answered: the answer itself. */
  'status-jawaban': Ticketed & { agency: string; text: string };
  'tambah-ok': Ticketed;
  /** To whoever pleads for what is kept of him, or asks who sees it. */
  'data-pribadi': { ticket: string | null; erases: boolean };
  /** Words to danger that stands; `over`: they say that it is over. */
  'tambah-darurat': Ticketed & { over: boolean };
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
  'sms-dipindah': Ticketed;
}
