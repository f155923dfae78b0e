import type { ClockStep } from './clock-steps.ts';
/**
 * The district pack as plain data: everything that differs from one district office to the next.
 * `api/start/configuration` reads it from `examples/<district>/*.yaml`, checks it and hands it to the pure code.
 *
 * Codes of agencies and categories are those of the pack (`PUPR`, `JALAN`). Times of day are
 * `HH.MM` in the district's own time zone, dates are `YYYY-MM-DD`.
 */

import type { LearnedWeights, LinearModel } from './learned-weights.ts';
import type { Retention } from './retention.ts';
import type { TextModule } from './text-modules.ts';

/** What a citizen's message is: the kind word may come first in the SMS (`SARAN JALAN …`). */
export type Kind = 'KELUHAN' | 'SARAN' | 'TANYA' | 'APRESIASI' | 'LAINNYA';

export interface KindWord {
  code: 'KELUHAN' | 'SARAN' | 'TANYA';
  aliases: string[];
}

export interface Category {
  /** The keyword citizens type, upper case; also the code. */
  code: string;
  name: string;
  /** Agency that answers it unless the text says otherwise. */
  agency: string;
  aliases: string[];
  typos: string[];
  /** Content words and phrases (roots, lower case) that speak for this category when no keyword was typed. */
  hints: string[];
  /** Words that settle it by themselves, whatever else is mentioned. */
  strongHints: string[];
  /** Words that only strengthen others: alone they settle nothing. */
  weakHints: string[];
  /** Complaints of this category are secret from the start (berkadar pengawasan, KDRT …). */
  secret: boolean;
  /** Words that move a complaint of this category to another agency, most specific first. */
  routes: { words: string[]; agency: string }[];
  /** Categories that this one took over from. */
  formerly?: Former[];
}

/** An agency or a category that the pack had before, as what is older goes on calling it. */
export interface Former {
  code: string;
  name: string;
  shortName: string;
}

export interface Agency {
  code: string;
  name: string;
  /** For SMS, at most about 14 characters. */
  shortName: string;
  /** Title of the head as it stands in letters ("Kepala Dinas …", "Camat …"). */
  head: string;
  aliases: string[];
  subjects: string[];
  /** `partner` bodies are outside the district's authority: nothing is forwarded to them as a task. */
  type: 'agency' | 'district' | 'partner';
  /** For partners: where the citizen can turn to, as it stands in an SMS ("PLN telp 123"). */
  redirect?: string;
  /** False where the source data could not confirm the exact name. */
  verified: boolean;
  /** Agencies that this one took over from: renamed, merged into it, or a part of them. */
  formerly?: Former[];
}

export interface Village {
  code: string;
  name: string;
  type: 'pekon' | 'kelurahan';
}

export interface SubDistrict {
  code: string;
  name: string;
  aliases: string[];
  /** Row and column of its tile on the map of tiles, from 1: about where it lies. Left out: no map is drawn. */
  tile?: [row: number, column: number] | undefined;
  villages: Village[];
}

/** A place people name that is no village: a market, a junction, a park, a well-known mosque. */
export interface Landmark {
  names: string[];
  district: string;
  village?: string;
}

/** Another regency or city, and the names that place a message there; `agency` is the partner to point to. */
export interface OutsidePlace {
  name: string;
  names: string[];
  agency: string;
}

export interface Places {
  districts: SubDistrict[];
  landmarks: Landmark[];
  outside: OutsidePlace[];
  /** All other regencies and cities by their full names ("Kabupaten Aceh Selatan"): outside where so introduced. */
  regencies: string[];
}

export type Role = 'citizen' | 'officer' | 'head' | 'admin' | 'secretary' | 'regent';

/** A registered phone of somebody with a role; everybody else is a citizen. */
export interface Contact {
  role: Exclude<Role, 'citizen'>;
  /** Agency of an officer or head. */
  agency?: string;
  /** E.164. */
  phone: string;
  /** Function, not a person's name: "Petugas Dinas PUPR". */
  label: string;
}

export interface Holiday {
  date: string;
  name: string;
  type: 'holiday' | 'leave';
  /** The date is still an estimate (moon sighting) or not confirmed by its decree. */
  estimated: boolean;
}

/** Opening and closing time of the office; `breaks` do not stop the clock. */
export interface OfficeHours {
  open: string;
  close: string;
}

export interface CalendarData {
  /** Minutes east of UTC; Western Indonesia is 420 and has no daylight saving. */
  utcOffsetMinutes: number;
  /** Name users see after a time ("WIB"). */
  zoneName: string;
  /** Index 0 = Sunday … 6 = Saturday; null = closed. */
  week: (OfficeHours | null)[];
  holidays: Holiday[];
  /** Other hours between two dates, both included (Ramadan). */
  exceptions: {
    from: string;
    to: string;
    name: string;
    /** A decree or circular has still to fix its days or hours. */
    estimated: boolean;
    week: (OfficeHours | null)[];
  }[];
  /** When an SMS that can wait may be sent. */
  sending: { from: string; to: string; fridayPause: OfficeHours | null };
}

/** Durations of one SLA profile, in working days unless the unit says otherwise. */
export interface SlaProfile extends Record<ClockStep, number> {
  name: string;
  unit: 'workingDay' | 'calendarDay';
  /** SOP step 1 and 2: the SMS is written and sent, it reaches the hotline. */
  send: number;
  enter: number;
  /** SOP step 6 and 7: report written, report received. */
  report: number;
  receive: number;
}

/** A step of the SOP as reports print it. */
export interface SopStep {
  /** 1–7. */
  step: number;
  activity: string;
  /** Who does it. */
  actor: string;
  /** What it leaves behind, as the SOP names it. */
  output: string;
  /** Which of a profile's durations is its standard time. */
  time: Exclude<keyof SlaProfile, 'name' | 'unit'>;
}

/** The procedure the hotline carries out. */
export interface Sop {
  /** "050/184/III.08/2017" */
  number: string;
  steps: SopStep[];
}

/** Legal ceilings by class of complaint, in working days. */
export interface LegalLimits {
  information: number;
  ordinary: number;
  oversight: number;
}

export interface Sla {
  /** The profile the clock runs on. */
  active: string;
  profiles: SlaProfile[];
  legal: LegalLimits;
  /** Working days before the deadline at which the owner is reminded. */
  remindBefore: number;
  /** Working days after the deadline for each rung: head of agency, Sekda, Bupati. */
  escalateAfter: [number, number, number];
  /** Working days after which the last rung is told again, and again, until somebody acts. */
  repeatEvery: number;
  /** Longest extension an officer may ask for with TUNDA, in working days, and how often in a round. */
  extensionDays: number;
  extensions: number;
  /** Calendar days the citizen has: to answer a question, to rate, to reopen after closing. */
  citizenAnswerDays: number;
  verdictDays: number;
  reopenDays: number;
  /** Minutes we wait for the answer to a numbered question. */
  clarifyMinutes: number;
}

export interface Policy {
  /** Route to the agency at once when we are at least this sure (0–1); above 1 = always triage. */
  autoForwardConfidence: number;
  /** Who lets an answer out: nobody (at once), after a while in which it can be corrected, the admin. */
  review: 'none' | 'hold' | 'admin';
  holdMinutes: number;
  /** How long an answer that is out may be corrected with RALAT. */
  correctionMinutes: number;
  /** So many seconds the SMS of an act of the desk wait that has another to take it back; 0 for not at all. */
  undoSeconds: number;
  /** Working days after which the admin is asked whether what went to a newspaper was printed. */
  pressDays: number;
  /** How long an answer to the wrong ticket may be taken back with TARIK. */
  retractMinutes: number;
  /** How often agency and admin each may ask the citizen in a round: his answer is waited for with the clock standing. */
  questions: number;
  /** How often an agency may ask to hand a complaint on, in the life of the complaint. */
  transfers: number;
  /** Minutes after which danger that nobody has taken rings again, one for each ring. */
  alarmMinutes: number[];
  /** Then each wait is twice as long as the one before, up to so many minutes. */
  alarmSlowest: number;
  /** Working days for which the admin may park a complaint. */
  parkDays: number;
  /** Shortest text that counts as an answer, characters. */
  minimumAnswer: number;
  /** SMS per phone and day after which only the first one more is told; all are still stored. */
  dailyLimit: number;
  /** Most SMS the hotline sends a day (spend brake); receipts are never held. */
  dailyBudget: number;
  /** Most SMS that one receiver gets in an hour and in a day; receipts and what is urgent go out always. */
  receiverHourly: number;
  receiverDaily: number;
  /** SMS of one kind about one category that somebody of the office gets in an hour; beyond them those that wait are one. */
  crowdHourly: number;
  /** SMS about danger, whatever of and wherever, that one receiver gets in an hour one by one; beyond them those of a few minutes are one. */
  alarmHourly: number;
  /** Reports rank an agency with so many cases; from this part in time on (0–1) among the quickest, below it among the slowest. */
  ranking: { cases: number; share: number };
  /** Rupiah for each SMS part that the network takes; null where it is not known. */
  smsTariff: number | null;
  /** First digits of numbers whose answers cost more than an SMS (`0809`, `+881`): held, not answered. */
  costlyPrefixes: string[];
  /** First digits of numbers that are answered (`+62`); all others are abroad, and held. */
  homePrefixes: string[];
}

/** A mobile operator. */
export interface Operator {
  name: string;
  /** First digits of its numbers in national form: `0811`. */
  prefixes: string[];
  /** USSD code that tells credit and active period (`*888#`); null where none is known. */
  balanceCode: string | null;
}

/** How credit and active period are read out of what operators say. */
export interface BalancePatterns {
  /** Hours between two questions by USSD. */
  checkHours: number;
  /** Pieces of patterns by name, for `{name}` in a pattern. */
  words: Record<string, string>;
  /** Regular expressions with `{credit}` or `{until}` in them (`machines/operator/patterns.ts`). */
  patterns: string[];
}

/** When the admin is told about a line (SIM and modem). */
export interface LineAlarms {
  /** Minutes for which a line may be unable to send. */
  downMinutes: number;
  /** Rupiah below which credit is to be bought. */
  lowCredit: number;
  /** Days before the end of the card's active period. */
  expiryDays: number;
}

/** How often a written report is made (SOP step 6): of weeks from Monday on, calendar months, years. */
export type WrittenKind = 'weekly' | 'monthly' | 'yearly';

export interface Schedules {
  /** Time of day of the SMS digest to the regent on working days. */
  dailyDigest: string;
  /** Weekday (0 = Sunday) and time of the weekly digest. */
  weeklyDigest: { weekday: number; time: string };
  /** Written reports, each kind at most once; they open when their period is over. */
  reports: WrittenKind[];
}

/** Person who signs; the office fills in name and number, samples carry dots. */
export interface Signatory {
  /** "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA," */
  title: string;
  /** Set before the title of one who only acts in the office: `Plt.`, `Plh.` (for some days), `Pj.` */
  acting?: 'Plt.' | 'Plh.' | 'Pj.';
  /** Title of the one signed for; stands above the title, after "a.n.". */
  onBehalfOf?: string;
  name: string;
  /** Grade of civil servants ("Pembina Utama Muda"). */
  rank: string;
  /** 18 digits; anything else is printed as it stands. */
  nip: string;
}

/** Who signs instead between two dates, both included (`YYYY-MM-DD`). */
export interface Deputy extends Signatory {
  from: string;
  to: string;
}

/** What letters of one kind have otherwise than the office's own: whoever signs them has his office and unit. */
export interface KindHead {
  government?: string;
  office?: string;
  address?: string;
  signatory?: Signatory;
  /** Who signs instead of that signatory; nobody where left out. */
  deputies?: Deputy[];
  classification?: string;
  units?: UnitCode[];
}

/** Code of a unit in letter numbers. */
export interface UnitCode {
  /** Date from which it is valid. */
  from: string;
  code: string;
}

export interface Letterhead {
  /** Arms of the district as a `data:` address of a picture; a neutral drawing where the pack has none. */
  arms: string | null;
  government: string;
  office: string;
  address: string;
  town: string;
  signatory: Signatory;
  deputies: Deputy[];
  /** Archive classification code of letters about complaints. */
  classification: string;
  /** Unit codes with the date from which each is valid. */
  units: UnitCode[];
  /** By kind of letter, where another office signs or another classification holds. */
  kinds: Readonly<Record<string, KindHead>>;
  /** Mask of a letter number: {klasifikasi} {urut} {unit} {tahun} {bulan_romawi}. */
  numberMask: string;
  paper: 'F4' | 'A4';
  /** Letters are signed with a certificate (BSrE): the signature block has room for what it shows. */
  electronic: boolean;
  /** Rules that letters and reports refer to, the SOP first. */
  basis: string[];
}

/** A newspaper that prints replies; what the office does not know is left out. */
export interface Newspaper {
  name: string;
  address?: string;
  /** Of the editors. */
  email?: string;
}

export interface Office {
  /** "Lampung Barat" */
  district: string;
  /** "Lambar": as short as people say it. */
  shortName: string;
  /** Closing words of an SMS: "-Hotline Lambar". */
  signature: string;
  /** Office telephone as printed in SMS: "(0728) 21345". */
  telephone: string;
  /** What to call when life is in danger: "112". */
  emergencyNumber: string;
  /** Whom those may ring who think of harming themselves: "119 ext 8"; absent where the pack names nobody. */
  despairNumber?: string | undefined;
  /** Code of the agency that runs the hotline. */
  agency: string;
  /** Agency that alone sees secret complaints. */
  oversightAgency: string;
  /** Agency that gets the secrets which accuse one of those who usually get them. */
  secondOverseer: string;
  /** What people call those who get secrets, and the office itself, when they accuse them; by agency. */
  accusedAs: Record<string, string[]>;
  /** Whether the admin may read what accuses his own office; usually not. */
  readsOwnAccusations: boolean;
  /** Who else may read secret complaints; usually nobody. */
  secretReaders: ('leader' | 'auditor')[];
}

/** Words of the language module that belong to the district (abbreviations, politeness, slang). */
export interface Words {
  /** Written out, by their short form, lower case; words of local languages likewise. */
  abbreviations: Record<string, string>;
  /** Words spelled right that mean nothing here: no slips of other words, and no content. */
  everyday: string[];
  /** Common words of the language spelled right: no slips of other words, and no names of places. */
  common: string[];
  /** Phrases not meant literally ("kebakaran jenggot"): neither content nor danger. */
  idioms: string[];
}

export interface District {
  office: Office;
  kinds: KindWord[];
  categories: Category[];
  agencies: Agency[];
  places: Places;
  contacts: Contact[];
  calendar: CalendarData;
  sop: Sop;
  sla: Sla;
  policy: Policy;
  lines: LineAlarms;
  operators: Operator[];
  balance: BalancePatterns;
  schedules: Schedules;
  letterhead: Letterhead;
  newspapers: Newspaper[];
  /** Sentences to choose from where the admin writes an SMS. */
  modules?: readonly TextModule[];
  words: Words;
  /** Own wording of SMS by the message's name, instead of the hotline's. */
  texts?: Readonly<Record<string, string>>;
  /** How long data of persons are kept; null where the pack does not say: nothing is erased. */
  retention: Retention | null;
  /** The second opinion, learnt from texts; null where the pack has none. */
  learned: LearnedWeights | null;
  /** Which texts accuse somebody in office, learnt from texts; null where the pack has none. */
  accusing: LinearModel | null;
}
