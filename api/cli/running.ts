import { z } from 'zod';
import { ToldError } from '../../machines/base/told-error.ts';
import {
  type Answers,
  answers,
  type DoorNote,
  type NotePlace,
  notesAt,
  type Question,
  type RunningLine,
} from '../hotline/door.ts';

/** Hotlines that run on this computer with the same settings, asked through the technician's door. */

const refused = z.object({ error: z.string() });

/** Longest wait for a list of lines, and for a test SMS or a command, milliseconds. */
const QUICK = 3_000;
const PATIENT = 300_000;

/** The hotline that runs does not do it; the message says why. */
export class RunningError extends ToldError {
  override readonly name = 'RunningError';
}

/** A line in the hands of a hotline that runs. */
export interface HeldLine extends RunningLine {
  /** @throws RunningError */
  command(text: string, listening: number): Promise<Answers['at']>;
  /** @throws RunningError */
  test(): Promise<Answers['test']>;
}

async function ask({ port, word }: DoorNote, asked: Question): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${word}` },
    body: JSON.stringify(asked),
    signal: AbortSignal.timeout(asked.ask === 'lines' ? QUICK : PATIENT),
  });
  const body: unknown = await response.json();
  if (response.ok) return body;
  throw new RunningError(refused.parse(body).error);
}

function heldLine(note: DoorNote, { place, health }: RunningLine): HeldLine {
  const line = health.name;
  return {
    ...{ place, health },
    command: async (command, listening) =>
      answers.at.parse(await ask(note, { ask: 'at', line, command, listening })),
    test: async () => answers.test.parse(await ask(note, { ask: 'test', line })),
  };
}

/** Lines that hotlines hold now; of one that ended without a word, or does not answer, none. */
export async function heldLines(notes: NotePlace): Promise<HeldLine[]> {
  const asked = notesAt(notes).map(async (note) => {
    const told = await ask(note, { ask: 'lines' }).catch(() => []);
    return answers.lines.parse(told).map((line) => heldLine(note, line));
  });
  return (await Promise.all(asked)).flat();
}

const pagesHealth = z.object({ status: z.string() });

/** Whether the pages of a hotline answer there, which does not let itself be asked. */
export async function answersPages({ host, port }: { host: string; port: number }) {
  try {
    const response = await fetch(`http://${host}:${port}/kesehatan`, {
      signal: AbortSignal.timeout(QUICK),
    });
    return pagesHealth.safeParse(await response.json()).success;
  } catch {
    return false;
  }
}
