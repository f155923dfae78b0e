import { type ComplaintPorts, complaintKind, complaintProcess } from '../complaint/process.ts';
import { conversationKind, conversationProcess } from '../conversation/process.ts';
import type { ReadingPorts } from '../conversation/sms-event.ts';
import type { MachineKind } from '../engine/kind.ts';
import type { Process } from '../engine/process.ts';
import type { LetterPorts } from '../letter/effects.ts';
import { letterKind, letterProcess } from '../letter/process.ts';
import { lineKind, lineProcess } from '../line/process.ts';
import { type ReportPorts, reportKind, reportProcess } from '../report/process.ts';
import type { Rules } from '../rules.ts';
import type { BroughtProcess } from './brought.ts';

/** The one list of what the hotline runs. */

/** What the processes need of the world beside what the engine lends them. */
export interface ProcessPorts extends ComplaintPorts, ReadingPorts, ReportPorts, LetterPorts {}

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
