import type { ClockStep } from '../../district/clock-steps.ts';
import type { Kind } from '../../district/district.ts';
import type { Actor } from '../../people/actor.ts';
import type { DangerNews, Place } from '../../text/understanding.ts';
import type { Origin } from './origin.ts';

/** The running deadline. Absolute times, so that downtime does not stretch it. */
export interface DeadlineClock {
  step: ClockStep;
  startedAt: number;
  remindAt: number;
  dueAt: number;
  /** Set while the citizen owes us an answer. */
  pausedAt: number | null;
  /** Office minutes of earlier pauses; the deadline moved by them. */
  paused?: number;
  /** What the citizen was promised, where it was handed on since: his time runs on. */
  promisedAt?: number;
  /** The latest day that the citizen was told since, because holidays moved it. */
  toldDue?: number;
  /** The admin parked it: nobody is reminded until then. */
  parkedUntil?: number;
  /** When it last went on after that; the rungs that are left count from here. */
  wokenAt?: number;
  /** When it last came to the next rung of the ladder. */
  climbedAt?: number;
  /** Place of the round among all that it measures; absent while no agency has it. */
  inRound?: number;
}

/** The admin put it aside, openly: a reason, and a day on which it goes on. */
export interface Parking {
  at: number;
  until: number;
  text: string;
}

/** `within` the SOP's time, `extended` beyond it but before the deadline that ran, or `late`. */
export type StepResult = 'within' | 'extended' | 'late';

/** One run of a step of the SOP that has come to its end, however it ended. */
export interface StepRecord {
  /** `enter` is SOP step 2; the others are those a clock runs for. */
  step: ClockStep | 'enter';
  startedAt: number;
  endedAt: number;
  /** Days as the SOP counts them, without the time the citizen took. */
  days: number;
  /** Days the profile gave it then. */
  standard: number;
  result: StepResult;
  /** How often the complaint had been reopened before. */
  round: number;
  /** Agency that had it, or was proposed for it, when the step ended. */
  agency: string | null;
  /** Place of the round that it is of, among all; absent of what no agency did. */
  inRound?: number;
}

/**
 * One agency's turn with a complaint: from its being given to what was said of the answer. What comes after it
 * changes nothing in it. What it took is in the steps.
 */
export interface Round {
  agency: string;
  /** Ticket of the complaint it was merged into, whose answer this was; null of its own. */
  via: string | null;
  /** When the agency was given it; where another complaint's answer came here, when that was. */
  givenAt: number;
  /** When the answer went out to the citizen; null without one. */
  answeredAt: number | null;
  /** 1–5; null while nobody has rated it. */
  rating: number | null;
  /** What became of the answer; null while nothing has. */
  verdict: 'rated' | 'thanked' | 'silent' | 'unsolved' | null;
  /** When the agency lost it, or it was opened again; null as long as neither has happened. */
  endedAt: number | null;
}

export interface Addition {
  at: number;
  text: string;
  /** Ticket of the merged complaint whose reporter wrote it, else null. */
  ticket: string | null;
  /** It may be of another complaint of his. */
  loose?: true;
}

export interface Question {
  text: string;
  askedBy: 'admin' | 'officer';
  askedAt: number;
  dueAt: number;
}

export interface Answer {
  text: string;
  at: number;
  agency: string;
  /** Ticket of the complaint it was merged into, whose answer it is; absent of its own. */
  via?: string;
  /** The clock it stopped, to go on by should it be taken back; absent of letters and of merged complaints. */
  clock?: DeadlineClock;
}

/** What stays in the office. */
export interface Note {
  at: number;
  text: string;
  /** Agency whose it is, null of the admin. */
  agency: string | null;
}

export interface TransferRequest {
  /** Agency the officer names, null when he only says it is not his. */
  to: string | null;
  reason: string;
}

/** A reply as it is to stand in the newspaper, in standard spelling and without private numbers. */
export interface PublicText {
  headline: string;
  question: string;
  answer: string;
}

/** The text for print that the admin works on. */
export interface PressCopy extends PublicText {
  /** The answer it was made from: when that is corrected, the copy is out of date. */
  source: string;
  /** Whose words they are has said that they may be printed as his; absent until then, and in what was approved before it was asked. */
  approval?: PressApproval;
}

/** How somebody let words be printed in his name: by SMS, or by his initials on the paper. */
export const APPROVED_BY = ['sms', 'paper'] as const;

export interface PressApproval {
  /** Name or office of who did, as the admin notes it. */
  head: string;
  how: (typeof APPROVED_BY)[number];
  at: number;
}

/** What went to a newspaper, and with which cover letter. */
export interface Dispatch {
  newspaper: string;
  /** Instance of the letter in the register, and its number. */
  letter: string;
  number: string;
  at: number;
}

export interface Publication {
  newspaper: string;
  edition: string;
  page: string;
  /** Day it was printed, `YYYY-MM-DD`; null where it was not noted. */
  date: string | null;
  /** Scan of the page in the archive; may come later. */
  clipping: string | null;
}

/** A letter that forwarded it and was sent: SOP step 3 ends with the first. */
export interface SentLetter {
  /** Instance in the register, its number, and its rendering in the archive. */
  letter: string;
  number: string;
  document: string;
  /** Day it bears. */
  date: number;
  sentAt: number;
  /** Days as the SOP counts them, what the profile gave it then, and whether that was kept. */
  days: number;
  standard: number;
  result: StepResult;
}

/** A complaint merged into this one. */
export interface Child {
  instance: string;
  ticket: string;
  /** Secrecy when it was merged; complaints of different secrecy never are. Absent in older snapshots. */
  secret?: boolean;
  /** Of a secret: whom it accuses and who holds it (`wardOf`), since only such with the same are merged. */
  ward?: string;
}

/** A complaint that another one is to be put under. */
export interface Parent extends Child {
  /** Ticket of the one that it hangs on itself: there are no chains. */
  under?: string;
  /** Ended without an answer, or for good: it speaks for nobody. */
  over?: true;
}

/** Why a complaint was not handled. */
export type RejectReason = 'spam' | 'jurisdiction' | 'unclear';

/** Reading of the text at the time it came, kept with the complaint for the admin to see. */
export interface Reading {
  kind: Kind;
  category: string | null;
  agency: string | null;
  place: Place | null;
  flags: string[];
  /** Agency that danger needs, whoever gets its words. */
  helper?: string;
  /** What it tells of danger that was reported before. */
  news?: DangerNews;
  action: string;
  confidence: number;
  why: string[];
  alternatives: string[];
  content: string;
  /** Category of another matter in the same words, which nobody has parted from it; absent where there is none. */
  beside?: string;
  /** It asks how the complaint stands. */
  asks?: true;
  /** Its place is the right one, whatever was said before. */
  movesTo?: true;
}

/** Danger to life, as long as its complaint remembers any. */
export interface Alarm {
  at: number;
  /** How often it rang since. */
  rings: number;
  /** Who sees to it; `system`: before anybody could say so. */
  taken: {
    at: number;
    role: 'officer' | 'head' | 'admin' | 'system';
    agency: string | null;
  } | null;
  /** When the admin had whoever sees to it on the telephone. */
  phonedAt: number | null;
  settledAt: number | null;
  /** Agency that it needs, by the words that told of it: called again while nobody sees to it, where it has not the complaint. */
  helper?: string;
  /** When all who hear of it last heard its reporter's words at once; absent while that was when it was raised. */
  toldAt?: number;
  /** His new words are to ring, in this very step. */
  again?: true;
  /** When somebody had taken it, before those words; absent where nobody had. */
  takenBefore?: number;
  /** He wrote more, which only the first of them has heard: the next ring is for all. */
  untold?: true;
}

/** The reporter's last words, while nothing has been done since, and what the complaint was before them. */
export interface LastWords {
  at: number;
  type: 'citizen.add' | 'citizen.thank' | 'citizen.rate' | 'citizen.unsolved';
  text: string;
  rating?: number;
  reading?: Reading;
  /** Inbox message. */
  message?: string;
  /** Before the first change that they made; absent of words that are not undone. */
  before?: BeforeWords;
}

/** What words can change, and what of it forbids to take them back. */
export type BeforeWords = Pick<
  ComplaintContext,
  | (
      | 'additions'
      | 'category'
      | 'agency'
      | 'place'
      | 'reading'
      | 'question'
      | 'asked'
      | 'extensions'
    )
  | ('answeredAt' | 'closedAt' | 'rating' | 'rounds' | 'level' | 'reopened' | 'clock')
  | ('secret' | 'emergency')
> &
  // snapshots of before do not have all of these
  Partial<Pick<ComplaintContext, 'reopenedAt' | 'steps' | 'givenTo'>>;

/** An act as its machine takes it, without who and when. */
export type HeldRequest = { type: string } & Record<string, unknown>;

/** Decided at the desk, and not done before `dueAt`: until then it can be taken back, and nobody has heard of it. */
export interface HeldAct {
  at: number;
  dueAt: number;
  by: Actor;
  request: HeldRequest;
}

/** Everything a complaint remembers; plain JSON. Times are epoch milliseconds. */
export interface ComplaintContext {
  id: string;
  ticket: string;
  year: number;
  /** E.164; shown to the admin only (identity of reporters is secret by law). */
  reporter: string;
  kind: Kind;
  category: string | null;
  /** Agency that has it, or is proposed for it. */
  agency: string | null;
  place: Place | null;
  /** First message, verbatim. */
  text: string;
  reading: Reading;
  additions: Addition[];
  secret: boolean;
  emergency: boolean;
  alarm: Alarm | null;
  abusive: boolean;
  receivedAt: number;
  forwardedAt: number | null;
  answeredAt: number | null;
  closedAt: number | null;
  clock: DeadlineClock | null;
  /** Ceiling set by law for its class. */
  legalDueAt: number;
  /** Escalation level it runs at: 0 at first, one more with each reopening. */
  level: number;
  /** Times in this round that its agency asked for more time, and that agency and admin asked the citizen. */
  extensions: number;
  asked: { officer: number; admin: number };
  /** Times that an agency asked to hand it on. */
  transfers: number;
  /** Every time it was parked, oldest first. */
  parkings: Parking[];
  /** Numbered options of the question asked while clarifying. */
  options: string[];
  question: Question | null;
  transfer: TransferRequest | null;
  answer: Answer | null;
  rating: number | null;
  reopened: number;
  parent: Child | null;
  children: Child[];
  instructions: { at: number; text: string }[];
  rejected: { reason: RejectReason; text: string } | null;
  copy: PressCopy | null;
  dispatch: Dispatch | null;
  publication: Publication | null;
  /** Agency that was last given it; another one in `agency` is only proposed. */
  givenTo: string | null;
  /** What the office wrote for itself. */
  notes: Note[];
  /** Matters that became complaints of their own. */
  splits: { at: number; text: string }[];
  /** Turns of agencies, oldest first; the last is the present one until it has ended. */
  rounds: Round[];
  /** Words that were said here have gone with the complaint they are of: what still tells them is held. */
  wordsLeft?: true;
  // since reports are made of them; snapshots of before do not have these
  /** Network's time of the first message. */
  sentAt?: number;
  /** Steps of the SOP that are done, in the order of their end. */
  steps?: StepRecord[];
  /** What its reporter said of it when he was asked; absent while he was not. */
  secrecySaid?: 'secret' | 'open';
  /** Null where what opened it again was taken back. */
  reopenedAt?: number | null;
  publishedAt?: number;
  /** How it came, where that was no SMS. */
  origin?: Origin;
  /** Absent or null while there are none. */
  lastWords?: LastWords | null;
  /** Phones of its reporter before this one, oldest first; absent while there is none. */
  formerPhones?: string[];
  /** Letters to its agency that were sent, in the order in which that was noted. */
  letters?: SentLetter[];
  /** The other matter of its SMS, until that is a complaint; null since. */
  second?: Second | null;
  /** The complaint of the same SMS that was there before: the receipt names both. */
  twin?: Twin;
  /** Absent or null while nothing waits to be taken back. */
  held?: HeldAct | null;
}

/** The second matter of an SMS, as it was understood. */
export interface Second {
  text: string;
  reading: Reading;
}

/** A complaint as another one of the same SMS tells of it. */
export interface Twin {
  ticket: string;
  category: string | null;
  /** Short name of who has it; null while nobody has. */
  agency: string | null;
  /** What is promised of it; null where nobody has it, or it was answered. */
  due: number | null;
  /** Who is in charge where it is another government's. */
  redirect: string | null;
}

export interface ComplaintInput {
  id: string;
  ticket: string;
  year: number;
  at: number;
  /** When the citizen's phone handed the message to the network; absent where it was no SMS. */
  sentAt?: number;
  /** How it came, where that was no SMS. */
  origin?: Origin;
  reporter: string;
  text: string;
  reading: Reading;
  /** Its SMS tells of two matters, and this is the other one. */
  second?: Second;
  /** The complaint of the same SMS that was there before. */
  twin?: Twin;
}
