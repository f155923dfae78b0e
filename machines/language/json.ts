import type { Role } from '../district/district.ts';
import type { Alternative, Matter, Understand, Understanding } from '../text/understanding.ts';

/** One SMS as `hotline interpret` prints it. */
export type Interpretation = Pick<
  Understanding,
  'text' | 'kind' | 'category' | 'agency' | 'place' | 'flags' | 'action' | 'confidence' | 'why'
> & { alternatives: Alternative[]; matters?: Matter[] };

export function interpretLine(understand: Understand, text: string, role: Role): Interpretation {
  const reading = understand(text, { role });
  const { kind, category, agency, place, flags, action, confidence, why, opinions } = reading;
  const { matters } = reading;
  const read = { text, kind, category, agency, place, flags, action, confidence, why };
  return { ...read, alternatives: opinions, ...(matters.length > 1 ? { matters } : {}) };
}
