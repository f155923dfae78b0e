import type { Instances } from '../../../machines/engine/move.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import type { Print, PrintedLetter } from '../../../machines/letter/number-letter.ts';
import type { Rules } from '../../../machines/rules.ts';
import type { RenderDocument } from '../../../templates/documents/render.ts';

/** What a kind of letter is printed with. */

export interface PrintParts {
  rules: Rules;
  documents: RenderDocument;
  instances: Pick<Instances, 'of' | 'snapshot'>;
}

export type Printer = (
  parts: PrintParts,
  letter: LetterContext,
  print: Print,
) => Promise<PrintedLetter>;
