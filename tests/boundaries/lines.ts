import { PduError } from '../../channels/gsm/pdu/error.ts';
import { OctetReader } from '../../channels/gsm/pdu/octets.ts';
import { segments } from '../../channels/gsm/pdu/segments.ts';
import { readUserData, writeUserData } from '../../channels/gsm/pdu/user-data.ts';
import { received } from '../../channels/gsm/received.ts';
import { createDecider } from '../../machines/engine/decider.ts';
import { createLineMachine } from '../../machines/line/machine.ts';
import { ticketCode } from '../../machines/numbers/tickets.ts';
import { isLate } from '../../store/base/assembly.ts';
import { begin, move } from '../machines/complaint/held.ts';
import { type Boundary, DAY, MINUTE } from './boundary.ts';
import { november, rules } from './office.ts';

/** Limits of lines and of what an SMS holds. */

const NOW = november(24, '10.00');

/** State of a line's region, once something happened and time went by. */
function line(region: string, event: Record<string, unknown>, until = NOW): unknown {
  const decider = createDecider(createLineMachine(rules));
  let held = begin(decider, { at: NOW });
  held = move(decider, held, { ...event, type: String(event.type), at: NOW });
  for (;;) {
    const [next] = [...held.timers].sort(([, a], [, b]) => a - b);
    if (next === undefined || next[1] > until) break;
    held = move(decider, held, { type: next[0], at: next[1] });
  }
  return (held.snapshot.value as Record<string, unknown>)[region];
}

/** Whether user data of this TP-UDL are read, with as many octets as they need. */
function isRead(dcs: number, length: number): boolean {
  const size = dcs === 0 ? Math.ceil((length * 7) / 8) : length;
  return isAccepted(() =>
    readUserData(new OctetReader(new Uint8Array([length, ...Array(size).fill(0x20)])), dcs, {
      hasHeader: false,
    }),
  );
}

function isAccepted(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof PduError) return false;
    throw error;
  }
}

/** Whether user data of this TP-UDL are read that begin with a header of six octets. */
function isReadBesideHeader(length: number): boolean {
  const header = [6, 8, 4, 0, 7, 2, 1];
  return isAccepted(() =>
    readUserData(new OctetReader(new Uint8Array([length, ...header, 0x20, 0x20])), 0, {
      hasHeader: true,
    }),
  );
}

/** Whether a text of so many characters fits one SMS. */
function isWritten(dcs: number, length: number): boolean {
  return isAccepted(() => writeUserData({ text: 'x'.repeat(length), data: null, header: [] }, dcs));
}

const down = { type: 'line.down', since: NOW, reason: 'tanpa sinyal', alone: true };
const told = { type: 'line.told', credit: null, activeUntil: null };
const parts = (text: string) => segments(text).length;

/** TP-ST of a status report about our SMS. */
function reported(status: number): unknown {
  const hex = status.toString(16).padStart(2, '0');
  const time = '62112401000082';
  const report = received(`0006050D91261802009000F1${time}${time}${hex}`, 'sim1', '62', NOW);
  return report.kind === 'report' ? report.report.outcome : report.kind;
}

const late = (difference: number) => {
  const part = { sequence: 2, sentAt: NOW + difference } as Parameters<typeof isLate>[0];
  return isLate(part, { message: 'm', sequences: [1], sentAt: NOW });
};

export const lineLimits: Boundary[] = [
  {
    limit: 'lines.downMinutes',
    value: NOW + 10 * MINUTE,
    step: 1,
    outcome: (at) => line('service', down, at),
    below: 'silent',
    at: 'alarmed',
    above: 'alarmed',
  },
  {
    limit: 'lines.lowCredit',
    value: 20_000,
    step: 1,
    outcome: (credit) => line('credit', { ...told, credit }),
    below: 'low',
    at: 'enough',
    above: 'enough',
  },
  {
    limit: 'lines.expiryDays',
    value: NOW + 13 * DAY,
    step: 1,
    outcome: (at) => line('validity', { ...told, activeUntil: NOW + 20 * DAY }, at),
    below: 'active',
    at: 'ending',
    above: 'ending',
  },
  {
    limit: 'TP-UDL in septets',
    value: 160,
    step: 1,
    outcome: (length) => isRead(0, length),
    below: true,
    at: true,
    above: false,
  },
  {
    limit: 'TP-UDL in octets',
    value: 140,
    step: 2,
    outcome: (length) => isRead(8, length),
    below: true,
    at: true,
    above: false,
  },
  {
    // six octets of header and their length fill eight septets
    limit: 'TP-UDL beside a header',
    value: 8,
    step: 1,
    outcome: isReadBesideHeader,
    below: false,
    at: true,
    above: true,
  },
  {
    limit: 'septets that are written',
    value: 160,
    step: 1,
    outcome: (length) => isWritten(0, length),
    below: true,
    at: true,
    above: false,
  },
  {
    limit: 'octets that are written',
    value: 70,
    step: 1,
    outcome: (length) => isWritten(8, length),
    below: true,
    at: true,
    above: false,
  },
  {
    limit: 'one SMS in the GSM alphabet',
    value: 160,
    step: 1,
    outcome: (length) => parts('x'.repeat(length)),
    below: 1,
    at: 1,
    above: 2,
  },
  {
    limit: 'two SMS in the GSM alphabet',
    value: 306,
    step: 1,
    outcome: (length) => parts('x'.repeat(length)),
    below: 2,
    at: 2,
    above: 3,
  },
  {
    limit: 'one SMS in UCS2',
    value: 70,
    step: 1,
    outcome: (length) => parts('ж'.repeat(length)),
    below: 1,
    at: 1,
    above: 2,
  },
  {
    limit: 'TP-ST: given up',
    value: 0x40,
    step: 1,
    outcome: reported,
    below: 'pending',
    at: 'failed',
    above: 'failed',
  },
  {
    limit: 'TP-ST: still trying',
    value: 0x20,
    step: 1,
    outcome: reported,
    below: 'delivered',
    at: 'pending',
    above: 'pending',
  },
  {
    limit: 'parts of one message: how far apart they were sent',
    value: 30 * MINUTE,
    step: 1,
    outcome: late,
    below: true,
    at: false,
    above: false,
  },
  {
    limit: 'tickets of one letter',
    value: 999,
    step: 1,
    outcome: ticketCode,
    below: 'A998',
    at: 'A999',
    above: 'B001',
  },
];
