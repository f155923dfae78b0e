import type { Kind } from '../engine/kind.ts';
import type { LetterMachine } from './machine.ts';

export const LETTER: Kind<LetterMachine> = { name: 'letter', idPrefix: 'letter:' };
