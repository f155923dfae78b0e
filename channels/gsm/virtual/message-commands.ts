import { splitFields } from '../at/parse.ts';
import { type CommandModem, cms, type Form, ok, type Reply, unquoted } from './command.ts';
import { type Places, READ, SENT, type Slot, UNREAD, UNSENT } from './memory.ts';
import { listsAsTold } from './profile.ts';
import { textHeader } from './text-mode.ts';

/** Messages in the memories: AT+CPMS, CMGL, CMGR, CMGD (3GPP TS 27.005 §3 and §4). */

/** AT+CPMS: mem1 to read and delete, mem2 to write and send, mem3 for what comes in. */
export function memories(modem: CommandModem, form: Form, value: string): Reply {
  const { state, profile } = modem;
  if (form === 'test') return ok(`+CPMS: ${listsAsTold(profile)}`);
  if (form === 'set') {
    const names = splitFields(value).map(unquoted);
    const known = names.every((name, at) => profile.lists[at]?.includes(name));
    // An unknown memory is 302, not plain ERROR: gammu goes by it.
    if (!known || !profile.cpmsTakes.includes(names.length)) return cms(302);
    state.memories = state.memories.map((name, at) => names[at] ?? name);
  }
  const used = state.memories.map((name) => use(modem, name, form === 'read'));
  return ok(`+CPMS: ${used.join(',')}`);
}

function use(modem: CommandModem, name: string, named: boolean): string {
  const memory = modem.memories.get(name);
  const { hidesPlaces } = modem.profile;
  const hidden = hidesPlaces === 'always' || (hidesPlaces === 'whenSet' && !named);
  const numbers = hidden ? '0,0' : `${memory?.used ?? 0},${memory?.size ?? 0}`;
  return named ? `"${name}",${numbers}` : numbers;
}

function selected(modem: CommandModem): Places | undefined {
  return modem.memories.get(modem.state.memories[0] ?? 'SM');
}

/** 3GPP TS 27.005 §4.1: listing marks unread messages as read. */
export function list(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok('+CMGL: (0-4)');
  const { textMode } = modem.state;
  const wanted = textMode ? TEXT_STATUSES.indexOf(unquoted(value)) : Number(value || UNREAD);
  // 304 and 305: wrong parameter for PDU mode, for text mode
  if (!(wanted >= UNREAD && wanted <= ALL)) return cms(textMode ? 305 : 304);
  const lines: string[] = [];
  let listed = 0;
  for (const [index, slot] of selected(modem)?.entries() ?? []) {
    if (wanted !== ALL && slot.status !== wanted) continue;
    if (listed === modem.profile.listsAtMost) break;
    listed += 1;
    lines.push(...shown(`+CMGL: ${index},`, slot, textMode));
    if (slot.status === UNREAD) slot.status = READ;
  }
  return ok(...lines);
}

/** `<stat>` of AT+CMGL: every message. */
const ALL = 4;
const TEXT_STATUSES = ['REC UNREAD', 'REC READ', 'STO UNSENT', 'STO SENT', 'ALL'];

/** A message with its header, as PDU mode or text mode has it. */
function shown(start: string, slot: Slot, textMode: boolean): string[] {
  if (!textMode) return [`${start}${slot.status},,${octetsOf(slot.pdu)}`, slot.pdu];
  const { header, text } = textHeader(slot.pdu);
  return [`${start}"${TEXT_STATUSES[slot.status]}",${header}`, text];
}

export function read(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok();
  const memory = selected(modem);
  const index = Number(value);
  if (!memory?.has(index)) return cms(321);
  const slot = memory.get(index);
  if (!slot) return ok();
  const lines = shown('+CMGR: ', slot, modem.state.textMode);
  if (slot.status === UNREAD) slot.status = READ;
  return ok(...lines);
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
  const { sweeps } = modem.profile;
  if (form === 'test') return ok(`+CMGD: (${used.join(',')})${sweeps ? ',(0-4)' : ''}`);
  const [index = 0, flag = 0] = value.split(',').map(Number);
  const swept = sweeps ? SWEPT[flag] : undefined;
  if (!memory || (!swept && (flag !== 0 || !memory.has(index)))) return cms(321);
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
