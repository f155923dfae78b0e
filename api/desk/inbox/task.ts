import type { Proposal } from '../complaints/proposals.ts';

/** Something that waits for the admin, as a line of the inbox. */
export interface Task {
  /** Unique on the page. */
  key: string;
  /** Where it is done. */
  address: string;
  /** What it is about: a ticket, a line, a number of letters. */
  title: string;
  /** What the admin is asked to do. */
  asks: string;
  /** Words of the citizen or of the modem; empty where there are none. */
  text: string;
  /** Since when it waits, and until when it may. */
  since: number | null;
  until: number | null;
  late: boolean;
  marks: string[];
  /** The secret complaint whose words these are: whoever reads them leaves a row. */
  secret?: string;
  /** The complaint that it is about, where it can be ticked to be decided with others. */
  complaint?: string;
  /** What was shown of it, as its forms say it. */
  seen?: string;
  /** Whom to ring, with whole numbers of the office. */
  ring?: string;
  /** It is decided, and may only be taken back: one goes on with others. */
  waits?: true;
  /** What can be done from here with one key. */
  proposals: Proposal[];
}

/** Tasks of one kind, the most urgent first. */
export interface TaskGroup {
  name: string;
  title: string;
  /** As it is shown: `3`, `50+`. */
  count: string;
  /** Life, or the hotline itself, is at stake. */
  urgent: boolean;
  tasks: Task[];
  /** The page that has all of them, where more wait than are shown. */
  more: string | null;
}
