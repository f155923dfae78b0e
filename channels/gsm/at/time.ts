import type { AtCommands } from './dialogue.ts';

/** `+CCLK: "26/11/23,09:00:00+28"`: local time and the zone in quarters of an hour (3GPP TS 27.007 §8.15). */
const TIME = /^\+CCLK: *"(\d\d)\/(\d\d)\/(\d\d),(\d\d):(\d\d):(\d\d)([+-]\d\d?)"/;
const QUARTER = 15 * 60_000;

/** @returns epoch milliseconds; undefined where no zone is told, without which it is no moment */
export function readTime(line: string): number | undefined {
  const [, ...parts] = TIME.exec(line) ?? [];
  const [year = Number.NaN, month = 1, day = 1, hour = 0, minute = 0, second = 0, zone = 0] =
    parts.map(Number);
  const at = Date.UTC(2000 + year, month - 1, day, hour, minute, second) - zone * QUARTER;
  return Number.isNaN(at) ? undefined : at;
}

/** What time it is for the modem; undefined where it does not know. */
export async function askTime(at: AtCommands): Promise<number | undefined> {
  const answer = await at.command('AT+CCLK?', { prefix: '+CCLK:' });
  return answer.ok ? readTime(answer.lines.at(-1) ?? '') : undefined;
}
