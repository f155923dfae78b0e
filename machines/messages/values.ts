/** Values that SMS of several kinds are given. Plain JSON, so that they can be stored with the effect. */

/** Epoch milliseconds; the template puts it into words (`{{tanggal due}}` → `27/11`). */
export type Time = number;

/** One ticket in a list, with the date that matters for it. */
export interface TicketItem {
  ticket: string;
  category: string | null;
  due: Time | null;
}

/** One line of a numbered question. */
export interface Option {
  /** What the person types. */
  key: string;
  label: string;
}

/** What words of the office may be meant as; `outside`: the reporter would read them. */
export interface MeantChoice {
  key: string;
  command: string;
  outside: boolean;
}

export interface Ticketed {
  ticket: string;
}

/** Written to the regent or the Sekda: `Bpk Bupati`, `Bpk/Ibu Sekda`. */
export interface Addressed {
  addressee: string;
}

/** A written report: `bulanan`, its first day and its last. */
export interface OfReport {
  kind: string;
  from: Time;
  until: Time;
}

/** The same, and so many of its kind before it that were missed. */
export interface OfReports extends OfReport {
  missed: number;
}

/** A digest; `since` where it is about more than its day or week. What it says: `report/digest.ts`. */
export interface Digest extends Addressed {
  date: Time;
  since: Time | null;
}

/** Many complaints at once; category and place where all have the same. */
export interface Crowd {
  count: number;
  items: TicketItem[];
  category: string | null;
  place: string | null;
}

export interface Categorised extends Ticketed {
  category: string | null;
}

/** Short facts of a complaint, as officers and the admin see them; never the reporter's number. */
export interface Summary extends Categorised {
  place: string | null;
  text: string;
}

export interface Unread {
  ticket: string | null;
}

/** `who` did what holds it up (`bertanya kepada pelapor`) so many times. */
export interface Delay {
  who: string;
  does: string;
  count: number;
}

/** Who has a complaint, and until when it is answered. */
export interface Held {
  agency: string | null;
  due: Time | null;
  redirect: string | null;
}

/** `untold`: an SMS was not passed on to anybody. */
export interface Help {
  untold: boolean;
  commands: string[];
}
