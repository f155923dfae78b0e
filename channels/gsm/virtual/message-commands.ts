import { splitFields } from '../at/parse.ts';
import { type CommandModem, cms, type Form, ok, type Reply, unquoted } from './command.ts';
import { type MessageMemory, READ, SENT, UNREAD, UNSENT } from './memory.ts';

/** Messages in the memories: AT+CPMS, CMGL, CMGR, CMGD (3GPP TS 27.005 §3 and §4). */

/** AT+CPMS: mem1 to read and delete, mem2 to write and send, mem3 for what comes in. */
export function memories(modem: CommandModem, form: Form, value: string): Reply {
  const { state } = modem;
  if (form === 'test') return ok(`+CPMS: ${[0, 1, 2].map((at) => offered(modem, at)).join(',')}`);
  if (form === 'set') {
    const names = splitFields(value).map(unquoted);
    // An unknown memory is 302, not plain ERROR: gammu goes by it.
    if (names.length > 3 || !names.every((name, at) => choices(modem, at).includes(name)))
      return cms(302);
    state.memories = state.memories.map((name, at) => names[at] ?? name);
  }
  const used = state.memories.map((name) => use(modem, name, form === 'read'));
  return ok(`+CPMS: ${used.join(',')}`);
}

/** Status reports have a memory of their own, which is only read. */
function choices(modem: CommandModem, at: number): string[] {
  return [...modem.memories.keys()].filter((name) => at === 0 || name !== 'SR');
}

function offered(modem: CommandModem, at: number): string {
  const names = choices(modem, at).map((name) => `"${name}"`);
  return `(${names.join(',')})`;
}

function use(modem: CommandModem, name: string, named: boolean): string {
  const memory = modem.memories.get(name);
  const numbers = `${memory?.used ?? 0},${memory?.size ?? 0}`;
  return named ? `"${name}",${numbers}` : numbers;
}

function selected(modem: CommandModem): MessageMemory | undefined {
  return modem.memories.get(modem.state.memories[0] ?? 'SM');
}

/** 3GPP TS 27.005 §4.1: listing marks unread messages as read. */
export function list(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok('+CMGL: (0-4)');
  if (!/^[0-4]?$/.test(value)) return cms(305);
  const wanted = value === '' ? UNREAD : Number(value);
  const lines: string[] = [];
  for (const [index, slot] of selected(modem)?.entries() ?? []) {
    if (wanted !== 4 && slot.status !== wanted) continue;
    lines.push(`+CMGL: ${index},${slot.status},,${octetsOf(slot.pdu)}`, slot.pdu);
    if (slot.status === UNREAD) slot.status = READ;
  }
  return ok(...lines);
}

export function read(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok();
  const memory = selected(modem);
  const index = Number(value);
  if (!memory || !(index >= 1 && index <= memory.size)) return cms(321);
  const slot = memory.get(index);
  if (!slot) return ok();
  const header = `+CMGR: ${slot.status},,${octetsOf(slot.pdu)}`;
  if (slot.status === UNREAD) slot.status = READ;
  return ok(header, slot.pdu);
}

/** 3GPP TS 27.005 §3.5.4: what each flag of AT+CMGD deletes beside the one message; unread ones stay. */
const SWEPT: Record<number, number[]> = {
  1: [READ],
  2: [READ, SENT],
  3: [READ, SENT, UNSENT],
  4: [UNREAD, READ, SENT, UNSENT],
};

export function remove(modem: CommandModem, form: Form, value: string): Reply {
  const memory = selected(modem);
  // Real modems list the places in use; smstools reads the number of messages from it.
  const used = memory?.entries().map(([at]) => at) ?? [];
  if (form === 'test') return ok(`+CMGD: (${used.join(',')}),(0-4)`);
  const [index = 0, flag = 0] = value.split(',').map(Number);
  const swept = SWEPT[flag];
  if (!memory || (!swept && (flag !== 0 || !(index >= 1 && index <= memory.size)))) return cms(321);
  if (!swept) memory.delete(index);
  else {
    for (const [at, slot] of memory.entries()) if (swept.includes(slot.status)) memory.delete(at);
  }
  modem.memoryFreed();
  return ok();
}

/** Length of the TPDU, without the service-centre field. */
export function octetsOf(pdu: string): number {
  return pdu.length / 2 - 1 - Number.parseInt(pdu.slice(0, 2), 16);
}
