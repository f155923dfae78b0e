import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { embeddedFile } from '../../store/open.ts';

/**
 * The technician's door: how commands on the same computer ask a hotline that runs, instead of taking a port out
 * of its hands. The hotline listens on 127.0.0.1 and leaves a note that only its user can read, with the port and
 * a word that opens. The note lies beside the embedded store, or else in the user's state folder.
 */

const note = z.object({ port: z.number().int(), word: z.string().min(32) });
export type DoorNote = z.infer<typeof note>;

const ENDING = /\.door-\d+\.json$/;

/** The same for a hotline and for the commands that have its settings. @returns null for a store in memory */
function beginning(storeUrl: string, stateFolder: string): string | null {
  if (storeUrl === 'sqlite::memory:') return null;
  const file = embeddedFile(storeUrl);
  if (file !== null) return resolve(file);
  return join(stateFolder, createHash('sha256').update(storeUrl).digest('hex').slice(0, 20));
}

export interface NotePlace {
  storeUrl: string;
  stateFolder: string;
}

/** Where this process leaves its note. */
export function notePath({ storeUrl, stateFolder }: NotePlace): string | null {
  const begins = beginning(storeUrl, stateFolder);
  return begins === null ? null : `${begins}.door-${process.pid}.json`;
}

function readNote(path: string): DoorNote[] {
  try {
    return [note.parse(JSON.parse(readFileSync(path, 'utf8')))];
  } catch {
    return [];
  }
}

/** Notes of hotlines on this store; some may be of processes that ended without a word. */
export function notesAt({ storeUrl, stateFolder }: NotePlace): DoorNote[] {
  const begins = beginning(storeUrl, stateFolder);
  if (begins === null) return [];
  const folder = dirname(begins);
  const name = basename(begins);
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch {
    return [];
  }
  return files
    .filter((file) => file.startsWith(`${name}.door-`) && ENDING.test(file))
    .flatMap((file) => readNote(join(folder, file)));
}

/** What can be asked. */
export const question = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('lines') }),
  z.strictObject({
    ask: z.literal('at'),
    line: z.string(),
    command: z.string(),
    listening: z.number().int().min(0),
  }),
  z.strictObject({ ask: z.literal('test'), line: z.string() }),
]);
export type Question = z.infer<typeof question>;

const health = z.object({
  name: z.string(),
  state: z.string(),
  ready: z.boolean(),
  detail: z.string(),
  signal: z.number().optional(),
  memory: z.object({ used: z.number(), total: z.number() }).optional(),
});

/** The answers, by what was asked. */
export const answers = {
  lines: z.array(z.object({ place: z.string(), health })),
  at: z.array(z.string()),
  test: z.object({
    sent: z.boolean(),
    received: z.boolean(),
    tookMs: z.number().optional(),
    trouble: z.string().optional(),
  }),
};
export type Answers = { [K in keyof typeof answers]: z.infer<(typeof answers)[K]> };
export type RunningLine = Answers['lines'][number];
