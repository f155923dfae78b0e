import type { z } from 'zod';
import type { Rules } from '../../district/rules.ts';
import type { Actor } from '../../people/actor.ts';
import type { Speaker } from '../../people/people.ts';
import type { CommandName } from '../../text/understanding.ts';
import type { ComplaintContext, Parent } from '../base/context.ts';
import type { ClockEvent, ComplaintEvent } from '../base/events.ts';

/** The form of one row in the table of acts (`acts.ts`). */

/** Everything that can be done to a complaint; time and person are added when it is delivered. */
export type ComplaintRequest =
  Exclude<ComplaintEvent, ClockEvent> extends infer E
    ? E extends { by: Actor }
      ? Omit<E, 'at' | 'by'>
      : never
    : never;

export type ActType = ComplaintRequest['type'];

/** What an act says besides its type, as the machine takes it. */
export type Said<T extends ActType> = Omit<Extract<ComplaintRequest, { type: T }>, 'type'>;

/**
 * The same as people and programs give it: a day as `YYYY-MM-DD`, the parent by its id. `requestFrom` of
 * `given.ts` turns one into the other.
 */
export type Given<T extends ActType> = {
  [K in keyof Said<T>]: K extends 'parent' | 'child' | 'until' ? string : Said<T>[K];
};

/** What an example of an act is made from. */
export interface Situation {
  rules: Rules;
  context: ComplaintContext;
  /** Epoch milliseconds. */
  at: number;
  /** Filled in by somebody who tries it; empty where it does not matter. */
  filled?: { text?: string; agency?: string; rating?: number };
}

/** What a command brings: its own words, and what was looked up for it. */
export interface CommandSays {
  text: string;
  rating: number | null;
  agency: string | null;
  /** Closing time of the day TUNDA names, null when the date cannot be read. */
  until: number | null;
  /** The complaint GABUNG merges into. */
  parent: Parent | null;
}

/** An act as an SMS command. */
export interface SmsForm<T extends ActType> {
  command: CommandName;
  /** The command word as people spell it; the first is how it is taught. */
  words: string[];
  /** How it is typed: `{no}` is the ticket. */
  usage: string;
  /** An SMS as people write it: `{no}` the ticket, `{skpd}` another agency. */
  example: string;
  /** What it is for, Indonesian, after the command: "jawaban untuk pelapor; tugas selesai". */
  does: string;
  /** An everyday word, no command by itself: the talk takes it for one where that is what it answers. */
  spoken?: true;
  /** What the command says, null while something is missing (text, rating, date …). */
  says(command: CommandSays): Said<T> | null;
  /**
   * Numbers of SMS can be forged: asked back with a short code to the registered phone before it counts,
   * always or where its words could lead people astray (a link, a phone or account number).
   */
  confirm?: 'always' | 'misleading';
  /** It counts however much was written before it that day: it is about the sender's own complaint. */
  heard?: 'always';
}

/** An act as a form at the desk; a field is asked for by its kind (`fields.ts`). */
export interface DeskForm {
  /** Part of the address. */
  name: string;
  label: string;
  /** The label once it was forwarded, where that is another matter. */
  labelAgain?: string;
  button: string;
  /** What its text is called, where one is asked for. */
  textLabel?: string;
  /** What pressing the button does, for the help page. */
  help: string;
}

/** One row of the table. */
export interface Act<T extends ActType> {
  by: Speaker;
  /** It praises or blames the answer: not to be done by somebody who works for the agency that gave it (`mayJudge`). */
  rates?: true;
  /** What it says as people and programs give it, with the limits. */
  fields: z.ZodType<Given<T>> & z.ZodObject;
  /**
   * More that must hold for its words, whatever the state: newspaper known, date not ahead …
   * @returns the field that is wrong, null where none is
   */
  wrong?(said: Said<T>, rules: Rules, at: number): string | null;
  sms?: SmsForm<T>;
  /** The act that takes it back, as long as the machine takes that. */
  undo?: ActType;
  /** Its words are an answer to the reporter: as many as the pack asks for, and no mere courtesy. */
  answers?: true;
  /** Its words state something to the reporter that nothing brings back: whatever looks doubtful is asked about. */
  states?: true;
  /** Its words say what the reporter makes of an answer: they are read for that. */
  judges?: true;
  /** Words of the reporter that his complaint may hand on: in doubt they wait until he said whether to keep them secret. */
  handsOn?: true;
  /** It gives the complaint to the agency that it names, or asks for that. */
  gives?: true;
  /** It moves nothing forward: nobody is told to do it, and words without a command never mean it. */
  aside?: true;
  /**
   * What becomes of it where the machine does not take it: nothing, an addition, a complaint of its own, or the other
   * complaint is told. Without it its sender is told what may be done instead.
   */
  untaken?: 'forgotten' | 'added' | 'opened' | 'returned';
  desk?: DeskForm;
  /** Offered to programs by the API. */
  api: boolean;
  /** An example that the machine takes wherever it takes the act at all. */
  sample(situation: Situation): Said<T>;
  /** What has happened, in the history: "Admin meneruskan". */
  done: string;
}
