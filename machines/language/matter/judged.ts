import type { Category } from '../../district/district.ts';
import type { Alternative } from '../../text/understanding.ts';

/** What a text is judged to be about, and how sure. */

/** How sure the agency is where danger, or an abuse of office, settles it. */
export const SETTLED = 0.97;

/** What is known of where a text belongs. */
export interface Verdict {
  category: Category | null;
  agency: string | null;
  /** 0–1 */
  confidence: number;
  why: string[];
  /** Best first, the chosen one included. */
  opinions: Alternative[];
  /** More likely nobody's matter than anybody's. */
  isNobodys: boolean;
  /** How likely it is advertising or fraud. */
  spam: number;
  /** The category says what it is about, so that it can be asked about. */
  namesMatter: boolean;
}
