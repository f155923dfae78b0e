import type { Kind } from '../engine/kind.ts';
import type { LineMachine } from './machine.ts';

/** What follows the beginning of an id is the line's name. */
export const LINE: Kind<LineMachine> = { name: 'line', idPrefix: 'line:' };
