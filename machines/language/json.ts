import type { Role } from '../district.ts';
import type { Understand, Understanding } from './understanding.ts';

/** One SMS as `hotline interpret` prints it. */
export type Interpretation = Pick<
  Understanding,
  'text' | 'kind' | 'category' | 'agency' | 'place' | 'flags' | 'action' | 'confidence' | 'why'
>;

export function interpretLine(understand: Understand, text: string, role: Role): Interpretation {
  const { kind, category, agency, place, flags, action, confidence, why } = understand(text, {
    role,
  });
  return { text, kind, category, agency, place, flags, action, confidence, why };
}
