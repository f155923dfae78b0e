import type { Time } from '../../machines/messages/values.ts';
import type { ReportFigures, ReportPeriod } from './report-views.ts';

/**
 * What the office's letters print. Times are epoch milliseconds, phone numbers E.164: the templates put
 * them into words and mask them, so that nothing unmasked can come out of them.
 */

/** How fast a letter is to be handled, or that it is secret (Permendagri on official letters). */
export type Nature = 'Biasa' | 'Penting' | 'Segera' | 'Sangat Segera' | 'Rahasia';

/** Head and foot of a letter; the signatory is the letterhead's on that date. */
export interface LetterFrame {
  number: string;
  date: Time;
  nature: Nature;
  subject: string;
  /** Lines after "Yth.". */
  addressee: string[];
  /** Stands below "di –". */
  place: string;
  /** Lines of "Tembusan". */
  copies: string[];
  /** By which anybody can check the paper against the archive; null for a draft. */
  check: PaperCheck | null;
}

/** A code on paper. */
export interface PaperCheck {
  code: string;
  /** Page that checks it, for the QR code; null where the hotline's pages are reached in the office alone. */
  address: string | null;
}

/** A letter that agencies answer. */
export interface AgencyLetter extends LetterFrame {
  /** The hotline's number as people dial it; null where it is not set. */
  hotline: string | null;
  /** Of a secret letter: who gets a copy, in the order of their numbers; empty for all others, which have `copies`. */
  distribution: string[];
}

export interface ForwardedComplaint {
  /** `2026/A127`, and the code as it is typed. */
  ticket: string;
  code: string;
  received: Time;
  /** Every number of its reporter: none of them is printed. */
  phones: readonly string[];
  kind: string;
  category: string;
  place: string;
  /** Verbatim. */
  text: string;
  due: Time;
}

/** One complaint in the letter itself, or several of one agency in a table behind it (SOP step 3). */
export interface ForwardingLetter extends AgencyLetter {
  complaints: ForwardedComplaint[];
  secret: boolean;
  /** What the admin adds, as a paragraph of its own; empty for nothing. */
  note: string;
}

/** A slip of half a sheet that travels with a letter or complaint through an office. */
export interface DispositionSheet {
  date: Time;
  /** Sender of the letter; a phone number is masked. */
  from: string;
  letterNumber: string | null;
  letterDate: Time | null;
  received: Time;
  agendaNumber: string;
  nature: Nature;
  /** Complaint it is about, if any. */
  ticket: string | null;
  due: Time | null;
  subject: string;
  /** Cut to what fits. */
  text: string;
  forwardTo: string[];
  instructions: { text: string; ticked: boolean }[];
  note: string;
}

/**
 * Register sheet of an agency's letter that came on paper: what the admin copied out of it, and its scanned
 * pages behind it. It is ours, and never in the place of their letter.
 */
export interface ScannedAnswer {
  date: Time;
  agendaNumber: string;
  received: Time;
  agency: string;
  letterNumber: string;
  letterDate: Time;
  subject: string;
  ticket: string;
  sms: string;
  note: string;
  /** Copied from the letter; empty where only scans are kept. */
  points: { label: string | null; text: string }[];
  /** Pages as `data:image/png;base64,…` or `data:image/jpeg;base64,…`. */
  pages: string[];
  /** Scans that are archived as files of their own. */
  files: { name: string; sha256: string }[];
}

export interface UnansweredComplaint {
  ticket: string;
  category: string;
  place: string;
  /** Letter it was forwarded with, if there is one. */
  letter: { number: string; date: Time } | null;
  forwarded: Time;
  due: Time;
  /** Working days past the deadline. */
  late: number;
}

/** First word in writing to an agency that stays silent. */
export interface ReminderLetter extends AgencyLetter {
  agency: string;
  /** Working days the agency had (SOP step 4). */
  standard: number;
  complaints: UnansweredComplaint[];
  /** New deadline. */
  until: Time;
  /** What the admin adds, as a paragraph of its own; empty for nothing. */
  note: string;
}

/** What follows on a reminder: the agency's superior writes. */
export interface ReprimandLetter extends ReminderLetter {
  /** Which reprimand about these complaints it is, from 1. */
  times: number;
  /** The letter before it; null where that is not known. */
  previous: { number: string; date: Time } | null;
}

/** One reply for the newspaper, in standard spelling; phone numbers in it are masked. */
export interface ReaderReply {
  ticket: string;
  reporter: string;
  place: string | null;
  /** What the citizen wrote, spelling corrected. */
  question: string;
  headline: string;
  answer: string;
  /** Who answers, as it stands below: "Kepala Dinas … Kabupaten …". */
  office: string;
}

/** Replies as the newspaper gets them: one, or a page of several (SOP step 5). */
export interface ReaderReplies {
  date: Time;
  newspaper: string | null;
  replies: ReaderReply[];
}

/** Cover letter to the editors of a newspaper. */
export interface NewspaperLetter extends LetterFrame {
  newspaper: string;
  replies: Pick<ReaderReply, 'ticket' | 'headline' | 'office'>[];
}

/** Cover letter of a report to the regent (SOP step 7). */
export interface ReportLetter extends LetterFrame {
  period: ReportPeriod;
  figures: ReportFigures;
  /** Sheets of the report behind it; null while it is not printed yet. */
  sheets: number | null;
}
