import type { Rules } from '../../../machines/district/rules.ts';
import type { Instances } from '../../../machines/engine/move.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import type { Print, PrintedLetter } from '../../../machines/letter/number-letter.ts';
import type { LetterFrame } from '../../../templates/documents/letter-views.ts';
import type { RenderDocument } from '../../../templates/documents/render.ts';

/** What a kind of letter is printed with. */

export interface PrintParts {
  rules: Rules;
  documents: RenderDocument;
  instances: Pick<Instances, 'of' | 'snapshot'>;
  /** The hotline's number as people dial it; null where it is not set. */
  hotline: string | null;
}

/** What signing gave a letter, and how its paper is checked. */
export type PrintedWith = Omit<Print, 'check'> & Pick<LetterFrame, 'check'>;

export type Printer = (
  parts: PrintParts,
  letter: LetterContext,
  print: PrintedWith,
) => Promise<PrintedLetter>;
