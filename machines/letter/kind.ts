import type { SnapshotFrom } from 'xstate';
import type { Kind } from '../engine/kind.ts';
import type { Found } from '../engine/move.ts';
import type { LetterMachine } from './machine.ts';

export const LETTER: Kind<LetterMachine> = { name: 'letter', idPrefix: 'letter:' };

/** A letter as it is kept, and as its machine sees it. */
export type FoundLetter = Found<SnapshotFrom<LetterMachine>>;
