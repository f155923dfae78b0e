import type { Table } from './languages/grid.ts';
import { DEFAULT_LOCKING, DEFAULT_SINGLE } from './languages/latin.ts';
import { LANGUAGES } from './languages/tables.ts';

/** The GSM 7 bit alphabet with its extension and the national tables: 3GPP TS 23.038 §6.2.1. */

const ESCAPE = 0x1b;

/** National language identifiers of 3GPP TS 23.038 §6.2.1.2.4, from the header or agreed otherwise. */
export interface Shift {
  locking?: number;
  single?: number;
}

interface Tables {
  base: Table;
  extension: Table;
}

/** An unknown language falls back to the default, as the specification asks. */
function tablesOf({ locking, single }: Shift): Tables {
  const language = (id: number | undefined) => (id === undefined ? undefined : LANGUAGES.get(id));
  return {
    base: language(locking)?.locking ?? DEFAULT_LOCKING,
    extension: language(single)?.single ?? DEFAULT_SINGLE,
  };
}

/**
 * Septets as text. An escape before a septet without a meaning shows the character of the basic table
 * (§6.2.1.1 note 1, annex A.2); a lone escape at the end and an empty place show a space.
 */
export function textOf(septets: readonly number[], shift: Shift = {}): string {
  const { base, extension } = tablesOf(shift);
  let text = '';
  for (let i = 0; i < septets.length; i += 1) {
    const septet = septets[i] ?? 0;
    if (septet !== ESCAPE) {
      text += base.get(septet) ?? ' ';
      continue;
    }
    i += 1;
    const escaped = septets[i];
    if (escaped === undefined || escaped === ESCAPE) text += ' ';
    else text += extension.get(escaped) ?? base.get(escaped) ?? ' ';
  }
  return text;
}

type Codes = ReadonlyMap<string, readonly number[]>;

/** The basic table goes first, and of several places of a character the lowest. */
function codesOf({ base, extension }: Tables): Codes {
  const codes = new Map<string, readonly number[]>();
  const add = (character: string, septets: number[]) => {
    if (!codes.has(character)) codes.set(character, septets);
  };
  for (const [code, character] of base) if (code !== ESCAPE) add(character, [code]);
  for (const [code, character] of extension) add(character, [ESCAPE, code]);
  return codes;
}

/** By pair of tables; there are few. */
const encoders = new Map<Table, Map<Table, Codes>>();

function encoderOf(shift: Shift): Codes {
  const tables = tablesOf(shift);
  const ofBase = encoders.get(tables.base) ?? new Map<Table, Codes>();
  encoders.set(tables.base, ofBase);
  const codes = ofBase.get(tables.extension) ?? codesOf(tables);
  ofBase.set(tables.extension, codes);
  return codes;
}

/** Septets of one character: one, or two with the escape; undefined when the alphabet lacks it. */
export function septetsOf(character: string, shift: Shift = {}): readonly number[] | undefined {
  return encoderOf(shift).get(character);
}

/** How many septets a text takes; undefined when the alphabet cannot carry all of it. */
export function septetCount(text: string, shift: Shift = {}): number | undefined {
  const codes = encoderOf(shift);
  let count = 0;
  for (const character of text) {
    const septets = codes.get(character);
    if (septets === undefined) return undefined;
    count += septets.length;
  }
  return count;
}

/** True when the alphabet can carry the whole text. */
export function fitsGsm7(text: string, shift: Shift = {}): boolean {
  return septetCount(text, shift) !== undefined;
}
