import type { Time } from '../../machines/messages/values.ts';
import type { BalanceRow } from '../../machines/report/balance.ts';
import type { ComplianceStep } from '../../machines/report/compliance.ts';
import type { FigureName } from '../../machines/report/single-figures.ts';
import type { Statistics } from '../../machines/report/statistics.ts';
import type { ComplianceRow } from '../../machines/report/steps.ts';

/** What reports print: the numbers as they were counted, with what the admin writes about them. */

export interface ReportPeriod {
  /** `free`: any days, for a report that is only looked at. */
  kind: 'weekly' | 'monthly' | 'yearly' | 'free';
  from: Time;
  /** Exclusive. */
  to: Time;
}

/** The numbers of a report; what is open is listed with its names apart. */
export type ReportFigures = Omit<
  Statistics,
  'from' | 'to' | 'open' | 'compliance' | 'balance' | FigureName
> & {
  /** How complaints ended and what became of answers, two in a line; null for what was not counted then. */
  ends: { title: string; count: number | null }[][];
  /** The balance as tables, and what its lines mean; none where it was not counted. */
  balances: { title: string; rows: BalanceRow[] }[];
  balanceNote: string;
  open: Pick<Statistics['open'], 'total' | 'overdue' | 'listed'>;
};

/** An open complaint in a list; nothing of its text, which may be secret. */
export interface OpenComplaint {
  ticket: string;
  category: string;
  agency: string;
  place: string;
  received: Time;
  due: Time | null;
  /** Whole working days past the deadline; 0 in time, and on the first day. */
  late: number;
}

/** Charts as SVG, drawn by `templates/documents/charts.ts`. */
export interface ReportCharts {
  categories: string;
  months: string;
  agencies: string;
}

/** What stands under `Simpulan dan saran`, made from the numbers; most important first. */
export interface Conclusions {
  findings: string[];
  advice: string[];
}

/** Report to the regent (SOP step 6), in the order of chapters of official reports. */
export interface Report {
  date: Time;
  period: ReportPeriod;
  figures: ReportFigures;
  charts: ReportCharts;
  late: OpenComplaint[];
  /** Open and in time. */
  open: OpenComplaint[];
  /** What stood out, with what was done about it. */
  notable: { ticket: string; title: string; text: string }[];
  /** What the numbers come to. */
  conclusions: Conclusions;
  /** Written by the admin, a paragraph each. */
  remarks: string[];
  obstacles: string[];
  suggestions: string[];
}

/** One complaint against the SOP, step by step. */
export interface ComplaintCompliance {
  ticket: string;
  received: Time;
  agency: string;
  steps: ComplianceStep[];
  /** The same by the columns of the table: of step 4 each round. */
  cells: ComplianceStep[][];
}

/** How well the SOP was kept: per step, and per complaint. */
export interface ComplianceReport {
  date: Time;
  period: ReportPeriod;
  dayName: string;
  steps: ComplianceRow[];
  /** Labels of the steps of a complaint. */
  columns: string[];
  complaints: ComplaintCompliance[];
  /** Complaints of the period that are not among them, but secrets, which stand nowhere. */
  unlisted: number;
  secret: number;
  remarks: string[];
}

export interface AgendaEntry {
  sequence: number | null;
  number: string;
  date: Time;
  /** Day of arrival and of its last disposition, of what came in; null where there is none. */
  received: Time | null;
  disposed: Time | null;
  /** Whom it went to or came from. */
  counterpart: string;
  subject: string;
  tickets: string[];
  nature: string;
  note: string;
  voided: boolean;
}

/** Printable register of letters. */
export interface Agenda {
  date: Time;
  book: 'masuk' | 'keluar';
  from: Time;
  /** Exclusive. */
  to: Time;
  entries: AgendaEntry[];
}

/** All that is kept of one complaint, for whoever judges how it was handled. Texts are masked already. */
export interface EvidenceFile {
  date: Time;
  ticket: string;
  facts: { name: string; value: string }[];
  /** Oldest first; `note` is how it was read or what became of it. */
  messages: { at: Time; mine: boolean; who: string; text: string; note: string }[];
  /** What the modem gave of SMS that came in: as it was, the sender's number masked; null where that hides too little. */
  raw: { at: Time; pdu: string | null; sha256: string }[];
  /** `behind`: its pages follow; `attached`: the file itself lies in this file. */
  documents: {
    at: Time;
    title: string;
    number: string;
    sha256: string;
    sent: string;
    behind: boolean;
    attached: boolean;
  }[];
  /** Oldest first. */
  history: { at: Time; event: string; by: string; moves: string; details: string }[];
}

/** Minutes of handing over the letters of a year to the archive. */
export interface ArchiveMinutes {
  date: Time;
  year: number;
  /** Letters with a number, and of those in both books the void ones. */
  outgoing: number;
  incoming: number;
  voided: number;
  files: number;
  /** Of the files: what was handed in. */
  scans: number;
  /** Files that are not in it, by the reason. */
  missing: { why: string; count: number }[];
  kinds: { name: string; code: string; count: number; time: string; fate: string }[];
  /** Hexadecimal. */
  listHash: string;
}
