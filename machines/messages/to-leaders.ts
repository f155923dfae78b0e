import type {
  Addressed,
  Categorised,
  Delay,
  Digest,
  Help,
  OfReport,
  OfReports,
  Summary,
  Ticketed,
  TicketItem,
  Time,
  Unread,
} from './values.ts';

/** SMS to those whom silence is escalated to: heads of agencies, Sekda, Bupati. */
export interface ToLeaders {
  // up the ladder: head of agency, Sekda, Bupati
  /** Open tasks of an agency whose officer cannot be reached. */
  'kepala-tugas': { agency: string; count: number; items: TicketItem[] };
  eskalasi: Categorised & { place: string | null; agency: string; days: number };
  /**
   * To those who may not read it: which one, null of a secret, of which they may know only that there is one;
   * `admin`: its words are the admin's too, as those of most.
   */
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
  'eskalasi-laporan': OfReports & { due: Time };
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
  /** To the secretary, once it has rung in vain as often as the pack says. */
  'darurat-pimpinan': Summary & { minutes: number; agency: string | null };
  'darurat-pimpinan-banyak': { items: TicketItem[] };
}
