import type { ComplaintRequest } from '../../complaint/acts/act.ts';
import type { Reading } from '../../complaint/base/context.ts';
import type { BoundMessage } from '../../messages/effects.ts';
import type {
  Command,
  CommandName,
  Matter,
  Understanding,
  Withdrawal,
} from '../../text/understanding.ts';
import type { ContactState } from './contact-state.ts';
import type { InboxFiling, KeptBecause } from './filing.ts';

/** An SMS that waits until we know which ticket it is for. */
export interface HeldMessage {
  id: string;
  /** Ids of later ones whose words were joined to it. */
  joined?: readonly string[];
  text: string;
  at: number;
  /** Network's time of it. */
  sentAt?: number;
  reading: Reading;
  /** What it says of a matter being settled; absent in older snapshots. */
  judged?: Pick<Understanding, 'judgement' | 'rating' | 'followUp'> & {
    /** What they tell of their own; absent in older snapshots. */
    own?: Understanding['tells']['own'];
  };
  /** It takes back what was reported. */
  withdrawal?: Withdrawal;
  /** It asks for secrecy of what was reported. */
  plea?: true;
}

/** An SMS that is read again once its sender has said what he means. */
interface ReadAgain {
  id: string;
  text: string;
  /** Network's time of it. */
  sentAt?: number;
}

/** An act of somebody of the office that waits for his word. */
export interface WaitingAct {
  instance: string;
  ticket: string;
  command: CommandName;
  request: ComplaintRequest;
}

/** Words for a complaint that wait until their writer has said whether they are to be secret. */
export interface HeldTell {
  instance: string;
  event: { type: string; text: string; reading: Reading } & Record<string, unknown>;
  message?: BoundMessage;
}

/** Words that went to a complaint with this phone's last SMS. */
export interface Bound {
  instance: string;
  held: HeldMessage;
  /** They answered what an officer had asked. */
  answers?: true;
  at: number;
}

/** Complaints of an old phone that wait for the code that was sent to it. */
export interface MoveWaiting {
  /** E.164. */
  old: string;
  /** The ones that were named; none where nothing fits, or the old phone said no: no code is right then. */
  named: { instance: string; ticket: string }[];
  /** Its other open ones. */
  others: { instance: string; ticket: string }[];
  code: string;
}

/** Words of which nobody has said for which complaint they are: the admin does. */
export interface LooseWords {
  held: HeldMessage;
  options: { instance: string; ticket: string; label?: string }[];
}

/** What we last asked this phone, and so how its next SMS binds. */
export type Asked =
  | {
      kind: 'clarify';
      instance: string;
      ticket: string;
      options: string[];
      /** It was asked once more. */
      again?: true;
      at: number;
    }
  | {
      kind: 'info';
      instance: string;
      ticket: string;
      /** He has put it off, and was told that it is waited for. */
      again?: true;
      /** He said yes to one of several, and was asked which. */
      unchosen?: true;
      at: number;
    }
  /** "Which ticket?"; the last option is a new complaint. */
  | {
      kind: 'ticket';
      /** `runs`: it was open, and nobody had answered it. */
      options: {
        instance: string;
        ticket: string;
        runs?: true;
        /** Words that may be of it can be kept with it, whatever they turn out to be; absent where they would move it. */
        keeps?: true;
        /** Its matter, as the question calls it; absent in older snapshots. */
        label?: string;
      }[];
      held: HeldMessage;
      /** It was asked once more. */
      again?: true;
      at: number;
    }
  /** "Which answer do you rate?"; no last option. */
  | {
      kind: 'rating';
      options: { instance: string; ticket: string }[];
      rating: number;
      text: string;
      /** Of that text; absent in older snapshots. */
      reading?: Reading;
      at: number;
    }
  /** "Is it settled? 1 yes, 2 no"; a rating that waits, and whether the words deny something. */
  | {
      kind: 'settled';
      instance: string;
      ticket: string;
      held: HeldMessage;
      rating: number | null;
      denies: boolean;
      /** What waits is only polite, and is for nobody. */
      idle?: true;
      again?: true;
      at: number;
    }
  /** "Keep this secret? 1 yes, 2 no": of a complaint, or of words for one, which wait here. */
  | {
      kind: 'secrecy';
      instance: string;
      ticket: string;
      told?: HeldTell[];
      held?: HeldMessage;
      /** It was asked once more. */
      again?: true;
      at: number;
    }
  /** The same of words that may be for any of these complaints: which is asked afterwards. */
  | {
      kind: 'secretFirst';
      options: { instance: string; ticket: string }[];
      held: HeldMessage;
      again?: true;
      at: number;
    }
  /** "Take it back? 1 yes, 2 no"; words that were told already do not wait. */
  | {
      kind: 'withdraw';
      instance: string;
      ticket: string;
      /** Out of fear, or under pressure. */
      pressed: boolean;
      held?: HeldMessage;
      /** It only takes it back: without an answer nothing comes of it. */
      idle?: true;
      again?: true;
      at: number;
    }
  /** "Two matters: a complaint of each? 1 yes, 2 no": the parts, in the order of the text. */
  | { kind: 'matters'; parts: Matter[]; held: HeldMessage; again?: true; at: number }
  /** "Are you really the wrong person?"; YA suspends the number. */
  | { kind: 'owner'; at: number; code?: string }
  /** "How many points, 1 to 5?"; `idle`: what waits only tried to rate, and is for nobody. */
  | { kind: 'rate'; instance: string; ticket: string; held: HeldMessage; at: number; idle?: true }
  /** "For which ticket?"; without a command it is the answer of an officer. */
  | {
      kind: 'task';
      options: { instance: string; ticket: string }[];
      command?: Command;
      text: string;
      /** Inbox message; absent in older snapshots. */
      id?: string;
      at: number;
    }
  /** "Do you mean this?": YA, with the code where one was sent to the registered phone. */
  | {
      kind: 'confirm';
      acts: WaitingAct[];
      code: string | null;
      /** Wrong codes so far. */
      tries: number;
      id: string;
      at: number;
    }
  /** "Whom are these words for?": the acts that they may be, by their numbers; one more drops them. */
  | { kind: 'meant'; options: WaitingAct[]; id: string; at: number }
  /** "Which of those with the same code?"; `meant` keeps what was told before. */
  | ({
      kind: 'same';
      typed: string;
      options: { instance: string; ticket: string }[];
      meant: Record<string, string>;
      /** Written by somebody of the office as a citizen. */
      personal?: true;
      /** Words of a citizen: without an answer they stand on their own. */
      held?: HeldMessage;
      at: number;
    } & ReadAgain)
  /** "Which code did your old phone get?" */
  | ({
      kind: 'newPhone';
      /** Of other old phones, asked for before; absent where there are none. */
      earlier?: MoveWaiting[];
      /** Wrong codes so far. */
      tries: number;
      at: number;
    } & MoveWaiting)
  /** A question of another process: what it needs to know again, as plain JSON. */
  | { kind: 'brought'; process: string; question: unknown; held?: HeldMessage; at: number }
  /** "Is this a complaint of your own, or sent on for a citizen?"; WARGA says the one, YA the other. */
  | ({ kind: 'personal'; at: number } & ReadAgain);

/** Every old phone whose code this phone may send back, the last one first. */
export function movesIn(asked: Asked | null): MoveWaiting[] {
  if (asked?.kind !== 'newPhone') return [];
  const { old, named, others, code, earlier = [] } = asked;
  return [{ old, named, others, code }, ...earlier];
}

/** The same question once the old phone has said no: no code of it is right any more, and nothing shows it. */
export function withoutMove(asked: Asked | null, old: string): Asked | null {
  if (asked?.kind !== 'newPhone') return asked;
  const refused = (move: MoveWaiting): MoveWaiting =>
    move.old === old ? { ...move, named: [], others: [] } : move;
  const [{ named, others }, ...earlier] = movesIn(asked).map(refused) as [MoveWaiting];
  return { ...asked, named, others, ...(earlier.length === 0 ? {} : { earlier }) };
}

/** A citizen's message that waits for the answer to this question. */
export function heldBy(asked: Asked | null): HeldMessage | null {
  if (asked === null || !('held' in asked)) return null;
  return asked.held ?? null;
}

/** One of the last messages of this phone: to see loops, and to answer a retried reading alike. */
export interface RecentMessage {
  id: string;
  at: number;
  /** Short form of the text for comparing. */
  digest: string;
  filed: InboxFiling;
  kept?: KeptBecause;
  /** The refusal that was all it was answered with. */
  refused?: string;
}

/** SMS over the daily limit that nobody has let go on yet. */
export interface HeldBack {
  since: number;
  count: number;
}

/** Codes of a day that were wrong. */
export interface WrongCodes {
  /** Its beginning. */
  day: number;
  count: number;
}

/** Memory of the talk with one phone; plain JSON. */
export interface ConversationContext {
  phone: string;
  asked: Asked | null;
  recent: RecentMessage[];
  /** Messages counted on a day (start of it), and whether the sender was told of the limit. */
  day: number;
  count: number;
  toldLimit: boolean;
  /** Day on which help was last given unasked. */
  helpedOn: number;
  /** Null where the last SMS was none; absent in older snapshots. */
  bound?: Bound | null;
  /** Oldest first; absent while there were none. */
  loose?: LooseWords[];
  /** Null while nothing is; absent in older snapshots. */
  held?: HeldBack | null;
  /** Of the last day that had any; absent while there were none. */
  wrongCodes?: WrongCodes;
  /** Of a registered number that may be somebody else's by now. */
  contact?: ContactState;
  /** Acts that wait for a yes while something else is asked, the last one first; absent while there are none. */
  aside?: Extract<Asked, { kind: 'confirm' }>[];
}

export function newConversation(phone: string): ConversationContext {
  return {
    phone,
    asked: null,
    recent: [],
    day: 0,
    count: 0,
    toldLimit: false,
    helpedOn: 0,
  };
}
