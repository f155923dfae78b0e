import type { LetterKind } from '../../machines/letter/letter-kinds.ts';
import type { LeaderCards, OfficerGuide, Poster, RepairGuide } from './guide-views.ts';
import type {
  DispositionSheet,
  ForwardingLetter,
  NewspaperLetter,
  ReaderReplies,
  ReminderLetter,
  ReportLetter,
  ReprimandLetter,
  ScannedAnswer,
} from './letter-views.ts';
import type {
  Agenda,
  ArchiveMinutes,
  ComplianceReport,
  EvidenceFile,
  Report,
} from './report-views.ts';

/** Every document of the office by its name, which is that of its file, and what it prints. */

export interface Letters {
  penerusan: ForwardingLetter;
  disposisi: DispositionSheet;
  'jawaban-pindaian': ScannedAnswer;
  pengingat: ReminderLetter;
  teguran: ReprimandLetter;
  'balasan-surat-pembaca': ReaderReplies;
  'pengantar-koran': NewspaperLetter;
  'pengantar-laporan': ReportLetter;
}

export interface Reports {
  laporan: Report;
  kepatuhan: ComplianceReport;
  agenda: Agenda;
  'berkas-bukti': EvidenceFile;
  'berita-acara': ArchiveMinutes;
}

/** For the wall and the desk: rules and commands, not about any complaint. */
export interface Guides {
  'panduan-petugas': OfficerGuide;
  poster: Poster;
  'kartu-pimpinan': LeaderCards;
  'kalau-rusak': RepairGuide;
}

export type Documents = Letters & Reports & Guides;
export type DocumentKind = keyof Documents;

/** Documents that are signed with a letter of another name. */
const SIGNED_AS: Readonly<Record<string, LetterKind>> = {
  'pengantar-laporan': 'laporan',
  kepatuhan: 'laporan',
};

/** The kind of letter whose head and signer a document has. */
export function signedAs(document: string): string {
  return SIGNED_AS[document] ?? document;
}

/** Sample documents by a name of their own: every branch of every template is tried with them. */
export type Samples<D> = { [K in keyof D]: Record<string, D[K]> };
