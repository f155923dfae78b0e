import type { Clock } from '../port.ts';
import type { Line } from './at/line.ts';

/** For modems that lose bytes which come too fast (some Nokia take 18 at a time, Siemens M20 one). */
export interface WritePace {
  /** Bytes written at once. */
  bytes: number;
  /** Milliseconds between two pieces. */
  pauseMs: number;
}

/** The same line, written in small pieces with pauses. */
export function slowLine(line: Line, { bytes, pauseMs }: WritePace, clock: Clock): Line {
  let waiting: Uint8Array[] = [];
  let cancel: (() => void) | undefined;

  function next(): void {
    const piece = waiting.shift();
    cancel = undefined;
    if (piece === undefined) return;
    line.write(piece);
    cancel = clock.after(pauseMs, next);
  }

  return {
    ...line,
    write(whole) {
      for (let at = 0; at < whole.length; at += bytes) waiting.push(whole.subarray(at, at + bytes));
      if (cancel === undefined) next();
    },
    close() {
      cancel?.();
      waiting = [];
      line.close();
    },
  };
}
