import { afterPrefix } from './prefix.ts';
import { fieldText } from './ucs2.ts';

/** The value part of the first line with this prefix (`+CSQ:`), trimmed. */
export function valueAfter(lines: string[], prefix: string): string | undefined {
  return lines.map((line) => afterPrefix(line, prefix)).find((value) => value !== undefined);
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

const unquoted = (text: string | undefined): string => (text ?? '').replace(/"/g, '').trim();

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
  return [...list.toUpperCase().matchAll(/[A-Z]+(?:_P)?/g)].map(([name]) => name);
}

/** Memories of 3GPP TS 27.005 §3.1 and of vendors; another name is reported as undefined. */
const MEMORIES = new Set(['SM', 'ME', 'MT', 'BM', 'SR', 'TA', 'SM_P', 'ME_P']);

/** Reads `AT+CPMS?`: name, used, total of mem1 to mem3. */
export function readMemories(lines: string[]): MemoryUse[] {
  const fields = splitFields(valueAfter(lines, '+CPMS:') ?? '');
  const memories: MemoryUse[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const name = unquoted(fields[at]).toUpperCase();
    memories.push({
      memory: MEMORIES.has(name) ? name : undefined,
      used: Number(fields[at + 1]),
      total: Number(fields[at + 2]),
    });
  }
  return memories;
}

/**
 * Reads the answer to `AT+CPMS=…`: used and total of the memories that were named, without their names
 * (3GPP TS 27.005 §3.2.2); some modems say the names as well.
 */
export function readMemoryUses(lines: string[], names: string[]): MemoryUse[] {
  const fields = splitFields(valueAfter(lines, '+CPMS:') ?? '').filter((field) => field !== '');
  if (fields.some((field) => !/^\d+$/.test(field))) return readMemories(lines);
  return names.flatMap((memory, at) => {
    const [used, total] = fields.slice(2 * at, 2 * at + 2);
    if (used === undefined || total === undefined) return [];
    return [{ memory, used: Number(used), total: Number(total) }];
  });
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

/**
 * Reads `AT+CMGD=?`: the flags that make it delete many at once. The places come first, then the flags
 * in parentheses; without those the modem knows none.
 */
export function readSweeps(lines: string[]): number[] {
  const fields = splitFields(valueAfter(lines, '+CMGD:') ?? '');
  const flags = fields.length > 1 ? fields.at(-1) : undefined;
  return flags?.startsWith('(') ? readNumbers(flags) : [];
}

/** Reads `AT+CNMI=?`: the values allowed for mode, mt, bm, ds and bfr. */
export function readNotificationChoices(lines: string[]): number[][] {
  const value = valueAfter(lines, '+CNMI:');
  return value === undefined ? [] : splitFields(value).map(readNumbers);
}

/** SIM lock states of `AT+CPIN?` (3GPP TS 27.007 §8.3), or `UNKNOWN`. */
export function readPin(lines: string[]): string {
  const value = unquoted(valueAfter(lines, '+CPIN:')).toUpperCase();
  return /^(?:READY|(?:SIM|PH|BLOCKED|CORP)[A-Z0-9 -]*)$/.test(value)
    ? value.replace(/[ -]/g, '_')
    : 'UNKNOWN';
}

/** Reads the service centre of `AT+CSCA?`; `undefined` when the SIM has none and cannot send. */
export function readServiceCentre(lines: string[]): string | undefined {
  const number = fieldText(unquoted(splitFields(valueAfter(lines, '+CSCA:') ?? '')[0]));
  return /\d/.test(number) ? number : undefined;
}

/**
 * Reads the operator of `AT+COPS?`: its name, or the digits of network and country where the modem
 * gives only those; `undefined` while there is none.
 */
export function readOperatorName(lines: string[]): string | undefined {
  const name = fieldText(unquoted(splitFields(valueAfter(lines, '+COPS:') ?? '')[2]));
  return name === '' ? undefined : name;
}

/** Reads `+CSQ` as 0 to 31; `undefined` when not known (99). */
export function readSignal(lines: string[]): number | undefined {
  const level = Number(splitFields(valueAfter(lines, '+CSQ:') ?? '')[0] || 99);
  return level >= 0 && level <= 31 ? level : undefined;
}

/** The message reference of `+CMGS: <mr>`, 0 to 255. */
export function readReference(lines: string[]): number | undefined {
  const reference = /^\d+/.exec(valueAfter(lines, '+CMGS:') ?? '')?.[0];
  return reference === undefined ? undefined : Number(reference) & 0xff;
}
