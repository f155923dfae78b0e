/** What has come up the ladder to somebody: its ticket, and who is to act. */
export interface Raised {
  ticket: string;
  agency: string;
}

/** Totals of a period and what stands out now, for the regent. */
export interface Figures {
  date: number;
  received: number;
  forwarded: number;
  answered: number;
  /** Answered, or closed without an answer: what reports call *selesai*. Kept under the name it had before. */
  closed: number;
  open: number;
  overdue: number;
  /** Of the open ones, put aside by the admin; absent for none, and in figures of before. */
  parked?: number;
  /** Most first. */
  late: { agency: string; count: number }[];
  top: { category: string; count: number }[];
  /** Open emergencies, with the codes of the oldest. */
  emergencies: { count: number; tickets: string[] };
  /** Open and past the ceiling that the law sets. */
  beyondLegal: number;
  /** Written reports whose receipt is late, as SMS name them. */
  unreceived: { kind: string; until: number }[];
  /** More complaints today than on any day for so many days; null when that is nothing special. */
  record: { count: number; days: number } | null;
  /** Of those overdue, how many have become so in the period; absent for none, and in figures of before. */
  newlyLate?: number;
  /** Past the ceiling of the law since the digest before; absent for none, and in figures of before. */
  newlyBeyond?: number;
  /** Who is late for the longest, and by how many whole working days; absent for none, and in figures of before. */
  oldest?: { ticket: string; agency: string; days: number };
  /** What came to each of them since the digest before; absent for none, and in figures of before. */
  raised?: { secretary: Raised[]; regent: Raised[] };
  /** Hours in which no line could send; absent for none, and in figures of before. */
  silentHours?: number;
  /** A category that came at least three times as often as usual. */
  surge: { category: string; count: number; times: number } | null;
}
