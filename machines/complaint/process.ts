import type { Rules } from '../district/rules.ts';
import { createDecider } from '../engine/decider.ts';
import type { MachineKind } from '../engine/kind.ts';
import type { Process } from '../engine/process.ts';
import type { Understand } from '../text/understanding.ts';
import type { ComplaintInput } from './base/context.ts';
import { type ComplaintEffectPorts, complaintEffects } from './effects.ts';
import {
  COMPLAINT_VERSION,
  type ComplaintMachine,
  createComplaintMachine,
} from './flow/machine.ts';
import { COMPLAINT } from './kind.ts';
import { complaintMigrations } from './migrations.ts';
import { movedWith } from './moved-sms.ts';
import { noticeEffects } from './notice.ts';
import { openComplaint } from './open-complaint.ts';
import { looksBack, mayNotSend } from './outgoing.ts';
import { readingOf } from './reading-of.ts';
import { onRefused } from './refused.ts';
import { complaintSearch } from './search.ts';
import { complaintWords } from './searched-text.ts';
import { noteUndelivered } from './undelivered.ts';
import { moveWithPack } from './with-pack.ts';

/** Complaints from the first SMS to the archive (SOP steps 1 to 5). */

export function complaintKind(rules: Rules): MachineKind<ComplaintMachine> {
  return {
    ...COMPLAINT,
    version: COMPLAINT_VERSION,
    decider: createDecider(createComplaintMachine(rules)),
    search: complaintSearch,
    looksBack,
    mayNotSend: (snapshot, sms) => mayNotSend(rules, snapshot, sms),
    words: ({ context }) => complaintWords(context),
    migrations: complaintMigrations(rules),
  };
}

/** What a complaint is opened with; words that somebody else set apart are read only now. */
type Opened = Omit<ComplaintInput, 'id' | 'ticket' | 'year' | 'reading'> & {
  reading?: ComplaintInput['reading'];
  secret?: boolean;
};

function read(understand: Understand, { secret, ...input }: Opened) {
  const reading = input.reading ?? readingOf(understand(input.text, { role: 'citizen' }));
  const flags = secret === true ? [...new Set([...reading.flags, 'secret'])] : reading.flags;
  return { ...input, reading: { ...reading, flags } };
}

export interface ComplaintPorts extends ComplaintEffectPorts {
  understand: Understand;
}

export function complaintProcess(rules: Rules, ports: ComplaintPorts): Process<ComplaintMachine> {
  const { understand, outward } = ports;
  return {
    ...complaintKind(rules),
    keepsMessages: true,
    async begin(hands) {
      await outward?.open();
      await moveWithPack(hands, understand);
    },
    // the clock starts when the message came, however late it is opened
    open: (hands, input, key) =>
      openComplaint(hands, read(understand, input as unknown as Opened), key),
    effects: complaintEffects(ports),
    diverts: movedWith,
    fate: noteUndelivered,
    alongside: (change) => noticeEffects(outward, change),
    refused: (hands, refusal) => onRefused(hands, understand, refusal),
  };
}
