/** The value part of the first line with this prefix (`+CSQ:`), trimmed. */
export function valueAfter(lines: string[], prefix: string): string | undefined {
  return lines
    .find((line) => line.startsWith(prefix))
    ?.slice(prefix.length)
    .trim();
}

/** Cuts at commas that are neither inside quotes nor inside parentheses. */
export function splitFields(text: string): string[] {
  const fields: string[] = [];
  let depth = 0;
  let quoted = false;
  let field = '';
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && character === '(') depth += 1;
    if (!quoted && character === ')') depth -= 1;
    if (character === ',' && depth === 0 && !quoted) {
      fields.push(field.trim());
      field = '';
    } else field += character;
  }
  fields.push(field.trim());
  return fields;
}

const unquoted = (text: string): string => text.replace(/"/g, '').trim();

/** A memory of `AT+CPMS` with how many messages it holds and can hold. */
export interface MemoryUse {
  memory: string | undefined;
  used: number;
  total: number;
}

/**
 * Reads `AT+CPMS=?`: for each of mem1 to mem3 the memories it can be set to. Takes lists, bare
 * strings, empty lists and Wavecom's list of lists (which has no mem3).
 */
export function readMemoryChoices(lines: string[]): string[][] {
  const value = valueAfter(lines, '+CPMS:');
  if (value === undefined || value === '') return [[], [], []];
  const whole = /^\(\((.*)\)\)$/.exec(value);
  return splitFields(whole ? `(${whole[1]})` : value).map(memoryNames);
}

function memoryNames(list: string): string[] {
  return [...list.matchAll(/[A-Z]+(?:_P)?/g)].map(([name]) => name);
}

/** Memories of 3GPP TS 27.005 §3.1 and of vendors; another name is reported as undefined. */
const MEMORIES = new Set(['SM', 'ME', 'MT', 'BM', 'SR', 'TA', 'SM_P', 'ME_P']);

/** Reads `AT+CPMS?`: name, used, total of mem1 to mem3. */
export function readMemories(lines: string[]): MemoryUse[] {
  const fields = splitFields(valueAfter(lines, '+CPMS:') ?? '');
  const memories: MemoryUse[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const name = unquoted(fields[at] ?? '');
    memories.push({
      memory: MEMORIES.has(name) ? name : undefined,
      used: Number(fields[at + 1]),
      total: Number(fields[at + 2]),
    });
  }
  return memories;
}

/** Reads a list such as `(0-2)`, `(0,1,3)`, `(0-1,3)` or `2` into its numbers. */
export function readNumbers(list: string): number[] {
  const numbers: number[] = [];
  for (const [, from, to] of list.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)) {
    const last = Math.min(Number(to ?? from), Number(from) + 255);
    for (let number = Number(from); number <= last; number += 1) numbers.push(number);
  }
  return numbers;
}

/** Reads `AT+CNMI=?`: the values allowed for mode, mt, bm, ds and bfr. */
export function readNotificationChoices(lines: string[]): number[][] {
  const value = valueAfter(lines, '+CNMI:');
  return value === undefined ? [] : splitFields(value).map(readNumbers);
}

/** SIM lock states of `AT+CPIN?` (3GPP TS 27.007 §8.3), or `UNKNOWN`. */
export function readPin(lines: string[]): string {
  const value = unquoted(valueAfter(lines, '+CPIN:') ?? '').toUpperCase();
  return /^(?:READY|(?:SIM|PH|BLOCKED|CORP)[A-Z0-9 -]*)$/.test(value)
    ? value.replace(/[ -]/g, '_')
    : 'UNKNOWN';
}

/** Reads the service centre of `AT+CSCA?`; `undefined` when the SIM has none and cannot send. */
export function readServiceCentre(lines: string[]): string | undefined {
  const number = unquoted(splitFields(valueAfter(lines, '+CSCA:') ?? '')[0] ?? '');
  return number === '' ? undefined : number;
}

/** Reads `+CSQ` as 0 to 31; `undefined` when not known (99). */
export function readSignal(lines: string[]): number | undefined {
  const level = Number(splitFields(valueAfter(lines, '+CSQ:') ?? '')[0] || 99);
  return level >= 0 && level <= 31 ? level : undefined;
}

/** A message in a memory of the modem, PDU mode. */
export interface StoredPdu {
  index: number;
  /** 3GPP TS 27.005 §3.1: 0 and 1 received (unread, read), 2 and 3 of our own; as said, else 1. */
  status: number;
  pdu: string;
  /** Octets of the TPDU as the modem says; shows when characters were lost on the line. */
  length: number | undefined;
}

/** Says whether a PDU is as long as the modem says it is. */
export function isWhole({ pdu, length }: StoredPdu): boolean {
  if (length === undefined) return true;
  const serviceCentre = 1 + Number.parseInt(pdu.slice(0, 2), 16);
  return pdu.length === 2 * (serviceCentre + length);
}

/** Reads the answer to `AT+CMGL` in PDU mode; a header whose PDU never came is left out. */
export function readList(lines: string[]): StoredPdu[] {
  const stored: StoredPdu[] = [];
  for (const [at, line] of lines.entries()) {
    const header = /^\+CMGL: *(\d+) *, *"?(\d*)"?/.exec(line);
    const pdu = pduAfter(lines, at);
    if (!header || pdu === undefined) continue;
    const status = statusOf(header[2]);
    stored.push({ index: Number(header[1]), status, pdu, length: lengthOf(line) });
  }
  return stored;
}

/** Reads the answer to `AT+CMGR=<index>`; `undefined` for an empty slot (`OK` only, or length 0). */
export function readOne(lines: string[], index: number): StoredPdu | undefined {
  const at = lines.findIndex((line) => line.startsWith('+CMGR:'));
  const line = lines[at];
  if (line === undefined) return undefined;
  const status = /^\+CMGR: *"?(\d*)"?/.exec(line)?.[1];
  const pdu = pduAfter(lines, at) ?? /,\s*\d+\s*,?\s+([0-9A-F]{18,})$/i.exec(line)?.[1];
  if (pdu === undefined) return undefined;
  return { index, status: statusOf(status), pdu, length: lengthOf(line) };
}

function pduAfter(lines: string[], header: number): string | undefined {
  const next = lines[header + 1]?.replace(/\s/g, '');
  return next !== undefined && /^[0-9A-F]+$/i.test(next) ? next.toUpperCase() : undefined;
}

/** The length is the last number of the header (or comes before a PDU on the same line). */
function lengthOf(header: string): number | undefined {
  const length = /,\s*(\d+)\s*(?:,?\s+[0-9A-F]{18,})?$/i.exec(header)?.[1];
  return length === undefined ? undefined : Number(length);
}

/** ZTE leaves the status empty; such a message is treated as received. */
function statusOf(text: string | undefined): number {
  return text === undefined || text === '' ? 1 : Number(text);
}

/** The message reference of `+CMGS: <mr>`, 0 to 255. */
export function readReference(lines: string[]): number | undefined {
  const reference = /^\d+/.exec(valueAfter(lines, '+CMGS:') ?? '')?.[0];
  return reference === undefined ? undefined : Number(reference) & 0xff;
}
