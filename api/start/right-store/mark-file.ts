import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { OWNER_ONLY, OWNERS_FOLDER } from '../../../store/base/owner-only.ts';
import { type Mark, parseMark } from './mark.ts';

/**
 * The file of a mark. It is written over in place before a number is used, which survives the end of the
 * process; onto the disk it goes a little later, as a power cut alone takes nothing from the store.
 */

/** Between two writes to the disk, milliseconds. */
const FLUSH_EVERY = 15_000;

/** @returns undefined when there is none, or none that can be read */
export function readMark(path: string): Mark | undefined {
  try {
    return parseMark(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

export class MarkFile {
  private readonly handle: number;
  private flushing: NodeJS.Timeout | null = null;

  /** @throws what the file system throws */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true, mode: OWNERS_FOLDER });
    this.handle = openSync(path, 'a+', OWNER_ONLY);
    closeSync(this.handle);
    this.handle = openSync(path, 'r+');
  }

  write(mark: Mark): void {
    const bytes = Buffer.from(`${JSON.stringify(mark)}\n`);
    writeSync(this.handle, bytes, 0, bytes.length, 0);
    ftruncateSync(this.handle, bytes.length);
    this.flushing ??= setTimeout(() => {
      this.flushing = null;
      fdatasync(this.handle, () => {});
    }, FLUSH_EVERY).unref();
  }

  /** Writes it to the disk and lets it go. */
  close(): void {
    if (this.flushing !== null) clearTimeout(this.flushing);
    this.flushing = null;
    try {
      fdatasyncSync(this.handle);
    } finally {
      closeSync(this.handle);
    }
  }
}
