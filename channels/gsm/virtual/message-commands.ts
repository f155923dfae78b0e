import { splitFields } from '../at/parse.ts';
import { type CommandModem, cms, type Form, ok, type Reply } from './command.ts';
import type { MessageMemory } from './memory.ts';

/** AT+CMGF: PDU mode only; text mode is refused as not allowed (CMS 302). */
export function messageFormat(_: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok('+CMGF: (0)');
  if (form === 'read') return ok('+CMGF: 0');
  return value === '0' ? ok() : cms(302);
}

/** AT+CMGS: the prompt; what follows is the modem's matter. */
export function send(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok();
  if (form !== 'set' || !/^\d+$/.test(value)) return cms(304);
  modem.awaitPdu(Number(value));
  return { lines: [], final: '>' };
}

export function messageService(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok('+CSMS: (0,1)');
  if (form === 'read') return ok(`+CSMS: ${modem.state.acknowledging ? 1 : 0},1,1,1`);
  modem.state.acknowledging = value === '1';
  return ok('+CSMS: 1,1,1');
}

export function memories(modem: CommandModem, form: Form, value: string): Reply {
  const { state } = modem;
  const offered = `(${[...modem.memories.keys()].map((name) => `"${name}"`).join(',')})`;
  if (form === 'test') return ok(`+CPMS: ${[offered, offered, offered].join(',')}`);
  if (form === 'set') {
    const names = splitFields(value).map((name) => name.replace(/"/g, ''));
    // An unknown memory is 302, not plain ERROR: gammu goes by it.
    if (names.some((name) => !modem.memories.has(name))) return cms(302);
    state.memories = state.memories.map((name, at) => names[at] ?? name);
  }
  const used = state.memories.map((name) => use(modem, name, form === 'read'));
  return ok(`+CPMS: ${used.join(',')}`);
}

function use(modem: CommandModem, name: string, named: boolean): string {
  const memory = modem.memories.get(name);
  const numbers = `${memory?.used ?? 0},${memory?.size ?? 0}`;
  return named ? `"${name}",${numbers}` : numbers;
}

export function notices(modem: CommandModem, form: Form, value: string): Reply {
  const { state } = modem;
  if (form === 'test') return ok('+CNMI: (0-2),(0-3),(0,2,3),(0-2),(0,1)');
  if (form === 'read') return ok(`+CNMI: ${state.cnmi}`);
  const [mode = 0, messages = 0, , reports = 0] = value.split(',').map(Number);
  if (mode > 2 || messages > 3 || reports > 2) return cms(303);
  state.notices = { mode, messages, reports };
  const fields = value.split(',');
  state.cnmi = Array.from({ length: 5 }, (_, at) => fields[at] ?? '0').join(',');
  return ok();
}

function selected(modem: CommandModem): MessageMemory | undefined {
  return modem.memories.get(modem.state.memories[0] ?? 'SM');
}

/** 3GPP TS 27.005 §4.1: listing marks unread messages as read. */
export function list(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok('+CMGL: (0-4)');
  const wanted = value === '' ? 0 : Number(value);
  if (!/^[0-4]?$/.test(value)) return cms(305);
  const lines: string[] = [];
  for (const [index, slot] of selected(modem)?.entries() ?? []) {
    if (wanted !== 4 && slot.status !== wanted) continue;
    lines.push(`+CMGL: ${index},${slot.status},,${octets(slot.pdu)}`, slot.pdu);
    if (slot.status === 0) slot.status = 1;
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
  const header = `+CMGR: ${slot.status},,${octets(slot.pdu)}`;
  if (slot.status === 0) slot.status = 1;
  return ok(header, slot.pdu);
}

/** 3GPP TS 27.005 §3.5.4: flag 1 deletes all read messages, 2 and 3 those of our own too, 4 all. */
export function remove(modem: CommandModem, form: Form, value: string): Reply {
  const memory = selected(modem);
  // Real modems list the places in use; smstools reads the number of messages from it.
  const used = memory?.entries().map(([at]) => at) ?? [];
  if (form === 'test') return ok(`+CMGD: (${used.join(',')}),(0-4)`);
  const [index = 0, flag = 0] = value.split(',').map(Number);
  if (!memory || (flag === 0 && !(index >= 1 && index <= memory.size))) return cms(321);
  if (flag === 0) memory.delete(index);
  else {
    for (const [at, slot] of memory.entries()) if (flag === 4 || slot.status > 0) memory.delete(at);
  }
  modem.memoryFreed();
  return ok();
}

/** Length of the TPDU, without the service-centre field. */
function octets(pdu: string): number {
  return pdu.length / 2 - 1 - Number.parseInt(pdu.slice(0, 2), 16);
}
