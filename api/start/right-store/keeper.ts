import type { Log } from '../../../machines/engine/ports.ts';
import type { StoreIdentity } from '../../../store/ports/identity.ts';
import type { Mark } from './mark.ts';
import { MarkFile } from './mark-file.ts';
import { markFiles, type Place } from './places.ts';

/** Notes outside of the store how far its numbers go, before each is used. */
export interface Keeper {
  number(series: string, n: number): void;
  audit(seq: number): void;
  close(): void;
}

/** Mark files that can be written; the others are named in the log. @throws never */
function openFiles(place: Place, log: Log): MarkFile[] {
  return markFiles(place).flatMap((path) => {
    try {
      return [new MarkFile(path)];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log('warn', `numbers cannot be noted there: ${reason}`, { file: path });
      return [];
    }
  });
}

export function createKeeper(place: Place, stored: StoreIdentity, log: Log): Keeper {
  const { location, given, program, programMade } = place;
  const files = openFiles(place, log);
  const mark: Mark = {
    ...{ store: stored.id ?? '', location, given, program, programMade },
    ...{ numbers: { ...stored.numbers }, audit: stored.audit, at: Date.now() },
  };
  let failed = false;

  function write(): void {
    mark.at = Date.now();
    for (const file of files) {
      try {
        file.write(mark);
      } catch (error) {
        // the number stands in the store: a full disk must not hold up an answer
        const reason = error instanceof Error ? error.message : String(error);
        if (!failed) log('warn', `the numbers could not be noted: ${reason}`);
        failed = true;
      }
    }
  }

  write();
  return {
    number(series, n) {
      if (n <= (mark.numbers[series] ?? 0)) return;
      mark.numbers[series] = n;
      write();
    },
    audit(seq) {
      if (seq <= mark.audit) return;
      mark.audit = seq;
      write();
    },
    close() {
      for (const file of files) {
        try {
          file.close();
        } catch {
          // what could not be written is a little behind, which the next start does not mind
        }
      }
    },
  };
}
