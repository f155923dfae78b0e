import type { Talk } from '../conversation/talk.ts';
import type { Personal } from '../district/personal.ts';
import type { Process } from '../engine/process.ts';
import type { SealedPage } from '../letter/new-letter.ts';
import type { ProcessDesk, ProcessPages } from '../people/process-desk.ts';
import type { Shown } from '../people/shown.ts';

/** A process as the hotline knows it, and what is lent to one of the district pack. */

/** What the engine runs, and what the doors show and do; of the hotline's own, and of those the pack switches on. */
export interface WholeProcess {
  process: Process;
  /** How inspector and charts show it. */
  shown?: Shown;
  /** How the office sees it at the desk, and what it may do with it; without it there are no pages. */
  desk?: ProcessDesk | ProcessPages;
  /** What it keeps of persons, and for how long; all of its text where left out. */
  personal?: Personal;
  /** Its part in the talk with a phone. */
  talk?: Talk;
  /** Prints its letters by their names: signing renders them with number and date. */
  letters?: (name: string, view: { date: number }) => SealedPage;
  /** Its SMS by their names (`<process>:<name>`): the wording, and values as long as they get. */
  texts?: Readonly<Record<string, { text: string; sample: Record<string, string | number> }>>;
}

/** What is lent to a process of the pack when it is made. */
export interface BroughtPorts {
  /**
   * Compiles the letters in the folder `surat` of the process, with the parts and helpers of the office's
   * own, and tries each with its samples.
   * @returns renders one by its name
   * @throws TemplateError naming file and value
   */
  letters(
    samples: Readonly<Record<string, Record<string, { date: number }>>>,
  ): (name: string, view: { date: number }) => SealedPage;
}
