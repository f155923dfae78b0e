import type { MeantChoice, Ticketed, Time } from './values.ts';

/** SMS to anybody of the office about what he wrote: questions back, refusals, his own number. */
export interface ToOffice {
  // questions to people of the office
  /** `ready`: YA is enough, with the code where there is one; else `usage` says how it is typed. */
  maksud: Ticketed & {
    command: string;
    /** Where it is to go: an agency, another complaint. */
    to: string | null;
    /** The day that it names. */
    until: Time | null;
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
  /** A person was named where an agency has to be. */
  'bukan-skpd': { person: string; usage: string };
  /** What was answered is neither yes nor no; `code`: a yes needs the code that was sent. */
  'masih-menunggu': { what: string; text: string; code: boolean; again: string | null };
  /** What he sent on for a citizen is a complaint, in his name. */
  'terusan-ok': Record<never, never>;
  /** SIAP or AMAN of what is no danger; usage of what may be done. */
  'bukan-darurat': Ticketed & { command: string; allowed: string[] };
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
  // to people of the office as citizens
  'warga-ok': { agency: string | null };
  /** `danger`: the admin was told. */
  'warga-tanya': { danger: boolean };
  'warga-cara': { ticket: string | null; example: string };
  'rahasia-ke-admin': Ticketed;
  /** The same SMS again, which is not carried out; `last`: further ones are not answered. */
  'sms-sama': { count: number; last: boolean };
}
