import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Free space on the disk of the store, and how many days it lasts at the pace of the last two weeks. */

/** What was free at one moment. */
export interface Sample {
  /** Epoch milliseconds. */
  at: number;
  /** Bytes. */
  free: number;
}

const DAY = 24 * 3_600_000;
/** What was longer ago says nothing about now. */
const LOOK_BACK = 14 * DAY;
/** Between two samples that are kept. */
const EVERY = DAY / 2;
const MEGABYTE = 2 ** 20;

/** Fewer days than these are worth a warning: somebody has to buy a disk. */
export const WARN_DAYS = 30;
/** So much must be free whatever the pace: a letter is printed, a backup is made, bytes. */
export const LEAST_FREE = 500 * MEGABYTE;

/** Bytes free for this user on the disk of a file. @throws what the file system throws */
export async function freeBytes(file: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(file));
  return bavail * bsize;
}

/** The samples that are kept when one is taken; those from a clock that was ahead are dropped. */
export function withSample(samples: readonly Sample[], now: Sample): Sample[] {
  const kept = samples.filter(({ at }) => at <= now.at && now.at - at <= LOOK_BACK);
  const last = kept.at(-1);
  return last !== undefined && now.at - last.at < EVERY ? kept : [...kept, now];
}

/**
 * Days until nothing is free, by what went since the oldest sample.
 * @returns null while less than a day was watched, or when it does not become less
 */
export function daysLeft(samples: readonly Sample[], now: Sample): number | null {
  const [first] = samples.filter(({ at }) => at <= now.at && now.at - at <= LOOK_BACK);
  if (first === undefined || now.at - first.at < DAY) return null;
  const perDay = ((first.free - now.free) * DAY) / (now.at - first.at);
  return perDay <= 0 ? null : Math.floor(now.free / perDay);
}

function sizeText(bytes: number): string {
  const gigabytes = bytes / 2 ** 30;
  return gigabytes >= 1
    ? `${gigabytes.toFixed(1).replace('.', ',')} GB`
    : `${Math.round(bytes / MEGABYTE)} MB`;
}

const ADVICE = 'hapus berkas yang tidak perlu atau pindahkan cadangan lama ke disk lain';

/** What the admin is told about the disk; null while all is well. */
export function diskWarning(free: number, days: number | null): string | null {
  if (days !== null && days < WARN_DAYS)
    return `Disk hampir penuh: sisa ${sizeText(free)}, cukup untuk sekitar ${days} hari lagi; ${ADVICE}.`;
  if (free < LEAST_FREE) return `Disk hampir penuh: sisa ${sizeText(free)}; ${ADVICE}.`;
  return null;
}

/** The same as a fact, for whoever asks. */
export function diskText(free: number, days: number | null): string {
  return days === null ? `sisa ${sizeText(free)}` : `sisa ${sizeText(free)}, sekitar ${days} hari`;
}
