import type { Time } from '../../machines/messages.ts';

/**
 * What reports print. Shares are 0–1, times of a step are days as the SOP counts them, null is "not
 * known". The figures have the shape of the numbers that are computed for a report, names included.
 */

export interface ReportPeriod {
  kind: 'weekly' | 'monthly' | 'yearly';
  from: Time;
  /** Exclusive. */
  to: Time;
}

/** One line of a table. */
export interface CountRow {
  name: string;
  count: number;
  share: number;
}

/** How long a step of the SOP took for a number of complaints. */
export interface StepFigures {
  measured: number;
  within: number;
  /** Longer than the standard, but by a date that was agreed on. */
  extended: number;
  late: number;
  shareWithin: number | null;
  median: number | null;
  /** 90th percentile. */
  p90: number | null;
}

export interface AgencyFigures extends StepFigures {
  name: string;
  shortName: string;
  received: number;
  forwarded: number;
  answered: number;
  overdue: number;
  /** Answers in time, of all answers and all that are overdue. */
  onTime: number | null;
  rating: number | null;
}

export interface MonthFigures {
  /** `November 2026`. */
  name: string;
  received: number;
  answered: number;
  within: number;
  late: number;
}

export interface SmsFigures {
  sent: number;
  /** SMS parts that were paid for. */
  parts: number;
  delivered: number;
  failed: number;
  unconfirmed: number;
  shareFailed: number | null;
  /** Rupiah; null while no tariff is known. */
  cost: number | null;
}

export interface ReportFigures {
  /** When it was counted: what is open or late is as of then. */
  at: Time;
  /** What a day is: `hari kerja` or `hari`. */
  dayName: string;
  received: {
    total: number;
    kinds: CountRow[];
    categories: CountRow[];
    districts: CountRow[];
    /** Monday first; and all 24 hours. */
    weekdays: CountRow[];
    hours: CountRow[];
    secret: number;
    emergency: number;
  };
  forwarded: { total: number; times: StepFigures };
  answered: { total: number; times: StepFigures };
  rejected: { total: number; reasons: CountRow[] };
  withdrawn: number;
  reopened: number;
  published: number;
  rating: {
    count: number;
    /** Of those who were answered, which part rated. */
    share: number | null;
    mean: number | null;
    stars: CountRow[];
  };
  open: { total: number; overdue: number };
  agencies: AgencyFigures[];
  best: AgencyFigures[];
  slowest: AgencyFigures[];
  months: MonthFigures[];
  sms: SmsFigures;
}

/** An open complaint in a list; nothing of its text, which may be secret. */
export interface OpenComplaint {
  ticket: string;
  category: string;
  agency: string;
  place: string;
  received: Time;
  due: Time | null;
  /** Working days past the deadline, 0 when in time. */
  late: number;
}

/** Charts as SVG, drawn by `templates/charts.ts`. */
export interface ReportCharts {
  categories: string;
  months: string;
  agencies: string;
}

/** Report to the regent (SOP step 6). */
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
  /** Written by the admin, a paragraph each. */
  remarks: string[];
  obstacles: string[];
  suggestions: string[];
}

/** A step of the SOP over all complaints of a period. */
export interface StepCompliance {
  step: number;
  activity: string;
  actor: string;
  /** What the SOP wants it to leave behind. */
  output: string;
  /** Standard time in days. */
  days: number;
  /** Null where the step is not measured. */
  times: (StepFigures & { mean: number | null }) | null;
  /** What proves it, counted: "surat penerusan diarsipkan", 12. */
  proof: { name: string; count: number }[];
}

/** One complaint against the SOP. */
export interface ComplaintCompliance {
  ticket: string;
  received: Time;
  agency: string;
  /** Days each step took, in the order of the table's columns; null where it has not been done. */
  steps: { days: number | null; result: 'within' | 'extended' | 'late' | null }[];
  /** Of the whole way, as far as it has come; null while nothing is measured. */
  result: 'within' | 'extended' | 'late' | null;
  /** What is kept of it: number of the forwarding letter, edition of the newspaper. */
  evidence: string[];
}

/** How well the SOP was kept: per step, and per complaint. */
export interface ComplianceReport {
  date: Time;
  period: ReportPeriod;
  dayName: string;
  steps: StepCompliance[];
  /** Numbers of the steps that have a column in the table of complaints. */
  columns: number[];
  complaints: ComplaintCompliance[];
  remarks: string[];
}

export interface AgendaEntry {
  sequence: number | null;
  number: string;
  date: Time;
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
