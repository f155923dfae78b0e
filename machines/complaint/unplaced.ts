import type { Hands } from '../engine/process.ts';
import { unknownCodes } from './with-pack.ts';

/** What a changed pack left behind: codes that it does not have, of complaints that are not over. */
export interface Unplaced {
  agencies: string[];
  categories: string[];
}

export async function unplacedCodes(ports: Pick<Hands, 'store' | 'rules'>): Promise<Unplaced> {
  const [agencies, categories] = await Promise.all([
    unknownCodes(ports, 'agency'),
    unknownCodes(ports, 'category'),
  ]);
  return { agencies, categories };
}
