import { z } from 'zod';
import type { Clock } from '../../../../channels/port.ts';
import type { Log } from '../../../../machines/engine/ports.ts';
import type { RecordStore } from '../../../../store/ports/records.ts';
import { pageFaults } from '../../../../store/sqlite/background.ts';
import { readOnlyAddress } from '../../../../store/sqlite/read-only.ts';
import { daysLeft, diskWarning, freeBytes, type Sample, withSample } from './disk.ts';

/**
 * Looks after the file of the embedded store while the hotline works: each hour how much of the disk is
 * free, each day whether all pages are whole. What is found stands on the page of the system and in the
 * log until it is gone.
 */

/** What a person has to do something about, in words. */
export interface Finding {
  what: 'disk' | 'pages';
  words: string;
}

export interface StoreCare {
  findings(): Finding[];
  /** Begins to look. @returns stops it */
  start(): () => void;
}

export interface CareOptions {
  /** Path of the file; null for a store that has none of its own. */
  file: string | null;
  records: Pick<RecordStore, 'get' | 'put'>;
  /** Real time, also in simulations. */
  clock: Clock;
  log: Log;
  /** Stand-ins for tests: bytes free on the disk of a file, faults of its pages. */
  free?: (file: string) => Promise<number>;
  faults?: (file: string) => Promise<string[]>;
}

const HOUR = 3_600_000;
/** So long after the start the pages are read: receipts go first. */
const FIRST_CHECK = 10 * 60_000;

const KIND = 'disk';
const ID = 'samples';
const samplesSchema = z.array(z.object({ at: z.number(), free: z.number() }));

type Records = CareOptions['records'];

/** What was free in the last days. @returns nothing for what another version wrote */
export async function readSamples(records: Pick<Records, 'get'>): Promise<Sample[]> {
  const record = await records.get(KIND, ID);
  return samplesSchema.safeParse(record?.value).data ?? [];
}

async function keepSample(records: Records, now: Sample): Promise<Sample[]> {
  const record = await records.get(KIND, ID);
  const before = samplesSchema.safeParse(record?.value).data ?? [];
  const value = withSample(before, now);
  if (value.length !== before.length || value.at(-1) !== before.at(-1))
    await records.put({ kind: KIND, id: ID, expectedRevision: record?.revision ?? 0, value });
  return value;
}

function pagesWarning(file: string, faults: string[]): string {
  return `Berkas data rusak (${file}): ${faults.join('; ')}. Hentikan hotline, simpan berkas ini, lalu pulihkan cadangan terbaru.`;
}

export function createStoreCare(options: CareOptions): StoreCare {
  const { file, records, clock, log } = options;
  const free = options.free ?? freeBytes;
  const faults = options.faults ?? ((path: string) => pageFaults(path, readOnlyAddress(path)));
  const found = new Map<Finding['what'], string>();

  function note(what: Finding['what'], words: string | null): void {
    if (words === null) found.delete(what);
    else {
      // the disk is looked at each hour: it is said once a day at most, when it is another number
      if (found.get(what) !== words) log('error', words);
      found.set(what, words);
    }
  }

  async function lookAtDisk(path: string): Promise<void> {
    const now = { at: clock.now(), free: await free(path) };
    // a store that cannot be used now has trouble of its own; what is free counts all the same
    const samples = await keepSample(records, now).catch(() => []);
    note('disk', diskWarning(now.free, daysLeft(samples, now)));
  }

  async function lookAtPages(path: string): Promise<void> {
    const wrong = await faults(path);
    note('pages', wrong.length === 0 ? null : pagesWarning(path, wrong));
    if (wrong.length === 0) log('debug', 'all pages of the store are whole');
  }

  function every(pause: number, first: number, look: () => Promise<void>): () => void {
    let cancel = () => {};
    let stopped = false;
    const again = () => {
      look()
        .catch((error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          log('warn', `the store could not be looked at: ${reason}`);
        })
        .finally(() => {
          if (!stopped) cancel = clock.after(pause, again);
        });
    };
    cancel = clock.after(first, again);
    return () => {
      stopped = true;
      cancel();
    };
  }

  return {
    findings: () => [...found].map(([what, words]) => ({ what, words })),
    start() {
      if (file === null) return () => {};
      const stops = [
        every(HOUR, 0, () => lookAtDisk(file)),
        every(24 * HOUR, FIRST_CHECK, () => lookAtPages(file)),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
