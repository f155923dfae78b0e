import {
  type MemoryUse,
  readMemories,
  readMemoryChoices,
  readMemoryUses,
  valueAfter,
} from './at/parse.ts';
import type { AtResult } from './at/result.ts';

/**
 * Which memory the modem is to keep messages in, and which ones must be looked through. AT+CPMS has
 * three: mem1 is read and deleted from, mem2 is for messages of our own, and mem3 is where what comes in
 * is put (3GPP TS 27.005 §3.2.2). Many modems do not offer the same for all three.
 */
export interface Storage {
  /** Where what comes in is put; undefined when the modem keeps nothing. */
  memory: string | undefined;
  /**
   * What is looked through, `memory` first where it can be read. Each place of the modem lies in one of
   * them only: a place known by two names would be deleted twice, the second time with another SMS in it.
   */
  memories: string[];
  /** mem2 and mem3, to be named again whenever another memory is read; empty where only mem1 can be. */
  otherUses: string[];
  /** There is a memory for status reports alone (`SR`); without one they lie among the messages. */
  keepsReports: boolean;
  /** Places of `memory`; 0 when the modem says so, undefined when it says nothing of it. */
  places: number | undefined;
}

/** Asks the modem, patiently while its SIM is loading. */
export type AskStorage = (command: string) => Promise<AtResult>;

/** `ME` before `SM`: the SIM is the smaller and slower one. `MT` is both of them together. */
const PREFERRED = ['ME', 'SM', 'MT', 'ME_P', 'SM_P'];
/** Memories with places of their own. */
const PHYSICAL = ['ME', 'SM'];
/** Memory of status reports. */
export const REPORTS = 'SR';
/** They hold broadcasts, status reports and the like, no messages. */
const OTHER_CONTENT = ['BM', REPORTS, 'TA'];

/** A modem that is still reading its SIM says that there are 0 places. */
const LOADING_ATTEMPTS = 5;
/** Others refuse every memory meanwhile, with whatever cause (oFono asks ten times). */
const REFUSED_ATTEMPTS = 10;

export const NO_STORAGE: Storage = {
  memory: undefined,
  memories: [],
  otherUses: [],
  keepsReports: false,
  places: undefined,
};

/**
 * Finds out where messages can arrive, chooses it, and says what is to be looked through.
 * @param pause waits a second
 * @returns undefined when the modem refuses every memory that it offers
 */
export async function chooseStorage(
  ask: AskStorage,
  pause: () => Promise<void>,
): Promise<Storage | undefined> {
  let best: Storage | undefined;
  for (let attempt = 0; attempt < REFUSED_ATTEMPTS; attempt += 1) {
    if (attempt > 0) await pause();
    const lists = await offered(ask);
    if (lists.every((names) => names.length === 0)) return NO_STORAGE;
    best = await firstThatHolds(ask, lists);
    const loading = best === undefined || (best.places === 0 && attempt + 1 < LOADING_ATTEMPTS);
    if (!loading) return best;
  }
  return best;
}

/** A refusal says nothing about memories; taking it for "none" would give up their safety. */
async function offered(ask: AskStorage): Promise<string[][]> {
  const offer = await ask('AT+CPMS=?');
  return offer.ok ? listsIn(offer.lines) : [['SM', REPORTS]];
}

/** Bare names (`"ME","MT","SM"`, Huawei MU609) stand for one list that all three may be chosen from. */
function listsIn(lines: string[]): string[][] {
  const lists = readMemoryChoices(lines);
  if (valueAfter(lines, '+CPMS:')?.includes('(') !== false) return lists;
  const all = [...new Set(lists.flat())];
  return lists.map(() => all);
}

/** Chooses the first memory that has places; where none has, the first that was taken. */
async function firstThatHolds(ask: AskStorage, lists: string[][]): Promise<Storage | undefined> {
  let first: Storage | undefined;
  for (const memory of arrivals(lists)) {
    const storage = await choose(ask, lists, memory);
    if (storage !== undefined && storage.places !== 0) return storage;
    first ??= storage;
  }
  if (first?.memory === undefined) return first;
  // another one was tried after it
  return choose(ask, lists, first.memory);
}

/** Memories that what comes in can be put into, the best first. */
function arrivals(lists: string[][]): string[] {
  const [readable = [], , third] = lists;
  const offered = (third === undefined || third.length === 0 ? readable : third).filter(
    isForMessages,
  );
  const direct = byPreference(offered.filter((name) => readable.includes(name)));
  return [...direct, ...byPreference(offered.filter((name) => !direct.includes(name)))];
}

const isForMessages = (name: string): boolean => !OTHER_CONTENT.includes(name);

function byPreference(names: string[]): string[] {
  const known = PREFERRED.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name))];
}

/** Names all three memories, or as many as the modem takes. */
async function choose(
  ask: AskStorage,
  lists: string[][],
  memory: string,
): Promise<Storage | undefined> {
  const memories = toLookThrough(lists, memory);
  const [read = memory] = memories;
  const [, second = [], third] = lists;
  const wanted = [read, second.includes(memory) ? memory : (second[0] ?? memory)];
  if (third !== undefined && third.length > 0) wanted.push(memory);
  for (let count = wanted.length; count > 0; count -= 1) {
    const names = wanted.slice(0, count);
    const set = await ask(setCommand(names));
    if (!set.ok) continue;
    const uses = await usesOf(ask, set.lines, names);
    const keepsReports = lists.flat().includes(REPORTS);
    const places = placesIn(uses, count === 3);
    return { memory, memories, otherUses: names.slice(1), keepsReports, places };
  }
  return undefined;
}

/** Some modems answer zeros to the choice, and the truth to the question. */
async function usesOf(ask: AskStorage, lines: string[], names: string[]): Promise<MemoryUse[]> {
  const uses = readMemoryUses(lines, names);
  if (uses.length === 0 || uses.some(({ total }) => total > 0)) return uses;
  const asked = await ask('AT+CPMS?');
  const told = asked.ok ? readMemories(asked.lines) : [];
  return told.length === 0 ? uses : told;
}

export function setCommand(names: string[]): string {
  return `AT+CPMS=${names.map((name) => `"${name}"`).join(',')}`;
}

/** mem3's, where it was chosen; else mem1's. */
function placesIn(uses: MemoryUse[], third: boolean): number | undefined {
  return (third ? (uses[2] ?? uses[0]) : uses[0])?.total;
}

/**
 * Both memories of the modem, each by its own name, where both can be read; `MT` where one of them can
 * only be read through it.
 */
function toLookThrough([readable = [], ...others]: string[][], arrival: string): string[] {
  const own = PHYSICAL.filter((name) => readable.includes(name));
  const hidden = others.flat().some((name) => PHYSICAL.includes(name) && !own.includes(name));
  if (readable.includes('MT') && (hidden || own.length === 0)) return ['MT'];
  if (own.length === 0) return readable.includes(arrival) ? [arrival] : readable.slice(0, 1);
  return own.includes(arrival) ? [arrival, ...own.filter((name) => name !== arrival)] : own;
}
