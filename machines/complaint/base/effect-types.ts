/** What complaints ask for beside SMS and events: carried out by `effects.ts`. */

/** A letter to be drafted. */
export interface LetterEffect {
  type: 'penerusan';
  agency: string;
}

declare module '../../messages/effects.ts' {
  interface Effects {
    letter: LetterEffect;
  }
}
