import type { Kind } from '../engine/kind.ts';
import type { ComplaintMachine } from './machine.ts';

/** Complaints have the plain ids: `2026-A001`. */
export const COMPLAINT: Kind<ComplaintMachine> = { name: 'complaint', idPrefix: '' };
