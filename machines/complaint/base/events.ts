import type { Actor } from '../../people/actor.ts';
import type {
  Child,
  Dispatch,
  HeldRequest,
  Parent,
  PressApproval,
  Publication,
  PublicText,
  Reading,
  RejectReason,
  SentLetter,
} from './context.ts';

/**
 * Everything that can happen to a complaint. Names read `who.does`: the prefix is who may cause it.
 * `at` is the time it happened (epoch milliseconds); machines have no clock of their own.
 */
interface Happened {
  at: number;
  by: Actor;
}

/** What a citizen wrote; the reading tells whether it asks for secrecy or speaks of danger. */
interface Words {
  text: string;
  reading?: Reading;
  /** Inbox message that they came with. */
  message?: string;
  /** They may be of another complaint: kept, and told to nobody. */
  loose?: true;
}

export type CitizenEvent = Happened &
  (
    | ({ type: 'citizen.add' } & Words)
    /** Answer to the numbered question: 1-based option, or none of them. */
    | ({ type: 'citizen.choose'; option: number | null } & Words)
    | ({ type: 'citizen.thank' } & Words)
    | ({ type: 'citizen.rate'; rating: number } & Words)
    | ({ type: 'citizen.unsolved' } & Words)
    | ({ type: 'citizen.withdraw' } & Words)
    /** From now on `phone` (E.164) is his; the code that his old one got has come back from it. */
    | { type: 'citizen.newPhone'; phone: string }
    /** His last words were not for this complaint; where they go he has said. */
    | { type: 'citizen.unsay' }
  );

export type OfficerEvent = Happened &
  (
    | { type: 'officer.accept' }
    | { type: 'officer.progress'; text: string }
    | { type: 'officer.answer'; text: string }
    | { type: 'officer.correct'; text: string }
    | { type: 'officer.ask'; text: string }
    | { type: 'officer.transfer'; agency: string | null; text: string }
    /** `until`: the day asked for, epoch milliseconds of its closing time. */
    | { type: 'officer.extend'; until: number; text: string }
    /** The answer was meant for another complaint. */
    | { type: 'officer.retract' }
    /** Stays in the office. */
    | { type: 'officer.note'; text: string }
    /** Danger: his agency sees to it; `text` may be empty. */
    | { type: 'officer.take'; text: string }
    | { type: 'officer.settle'; text: string }
  );

export type AdminEvent = Happened &
  (
    | { type: 'admin.forward'; agency: string; category?: string }
    | { type: 'admin.classify'; category?: string; agency?: string; secret?: boolean }
    | { type: 'admin.ask'; text: string }
    | { type: 'admin.reject'; reason: RejectReason; text: string }
    | { type: 'admin.merge'; parent: Parent }
    | { type: 'admin.separate' }
    /** Taken back from the agency that has it, before that has answered. */
    | { type: 'admin.recall' }
    | { type: 'admin.keep'; text: string }
    | { type: 'admin.release'; text?: string }
    | { type: 'admin.return'; text: string }
    /** The agency's answer that came by letter, entered on its behalf; `letter` is the agency's own number. */
    /** `arrivedAt` where the letter came in before this was noted. */
    | { type: 'admin.answer'; text: string; letter: string; arrivedAt?: number }
    | { type: 'admin.restore' }
    | { type: 'admin.retract' }
    | { type: 'admin.note'; text: string }
    /** Nothing can be done before a day: `until`, epoch milliseconds of its closing time. `text`: the reason. */
    | { type: 'admin.park'; until: number; text: string }
    | { type: 'admin.wake' }
    /** Whoever sees to the danger was on the telephone. */
    | { type: 'admin.phone' }
    | { type: 'admin.settle' }
    /** It is no danger; it is one. */
    | { type: 'admin.calm' }
    | { type: 'admin.alarm' }
    /** A second matter in the words of one complaint becomes one of its own. */
    | { type: 'admin.split'; text: string }
    /** The reporter's last words were not for this complaint: they are one of their own, or for another one of his. */
    | { type: 'admin.unsay' }
    | { type: 'admin.move'; parent: Parent }
    /** The old phone is gone, and the admin knows who asks: `phone` (E.164); `text`: how he knows. */
    | { type: 'admin.newPhone'; phone: string; text: string }
    /** An act whose SMS nothing brings back: it counts when the time to take it back is over. */
    | { type: 'admin.hold'; request: HeldRequest }
    | { type: 'admin.unhold' }
  );

export type RegentEvent = Happened & { type: 'regent.instruct'; text: string };

export type PressEvent = Happened &
  (
    | { type: 'press.select' }
    | ({ type: 'press.edit' } & PublicText)
    /** The head of the agency lets it be printed as his. */
    | ({ type: 'press.approve' } & Omit<PressApproval, 'at'>)
    | ({ type: 'press.send' } & Omit<Dispatch, 'at'>)
    | ({ type: 'press.publish' } & Omit<Publication, 'clipping'>)
    /** The scan of the printed page, by its id in the archive. */
    | { type: 'press.clip'; clipping: string }
    /** `text`: the reason. */
    | { type: 'press.drop'; text: string }
  );

/** From other complaints, through the engine. */
export type RelatedEvent = Happened &
  (
    | { type: 'child.merged'; child: Child }
    | { type: 'child.separated'; child: Pick<Child, 'instance'> }
    | { type: 'child.added'; ticket: string; text: string }
    /** The answer did not settle the matter of a merged complaint. */
    | { type: 'child.unsolved'; child: Child; text: string }
    | { type: 'parent.answered'; text: string; agency: string }
    | { type: 'parent.corrected'; text: string; agency: string }
    /** `due` where the day has not passed. */
    | { type: 'parent.retracted'; due?: number | null }
    /** `agency` has it until `due`, null where the admin looks at it; `ticket` of the merged one that said so. */
    | { type: 'parent.reopened'; agency: string | null; due: number | null; ticket: string | null }
    | { type: 'parent.gone' }
    /** From the register of letters: what forwards it has gone out, or was called back. */
    | ({ type: 'letter.sent' } & Omit<SentLetter, 'days' | 'standard' | 'result'>)
    | { type: 'letter.voided'; letter: string }
  );

/** From the pack, which may change while complaints are open: what it calls otherwise, and when it is closed. */
export type PackEvent = Happened &
  (
    | { type: 'pack.agency'; from: string; to: string }
    | { type: 'pack.category'; from: string; to: string }
    /** Days, `YYYY-MM-DD`: no working days any more, and working days again. */
    | { type: 'pack.calendar'; closed: string[]; opened: string[] }
    /** Its words accuse people of the office, by names that the pack has by now. */
    | { type: 'pack.accused' }
  );

/** Raised by the moves of the clock for the deadline region (`clock.ts`); never from outside. */
export interface ClockEvent {
  at: number;
  type:
    | 'clock.start'
    | 'clock.pause'
    | 'clock.resume'
    | 'clock.restore'
    | 'clock.extend'
    | 'clock.park'
    | 'clock.wake'
    | 'clock.move'
    | 'clock.stop';
}

/** The time to take back what waits is over; a timer of its own, never from outside. */
export interface HeldEvent {
  at: number;
  type: 'held.due';
}

export type ComplaintEvent =
  | CitizenEvent
  | OfficerEvent
  | AdminEvent
  | RegentEvent
  | PressEvent
  | RelatedEvent
  | PackEvent
  | ClockEvent
  | HeldEvent;

export type ComplaintEventType = ComplaintEvent['type'];
