/** What letters ask for beside events for others: carried out by `effects.ts`. */

/** Number, date, signer and rendering of a letter that was signed. */
export interface NumberEffect {
  /** Given by hand out of a book on paper; null for the next of ours. */
  number: string | null;
}

/** What follows when a letter has gone out that is more than an event for those it is about. */
export interface HandOverEffect {
  sentAt: number;
}

/** Its rendering is printed into the archive. */
export type KeepPaperEffect = Record<string, never>;

declare module '../messages/effects.ts' {
  interface Effects {
    number: NumberEffect;
    handOver: HandOverEffect;
    keepPaper: KeepPaperEffect;
  }
}
