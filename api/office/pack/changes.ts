import { isDeepStrictEqual } from 'node:util';
import type { PackData } from './pack.ts';

/** What makes one pack another, small enough to be kept, and the way back. */

export interface Change {
  file: string;
  /** Where it stands: keys of maps. */
  at: string[];
  /** In the list there, from this entry on; left out for a value. */
  index?: number;
  /** Entries that were, and that are instead; of a value one, or none where the field was not there. */
  before: unknown[];
  after: unknown[];
}

type Place = Pick<Change, 'file' | 'at'>;

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists of entries with fields of their own are changed by entries. */
function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every(isMap);
}

function ofList(place: Place, was: unknown[], now: unknown[]): Change {
  let index = 0;
  while (index < was.length && index < now.length && isDeepStrictEqual(was[index], now[index]))
    index += 1;
  let tail = 0;
  const most = Math.min(was.length, now.length) - index;
  while (tail < most && isDeepStrictEqual(was.at(-1 - tail), now.at(-1 - tail))) tail += 1;
  const between = (list: unknown[]) => list.slice(index, list.length - tail);
  return { ...place, index, before: between(was), after: between(now) };
}

function ofMap(place: Place, was: Record<string, unknown>, now: Record<string, unknown>): Change[] {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return keys.flatMap((key) => ofValue({ ...place, at: [...place.at, key] }, was[key], now[key]));
}

const present = (value: unknown) => (value === undefined ? [] : [value]);

function ofValue(place: Place, was: unknown, now: unknown): Change[] {
  if (isDeepStrictEqual(was, now)) return [];
  if (isList(was) && isList(now) && was.length + now.length > 0) return [ofList(place, was, now)];
  if (isMap(was) && isMap(now)) return ofMap(place, was, now);
  return [{ ...place, before: present(was), after: present(now) }];
}

/** @param after may have fewer files: those that are not in it stay */
export function changesBetween(before: PackData, after: PackData): Change[] {
  return Object.entries(after).flatMap(([file, data]) =>
    ofValue({ file, at: [] }, before[file], data),
  );
}

/** What is there now is not what the change left: somebody has changed it since. */
export class ChangedSince extends Error {}

/** Where the entries of a change stand now. @throws ChangedSince */
function placeIn(list: unknown[], { index = 0, after }: Change): number {
  const stands = (at: number) => isDeepStrictEqual(list.slice(at, at + after.length), after);
  if (after.length === 0) return Math.min(index, list.length);
  const places = [index, ...list.keys()];
  const found = places.find(stands);
  if (found === undefined) throw new ChangedSince();
  return found;
}

function undone(data: unknown, [key, ...rest]: string[], change: Change): unknown {
  if (key !== undefined) {
    if (!isMap(data)) throw new ChangedSince();
    const { [key]: old, ...others } = data;
    const value = undone(old, rest, change);
    return value === undefined ? others : { ...data, [key]: value };
  }
  if (change.index === undefined) {
    if (!isDeepStrictEqual(present(data), change.after)) throw new ChangedSince();
    return change.before[0];
  }
  if (!Array.isArray(data)) throw new ChangedSince();
  const place = placeIn(data, change);
  return data.toSpliced(place, change.after.length, ...change.before);
}

/**
 * The pack without these changes; what was changed beside them stays.
 * @throws ChangedSince
 */
export function withoutChanges(pack: PackData, changes: readonly Change[]): PackData {
  const data: Record<string, unknown> = { ...pack };
  for (const change of changes.toReversed())
    data[change.file] = undone(data[change.file], change.at, change);
  return data;
}
