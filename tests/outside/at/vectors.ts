import { outside } from '../folder.ts';

/** Answers of real modems, which other projects keep. */

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

export const vectors = outside<Vector[]>('vectors', 'at-responses.json');
export const transcripts = outside<Transcript[]>('vectors', 'vendor-transcripts.json');
