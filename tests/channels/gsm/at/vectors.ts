import { existsSync, readFileSync } from 'node:fs';
import { packagePath } from '../../../../api/paths.ts';

/** Answers of real modems, which other projects keep; read where they lie. */

export interface Vector {
  id: string;
  command: string;
  raw: string;
  mustParse: boolean;
  expected: Record<string, unknown>;
}

export interface Transcript {
  model: string;
  /** Commands that a SIM with a PIN does not hold up. */
  noPinRequired: string[];
  /** Commands that are refused at first because the SIM is busy. */
  simBusy: string[];
  responses: Record<string, string[]>;
}

function load<T>(name: string): T[] {
  const path = packagePath('..', 'shared', 'vectors', name);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  process.stderr.write(`skipped: ${path} is not here, so vendors' answers are not checked\n`);
  return [];
}

export const vectors = load<Vector>('at-responses.json');
export const transcripts = load<Transcript>('vendor-transcripts.json');
