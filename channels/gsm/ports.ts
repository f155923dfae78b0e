import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../port.ts';
import { AtDialogue } from './at/dialogue.ts';
import type { LineOpener } from './at/line.ts';
import { portHolder } from './port-holder.ts';

/** Which serial ports there are, and what is on each: of the three or four ports of a stick only some answer AT. */

const STABLE = '/dev/serial/by-id';
const PLUGGED = /^tty(?:USB|ACM)\d+$/;
/** Longest wait for the answer to AT and to each question after it, milliseconds. */
const ANSWER_WAIT = 1_500;
const TRIES = 2;

/** What somebody finds at a port. */
export interface PortFound {
  path: string;
  /** Manufacturer, model and IMEI of a modem that answers; what else there is, in words. */
  words: string;
  answers: boolean;
}

/** Ports that devices on USB have, by the names that stay where there are such. */
export async function serialPorts(dev = '/dev', stable = STABLE): Promise<string[]> {
  const named = await readdir(stable).catch((): string[] => []);
  const paths = named.sort().map((name) => join(stable, name));
  const known = await Promise.all(paths.map((path) => realpath(path).catch(() => path)));
  const plain = (await readdir(dev).catch((): string[] => []))
    .filter((name) => PLUGGED.test(name))
    .sort()
    .map((name) => join(dev, name));
  return [...paths, ...plain.filter((path) => !known.includes(path))];
}

/** Asks AT, and who it is; a port that another program holds is not opened. Changes nothing on the modem. */
export async function lookAt(
  path: string,
  open: LineOpener,
  clock: Clock,
  holderOf: (path: string) => Promise<string | undefined> = portHolder,
): Promise<PortFound> {
  const holder = await holderOf(path);
  if (holder !== undefined) return { path, words: `in the hands of ${holder}`, answers: false };
  try {
    const line = await open();
    const ignored = { unsolicited: () => {}, unanswered: () => {} };
    const dialogue = new AtDialogue(line, clock, ignored);
    line.onClose((reason) => dialogue.end(reason));
    const words = await introduction(dialogue);
    dialogue.end('done');
    line.close();
    return { path, words: words ?? 'does not answer AT', answers: words !== undefined };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { path, words, answers: false };
  }
}

/** Undefined when nothing answers. */
async function introduction(dialogue: AtDialogue): Promise<string | undefined> {
  dialogue.escape();
  const answered = await dialogue.turn('care', async (at) => {
    const answer = await at.command('AT', { timeout: ANSWER_WAIT });
    return answer.ok;
  });
  if (!answered && !(await dialogue.resync(TRIES, ANSWER_WAIT))) return undefined;
  return dialogue.turn('care', async (at) => {
    const said: string[] = [];
    for (const question of ['+CGMI', '+CGMM', '+CGSN']) {
      const { ok, lines } = await at.command(`AT${question}`, { timeout: ANSWER_WAIT });
      const told = lines.find((line) => !line.startsWith('AT'))?.replace(/^\+CG\w+: */, '');
      if (ok && told !== undefined) said.push(question === '+CGSN' ? `IMEI ${told}` : told);
    }
    return said.join(' ') || 'a modem';
  });
}
