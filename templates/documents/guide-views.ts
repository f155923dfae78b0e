/** What the printed guides show: commands and rules as the machine and the district pack have them. */

/** A command as a guide explains it. */
export interface GuideCommand {
  /** How it is typed: `JAWAB A127 isi`. */
  usage: string;
  /** What it does, a few Indonesian words. */
  does: string;
  /** A whole SMS. */
  example: string;
}

export interface GuideFrame {
  /** When it was printed, epoch milliseconds: it counts until the next one. */
  date: number;
  /** The hotline's number as people dial it; null where the office has not set it, and writes it in. */
  hotline: string | null;
  /** Ticket of the examples. */
  ticket: string;
}

/** One page for officers of agencies. */
export interface OfficerGuide extends GuideFrame {
  /** Commands that move a task, in the order of the work. */
  commands: GuideCommand[];
  /** Commands that only ask. */
  questions: GuideCommand[];
  /** Standard times in words: `3 hari kerja`. */
  answerWithin: string;
  remindBefore: string;
  /** Who hears of a late task, and when. */
  ladder: { after: string; who: string }[];
  extension: { days: string; times: number };
  /** Until when an answer can be corrected with RALAT. */
  correctionMinutes: number;
  /** Shortest answer, letters. */
  minimumAnswer: number;
}

export interface PosterCategory {
  code: string;
  name: string;
  secret: boolean;
}

/** The poster for citizens. */
export interface Poster extends GuideFrame {
  categories: PosterCategory[];
  /** A whole complaint as somebody may write it. */
  example: string;
  forwardWithin: string;
  answerWithin: string;
  commands: GuideCommand[];
}

/** One thing to be done when something is broken. */
export interface RepairStep {
  does: string;
  /** What is typed, in a terminal or as an SMS. */
  types?: string;
}

export interface Repair {
  title: string;
  /** By what it is known. */
  sign: string;
  steps: RepairStep[];
}

/** One page beside the computer: what to do when it or its data fail. */
export interface RepairGuide extends GuideFrame {
  repairs: Repair[];
}

/** Cards for the regent and the regional secretary, to be cut. */
export interface LeaderCards extends GuideFrame {
  cards: { title: string; commands: GuideCommand[] }[];
  /** When the digests come: `15.30`, `Jumat 15.45`. */
  daily: string;
  weekly: string;
}
