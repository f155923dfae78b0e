import { type ComplaintPorts, complaintKind, complaintProcess } from './complaint/process.ts';
import { conversationKind, conversationProcess } from './conversation/process.ts';
import type { ReadingPorts } from './conversation/sms-event.ts';
import type { Talk } from './conversation/talk.ts';
import type { MachineKind } from './engine/kind.ts';
import type { Process } from './engine/process.ts';
import type { LetterPorts } from './letter/effects.ts';
import type { SealedPage } from './letter/new-letter.ts';
import { letterKind, letterProcess } from './letter/process.ts';
import { lineKind, lineProcess } from './line/process.ts';
import type { ProcessDesk } from './process-desk.ts';
import { type ReportPorts, reportKind, reportProcess } from './report/process.ts';
import type { Rules } from './rules.ts';
import type { Shown } from './shown.ts';

/** The one list of what the hotline runs. */

/** What the processes need of the world beside what the engine lends them. */
export interface ProcessPorts extends ComplaintPorts, ReadingPorts, ReportPorts, LetterPorts {}

/** A process that the district pack has switched on: what the engine runs, and what it brings besides. */
export interface BroughtProcess {
  process: Process;
  /** How inspector and charts show it. */
  shown?: Shown;
  /** How the office sees it at the desk, and what it may do with it; without it there are no pages. */
  desk?: ProcessDesk;
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

/** Every process of a district. @param brought those that its pack switches on besides */
export function createProcesses(
  rules: Rules,
  ports: ProcessPorts,
  brought: readonly BroughtProcess[] = [],
): Process[] {
  const talks = brought.flatMap(({ talk }) => talk ?? []);
  return [
    complaintProcess(rules, ports),
    conversationProcess(rules, ports, talks),
    reportProcess(rules, ports),
    letterProcess(rules, ports),
    lineProcess(rules),
    ...brought.map(({ process }) => process),
  ];
}

/** The machines alone: to be drawn, explored and replayed. */
export function createMachines(rules: Rules): MachineKind[] {
  return [
    complaintKind(rules),
    conversationKind(rules),
    reportKind(rules),
    letterKind(rules),
    lineKind(rules),
  ];
}
