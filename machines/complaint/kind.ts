import type { Kind } from '../engine/kind.ts';
import type { Found } from '../engine/move.ts';
import type { ComplaintMachine, ComplaintSnapshot } from './flow/machine.ts';

/** Complaints have the plain ids: `2026-A001`. */
export const COMPLAINT: Kind<ComplaintMachine> = { name: 'complaint', idPrefix: '' };

/** A complaint as it is kept, and as its machine sees it. */
export type FoundComplaint = Found<ComplaintSnapshot>;
