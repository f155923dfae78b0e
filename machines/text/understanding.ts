import type { Kind, Role } from '../district/district.ts';

/** What a whole SMS is; the first five are also kinds of complaint. */
export type MessageKind =
  | Kind
  | 'PERINTAH'
  | 'TINDAK_LANJUT'
  | 'SPAM'
  | 'OPERATOR'
  /** A phone answered by itself: on the road, at a meeting, on leave. */
  | 'OTOMATIS';

export type Flag =
  | 'emergency'
  /** Danger that its writer may do himself harm. */
  | 'despair'
  | 'secret'
  /** May ask for secrecy or accuse somebody in office, though not plainly: its writer is asked. */
  | 'maybeSecret'
  /** Accuses those who get secret complaints: for the second overseer (`office.secondOverseer`). */
  | 'accusesOverseer'
  | 'accusesSecond'
  /** Accuses people of the office that runs the hotline: not for the admin (`office.readsOwnAccusations`). */
  | 'accusesOffice'
  | 'outOfJurisdiction'
  | 'appreciation'
  | 'abusive'
  | 'spam'
  | 'operator'
  | 'ambiguousPlace'
  | 'tooShort'
  | 'empty';

/**
 * What the hotline should do with it: forward at once, ask the citizen one numbered question, leave
 * it to the admin, obey, bind it to a ticket that exists, or keep it without an answer.
 */
export type Action = 'route' | 'ask' | 'triage' | 'command' | 'followUp' | 'ignore';

export interface Place {
  /** Name of the kecamatan as the pack spells it; outside the district, of the other regency. */
  district: string;
  /** Name of the pekon or kelurahan, null where only the kecamatan is known. */
  village: string | null;
}

/** Commands that move a complaint: the acts that have a form by SMS (`complaint/acts/acts.ts`). */
export type MovingName =
  | 'TAMBAH'
  | 'NILAI'
  | 'BELUM'
  | 'BATAL'
  | 'GANTI'
  | 'TERIMA'
  | 'JAWAB'
  | 'PROSES'
  | 'MINTA'
  | 'RALAT'
  | 'ALIH'
  | 'TUNDA'
  | 'TARIK'
  | 'CATATAN'
  | 'SIAP'
  | 'AMAN'
  | 'TERUSKAN'
  | 'GABUNG'
  | 'PECAH'
  | 'PISAH'
  | 'TOLAK'
  | 'RAHASIA'
  | 'PERINTAH';

/** Commands that only ask (`asking-commands.ts`); TERIMA is of reports here. */
export type AskingName =
  | 'CEK'
  | 'KATEGORI'
  | 'BANTUAN'
  | 'STOP'
  | 'TERIMA'
  | 'DAFTAR'
  | 'LIHAT'
  | 'LAPORAN'
  | 'TERLAMBAT';

export type CommandName = MovingName | AskingName;

/** A command word among the first words of the text, with what follows taken apart. */
export interface Command {
  name: CommandName;
  /**
   * Ticket code in canonical form (`A127`), with its year where that was typed (`2026/A127`), or three
   * digits (`127`) where the letter was left out.
   */
  ticket: string | null;
  /** Second ticket of GABUNG. */
  otherTicket: string | null;
  /** Agency code of ALIH and TERUSKAN. */
  agency: string | null;
  /** 1–5 of NILAI. */
  rating: number | null;
  /** Date of TUNDA as `YYYY-MM-DD`. */
  date: string | null;
  /** The rest, verbatim and trimmed: answer, question, reason. */
  text: string;
  /**
   * Words around it make it doubtful that its sender gives it (he speaks to a colleague, or asks), or it was
   * typed as another command than what it says: it is asked about before it counts.
   */
  doubtful?: true;
  /** The sender's role may give this command; false is answered with what the sender can do. */
  entitled: boolean;
}

/** Of danger that was reported before: it grows or goes on, nobody has come yet, or it is over. */
export type DangerNews = 'grows' | 'waits' | 'over';

/** What is kept of somebody is to be gone, or given to nobody; or he asks who sees it. */
export type OwnData = 'erase' | 'ask';

/** What a text may be about, and how likely that is (0–1). */
export interface Alternative {
  category: string;
  agency: string | null;
  probability: number;
}

/** One of several matters of a text. */
export interface Matter {
  category: string;
  agency: string;
  /** The words of the text that tell of it, and those that tell of neither matter. */
  text: string;
  /** Where it is, where its own words say so; absent of older ones. */
  place?: Place | null;
  /** What its own words want; absent of older ones. */
  kind?: Kind;
}

/** How a text judges what was done about a complaint. */
export type Verdict =
  /** Settled, without any doubt. */
  | 'yes'
  /** Not settled. */
  | 'no'
  /** Speaks of it, and does not say plainly which. */
  | 'doubt'
  /** Does not judge at all. */
  | null;

export interface Judgement {
  verdict: Verdict;
  /** Says that the thing itself is done, rather than only thanks. */
  done: boolean;
  /** Denies something: a doubt of this kind is rather a no. */
  denies: boolean;
  /** Objects to what it was told, whatever it says besides. */
  objects: boolean;
}

export const NO_JUDGEMENT: Judgement = {
  verdict: null,
  done: false,
  denies: false,
  objects: false,
};

/** `wrong`: it rates, but no number from 1 to 5 can be told. */
export type Rating = 1 | 2 | 3 | 4 | 5 | 'wrong';

/** A plea for secrecy that tells no matter of its own. */
export interface Plea {
  /** What else it says, in single words: which complaint it means. */
  others: string[];
  /** It asks that the writer stays unknown, whoever is meant. */
  ofWriter: boolean;
  /** It speaks of what was sent before: "yang tadi", "laporan saya kemarin". */
  earlier: boolean;
  /** It names that as a report: "aduan jalan tadi", "di laporan saya". */
  report: boolean;
  /** It asks for secrecy in so many words; else it only may. */
  plain: boolean;
}

/** A citizen takes back what he has reported; `pressed`: out of fear, or because somebody makes him. */
export type Withdrawal = 'plain' | 'pressed';

/** Whether words tell a matter of their own, or what lies around one. */
export interface Tells {
  /** Categories of what it speaks of, best first: of things, not of people and offices, nor of where it is. */
  things: string[];
  /** Those that any of its words speak for at all, if only faintly. */
  touches: string[];
  /** It says what is wrong with them, or wanted; `doubtful` where it may be of what was reported before. */
  own: 'plain' | 'doubtful' | null;
  /** Who said, saw or knows, who passed or fell, where it is, what it comes to. */
  circumstance: boolean;
  /** It points back to what was spoken of: "itu", "yang nutup", "baunya". */
  refers: boolean;
  /** Danger, secrecy or harm, if only perhaps, by what it says rather than by whose matter it is. */
  grave: boolean;
  /** Asks for something. */
  asks: boolean;
  /** Money stands beside somebody in office: nobody knows yet whether that accuses him. */
  money: boolean;
}

/** Of words that tell nothing. */
export const TELLS_NOTHING: Tells = {
  things: [],
  touches: [],
  own: null,
  circumstance: false,
  refers: false,
  grave: false,
  asks: false,
  money: false,
};

/** What words tell of the matter that they are about. */
export type MatterWords = Pick<
  Understanding,
  | 'text'
  | 'tells'
  | 'topics'
  | 'category'
  | 'agency'
  | 'confidence'
  | 'opinions'
  | 'place'
  | 'goesOn'
>;

/** Everything the words of one SMS tell, without knowing any ticket or earlier message. */
export interface Understanding {
  /** The SMS as it came; without what is ours in it, where its sender added words of his own. */
  text: string;
  /** What its sender wrote himself. */
  own: string;
  kind: MessageKind;
  category: string | null;
  agency: string | null;
  place: Place | null;
  flags: Flag[];
  /** Agency that danger needs, whoever gets its words; absent where there is none, or nobody here can help. */
  helper?: string;
  /** What it tells of danger, where its writer has reported any; absent where nothing. */
  news?: DangerNews;
  action: Action;
  /** 0–1: how sure we are of the action together with category and agency. */
  confidence: number;
  /** One short clause per finding, in the order they were made; Indonesian, for the admin. */
  why: string[];
  command: Command | null;
  /** Further commands of the same SMS, each with a ticket of its own; people of the office give several. */
  more: Command[];
  /** A ticket named anywhere in the text (`no 127`, `A127`). */
  ticket: string | null;
  /** All tickets written as a code in an SMS of the office, in their order. */
  tickets: string[];
  /** The answer to a numbered question, when it is the whole message: `1`, `2 pak`, `baru`. */
  choice: number | 'BARU' | null;
  /** It opens with a keyword set off as one, or with a kind word: meant as a message of its own. */
  marked: boolean;
  /** The text without greeting, kind and category keyword: what is put before people. */
  content: string;
  /** Other categories worth asking about, best first, the chosen one excluded. */
  alternatives: Alternative[];
  /** The likeliest categories with their agencies, the chosen one included, best first, at most three. */
  opinions: Alternative[];
  /** It opens with the keyword of a category, by which its writer says what it is about; absent where not. */
  keyword?: true;
  /** Where the text tells of two matters: both, in the order of the text; else empty. */
  matters: Matter[];
  /** The text reads as words about an earlier message ("gmn laporan sy", "terima kasih sdh diperbaiki"). */
  followUp: 'none' | 'thanks' | 'chase' | 'addition' | 'unsolved';
  /** Whether it says that a matter is settled. */
  judgement: Judgement;
  /** What the whole text rates; behind NILAI too. */
  rating: Rating | null;
  /** Categories that its words point to, best first, however it is read. */
  topics: string[];
  /** Whether it tells a matter of its own. */
  tells: Tells;
  /** It goes on about something known: "masih", "lagi", "juga", "belum". */
  goesOn: boolean;
  /** Nothing but our own SMS, sent back. */
  echo: boolean;
  /** Whoever has the phone says that he is not whom the office takes him for. */
  wrongPerson: boolean;
  /** A citizen takes back what he has reported, with BATAL or in his own words. */
  withdrawal: Withdrawal | null;
  /** What a citizen wrote behind a command, read by itself; only where it is secret, or may be. */
  behind: Understanding | null;
  /** What it says is meant rather than what it denies ("bukan lampu, jalan"), read by itself; null where that names no matter. */
  instead: MatterWords | null;
  /** What it puts right of an earlier SMS: what it was not, and what it is; null where it puts nothing right. */
  corrected: { not: Meant; but: Meant } | null;
  /** The place of its words is the right one of what was reported elsewhere. */
  movesTo?: true;
  /** A citizen asks for secrecy, and tells no matter of his own. */
  plea: Plea | null;
  /** He pleads for what is kept of him, or asks after it; absent where not. */
  ownData?: OwnData;
  /** Each of several matters with what the text says of it, where that is a yes of one and a no of another; else empty. */
  apart: Judged[];
  /** Of words that read as of an earlier message: how they read where there is none; null where they name no matter. */
  fresh: FreshReading | null;
}

/** A few words read by themselves. */
export type Meant = Pick<Understanding, 'topics' | 'place' | 'category' | 'agency'>;

/** A piece of a text, and how it judges its matter. */
export type Judged = Pick<Understanding, 'text' | 'topics' | 'judgement'>;

/** What a complaint keeps of its words, where they are no follow-up. */
export type FreshReading = Pick<
  Understanding,
  'kind' | 'category' | 'agency' | 'flags' | 'action' | 'confidence' | 'why' | 'alternatives'
>;

/** Of a text that says nothing about what its sender has reported. */
export const UNRELATED: Pick<
  Understanding,
  | 'judgement'
  | 'rating'
  | 'topics'
  | 'tells'
  | 'goesOn'
  | 'echo'
  | 'wrongPerson'
  | 'withdrawal'
  | 'plea'
  | 'behind'
  | 'instead'
  | 'corrected'
  | 'fresh'
  | 'apart'
> = {
  judgement: NO_JUDGEMENT,
  rating: null,
  topics: [],
  tells: TELLS_NOTHING,
  goesOn: false,
  echo: false,
  wrongPerson: false,
  withdrawal: null,
  plea: null,
  behind: null,
  instead: null,
  corrected: null,
  fresh: null,
  apart: [],
};

/** What the words were said by: decides which commands count and whether to answer at all. */
export interface Sender {
  role: Role;
  /** As the network showed it; alphanumeric names and short codes are never answered. */
  address?: string;
  /** Agency of an officer or head. */
  agency?: string;
  /** SMS that this phone got from us lately: what of them comes back is nobody's words. */
  sent?: readonly { text: string; quote: string | null }[];
}

/** Builds once from a district, then reads any number of messages; pure and never throws. */
export type Understand = (text: string, sender: Sender) => Understanding;
