import type { AnyMachineSnapshot } from 'xstate';
import type { OfficeAct } from './office-act.ts';
import type { Person, Sight } from './people.ts';

/** How people of the office see the instances of a process at the desk, and what they may do with them. */

/** What is known of an instance without reading it, as far as it decides who may see it. */
export interface Searched {
  state: string;
  tags: readonly string[];
  agency: string | null;
  forwardedAt: number | null;
  /** E.164 of the citizen. */
  phone: string | null;
}

/** A field of a form: one line, a longer text, a day, an agency, or one of these by their codes. */
export interface FormField {
  label: string;
  as: 'line' | 'text' | 'day' | 'agency' | Readonly<Record<string, string>>;
  /** May be left empty; the act then comes without it. */
  optional?: true;
}

export interface ProcessForm {
  /** Part of the address. */
  name: string;
  label: string;
  button: string;
  /** What pressing the button does. */
  help: string;
  /** By the field of the act. */
  asks: Readonly<Record<string, FormField>>;
}

/** A row in the table of acts of a process; the machine refuses what nobody may do. */
export interface ProcessAct extends OfficeAct<object> {
  form?: ProcessForm;
}

/** A line of what is known: words, or a moment (epoch milliseconds). */
export interface Fact {
  label: string;
  value: string | number | null;
}

export interface RegisterColumn {
  key: string;
  title: string;
  type: 'text' | 'number' | 'moment';
  /** Characters, in a spreadsheet. */
  width?: number;
  value(snapshot: AnyMachineSnapshot): string | number | null;
}

/** Counts of a period, in the order in which they are read. */
export interface FigureTable {
  title: string;
  rows: readonly (readonly [name: string, count: number | null])[];
}

/** What the core of the desk asks of every process that has pages. */
export interface ProcessDesk {
  /** The link in the head of the pages: "Informasi". */
  link: string;
  /** Address of its list, where the pages are not made from this value but its own. */
  home?: string;
  /** Narrows lists to what somebody may see; null where that is nothing. */
  sight(person: Person): Sight | null;
  /** Whether somebody may open the page of an instance. */
  maySee(person: Person, searched: Searched): boolean;
  /** Whether who may open it may also read every word of it: its SMS, letters, and what was said at each step. */
  readsAll(person: Person): boolean;
  /** The book of all instances, by the moment they were received. */
  register?: {
    title: string;
    /** @param secrets also the words of what is secret, as far as this person may see them */
    columns(person: Person, secrets: boolean): readonly RegisterColumn[];
  };
}

/** A process whose pages are made from what it says here. */
export interface ProcessPages extends ProcessDesk {
  /** What has come about an instance: "Belum ada permohonan." */
  none: string;
  /** By the type of the event, in the order in which pages list them. */
  acts: Readonly<Record<string, ProcessAct>>;
  /** Somebody's own words that it is about, as this person may read them. */
  quote(snapshot: AnyMachineSnapshot, person: Person): string;
  facts(snapshot: AnyMachineSnapshot, person: Person): Fact[];
  /** A form by which the admin enters what came on paper. */
  opening?: {
    form: ProcessForm;
    fields: OfficeAct<object>['fields'];
    /** What the instance is made from. @param at epoch milliseconds */
    input(said: Record<string, unknown>, at: number): Record<string, unknown>;
  };
  /** Figures of those that were received in a period. @param all their snapshots */
  figures?(all: readonly AnyMachineSnapshot[]): FigureTable[];
}

/** Whether the pages of a process are made from its value. */
export function hasPages(desk: ProcessDesk | ProcessPages | undefined): desk is ProcessPages {
  return desk !== undefined && 'acts' in desk;
}
