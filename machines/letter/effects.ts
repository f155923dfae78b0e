import type { Hands, Process } from '../engine/process.ts';
import type { NumberEffect } from './effect-types.ts';
import { LETTER } from './kind.ts';
import { numberLetter, type PrintLetter } from './number-letter.ts';

/** Carries out what letters ask for: their number, and what follows when they have gone out. */

export interface LetterPorts {
  printLetter: PrintLetter;
  /** A code by which a paper is checked: nobody has had it, and nobody guesses it. */
  newCheckCode(): string;
  /** Prints a letter that has its number into the archive, as far as that can be done here. Again changes nothing. */
  keepPaper(hands: Hands, letter: string): Promise<void>;
  /** What goes with a letter that was sent: a page for a newspaper. Again changes nothing. */
  sentLetter(hands: Hands, letter: string): Promise<void>;
}

export function letterEffects({
  printLetter: print,
  newCheckCode: newCode,
  keepPaper,
  sentLetter,
}: LetterPorts): NonNullable<Process['effects']> {
  return {
    async number(hands, { instance, id: key, params }) {
      const { number } = JSON.parse(params) as NumberEffect;
      await numberLetter({ ...hands, print, newCode }, instance, number, key, hands.clock.now());
    },
    keepPaper: (hands, { instance }) => keepPaper(hands, instance),
    async handOver(hands, { instance }) {
      const letter = await hands.instances.of(LETTER).context(instance);
      if (letter?.kind === 'pengantar-koran') await sentLetter(hands, instance);
    },
  };
}
