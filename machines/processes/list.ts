import { createComplaintDesk } from '../complaint/desk.ts';
import { COMPLAINT } from '../complaint/kind.ts';
import { COMPLAINT_PERSONAL } from '../complaint/personal.ts';
import { type ComplaintPorts, complaintKind, complaintProcess } from '../complaint/process.ts';
import { COMPLAINT_SHOWN } from '../complaint/shown.ts';
import { CONVERSATION } from '../conversation/kind.ts';
import { CONVERSATION_PERSONAL } from '../conversation/personal.ts';
import { conversationKind, conversationProcess } from '../conversation/process.ts';
import { CONVERSATION_SHOWN } from '../conversation/shown.ts';
import type { ReadingPorts } from '../conversation/sms-event.ts';
import type { Personal } from '../district/personal.ts';
import type { Rules } from '../district/rules.ts';
import type { MachineKind } from '../engine/kind.ts';
import type { Process } from '../engine/process.ts';
import type { LetterPorts } from '../letter/effects.ts';
import { LETTER } from '../letter/kind.ts';
import { LETTER_PERSONAL } from '../letter/personal.ts';
import { letterKind, letterProcess } from '../letter/process.ts';
import { LETTER_SHOWN } from '../letter/shown.ts';
import { LINE } from '../line/kind.ts';
import { LINE_PERSONAL } from '../line/personal.ts';
import { lineKind, lineProcess } from '../line/process.ts';
import { LINE_SHOWN } from '../line/shown.ts';
import type { Shown } from '../people/shown.ts';
import type { ReportPorts } from '../report/effects.ts';
import { REPORT } from '../report/kind.ts';
import { REPORT_PERSONAL } from '../report/personal.ts';
import { reportKind, reportProcess } from '../report/process.ts';
import { REPORT_SHOWN } from '../report/shown.ts';
import type { WholeProcess } from './whole.ts';

/** The one list of what the hotline runs. */

/** What the processes need of the world beside what the engine lends them. */
export interface ProcessPorts extends ComplaintPorts, ReadingPorts, ReportPorts, LetterPorts {}

const SHOWN: Readonly<Record<string, Shown>> = {
  [COMPLAINT.name]: COMPLAINT_SHOWN,
  [CONVERSATION.name]: CONVERSATION_SHOWN,
  [REPORT.name]: REPORT_SHOWN,
  [LETTER.name]: LETTER_SHOWN,
  [LINE.name]: LINE_SHOWN,
};

const PERSONAL: Readonly<Record<string, Personal>> = {
  [COMPLAINT.name]: COMPLAINT_PERSONAL,
  [CONVERSATION.name]: CONVERSATION_PERSONAL,
  [REPORT.name]: REPORT_PERSONAL,
  [LETTER.name]: LETTER_PERSONAL,
  [LINE.name]: LINE_PERSONAL,
};

/** Names of the hotline's own processes. */
export const OWN_PROCESSES = Object.keys(SHOWN);

/** What the engine runs for a district, the hotline's own first. @param brought what its pack switches on besides */
export function createProcesses(
  rules: Rules,
  ports: ProcessPorts,
  brought: readonly WholeProcess[] = [],
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

function ownPart(rules: Rules, name: string): Omit<WholeProcess, 'process'> {
  const shown = SHOWN[name];
  const personal = PERSONAL[name];
  return {
    ...(shown === undefined ? {} : { shown }),
    ...(personal === undefined ? {} : { personal }),
    ...(name === COMPLAINT.name ? { desk: createComplaintDesk(rules) } : {}),
  };
}

/** The same with what the doors show of each. @param brought whole already */
export function wholeProcesses(
  rules: Rules,
  processes: readonly Process[],
  brought: readonly WholeProcess[] = [],
): WholeProcess[] {
  return processes.map((process) => {
    const known = brought.find((one) => one.process === process);
    return known ?? { process, ...ownPart(rules, process.name) };
  });
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
