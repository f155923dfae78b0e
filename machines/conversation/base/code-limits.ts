/** How often a code may be wrong. */

/** Wrong answers to one question after which it is over, and what it was about must be sent anew. */
export const MOST_TRIES = 3;
/** Codes for a new phone that an old one gets in a day, however many SIMs ask: more would only fill it. */
export const MOST_MOVE_CODES = 3;
/** Wrong codes in a day after which a phone is asked for none until the next. */
export const MOST_WRONG = 6;
