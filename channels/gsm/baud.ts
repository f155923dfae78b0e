import type { Clock } from '../port.ts';
import type { Line, LineOpener } from './at/line.ts';

/** Finding the speed of a serial line by asking `AT` at each (kannel tries the same ones). */

export const SPEEDS = [115_200, 57_600, 38_400, 19_200, 9_600];

const ASKS = 3;
const ASK_WAIT = 700;
/** A serial port is free again only a moment after it was closed. */
const CLOSE_WAIT = 200;

/** A clean answer: at a wrong speed there is silence or noise. */
const ANSWER = /(?:^|[\r\n])(?:OK|ERROR|0|4)\r/;

function pause(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => clock.after(milliseconds, resolve));
}

/** True when the modem answers `AT` at the speed the line has. */
async function answers(line: Line, clock: Clock): Promise<boolean> {
  let heard = '';
  let ended = false;
  line.onData((bytes) => {
    heard += Buffer.from(bytes).toString('latin1');
  });
  line.onClose(() => {
    ended = true;
  });
  for (let ask = 0; ask < ASKS && !ended; ask += 1) {
    // ESC first: a prompt that an earlier program left open would swallow the question
    line.write(Buffer.from('\x1b\rAT\r', 'latin1'));
    await pause(clock, ASK_WAIT);
    if (ANSWER.test(heard)) return true;
  }
  return false;
}

/**
 * Opens a line at the speed at which the modem answers; the speed found last is tried first. Where it
 * answers at none the line is opened at the first, so that setting up fails with its own words.
 * @param open opens the line at a speed in bits per second
 */
export function detectingOpener(
  open: (speed: number) => Promise<Line>,
  clock: Clock,
  speeds = SPEEDS,
): LineOpener {
  let known: number | undefined;
  return async () => {
    const first = known ?? speeds[0] ?? 115_200;
    for (const speed of [first, ...speeds.filter((other) => other !== first)]) {
      const line = await open(speed);
      if (await answers(line, clock)) {
        known = speed;
        return line;
      }
      line.close();
      await pause(clock, CLOSE_WAIT);
    }
    return open(first);
  };
}
